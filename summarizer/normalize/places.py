"""Places: what the words name, how two of them stand to each other, and which countries a text names."""

from summarizer.normalize.countries import countries_in
from summarizer.normalize.locating import PlaceKey, locate
from summarizer.normalize.place_relations import PlaceRelation, inverse, relation

__all__ = ["PlaceKey", "PlaceRelation", "countries_in", "inverse", "locate", "relation"]
