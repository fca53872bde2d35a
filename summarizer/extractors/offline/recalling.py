"""Deeds of long ago told beside the news: "Two teens were shot Monday. In May 2011, two others were killed in the same park"."""

from summarizer.extractors.offline.identity import HARMFUL, LEAD, Event, aftermath
from summarizer.extractors.offline.triggers import Mention
from summarizer.normalize import edtf

_PASSING = 2  # sentences that tell of what is only recalled
_OLD = 60  # days before its publication from which a deed is no news


def recalled(mention: Mention, event: Event, published: str | None) -> bool:
    """Whether a mention recalls another deed than the news: its day is long past, and the opening tells the news as a fresh deed.

    "The killing in May 2013" of an article about a trial is the news itself: there the opening names the deed and does not tell it.
    """
    if published is None or not mention.dates or event.type not in HARMFUL | {None} or aftermath(mention):
        return False
    first = event.first
    mishap = event.type in {"accident", "disaster"} and bool(first.tolls)  # "… searched for survivors after a ferry sank, killing five"
    told = ((first.verbal and not first.subordinate) or mishap) and first.parsed.number <= LEAD < mention.parsed.number
    return told and _old(mention, published) and not any(_old(one, published) for one in event.mentions)


def long_past(event: Event, published: str | None) -> bool:
    """Whether an event is told in passing, and all its days are known and long before the publication."""
    dated = [one for one in event.mentions if one.dates]
    return published is not None and bool(dated) and len(event.sentences) <= _PASSING and all(_old(one, published) for one in dated)


def _old(mention: Mention, published: str) -> bool:
    """Whether all of a mention's days are known and long before the publication, or a whole year."""
    ages = [_age(date.edtf, published) for date in mention.dates]
    return bool(ages) and all(age is not None and age > _OLD for age in ages)


def _age(date: str | None, published: str) -> int | None:
    """Days from the start of a date to the publication."""
    bounds, day = edtf.bounds(date), edtf.bounds(published[:10])
    return None if bounds is None or day is None else (day[0] - bounds[0]).days
