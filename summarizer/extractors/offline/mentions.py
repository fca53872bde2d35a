"""Who is who in an article: persons with their titles, and what pronouns and role nouns stand for.

Persons are gathered over the whole article first ("Foreign Minister Amir Khan Muttaqi" … "Muttaqi" is one); a pronoun or a role noun
("the ambassador") is then resolved to the last fitting name before it.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from summarizer.extractors.offline.lexicon import words
from summarizer.extractors.offline.parse import Parsed, Reading
from summarizer.extractors.offline.phrases import child, children, is_proper, lemma, phrase, words_of
from summarizer.records.extraction import Speaker

if TYPE_CHECKING:
    from spacy.tokens import Token

_ACRONYM_ROLES = {
    "fm": "foreign minister",
    "fms": "foreign minister",
    "pm": "prime minister",
    "ceo": "chief executive",
    "da": "district attorney",
}
_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_PARTICLES = frozenset({"al", "bin", "de", "la", "del", "von", "van", "der", "el", "-", "'", "jr.", "sr.", "jr", "sr"})


@dataclass(slots=True)
class Person:
    """One person of the article. `roles` are titles as written with the affiliation that stands with them."""

    name: str
    gender: str | None = None
    roles: list[tuple[str, str | None]] = field(default_factory=list)
    seen: list[tuple[int, int, bool]] = field(default_factory=list)  # sentence, token, whether a subject

    @property
    def surname(self) -> str:
        parts = [part for part in self.name.split() if part.lower().strip(".") not in {"jr", "sr", "ii", "iii"}]
        return parts[-1].lower() if parts else self.name.lower()


@dataclass(slots=True)
class Body:
    """An organisation, government or country that can act and speak."""

    name: str
    seen: list[tuple[int, int, bool]] = field(default_factory=list)


class Cast:
    """The persons and bodies of one article, and the resolution of what stands for them."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.persons: list[Person] = []
        self.bodies: list[Body] = []
        self._at: dict[tuple[int, int], Person] = {}
        self._in_quotation: set[tuple[int, int]] = set()
        for parsed in reading.sentences:
            self._collect(parsed)
        for parsed in reading.sentences:
            self._collect_surnames(parsed)
            self._collect_bodies(parsed)
        for person in self.persons:
            person.seen.sort()

    # --- gathering ---------------------------------------------------------------------------------------------------------------

    def _collect(self, parsed: Parsed) -> None:
        for first, last in _runs(parsed):
            title_end = max((i for i in range(first, last + 1) if _is_title(parsed.doc[i])), default=None)
            name_first = first if title_end is None else title_end + 1
            if name_first > last:
                continue
            head = parsed.doc[last]
            name_first = _past_country(parsed, name_first, last)
            role, affiliation = _title_before(parsed, name_first)
            outer = _apposed_role(parsed, head)
            labelled = any(parsed.doc[i].ent_type_ == "PERSON" for i in range(name_first, last + 1))
            if not (labelled or role or outer):
                continue
            if parsed.doc[last].ent_type_ in {"GPE", "NORP", "FAC", "LOC"} and not role:
                continue
            if parsed.doc[last].ent_type_ == "ORG" and not role and last == name_first:
                continue
            if any(_is_body_word(parsed.doc[i]) for i in range(name_first, last + 1)):
                continue
            person = self._person(words_of(parsed, name_first, last))
            if role:
                person.roles.append((role, affiliation))
                person.gender = person.gender or _gender_of_title(role)
            if outer:
                person.roles.append(outer)
                person.gender = person.gender or _gender_of_title(outer[0])
            self._note(parsed, person, name_first, last)

    def _collect_surnames(self, parsed: Parsed) -> None:
        """A known surname alone, however the tagger labelled it."""
        by_surname = {part: person for person in reversed(self.persons) for part in (person.name.split()[0].lower(), person.surname)}
        for token in parsed.doc:
            if token.text[:1].isupper() and (parsed.number, token.i) not in self._at and token.lower_ in by_surname and token.pos_ != "ADJ":
                after = token.nbor() if token.i + 1 < len(parsed.doc) else None
                if after is not None and after.pos_ == "PROPN" and after.dep_ != "appos" and token.dep_ == "compound":
                    continue
                self._note(parsed, by_surname[token.lower_], token.i, token.i)

    def _collect_bodies(self, parsed: Parsed) -> None:
        for token in parsed.doc:
            if token.dep_ in {"compound", "amod", "nmod"} or (parsed.number, token.i) in self._at:
                continue
            proper = token.pos_ == "PROPN" and token.ent_type_ not in {"DATE", "TIME", "PERSON"}
            if proper or (token.pos_ == "NOUN" and _is_body_word(token)):
                first, last = phrase(token)
                name = words_of(parsed, first, last)
                if token.pos_ == "NOUN" and not any(one[:1].isupper() for one in name.split()):
                    continue
                known = next((body for body in self.bodies if body.name.lower() == name.lower()), None)
                if known is None:
                    known = Body(name)
                    self.bodies.append(known)
                known.seen.append((parsed.number, token.i, _is_subject(token)))

    def _note(self, parsed: Parsed, person: Person, first: int, last: int) -> None:
        head = next(
            (parsed.doc[i] for i in range(last, first - 1, -1) if parsed.doc[i].head.i not in range(first, last + 1)), parsed.doc[last]
        )
        for i in range(first, last + 1):
            self._at[parsed.number, i] = person
        if person.gender is None:
            person.gender = _gender_of_name(person.name)
        person.seen.append((parsed.number, head.i, _is_subject(head)))
        if parsed.quoted(head) is not None:
            self._in_quotation.add((parsed.number, head.i))

    def _person(self, name: str) -> Person:
        name = name.removesuffix("'s").strip()
        for person in self.persons:
            if _same_person(person.name, name):
                if len(name) > len(person.name):
                    person.name = name
                return person
        person = Person(name)
        self.persons.append(person)
        return person

    # --- resolution --------------------------------------------------------------------------------------------------------------

    def person_at(self, parsed: Parsed, token: "Token") -> Person | None:
        """The person whose name a token is part of, or heads: "Dr Mohammad Naeem"."""
        found = self._at.get((parsed.number, token.i))
        if found is None and token.pos_ in {"NOUN", "PROPN"}:
            for one in children(token, "appos"):
                found = found or self._at.get((parsed.number, one.i))
        if found is None and token.pos_ in {"NOUN", "PROPN"} and (_is_title(token) or lemma(token) == "counterpart"):
            first, last = phrase(token)
            doc = parsed.doc
            behind = last + 2 if last + 2 < len(doc) and doc[last + 1].text == "," else last + 1
            after = (parsed.number, behind)
            found = self._at.get(after) or next(
                (self._at[parsed.number, i] for i in range(first, last + 1) if (parsed.number, i) in self._at and i > token.i), None
            )
        return found

    def pronoun(self, parsed: Parsed, token: "Token", favoured: Person | None = None) -> Person | None:
        """Whom "he", "she", "who" stands for: the last speaker where fitting, else the last subject before it that fits."""
        gender = "male" if token.lower_ in _HE else "female" if token.lower_ in _SHE else None
        before = (parsed.number, token.i)
        if favoured is not None and gender in {favoured.gender or gender, None}:
            last = self._last(before, gender)
            if last is None or last is favoured or not self._is_subject_since(last, before, parsed):
                return self._bind(favoured, gender)
        found = self._last(before, gender)
        return self._bind(found, gender)

    def _is_subject_since(self, person: Person, before: tuple[int, int], parsed: Parsed) -> bool:
        """Whether the person is the subject of the sentence itself or of the one just before."""
        return any(subject and (number, i) < before and number >= parsed.number - 1 for number, i, subject in person.seen)

    def _bind(self, person: Person | None, gender: str | None) -> Person | None:
        if person is not None and person.gender is None:
            person.gender = gender
        return person

    def _last(self, before: tuple[int, int], gender: str | None) -> Person | None:
        best: tuple[tuple[int, bool, int], Person] | None = None
        for person in self.persons:
            if gender is not None and person.gender not in {None, gender}:
                continue
            for number, i, subject in person.seen:
                if (number, i) < before and number >= before[0] - 6 and (number, i) not in self._in_quotation:
                    rank = (number, subject, -i if subject else i)
                    if best is None or rank > best[0]:
                        best = (rank, person)
        return best[1] if best else None

    def by_role(self, parsed: Parsed, token: "Token") -> Person | None:
        """Who "the ambassador", "Tajikistan FM", "his Tajik counterpart" is: the last person before it with that title and affiliation."""
        noun = _ACRONYM_ROLES.get(token.lower_, lemma(token))
        first, last = phrase(token)
        owners = [
            one.text for one in parsed.doc[first : last + 1] if one.pos_ in {"PROPN", "ADJ"} and one.text[:1].isupper() and one.i != token.i
        ]
        best: tuple[tuple[int, int], Person] | None = None
        for person in self.persons:
            fitting = [affiliation for role, affiliation in person.roles if set(noun.split()) <= _role_words(role)]
            if not fitting or (owners and not any(kin(owner, one) for owner in owners for one in fitting if one)):
                continue
            earlier = [(number, i) for number, i, _ in person.seen if (number, i) < (parsed.number, token.i)]
            if earlier and (best is None or earlier[-1] > best[0]):
                best = (earlier[-1], person)
        return best[1] if best else None

    def body(self, before: tuple[int, int], noun: str | None = None) -> Body | None:
        """The last organisation or country before a place in the text; with `noun`, one whose name holds that word ("the ministry")."""
        best: tuple[tuple[int, bool, int], Body] | None = None
        for one in self.bodies:
            if noun is not None and noun not in {word.lower().strip("()") for word in one.name.split()}:
                continue
            for number, i, subject in one.seen:
                if (number, i) < before and number >= before[0] - 6:
                    rank = (number, subject, i)
                    if best is None or rank > best[0]:
                        best = (rank, one)
        return best[1] if best else None

    def pair(self, before: tuple[int, int]) -> tuple[Person, Person] | None:
        """The two persons of the last encounter before a place in the text, for "both sides": same title, other affiliation."""
        titled = [person for person in self.persons if any((number, i) < before or number <= before[0] + 1 for number, i, _ in person.seen)]
        for one in titled:
            for other in titled:
                if one is not other and _counterparts(one, other):
                    return one, other
        return None

    def speaker(self, person: Person) -> Speaker:
        """A person as a speaker, with the most telling title of the article."""
        role, affiliation = max(person.roles, key=lambda pair: (pair[1] is not None, len(pair[0])), default=(None, None))
        return Speaker(name=person.name, role=role, affiliation=affiliation)


def kin(one: str, other: str) -> bool:
    """Whether two words name the same country or people: "Tajik" and "Tajikistan"."""
    a, b = one.lower().removesuffix("'s"), other.lower().removesuffix("'s")
    short = min(len(a), len(b), 4)
    return a == b or (short >= 4 and a[:short] == b[:short])


def _counterparts(one: Person, other: Person) -> bool:
    return any(
        _role_words(role) & _role_words(its_role) - {"the", "acting", "deputy", "former"}
        and affiliation
        and its_affiliation
        and not kin(affiliation, its_affiliation)
        for role, affiliation in one.roles
        for its_role, its_affiliation in other.roles
    )


def _role_words(role: str) -> set[str]:
    found = {word.lower().strip(".,") for word in role.split()}
    for acronym, full in _ACRONYM_ROLES.items():
        if acronym in found:
            found |= set(full.split())
    if "counterpart" in found:
        found |= {"minister", "foreign"}
    return found


def _past_country(parsed: Parsed, first: int, last: int) -> int:
    """Where the name begins in "Ambassador to Tajikistan Guo Zhijun": after the country."""
    doc = parsed.doc
    if first >= 2 and last > first and doc[first - 1].lower_ in {"to", "of"} and _is_title(doc[first - 2]):
        return first + 1
    return first


def _same_person(one: str, other: str) -> bool:
    a, b = one.lower().split(), other.lower().split()
    if a[-1] != b[-1]:
        return a == b
    return len(a) == 1 or len(b) == 1 or a[0] == b[0] or (a[0][0] == b[0][0] and (len(a[0].strip(".")) == 1 or len(b[0].strip(".")) == 1))


def _runs(parsed: Parsed) -> list[tuple[int, int]]:
    """The runs of proper-name tokens, first..last closed."""
    found: list[tuple[int, int]] = []
    start: int | None = None
    doc = parsed.doc
    for token in doc:
        inside = is_proper(token) or (
            token.ent_type_ == "PERSON" and token.lower_ != "'s" and (token.text[:1].isupper() or token.lower_ in _PARTICLES)
        )
        joined = (
            start is not None
            and token.text in {"-", "'"}
            and token.i + 1 < len(doc)
            and doc[token.i + 1].pos_ == "PROPN"
            and not doc[token.i - 1].whitespace_
        )
        if inside or joined:
            start = token.i if start is None else start
        elif start is not None:
            found.append((start, token.i - 1))
            start = None
    if start is not None:
        found.append((start, len(doc) - 1))
    return found


def _is_title(token: "Token") -> bool:
    if token.lower_.rstrip("s") in words("people", "titles", "words") and token.tag_ == "NNPS":
        return True
    return (
        token.lower_.strip(".") in words("people", "titles", "words")
        or token.lower_ in _ACRONYM_ROLES
        or lemma(token) in words("people", "titles", "words")
    )


def _is_body_word(token: "Token") -> bool:
    return token.lower_ in BODY_NOUNS or lemma(token) in BODY_NOUNS


BODY_NOUNS = frozenset(
    [
        "ministry",
        "embassy",
        "government",
        "agency",
        "police",
        "army",
        "committee",
        "council",
        "commission",
        "department",
        "office",
        "party",
        "group",
        "organization",
        "organisation",
        "company",
        "university",
        "institute",
        "administration",
        "authority",
        "authorities",
        "court",
        "campaign",
        "association",
        "union",
        "board",
        "force",
        "forces",
        "bureau",
        "service",
        "foundation",
        "network",
        "center",
        "centre",
        "newspaper",
        "times",
        "post",
        "house",
        "congress",
        "senate",
        "parliament",
        "fbi",
        "cia",
        "nato",
        "post",
        "coalition",
        "front",
        "troops",
        "officials",
        "sheriffs",
    ]
)


def _title_before(parsed: Parsed, first: int) -> tuple[str | None, str | None]:
    """The title and affiliation directly before a name: "Taliban Foreign Minister Amir …", "Ambassador to Tajikistan Guo …"."""
    doc, i = parsed.doc, first - 1
    if i >= 2 and doc[i].pos_ == "PROPN" and doc[i - 1].lower_ in {"to", "of", "in"} and _is_title(doc[i - 2]):
        role, affiliation = _title_before(parsed, i - 1)
        return role, affiliation or doc[i].text
    end = i
    while i >= 0 and (_is_title(doc[i]) or (doc[i].lower_ in {"and", "-"} and i > 0 and _is_title(doc[i - 1]) and i < end)):
        i -= 1
    if i == end:
        return None, None
    role = words_of(parsed, i + 1, end)
    while i >= 0 and doc[i].text in {"'s", "'"}:
        i -= 1
    owner = doc[i].text if i >= 0 and doc[i].text[:1].isupper() and doc[i].pos_ in {"PROPN", "ADJ", "NOUN"} else None
    return role, owner


def _apposed_role(parsed: Parsed, head: "Token") -> tuple[str, str | None] | None:
    """The role in apposition: "Muttaqi, the Taliban's acting foreign minister", "his Tajik counterpart, Sirojiddin Muhriddin"."""
    beside = [one for one in children(head, "appos") if one.pos_ in {"NOUN", "PROPN"}]
    if head.dep_ == "appos":
        beside.append(head.head)
    for one in beside:
        if lemma(one) in words("speech", "speakers", "roles") or _is_title(one) or lemma(one) == "counterpart":
            first, last = phrase(one)
            if first <= head.i <= last:
                first, last = (first, one.i) if one.i < head.i else (one.i, last)
            owner = next(
                (
                    t.text
                    for t in parsed.doc[first : last + 1]
                    if t.i != one.i and t.text[:1].isupper() and (t.ent_type_ in {"GPE", "NORP", "ORG"} or t.dep_ == "poss")
                ),
                None,
            )
            role_words = [
                t for t in parsed.doc[first : last + 1] if t.i <= one.i and t.dep_ in {"amod", "compound"} and t.text != owner
            ] + [one]
            return " ".join(t.text for t in role_words), owner
    return None


def _is_subject(token: "Token") -> bool:
    while token.dep_ in {"appos", "conj", "compound", "flat"} and token.head.i != token.i:
        token = token.head
    return token.dep_ in {"nsubj", "nsubjpass"}


def _gender_of_title(title: str) -> str | None:
    parts = {part.lower().strip(".") for part in title.split()}
    return "female" if parts & words("people", "titles", "female") else "male" if parts & words("people", "titles", "male") else None


def _gender_of_name(name: str) -> str | None:
    first = name.split()[0].lower() if " " in name else ""
    return "female" if first in words("people", "names", "female") else "male" if first in words("people", "names", "male") else None


def is_plural(token: "Token") -> bool:
    """Whether a noun phrase names several."""
    return token.tag_ in {"NNS", "NNPS"} or token.lower_ in {"they", "we", "both"} or child(token, "conj") is not None
