"""Reporting verbs: which verbs of a sentence report words, and the cue that each makes."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.extractors.offline import contents
from summarizer.extractors.offline.cue import Cue
from summarizer.extractors.offline.lexicon import classes, section, words
from summarizer.extractors.offline.parse import Parsed
from summarizer.extractors.offline.phrases import child, children, lemma, negated, of_time, subject_of
from summarizer.extractors.offline.sources import behind_quotation, is_passive, outside, source_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_WANTED = frozenset({"should", "must", "could", "might", "may", "'d"})
_LETTING = frozenset({"let", "make", "help", "have"})
_RAISING = frozenset({"go", "continue", "seem", "appear", "begin", "come", "use"})


def find(parsed: Parsed) -> Iterator[Cue]:
    """The cue of every verb that reports something, in text order."""
    kinds = classes("speech", "verbs")
    for token in parsed.doc:
        if token.pos_ not in {"VERB", "AUX", "NOUN", "ADJ"} or token.tag_ in {"NNS", "NN", "JJ"}:
            continue
        kind, particle = _phrasal(token)
        kind = kind or kinds.get(lemma(token))
        if kind is None or not_made(token, parsed) or _told_of_the_past(token) or contents.called(token.head) == token:
            continue
        cue = _read(parsed, token, kind, particle)
        if negated(token) and not _negates_quotation(token, parsed):
            _keep_negation(cue)
        if not _found_out(cue) and not _conferred(cue):
            yield cue


def not_made(token: "Token", parsed: Parsed) -> bool:
    """A report that was not made, or is only wanted: "did not specify", "refused to comment", "should apologize", "asked why"."""
    if token.tag_ == "VBN" and token.dep_ == "advcl" and not any(True for _ in children(token, "aux", "nsubj", "agent", "mark")):
        return True
    if token.tag_ == "VB" and token.dep_ == "ccomp" and lemma(token.head) in _LETTING:
        return True
    if negated(token) and not _negates_quotation(token, parsed) and not _view_not_held(token):
        return True
    auxiliaries = {one.lower_ for one in token.children if one.dep_ in {"aux", "auxpass"}}
    if auxiliaries & _WANTED or ("would" in auxiliaries and "have" not in auxiliaries):
        return True
    if "to" in auxiliaries and _used_to(token):
        return False
    if "to" in auxiliaries:
        return not _goes_on_to(token.head) and (token.dep_ != "xcomp" or lemma(token.head) not in _RAISING)
    return any(one.dep_ == "mark" and one.lower_ in {"if", "unless", "whether"} for one in token.children)


def _goes_on_to(token: "Token") -> bool:
    """ "She went on to discuss …": what is said hangs on the second verb."""
    said = (one for one in children(token, "xcomp", "advcl") if one.i > token.i and lemma(one) in classes("speech", "verbs"))
    return lemma(token) == "go" and child(token, "prt") is not None and next(said, None) is not None


def _view_not_held(token: "Token") -> bool:
    """ "The mayor does not believe that …": to hold no such view is one, told with its negation."""
    plain = any(one.lower_ in {"do", "does", "did"} for one in children(token, "aux"))
    return plain and child(token, "neg") is not None and lemma(token) in words("speech", "verb_uses", "views")


def _keep_negation(cue: Cue) -> None:
    """Words that are told as not believed or wanted begin with the negation, so that they are never read as asserted."""
    opening = child(cue.token, "aux")
    if opening is None or not cue.spans:
        cue.spans = []
        return
    cue.kind, cue.predicate = "other", False
    cue.spans = [(cue.parsed.start(opening), cue.spans[-1][1])] if cue.spans[0][0] > cue.start else []


def _phrasal(token: "Token") -> tuple[str | None, str | None]:
    """The kind and particle of a verb that speaks with its preposition: "called for", "lashed out"."""
    table = section("speech", "phrases")
    for one in token.rights:
        if one.dep_ not in {"prt", "prep", "advmod", "dobj"} or one.ent_type_ in {"DATE", "TIME"} or of_time(one):
            continue
        found = table.get(f"{lemma(token)}_{one.lower_}")
        if found is not None and not _goes_on_to(token):
            return found, one.lower_
    return None, None


def _found_out(cue: Cue) -> bool:
    """Somebody's discovery or decision is no statement, a paper's or a court's is: "officers discovered …", "the report found …"."""
    if lemma(cue.token) in words("speech", "verb_uses", "deciding") and cue.source is not None:
        return not _is_body(cue.source)
    if lemma(cue.token) not in words("speech", "verb_uses", "finding") or cue.source is None or cue.predicate:
        return False
    noun = lemma(cue.source)
    if cue.clause is not None and cue.source.ent_type_ == "ORG" and any(one.dep_ == "mark" for one in cue.clause.children):
        return False
    return noun not in words("speech", "verb_uses", "finders") and noun not in words("speech", "documents", "nouns")


def _is_body(source: "Token") -> bool:
    known = words("people", "bodies", "nouns") | words("speech", "verb_uses", "finders")
    return source.ent_type_ in {"ORG", "GPE", "NORP"} or lemma(source) in known


def _conferred(cue: Cue) -> bool:
    """Several who talk about something hold a meeting: "the ministers discussed the border"."""
    if lemma(cue.token) not in words("speech", "verb_uses", "conferring") or cue.source is None:
        return False
    several = cue.source.tag_ in {"NNS", "NNPS"} or child(cue.source, "conj") is not None or cue.source.lower_ in {"they", "we", "both"}
    return several or any(one.lower_ == "with" for one in children(cue.token, "prep"))


def _told_of_the_past(token: "Token") -> bool:
    """A wish is a reported view in the present ("the senator wants to …"); in the past it is the tale's ("fighters wanted to leave")."""
    present = token.tag_ in {"VBZ", "VBP"} or any(one.lower_ in {"is", "are", "'s", "'re"} for one in children(token, "aux"))
    return lemma(token) in words("speech", "verb_uses", "wishing") and not present


def _used_to(token: "Token") -> bool:
    """What somebody took up a channel for, was said: "took to Twitter to accuse …", "used the speech to attack …"."""
    head = token.head
    return token.dep_ in {"advcl", "xcomp"} and lemma(head) in {"take", "use"} and head.tag_ in {"VBD", "VBZ", "VBN"} and not negated(head)


def _negates_quotation(token: "Token", parsed: Parsed) -> bool:
    """`"Probably not," she said`: the negation is part of what was said."""
    negations = list(children(token, "neg"))
    return bool(negations) and parsed.quoted(token) is None and all(parsed.quoted(one) is not None for one in negations)


def _read(parsed: Parsed, token: "Token", kind: str, particle: str | None) -> Cue:
    """The cue of one reporting verb with its source and contents."""
    source, by = source_of(token)
    if source is not None and parsed.quoted(source) is not None and parsed.quoted(token) is None:
        source = subject_of(_over(parsed, token)) if token.tag_ == "VBG" and token.head.pos_ == "VERB" else outside(parsed, token)
    elif source is None and token.dep_ == "ROOT":
        source = behind_quotation(parsed, token)
    cue = Cue(parsed, token, kind, source)
    contents.fill(cue, particle, by=by)
    if cue.clause is not None and lemma(token) in words("speech", "verb_uses", "directive") and cue.clause.dep_ in {"xcomp", "ccomp"}:
        cue.addressee = child(token, "dobj", "dative") or _told_to(cue.clause)
    if is_passive(token) and not by and source is not None and lemma(token) not in {"convince"}:
        cue.source = None
    return cue


def _over(parsed: Parsed, token: "Token") -> "Token":
    """The verb over a participle, outside the quotation that the parse may hang it on: "…," she said, adding, "…"."""
    head = token.head
    while parsed.quoted(head) is not None and head.head.i != head.i:
        head = head.head
    return head


def _told_to(clause: "Token") -> "Token | None":
    """The addressee that the parse takes for the subject of what is asked: "urged its citizens to leave"."""
    infinitive = any(one.lower_ == "to" for one in children(clause, "aux"))
    return child(clause, "nsubj") if infinitive and clause.dep_ == "ccomp" else None
