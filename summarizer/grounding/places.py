"""Whether the article supports the country and the region that an answer gives to a place."""

from summarizer.grounding import names
from summarizer.grounding.reading import Reading
from summarizer.normalize import places


def country(reading: Reading, place: str, code: str) -> str | None:
    """What is wrong with the country code; null where the place's own name or the article names that country."""
    if len(code) != 2 or not code.isupper():
        return "it is no ISO 3166-1 alpha-2 code."
    found = places.locate(place)
    if code == found.country or code in found.countries or code in reading.countries:
        return None
    return f"neither {place!r} nor the article names that country."


def region(reading: Reading, place: str, name: str) -> str | None:
    """What is wrong with the region; null where the article names it or the gazetteer puts the place into it."""
    if names.anywhere(reading, name):
        return None
    found = places.locate(place).region
    if found is not None and found == places.locate(name).region:
        return None
    return "the article does not name that region."
