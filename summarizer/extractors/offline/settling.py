"""What the rules read and the check refuses is not claimed: an extraction without the parts that code has something against."""

from summarizer.extractors.contract import Check
from summarizer.records.extraction import Extraction, Incident, Statement

_FIELDS = ("casualties", "participants", "places", "dates", "weapons", "sentences")  # sentences last: they tell what claims leave over


def settled(extraction: Extraction, check: Check) -> Extraction:
    """The extraction itself where the check has nothing against it; else each record less what it refuses there."""
    if not check(extraction):
        return extraction
    incidents = tuple(_standing(one, check) for one in extraction.incidents)
    statements = tuple(one for each in extraction.statements if (one := _spoken(each, check)) is not None)
    return Extraction(incidents=incidents, statements=statements)


def _spoken(one: Statement, check: Check) -> Statement | None:
    """A statement as it stands: whole, or without its addressee, or without its quotations; nothing where its speaker is refused."""
    for without in ({}, {"addressee": None}, {"quotes": ()}):
        tried = one.model_copy(update=without)
        if not check(Extraction(statements=(tried.model_copy(update={"about": ()}),))):
            return tried
    return None


def _standing(one: Incident, check: Check) -> Incident:
    """An incident without the claims and sentences that are refused: each goes where fewer complaints are left without it."""
    complaints = _against(one, check)
    for field in _FIELDS:
        for value in getattr(one, field) if complaints else ():
            rest = tuple(each for each in getattr(one, field) if each is not value)
            tried = one.model_copy(update={field: rest})
            left = _against(tried, check)
            if left < complaints and (rest or field != "sentences"):
                one, complaints = tried, left
    return one


def _against(one: Incident, check: Check) -> int:
    return len(check(Extraction(incidents=(one.model_copy(update={"concerning": (), "aggregate": None}),))))
