"""Names in a sentence: runs of proper nouns, the titles before and beside them, what a title tells of gender."""

from typing import TYPE_CHECKING

from summarizer.extractors.offline.lexicon import words
from summarizer.extractors.offline.parse import Parsed
from summarizer.extractors.offline.phrases import children, is_proper, lemma, phrase, words_of

if TYPE_CHECKING:
    from spacy.tokens import Token


ACRONYM_ROLES = {
    "fm": "foreign minister",
    "fms": "foreign minister",
    "pm": "prime minister",
    "ceo": "chief executive",
    "da": "district attorney",
}


HE = frozenset({"he", "him", "his", "himself"})


SHE = frozenset({"she", "her", "hers", "herself"})


_IN_A_NAME = frozenset({"compound", "amod", "nmod"})  # relations of a name's words to its last
_PARTICLES = frozenset({"al", "bin", "de", "la", "del", "von", "van", "der", "el", "-", "'", "jr.", "sr.", "jr", "sr"})


def kin(one: str, other: str) -> bool:
    """Whether two words name the same country or people: "Tajik" and "Tajikistan"."""
    a, b = one.lower().removesuffix("'s"), other.lower().removesuffix("'s")
    short = min(len(a), len(b), 4)
    return a == b or (short >= 4 and a[:short] == b[:short])


def role_words(role: str) -> set[str]:
    found = {word.lower().strip(".,") for word in role.split()}
    for acronym, full in ACRONYM_ROLES.items():
        if acronym in found:
            found |= set(full.split())
    if "counterpart" in found:
        found |= {"minister", "foreign"}
    return found


def past_country(parsed: Parsed, first: int, last: int) -> int:
    """Where the name begins in "Ambassador to Tajikistan Guo Zhijun": after the country."""
    doc = parsed.doc
    if first >= 2 and last > first and doc[first - 1].lower_ in {"to", "of"} and is_title(doc[first - 2]):
        return first + 1
    return first


def same_person(one: str, other: str) -> bool:
    a, b = one.lower().split(), other.lower().split()
    if a[-1] != b[-1]:
        return a == b
    return len(a) == 1 or len(b) == 1 or a[0] == b[0] or (a[0][0] == b[0][0] and (len(a[0].strip(".")) == 1 or len(b[0].strip(".")) == 1))


def name_runs(parsed: Parsed) -> list[tuple[int, int]]:
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


def is_title(token: "Token") -> bool:
    if token.lower_.rstrip("s") in words("people", "titles", "words") and token.tag_ == "NNPS":
        return True
    return (
        token.lower_.strip(".") in words("people", "titles", "words")
        or token.lower_ in ACRONYM_ROLES
        or lemma(token) in words("people", "titles", "words")
    )


def is_body_word(token: "Token") -> bool:
    return token.lower_ in words("people", "bodies", "nouns") or lemma(token) in words("people", "bodies", "nouns")


def title_before(parsed: Parsed, first: int) -> tuple[str | None, str | None]:
    """The title and affiliation directly before a name: "Taliban Foreign Minister Amir …", "Ambassador to Tajikistan Guo …"."""
    doc, i = parsed.doc, first - 1
    if i >= 2 and doc[i].pos_ == "PROPN" and doc[i - 1].lower_ in {"to", "of", "in"} and is_title(doc[i - 2]):
        role, affiliation = title_before(parsed, i - 1)
        if role is not None and doc[i - 1].lower_ == "of" and doc[i].ent_type_ not in {"GPE", "NORP", "ORG"}:
            return f"{role} {words_of(parsed, i - 1, i)}", affiliation
        return role, affiliation or doc[i].text
    end = i
    while i >= 0 and (is_title(doc[i]) or (doc[i].lower_ in {"and", "-"} and i > 0 and is_title(doc[i - 1]) and i < end)):
        i -= 1
    if i == end:
        return None, None
    first_word = _with_body(parsed, i + 1)
    role, i = words_of(parsed, first_word, end), first_word - 1
    while i >= 0 and doc[i].text in {"'s", "'"}:
        i -= 1
    owner = words_of(parsed, _name_start(parsed, i), i) if i >= 0 and _capitalised(doc[i]) else None
    return role, owner


def _with_body(parsed: Parsed, first: int) -> int:
    """Where a title begins with the nameless body that it is of: "police chief", "Army commander", but "chief" of the Oslo Police."""
    body = parsed.doc[first - 1] if first > 0 else None
    own = body is not None and is_body_word(body) and body.dep_ == "compound" and _name_start(parsed, body.i) == body.i
    return first - 1 if own else first


def _name_start(parsed: Parsed, last: int) -> int:
    """Where the name begins that ends with a token before a title: "White House spokesman", "Norwegian Foreign Ministry spokesman"."""
    doc, first = parsed.doc, last
    while first > 0 and _capitalised(doc[first - 1]) and doc[first - 1].dep_ in _IN_A_NAME and doc[first - 1].head.i >= first:
        first -= 1
    return first


def _capitalised(token: "Token") -> bool:
    return token.text[:1].isupper() and token.pos_ in {"PROPN", "ADJ", "NOUN"}


def apposed_role(parsed: Parsed, head: "Token") -> tuple[str, str | None] | None:
    """The role in apposition: "Muttaqi, the Taliban's acting foreign minister", "his Tajik counterpart, Sirojiddin Muhriddin"."""
    beside = [one for one in children(head, "appos") if one.pos_ in {"NOUN", "PROPN"}]
    if head.dep_ == "appos":
        beside.append(head.head)
    for one in beside:
        if lemma(one) in words("speech", "speakers", "roles") or is_title(one) or lemma(one) == "counterpart":
            first, last = phrase(one)
            if first <= head.i <= last:
                first, last = (first, one.i) if one.i < head.i else (one.i, last)
            owner = next(
                (
                    words_of(parsed, _whole_name(t).left_edge.i, _whole_name(t).i) if _whole_name(t).i > t.i else t.text
                    for t in parsed.doc[first : last + 1]
                    if t.i != one.i and t.text[:1].isupper() and (t.ent_type_ in {"GPE", "NORP", "ORG"} or t.dep_ == "poss")
                    if t.pos_ != "PRON"
                ),
                None,
            )
            role_words = [
                t for t in parsed.doc[first : last + 1] if t.i <= one.i and t.dep_ in {"amod", "compound"} and t.text != owner
            ] + [one]
            role = " ".join(t.text for t in role_words)
            last = max([last, *(each.i for each in parsed.doc[last].conjuncts if 0 < each.i - last < 3)]) if last > one.i else last
            of_what = words_of(parsed, one.i + 1, last) if owner is None and last > one.i and one.nbor().lower_ == "of" else ""
            return f"{role} {of_what}".strip(), owner
    return None


def _whole_name(part: "Token") -> "Token":
    """The head of the name that a word is the beginning of: "Watch" for "Human" of "Human Rights Watch"."""
    while part.dep_ == "compound" and part.head.pos_ == "PROPN" and part.head.i > part.i:
        part = part.head
    return part


def is_subject(token: "Token") -> bool:
    while token.dep_ in {"appos", "conj", "compound", "flat"} and token.head.i != token.i:
        token = token.head
    return token.dep_ in {"nsubj", "nsubjpass"}


def gender_of_title(title: str) -> str | None:
    parts = {part.lower().strip(".") for part in title.split()}
    return "female" if parts & words("people", "titles", "female") else "male" if parts & words("people", "titles", "male") else None


def gender_of_name(name: str) -> str | None:
    first = name.split()[0].lower() if " " in name else ""
    return "female" if first in words("people", "names", "female") else "male" if first in words("people", "names", "male") else None
