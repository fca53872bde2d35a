"""Claims as rows: a value, who says it, in which words, where."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from summarizer.normalize import edtf
from summarizer.records.incident import Finding, FindingClaim, Participant, Place, Toll, TollClaim, Weapon
from summarizer.records.vocabulary import FindingStatus, Outcome
from summarizer.rendering.view.citations import Citations, Cite, each_once
from summarizer.wording import GROUPS, OUTCOMES, claim_words, date_precision, date_words, interval, join, open_words, toll_words

SECONDED = "second reading agrees"


class Voice(NamedTuple):
    """Who says it: an outlet in its own voice, or an outlet naming its claimants.

    `words` are as written; `plain` where they are the value itself, so that repeating them tells nothing.
    """

    outlet: str
    source: int
    claimants: tuple[str, ...]
    words: str
    marks: tuple[str, ...]
    cites: tuple[Cite, ...]
    plain: bool

    @property
    def who(self) -> str:
        """ "North Wire, citing Police"."""
        return self.outlet + (f", citing {join(self.claimants)}" if self.claimants else "")

    @property
    def quoted(self) -> str:
        """The words as written, where they tell more than the value."""
        return "" if self.plain else self.words

    @property
    def remark(self) -> str:
        """What has to be known about the claim: "year inferred from other reports; weak"."""
        return "; ".join(self.marks)


class Said(NamedTuple):
    """One value and everybody who says it. `fits` where it is so coarse that it takes no side between the others."""

    value: str
    note: str
    voices: tuple[Voice, ...]
    fits: bool = False

    @property
    def cites(self) -> tuple[Cite, ...]:
        """All references of the value, each once, by source and sentence."""
        return each_once(cite for voice in self.voices for cite in voice.cites)

    @property
    def tellers(self) -> tuple[tuple[str, tuple[Cite, ...]], ...]:
        """Who says it, each once whatever the words, with all references."""
        found: dict[str, list[Cite]] = {}
        for voice in self.voices:
            found.setdefault(voice.who, []).extend(voice.cites)
        return tuple((who, each_once(cites)) for who, cites in found.items())


class Group(NamedTuple):
    """Everything told under one role, in the order of the record. `claimants` are everybody's, empty where the items' own differ."""

    role: str
    said: tuple[Said, ...]
    claimants: tuple[str, ...]

    @property
    def according(self) -> str:
        """ "according to Police", where all of it rests on the same claimants."""
        return f"according to {join(self.claimants)}" if self.claimants else ""

    def notes(self, said: Said) -> str:
        """What stands in brackets behind one of its items: other spellings, and its claimants where they are not everybody's."""
        named = sorted({name for voice in said.voices for name in voice.claimants}) if not self.claimants else []
        return "; ".join(note for note in (said.note, f"according to {join(named)}" if named else "") if note)


class Row(NamedTuple):
    """One field of an incident: `key` is the record's name of it, `value` what stands after the policy (None where nothing does)."""

    key: str
    label: str
    value: str | None
    note: str
    status: FindingStatus
    said: tuple[Said, ...]

    @property
    def disputed(self) -> bool:
        return self.status == "disputed"

    @property
    def settled(self) -> str:
        """What stands, in words: the value, or that nothing does."""
        if self.value is None:
            return "left open" if self.disputed else "not known"
        return f"the policy chose {self.value}" if self.disputed else self.value

    def beside(self, said: Said) -> str:
        """The value that a claim has to be introduced by: none where it is the one that stands, or where it is the only one."""
        return "" if said.value == self.value or len(self.said) == 1 else said.value

    @property
    def claims(self) -> tuple[tuple[str, str, Voice], ...]:
        """Each claim: the value that introduces it, the note on that value, and who says it."""
        return tuple((self.beside(said), said.note, voice) for said in self.said for voice in said.voices)

    @property
    def inline(self) -> bool:
        """Whether the claims have room behind the value: a single one, or names alone."""
        claims = self.claims
        return len(claims) == 1 or not any(value or voice.quoted or voice.remark for value, _, voice in claims)

    @property
    def cites(self) -> tuple[Cite, ...]:
        """All references of the row, each once, by source and sentence."""
        return each_once(cite for said in self.said for cite in said.cites)


def finding_row(key: str, label: str, finding: Finding, citations: Citations, words: Callable[[str | None], str]) -> Row:
    """A finding and its claims, equal values together, in the order of the values, those that take no side last."""
    said = _said(((claim.value, claim) for claim in finding.claims), citations, words)
    value = None if finding.value is None else words(finding.value)
    precision = date_precision(finding.value) if key == "date" and finding.value is not None else "day"
    note = "" if precision == "day" else f"precise to the {precision}" if precision in ("month", "year") else precision
    return Row(key, label, value, note, finding.status, said)


def _said(claims: Iterable[tuple[str | None, FindingClaim]], citations: Citations, words: Callable[[str | None], str]) -> tuple[Said, ...]:
    by_value: dict[str, list[FindingClaim]] = {}
    for value, claim in claims:
        by_value.setdefault(value or "", []).append(claim)
    return tuple(
        Said(
            words(value or None),
            "fits the others" if _fits(value, by_value) else "",
            together(voice for claim in by_value[value] for voice in voices(claim, citations)),
            _fits(value, by_value),
        )
        for value in sorted(by_value, key=lambda one: (not one, _fits(one, by_value), one))
    )


def _fits(value: str, values: Iterable[str]) -> bool:
    """Whether a date is so coarse that it holds several of the others: it takes no side between them."""
    return sum(edtf.contains(value, other) for other in values if other and value and other != value) > 1


def voices(claim: FindingClaim, citations: Citations) -> tuple[Voice, ...]:
    """The claim's articles in the order of the sources, each with its own sentences."""
    holding = (("year inferred from other reports", bool(claim.inferred)), ("weak", claim.weak), (SECONDED, claim.seconded))
    marks = tuple(mark for mark, holds in holding if holds)
    return _voices(claim, claim.value or "", marks, citations)


def _voices(claim: FindingClaim | TollClaim, value: str, marks: tuple[str, ...], citations: Citations) -> tuple[Voice, ...]:
    articles = sorted({one.article for one in claim.evidence})
    found = []
    for article in articles:
        source = citations.source(article)
        if source is not None:
            cites = citations.cite(one for one in claim.evidence if one.article == article)
            plain = not set(marks) - {SECONDED} and claim.text.casefold() == value.casefold()
            found.append(Voice(source.name, source.number, claim.according_to, claim.text, marks, cites, plain))
    return tuple(found)


def together(voices: Iterable[Voice]) -> tuple[Voice, ...]:
    """Voices of one value, by source; those that differ in their sentences alone are one."""
    found: dict[tuple[int, tuple[str, ...], str, tuple[str, ...]], Voice] = {}
    for one in voices:
        key = (one.source, one.claimants, one.words.casefold(), one.marks)
        known = found.get(key)
        if known is not None:
            one = known._replace(cites=each_once((*one.cites, *known.cites)))
        found[key] = one
    return tuple(found[key] for key in sorted(found))


def date_row(finding: Finding, citations: Citations) -> Row:
    """When, with precision."""
    return finding_row("date", "When", finding, citations, date_words)


def toll_row(outcome: Outcome, toll: Toll, citations: Citations) -> Row:
    """A toll with low, best, high and each claim with its claimant."""
    by_count: dict[tuple[int, str, str], list[TollClaim]] = {}
    for claim in toll.claims:
        group = "" if claim.group == "total" else f" {GROUPS[claim.group]}"
        low = -1 if claim.low is None else claim.low
        by_count.setdefault((low, claim_words(claim), group), []).append(claim)
    said = tuple(
        Said(f"{key[1]}{key[2]}", "", together(voice for claim in by_count[key] for voice in _toll_voices(claim, citations)))
        for key in sorted(by_count, key=lambda key: (key[2] != "", -key[0], key))
    )
    value = None if toll.best is None else open_words(toll) if toll.open and toll.status != "disputed" else str(toll.best)
    if value is None and toll.status != "disputed":
        value = toll_words(toll)
    return Row(outcome, OUTCOMES[outcome].capitalize(), value, _bounds(toll), toll.status, said)


def _bounds(toll: Toll) -> str:
    def shown(count: int | None) -> str:
        return "unknown" if count is None else str(count)

    high = "open" if toll.open and toll.high is None else shown(toll.high) + (" or more" if toll.open else "")
    if toll.low is None and toll.best is None and toll.high is None:
        return ""
    text = f"low {shown(toll.low)} · best {'left open' if toll.best is None else toll.best} · high {high}"
    groups = [f"{interval(one.low, one.high)} {GROUPS[one.group]}" for one in toll.by_group if one.group != "total"]
    return text + (f" · of these {', '.join(groups)}" if groups else "")


def _toll_voices(claim: TollClaim, citations: Citations) -> tuple[Voice, ...]:
    marks = tuple(
        mark
        for mark, holds in (
            ("sum computed from the parts", claim.computed),
            ("superseded by a later figure", claim.superseded),
            ("weak", claim.weak),
            (SECONDED, claim.seconded),
        )
        if holds
    )
    victims = (f"victims: {claim.victims}",) if claim.victims and claim.victims.casefold() not in claim.text.casefold() else ()
    return _voices(claim, "", victims + marks, citations)


ROLES = {
    "perpetrator": "perpetrator",
    "target": "target",
    "party": "party",
    "host": "host",
    "mediator": "mediator",
    "responder": "responder",
    "scene": "scene",
    "launched_from": "launched from",
    "toward": "toward",
    "used": "used",
    "seized": "seized",
}


def grouped(items: Iterable[tuple[str, Said]]) -> tuple[Group, ...]:
    """Items by role, the roles in the order in which they come first."""
    by_role: dict[str, list[Said]] = {}
    for role, said in items:
        by_role.setdefault(role, []).append(said)
    return tuple(Group(ROLES[role], tuple(found), _common(found)) for role, found in by_role.items())


def _common(items: Iterable[Said]) -> tuple[str, ...]:
    named = {voice.claimants for said in items for voice in said.voices}
    return named.pop() if len(named) == 1 else ()


def participant_said(one: Participant, citations: Citations) -> Said:
    notes = []
    if one.affiliation and one.affiliation.casefold() not in one.name.casefold():
        notes.append(one.affiliation)
    aliases = [alias for alias in one.aliases if alias != one.name]
    if aliases:
        notes.append(f"also written {', '.join(aliases)}")
    return Said(one.name, "; ".join(notes), _all_voices(one.claims, citations))


def place_said(one: Place, citations: Citations) -> Said:
    around = [part for part in (one.region, one.country) if part and part.casefold() not in one.text.casefold()]
    return Said(one.text, ", ".join(around), _all_voices(one.claims, citations))


def weapon_said(one: Weapon, citations: Citations) -> Said:
    return Said(one.name, "", _all_voices(one.claims, citations))


def _all_voices(claims: Iterable[FindingClaim], citations: Citations) -> tuple[Voice, ...]:
    return together(voice for claim in claims for voice in voices(claim, citations))
