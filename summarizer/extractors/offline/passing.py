"""Deeds only touched on: "since the murder of Bishop Ortiz, nobody has asked". No day, no place and no count tell of them."""

from collections.abc import Set as AbstractSet

from summarizer.extractors.offline.identity import HARMFUL, Event
from summarizer.extractors.offline.triggers import Mention


def in_passing(event: Event, opening: AbstractSet[int]) -> bool:
    """Whether a deed is first named after the opening, by a noun or in another clause, and nothing says when, where or how many it struck.

    `opening` are the numbers of its sentences. "The killing of six priests", "Monday's murder" and "Bishop Ortiz was murdered" tell a deed;
    a name alone, which no report of the deed could be joined to, does not.
    """
    if event.type not in HARMFUL | {None} or event.count or event.ordinal or event.first.parsed.number in opening:
        return False
    return not event.dates and not any(_told(one) for one in event.mentions)


def _told(mention: Mention) -> bool:
    counted = any(toll.low is not None and toll.low > 1 for toll in mention.tolls)
    clause = mention.verbal and mention.type is not None and not mention.subordinate
    return counted or clause or bool(mention.dates or mention.places)
