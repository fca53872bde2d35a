"""Whether two readings name the same speaker, one that may be the same, or plainly another.

"May be" is for two ways of naming one source: an office and its holder ("Tajikistan's FM", "Muhriddin"), a body in full and in short
("the agency"), a state by its capital ("Dushanbe", "the Tajik government"), a ministry whose document a minister's words stand in.
Only what is plainly another is ever held against a reading.
"""

import re
from collections.abc import Iterable
from typing import Literal, NamedTuple

from summarizer.normalize import countries, names, people, tables
from summarizer.normalize.transliteration import fold
from summarizer.records.extraction import Speaker
from summarizer.records.report import StatementReport
from summarizer.second_reading import wording
from summarizer.second_reading.reading import Reading, stems

Relation = Literal["same", "open", "other"]
Kind = Literal["person", "body", "nameless"]


_OFFICES = stems(" ".join(sorted(tables.OFFICES)))


class Voice(NamedTuple):
    """A speaker as the article names him. `profile` are the stems of what he is: role, affiliation, the titles in his name."""

    name: str
    kind: Kind
    words: frozenset[str]
    countries: frozenset[str]
    profile: frozenset[str]


class Cast:
    """All that both readings know of who somebody is: one reading may give the role that the other left out."""

    def __init__(self, *readings: Reading) -> None:
        self._all = tuple(speaker for reading in readings for report in reading.statements for speaker in report.speakers)
        self._voices: dict[Speaker, Voice] = {}
        self.names = stems(" ".join(people.without_titles(speaker.name) for speaker in self._all))
        """The stems of all speakers' names, which say who speaks and not what is said."""

    def relation(self, mine: StatementReport, theirs: StatementReport) -> Relation:
        """How the speakers of the first reading's statement stand to those of the second's."""
        found = {self._one(one, other, mine, theirs) for one in mine.speakers for other in theirs.speakers}
        if "same" in found:
            return "same"
        if self._both_sides(mine, theirs):
            return "open"
        return "open" if "open" in found else "other"

    def _both_sides(self, mine: StatementReport, theirs: StatementReport) -> bool:
        """Whether two speakers are "both sides", or two states the two who speak for them."""
        if any(_several(speaker.name) for speaker in (*mine.speakers, *theirs.speakers)):
            return len(mine.speakers) + len(theirs.speakers) > 2
        sides = [[self._voice(speaker).countries for speaker in report.speakers] for report in (mine, theirs)]
        return len(sides[0]) == len(sides[1]) > 1 and all(any(one & other for other in sides[1]) for one in sides[0])

    def _one(self, one: Speaker, other: Speaker, mine: StatementReport, theirs: StatementReport) -> Relation:
        if same(one.name, other.name):
            return "same"
        a, b = self._voice(one), self._voice(other)
        for report, said in ((theirs, one), (mine, other)):
            if report.via is not None and report.via.outlet is not None and same(report.via.outlet, said.name):
                return "open"
        for report, issuer, holder in ((theirs, a, b), (mine, b, a)):
            if report.via is not None and report.via.document is not None and _issued(report.via.document, issuer):
                return "open" if issuer.kind != "person" and _fits(issuer, holder) else "other"
        return "open" if _near(a, b, " ".join(evidence.text for evidence in mine.evidence)) else "other"

    def _voice(self, speaker: Speaker) -> Voice:
        if speaker not in self._voices:
            self._voices[speaker] = self._heard(speaker)
        return self._voices[speaker]

    def _heard(self, speaker: Speaker) -> Voice:
        known = [one for one in self._all if one.name == speaker.name or same(one.name, speaker.name)]
        told = " ".join(part for one in (speaker, *known) for part in (one.role, one.affiliation) if part)
        bare = people.without_titles(speaker.name)
        title = speaker.name.replace(bare, " ") if bare else ""
        kind = _kind(speaker.name)
        of = frozenset(countries.countries_in(speaker.name)) | _capital(speaker.name)
        if kind == "person":
            return Voice(speaker.name, kind, stems(bare), frozenset(countries.countries_in(f"{told} {title}")), stems(f"{told} {title}"))
        return Voice(speaker.name, kind, stems(_content(speaker.name)), of, stems(f"{told} {speaker.name}"))


def same(one: str, other: str) -> bool:
    """Whether two names are one, beyond titles, spelling and transliteration."""
    one, other = (re.sub(r"['’]s?$", "", name) for name in (one, other))
    return one.casefold() == other.casefold() or names.compare(one, other).same


def _kind(name: str) -> Kind:
    """A person or body has a proper name; "the ambassador", "both sides", "Regional analysts" and "Tajikistan FM" have none."""
    bare = people.without_titles(name) or name
    words = [word for word in bare.split() if fold(word) not in wording.DETERMINERS]
    folded = [fold(word) for word in words]
    if not words or not people.parse(name).words:
        return "nameless"
    if len(words) > 1 and folded[-1] in wording.KINDS_OF_BODY:
        return "body"
    if words[-1][:1].islower():
        return "nameless"
    if len(words) == 1 and (folded[0] in tables.OFFICES or folded[0].removesuffix("s") in tables.OFFICES or folded[0] in wording.STATE):
        return "nameless"
    if names.looks_like_organisation(bare) or countries.countries_in(bare) or _capital(bare):
        return "body"
    return "person"


def _capital(name: str) -> frozenset[str]:
    code = countries.capitals().get(fold(name))
    return frozenset({code}) if code is not None else frozenset()


def _content(name: str) -> str:
    """The name without countries, determiners and words for a state at large."""
    words = countries.without_countries(name).split() if not _capital(name) else []
    return " ".join(word for word in words if fold(word.strip("'’s")) not in wording.STATE | wording.DETERMINERS)


def _several(name: str) -> bool:
    return not wording.SEVERAL.isdisjoint(fold(name).split()) and _kind(name) == "nameless"


def _issued(document: str, voice: Voice) -> bool:
    """Whether a document's description names this body as its issuer: "a statement issued by the Afghan Foreign Ministry"."""
    if voice.kind == "person" or not voice.words:
        return False
    of = frozenset(countries.countries_in(document))
    return voice.words <= stems(document) and not (of and voice.countries and of.isdisjoint(voice.countries))


def _fits(body: Voice, holder: Voice) -> bool:
    """Whether somebody may speak for a body: what he is shares a word with it and names no other country; or nothing is known of him."""
    if not holder.profile:
        return True
    if body.countries and holder.countries and body.countries.isdisjoint(holder.countries):
        return False
    return not body.words.isdisjoint(holder.profile) or not (body.countries.isdisjoint(holder.countries))


def _near(a: Voice, b: Voice, text: str) -> bool:
    """Whether two names that differ may still be two ways of naming one source; `text` is what the first reading, `a`, cites.

    Where a parse takes the body out of "Police Chief Ana Novak said", the first reading may name her; a sentence in which a parse
    finds a person by name is not the body's.
    """
    if a.countries and b.countries and a.countries.isdisjoint(b.countries):
        return False
    kinds = {a.kind, b.kind}
    if kinds == {"person"}:
        return False
    if "person" not in kinds:
        return _near_bodies(a, b)
    person, other = (a, b) if a.kind == "person" else (b, a)
    shared = not other.words.isdisjoint(person.profile)
    if other.kind == "body":
        return shared and person is a and not stems(text).isdisjoint(person.words)
    return shared or (_only_kind(other.name) and person.profile.isdisjoint(_OFFICES if _is_body(other.name) else person.profile))


def _near_bodies(a: Voice, b: Voice) -> bool:
    if not a.words or not b.words:  # a state and nothing more on one side at least
        return not a.words and not b.words and (not a.countries or not b.countries or not a.countries.isdisjoint(b.countries))
    if a.words <= b.words or b.words <= a.words:
        return True
    return any(short.kind == "nameless" and _only_kind(short.name) and long.kind == "body" for short, long in ((a, b), (b, a)))


def _only_kind(name: str) -> bool:
    """Whether it is called only by what it is: "the agency", "the statement", "a spokesman"."""
    words = [fold(word) for word in name.split() if fold(word) not in wording.DETERMINERS]
    return len(words) == 1 and (words[0] in wording.KINDS_OF_BODY or words[0] in tables.OFFICES)


def _is_body(name: str) -> bool:
    return fold(name.split()[-1]) in wording.KINDS_OF_BODY


def spoken_of(speakers: Iterable[Speaker], words: str) -> bool:
    """Whether the words let one of the speakers speak inside them: "… that Guo demanded …"."""
    text = fold(words).split()
    for speaker in speakers:
        last = fold(people.without_titles(speaker.name) or speaker.name).split()[-1:]
        for position, word in enumerate(text[:-1]):
            if [word.strip(",.\"'“”")] == last and any(after.strip(",.") in wording.SAYING for after in text[position + 1 : position + 3]):
                return True
    return False
