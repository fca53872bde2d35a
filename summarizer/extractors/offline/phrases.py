"""Small readings of the parse that every pass shares: noun phrases, subjects, negation, clause spans."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.extractors.offline.lexicon import classes, words
from summarizer.extractors.offline.parse import Parsed

if TYPE_CHECKING:
    from spacy.tokens import Token

Span = tuple[int, int]
"""A half-open interval of the article's text."""

# Adverbs beside a name, no part of it.
_FOCUS = frozenset({"even", "only", "also", "just", "perhaps", "mostly", "not", "when", "separately", "meanwhile", "later", "then"})
_OF_OFFICES = frozenset({"for", "to", "in", "at"})


def child(token: "Token", *relations: str) -> "Token | None":
    """The first child in one of the given relations."""
    return next((one for one in token.children if one.dep_ in relations), None)


def children(token: "Token", *relations: str) -> Iterator["Token"]:
    """All children in one of the given relations, in text order."""
    return (one for one in token.children if one.dep_ in relations)


def is_proper(token: "Token") -> bool:
    """A proper noun, or a capitalised noun inside the sentence that the tagger took for a common one."""
    if token.pos_ == "PROPN":
        return True
    if token.pos_ not in {"NOUN", "ADJ", "VERB", "INTJ", "X"} or not token.text[:1].isupper() or not token.is_alpha or token.i == 0:
        return False
    before = token.nbor(-1)
    return not before.is_punct or (
        before.text in {",", '"', "(", "-"} and token.pos_ in {"NOUN", "X"} and not (before.text == '"' and not before.whitespace_)
    )


def lemma(token: "Token") -> str:
    """The lemma in lower case; of forms that the lemmatizer takes for another verb's ("hopes" of "hop"), the word that news means."""
    return classes("speech", "forms").get(token.lower_) or str(token.lemma_).lower()


def conjuncts(token: "Token") -> list["Token"]:
    """The token and what is coordinated with it: "two officers and three attackers"."""
    return [token, *(one for one in token.conjuncts if one.i > token.i)]


def subtree(parsed: Parsed, token: "Token") -> Span:
    """The interval of the token's whole subtree, without the marks at its edges."""
    return trimmed(parsed, token.left_edge.i, token.right_edge.i)


def trimmed(parsed: Parsed, first: int, last: int) -> Span:
    """The interval of the tokens first..last (closed), without punctuation, conjunctions and white space at its edges."""
    doc = parsed.doc
    first, last = max(0, min(first, len(doc) - 1)), max(0, min(last, len(doc) - 1))
    while first < last and (doc[first].is_space or (doc[first].is_punct and doc[first].text not in "\"'([") or doc[first].dep_ == "cc"):
        first += 1
    while last > first and (doc[last].is_space or (doc[last].is_punct and doc[last].text not in "\"')]%")):
        last -= 1
    return parsed.start(doc[first]), parsed.end(doc[last])


def phrase(token: "Token") -> tuple[int, int]:
    """First and last token index of a noun phrase's tight core: "the 1st Border Guard Post of the Yol Detachment", no relative clause."""
    first = last = token.i
    for one in token.children:
        if (
            one.dep_ in {"compound", "amod", "nmod", "nummod", "poss", "det", "quantmod", "predet", "npadvmod", "advmod"}
            and one.i < token.i
            and one.lower_ not in _FOCUS
            and not _cut_off(one, token)
        ):
            first = min(first, one.left_edge.i)
        elif one.dep_ == "prep" and one.i > token.i and one.i <= last + 1 and _tight(token, one):
            inner = child(one, "pobj")
            if inner is not None:
                last = max(last, phrase(inner)[1])
    doc = token.doc
    if last + 3 < len(doc) and doc[last + 1].text == "(" and doc[last + 3].text == ")" and doc[last + 2].text.isupper():
        last += 3
    return first, last


def _cut_off(before: "Token", noun: "Token") -> bool:
    """Whether the article writes more between the two than is parsed: "NLF [National Liberation Front] guerrillas" are guerrillas."""
    return any(one.is_space and len(one.text) > 2 for one in noun.doc[before.i : noun.i])


def _tight(noun: "Token", preposition: "Token") -> bool:
    """Whether a prepositional phrase is part of the name: "Post of the Yol Detachment", "Ambassador to Tajikistan", "Embassy in Kabul"."""
    if preposition.lower_ == "of":
        return True
    if preposition.lower_ not in _OF_OFFICES:
        return False
    title = noun.lower_ in words("people", "titles", "words") or lemma(noun) in words("speech", "speakers", "roles")
    return (noun.pos_ == "PROPN" and noun.ent_type_ != "PERSON") or (
        title and preposition.lower_ in {"to", "for"} and noun.lower_ in words("people", "titles", "words")
    )


def words_of(parsed: Parsed, first: int, last: int, *, article: bool = False) -> str:
    """The words of the tokens first..last (closed) as written, an open quotation mark closed; without a leading article unless asked."""
    doc = parsed.doc
    while not article and first < last and doc[first].lower_ in {"the", "a", "an"}:
        first += 1
    text = "".join(one.text + (" " if one.whitespace_ else "") for one in doc[first : last + 1]).strip()
    closes = text.count('"') % 2 == 1 and last + 1 < len(doc) and doc[last + 1].text == '"'
    return f'{text}"' if closes else text


def of_time(preposition: "Token") -> bool:
    """ "called on Sunday" names a day, "called on China" an addressee."""
    return any(one.ent_type_ in {"DATE", "TIME"} for one in children(preposition, "pobj"))


def negated(token: "Token") -> bool:
    """Whether a verb is negated: "did not specify", "refused to say", "no group has claimed"."""
    if any(one.dep_ == "neg" or one.lower_ in {"never", "not", "n't"} for one in token.children):
        return True
    subject = child(token, "nsubj", "nsubjpass")
    if subject is not None and any(one.lower_ in {"no", "neither"} for one in subject.children if one.dep_ in {"det", "preconj"}):
        return True
    if subject is not None and subject.lower_ in {"nobody", "none", "neither"}:
        return True
    head = token.head
    return (
        token.dep_ in {"xcomp", "ccomp"}
        and head.i != token.i
        and lemma(head) in words("speech", "negation", "words")
        and head.pos_ == "VERB"
    )


def governor(token: "Token") -> "Token":
    """The verb over a token: its nearest ancestor that is a verb, itself if it is one; else the root."""
    while token.pos_ not in {"VERB", "AUX"} and token.head.i != token.i:
        token = token.head
    return token


def ancestors(token: "Token") -> Iterator["Token"]:
    """The token's governors, nearest first."""
    while token.head.i != token.i:
        token = token.head
        yield token


def subject_of(verb: "Token") -> "Token | None":
    """Who does it: its own subject, or the one that it shares by coordination, as a participle or as an infinitive."""
    seen = 0
    while seen < 6:
        found = child(verb, "nsubj", "nsubjpass")
        if found is not None:
            return found
        if verb.dep_ in {"conj", "advcl", "xcomp", "pcomp", "acomp"} and verb.head.i != verb.i:
            if verb.dep_ == "advcl" and any(one.dep_ == "mark" for one in verb.children):
                return None
            verb = verb.head if verb.dep_ != "pcomp" else governor(verb.head)
        elif verb.dep_ in {"acl", "relcl"}:
            return verb.head
        else:
            return None
        seen += 1
    return None


def passive(verb: "Token") -> bool:
    """Whether a verb is passive: "were killed", "the men killed in the raid"."""
    if any(one.dep_ in {"auxpass", "nsubjpass"} or (one.dep_ == "agent" and verb.tag_ == "VBN") for one in verb.children):
        return True
    if verb.tag_ == "VBN" and verb.dep_ in {"acl", "amod"}:
        return True
    if verb.tag_ == "VBN" and verb.dep_ == "advcl" and any(one.dep_ == "mark" and one.lower_ == "with" for one in verb.children):
        return True
    bare = not any(one.dep_ in {"aux", "dobj"} for one in verb.children)
    if verb.tag_ == "VBN" and bare and child(verb, "nsubj") is not None:
        return True
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and child(verb, "nsubj") is None:
        return passive(verb.head)
    return False


def agent(verb: "Token") -> "Token | None":
    """The "by" phrase of a passive."""
    for one in children(verb, "agent", "prep"):
        if one.lower_ == "by":
            return child(one, "pobj")
    return None


def complement(token: "Token", *prepositions: str) -> Iterator["Token"]:
    """The nouns that a preposition joins to a token: "the deaths *of* 3 workers"."""
    for one in children(token, "prep", "agent", "dative"):
        if one.lower_ in prepositions:
            found = child(one, "pobj")
            if found is not None:
                yield found
