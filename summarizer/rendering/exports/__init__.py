"""A brief's merged records in the exchange formats of the conflict-data projects.

What a format cannot hold is left empty, never guessed: a disputed toll has a low and a high and no best, an unlocated event no
coordinates. Every row names the brief's record by its id.
"""

from summarizer.rendering.exports.acled import acled
from summarizer.rendering.exports.geojson import geojson
from summarizer.rendering.exports.plover import plover
from summarizer.rendering.exports.ucdp import ucdp

__all__ = ["acled", "geojson", "plover", "ucdp"]
