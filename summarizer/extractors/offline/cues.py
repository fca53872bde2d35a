"""Where a sentence attributes something: the cue ("said"), its source and the words that it introduces.

A cue is syntax alone; who the source is, is resolved in `statements`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from summarizer.extractors.offline.lexicon import classes, section, words
from summarizer.extractors.offline.parse import Parsed
from summarizer.extractors.offline.phrases import (
    Span,
    agent,
    child,
    children,
    complement,
    lemma,
    negated,
    subject_of,
    subtree,
    trimmed,
)
from summarizer.extractors.offline.phrases import passive as _looks_passive

if TYPE_CHECKING:
    from spacy.tokens import Token

_DAYS = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_CIRCUMSTANCES = frozenset({"during", "while", "when", "after", "at", "on", "—", "–"}) | _DAYS


@dataclass(slots=True)
class Cue:
    """One attribution. `source` is the head of the source's noun phrase; `spans` are the introduced words, `clause` their head verb."""

    parsed: Parsed
    token: "Token"
    kind: str
    source: "Token | None"
    spans: list[Span] = field(default_factory=list)
    clause: "Token | None" = None
    addressee: "Token | None" = None
    predicate: bool = False  # the content reads with its verb: "condemned the attack"
    quotes: set[int] = field(default_factory=set)

    @property
    def start(self) -> int:
        return self.parsed.start(self.token)


def find(parsed: Parsed) -> list[Cue]:
    """All cues of a sentence, in text order."""
    beside = [*_according(parsed), *_in_words_of(parsed), *_as_put(parsed)]
    taken = {cue.token.i for cue in beside}
    verbs = [cue for cue in _verbs(parsed) if cue.token.i not in taken]
    found = [*beside, *verbs, *_reported_by_noun(parsed), *_owned(parsed)]
    return bounded(sorted(found, key=lambda cue: cue.start))


def bounded(found: list[Cue]) -> list[Cue]:
    """Cues whose contents end where the same source speaks on: "said he would resign and warned …", "said it was over, adding …"."""
    for outer in found:
        for inner in found:
            if outer.clause is None or inner is outer or not _goes_on(outer, outer.clause, inner.token):
                continue
            joins = [one.i for one in inner.token.head.children if one.dep_ == "cc" and one.i < inner.token.i]
            cut = max(joins, default=inner.token.left_edge.i) if inner.token.dep_ == "conj" else inner.token.left_edge.i
            edge = outer.parsed.start(outer.parsed.doc[cut])
            outer.spans = [
                (start, trimmed(outer.parsed, outer.clause.left_edge.i, cut - 1)[1]) if start < edge < end else (start, end)
                for start, end in outer.spans
            ]
            inner.source = outer.source
    return found


def _goes_on(outer: Cue, clause: "Token", inner: "Token") -> bool:
    """Whether a reporting verb inside a content clause is the outer source's: parsed as coordinated, but in the outer verb's tense."""
    if not (outer.token.i < clause.i < inner.i) or child(inner, "nsubj", "nsubjpass") is not None or not clause.is_ancestor(inner):
        return False
    if inner.dep_ == "conj":
        modal = any(
            one.tag_ == "MD" or one.lower_ in {"has", "have", "had", "is", "are", "was", "were", "'d", "'s", "'ve"}
            for one in children(clause, "aux")
        )
        return inner.head.i == clause.i and modal and inner.tag_ == outer.token.tag_ and child(inner, "aux", "auxpass") is None
    subject = child(clause, "nsubj", "nsubjpass")
    return (
        inner.dep_ == "advcl"
        and inner.tag_ == "VBG"
        and inner.left_edge.i > 0
        and inner.left_edge.nbor(-1).text == ","
        and subject is not None
        and (subject.pos_ == "PRON" or (subject.pos_ == "NOUN" and lemma(subject) not in words("speech", "speakers", "roles")))
    )


# --- verbs -------------------------------------------------------------------------------------------------------------------------


def _verbs(parsed: Parsed) -> Iterator[Cue]:
    kinds = classes("speech", "verbs")
    for token in parsed.doc:
        if token.pos_ not in {"VERB", "AUX", "NOUN", "ADJ"} or token.tag_ in {"NNS", "NN", "JJ"}:
            continue
        kind, particle = _phrasal(token)
        kind = kind or kinds.get(lemma(token))
        if kind is None or _not_made(token, parsed) or _told_of_the_past(token):
            continue
        cue = _read_verb(parsed, token, kind, particle)
        if cue is not None and not _found_out(cue):
            yield cue


def _passive(token: "Token") -> bool:
    """Passive with a sign of it: a reporting verb with a plain subject is active, whatever the tagger calls its form ("X noted that …")."""
    if token.tag_ == "VBN" and child(token, "nsubj") is not None and child(token, "auxpass", "nsubjpass", "agent") is None:
        return False
    return _looks_passive(token)


def _phrasal(token: "Token") -> tuple[str | None, str | None]:
    table = section("speech", "phrases")
    for one in token.children:
        if (
            one.dep_ in {"prt", "prep", "advmod", "dobj"}
            and one.i > token.i
            and one.ent_type_ not in {"DATE", "TIME"}
            and not _of_time(one)
        ):
            found = table.get(f"{lemma(token)}_{one.lower_}")
            if found is not None:
                return found, one.lower_
    return None, None


def _found_out(cue: Cue) -> bool:
    """Somebody's discovery is no statement, a paper's or a court's finding is: "officers discovered …" against "the report found …"."""
    if lemma(cue.token) not in words("speech", "verbs", "finding") or cue.source is None or any(True for _ in cue.quotes):
        return False
    noun = lemma(cue.source)
    if cue.clause is not None and cue.source.ent_type_ == "ORG" and any(one.dep_ == "mark" for one in cue.clause.children):
        return False
    return noun not in words("speech", "verbs", "finders") and noun not in words("speech", "documents", "nouns")


def _told_of_the_past(token: "Token") -> bool:
    """A wish is a reported view in the present ("the senator wants to …"); in the past it is the tale's ("fighters wanted to leave")."""
    return lemma(token) in words("speech", "verbs", "wishing") and token.tag_ not in {"VBZ", "VBP"}


def _of_time(preposition: "Token") -> bool:
    """ "called on Sunday" names a day, "called on China" an addressee."""
    return any(one.ent_type_ in {"DATE", "TIME"} for one in children(preposition, "pobj"))


def _not_made(token: "Token", parsed: Parsed) -> bool:
    """A report that was not made, or is only wanted: "did not specify", "refused to comment", "should apologize", "to tell"."""
    if negated(token) and not _negates_quotation(token, parsed):
        return True
    auxiliaries = {one.lower_ for one in token.children if one.dep_ in {"aux", "auxpass"}}
    if auxiliaries & {"should", "must", "could", "might", "may", "'d"} or ("would" in auxiliaries and "have" not in auxiliaries):
        return True
    if "to" in auxiliaries and _used_to(token):
        return False
    if "to" in auxiliaries and token.dep_ not in {"xcomp"}:
        return True
    if token.dep_ == "xcomp" and "to" in auxiliaries:
        return lemma(token.head) not in {"go", "continue", "seem", "appear", "begin", "come", "use"}
    return any(one.dep_ == "mark" and one.lower_ in {"if", "unless", "whether"} for one in token.children)


def _used_to(token: "Token") -> bool:
    """What somebody took up a channel for, was said: "took to Twitter to accuse …", "used the speech to attack …"."""
    head = token.head
    return token.dep_ in {"advcl", "xcomp"} and lemma(head) in {"take", "use"} and head.tag_ in {"VBD", "VBZ", "VBN"} and not negated(head)


def _negates_quotation(token: "Token", parsed: Parsed) -> bool:
    """`"Probably not," she said`: the negation is part of what was said."""
    negations = list(children(token, "neg"))
    return bool(negations) and parsed.quoted(token) is None and all(parsed.quoted(one) is not None for one in negations)


def _read_verb(parsed: Parsed, token: "Token", kind: str, particle: str | None) -> Cue | None:
    source, turned = _source(token)
    if source is not None and parsed.quoted(source) is not None and parsed.quoted(token) is None:
        source = subject_of(token.head) if token.tag_ == "VBG" and token.head.pos_ == "VERB" else _beside(parsed, token)
    cue = Cue(parsed, token, kind, source)
    clause_only = lemma(token) in words("speech", "verbs", "clause_only") and particle is None
    content = _clause(token, source)
    if content is not None:
        cue.clause = content
        cue.spans = [_clause_span(parsed, token, content)]
        cue.predicate = particle == "for"
        if lemma(token) in words("speech", "verbs", "directive") and content.dep_ in {"xcomp", "ccomp"}:
            cue.addressee = child(token, "dobj", "dative") or (
                child(content, "nsubj") if child(content, "aux") is not None and content.dep_ == "ccomp" else None
            )
    naming = _naming(parsed, token) if content is None or content.dep_ == "advcl" else None
    if naming:
        cue.spans, cue.predicate = naming, True
    elif content is None and not clause_only and not _passive(token):
        objects = list(_objects(parsed, token, source, particle))
        if not objects and child(token, "dobj") is None:
            beside = next(
                (one for one in token.conjuncts if one.i > token.i and one.i - token.i <= 3 and child(one, "dobj") is not None), None
            )
            objects = list(_objects(parsed, beside, source, None)) if beside is not None else []
        if objects:
            cue.spans, cue.predicate = objects, True
    elif content is None and turned and not clause_only:
        cue.spans = list(_objects(parsed, token, source, particle))
        cue.predicate = bool(cue.spans)
    aside = _parenthetical(parsed, token, source) if not cue.predicate and (not cue.spans or not _follows(cue)) else []
    if len(aside) > len(cue.spans):
        cue.spans = aside
    _without_source(cue)
    if _passive(token) and not turned and source is not None and lemma(token) not in {"convince"}:
        cue.source = None
    return cue


def _beside(parsed: Parsed, token: "Token") -> "Token | None":
    """The noun directly before or behind a reporting verb, outside the quotation: where the parse takes the subject from inside it."""
    doc = parsed.doc
    for i in (token.i - 1, token.i - 2, token.i + 1, token.i + 2, token.i + 3):
        if 0 <= i < len(doc) and doc[i].pos_ in {"PROPN", "NOUN", "PRON"} and doc[i].dep_ != "compound" and parsed.quoted(doc[i]) is None:
            return doc[i]
    return None


def _source(token: "Token") -> tuple["Token | None", bool]:
    """The head of the source's noun phrase, and whether it stands in a "by" phrase."""
    if token.dep_ == "pcomp" and token.head.lower_ == "as" and lemma(token.head.head) in {"quote", "cite"}:
        carrier = token.head.head
        return child(carrier, "nsubjpass") if _passive(carrier) else child(carrier, "dobj"), False
    if _passive(token):
        by = agent(token)
        if by is not None:
            return by, True
    found = subject_of(token)
    if found is not None and found.i > token.i and found.dep_ not in {"nsubj", "nsubjpass"}:
        found = None
    if found is not None and _in_aside(token, found):
        return token.nbor(-1), False
    if found is None and token.i > 0:
        right = next(
            (
                one
                for one in token.children
                if one.i > token.i and one.dep_ in {"dobj", "attr", "oprd", "npadvmod"} and one.pos_ in {"PROPN", "NOUN", "PRON"}
            ),
            None,
        )
        if right is not None and token.nbor(-1).text in {'"', ",", "'"}:
            return right, False
    if (
        (found is None or found.is_punct)
        and token.i > 0
        and token.dep_ in {"ROOT", "ccomp", "conj", "advcl", "parataxis"}
        and (token.tag_ in {"VBD", "VBZ", "VBP"} or (token.tag_ == "VBN" and child(token, "aux", "auxpass") is None))
    ):
        left = token.nbor(-1)
        left = left.nbor(-1) if left.pos_ == "ADV" and left.i > 0 else left
        if left.pos_ in {"PROPN", "PRON", "NOUN"}:
            return left, False
    if found is None and token.i == 0 and len(token.doc) > 1 and token.nbor().pos_ in {"PROPN", "PRON"}:
        return token.nbor(), False
    return found, False


def _in_aside(token: "Token", found: "Token") -> bool:
    """ "To know the case, Justice Roberts said, one should …": between commas the noun before the verb is its subject."""
    doc = token.doc
    if token.i + 1 >= len(doc) or token.i == 0 or doc[token.i + 1].text != "," or found.i >= token.i - 1:
        return False
    before = doc[token.i - 1]
    return before.dep_ == "appos" and before.head.i == found.i and before.pos_ == "PROPN" and before.left_edge.nbor(-1).text == ","


def _clause(token: "Token", source: "Token | None") -> "Token | None":
    for one in token.children:
        if one.dep_ == "ccomp" and not (source is not None and source.i == one.i) and not _set_apart(token, one):
            return one
    lemma_, plain = lemma(token), words("speech", "verbs", "report")
    for one in children(token, "xcomp", "advcl"):
        if one.dep_ == "xcomp" and one.pos_ in {"VERB", "AUX"} and (lemma_ not in plain or lemma_ == "claim"):
            return one
        if (
            lemma_ in words("speech", "verbs", "directive")
            and any(x.lower_ == "to" and x.dep_ == "aux" for x in one.children)
            and one.i > token.i
        ):
            return one
    misread = _that_clause(token)
    if misread is not None:
        return misread
    addressed = child(token, "dobj")
    if addressed is not None and lemma_ in words("speech", "verbs", "directive"):
        return next((one for one in children(addressed, "acl", "relcl") if any(x.lower_ == "to" for x in children(one, "aux"))), None)
    for one in children(token, "prep"):
        if one.lower_ in {"on", "upon"} and lemma_ == "call":
            return next((x for x in token.children if x.dep_ in {"xcomp", "advcl"} and x.i > one.i), None)
    return None


def _set_apart(token: "Token", clause: "Token") -> bool:
    """A clause before a semicolon is none of the reporting verb's: "It is unlikely; the team says she will go on."."""
    if clause.i > token.i or child(token, "ccomp") is None or not any(one.dep_ == "ccomp" and one.i > token.i for one in token.children):
        return False
    return any(one.text == ";" for one in token.doc[clause.i : token.i])


def _that_clause(token: "Token") -> "Token | None":
    """ "told a meeting of farmers that few people …", "tweeted in the morning hours that …": an object clause parsed under a noun."""
    if lemma(token) not in words("speech", "verbs", "telling") | words("speech", "verbs", "posting"):
        return None
    for one in token.subtree:
        clause = one.head
        if one.i <= token.i or one.lower_ != "that" or clause.dep_ not in {"relcl", "acl"} or clause.left_edge.i != one.i:
            continue
        subject = child(clause, "nsubj", "nsubjpass")
        if subject is not None and subject.i != one.i and clause.head.i > token.i and child(token, "ccomp") is None:
            return clause
    return None


def _clause_span(parsed: Parsed, token: "Token", content: "Token") -> Span:
    """The clause's words without the reporting clause itself, where the parse puts that inside ("It is, he said, a start")."""
    first, last = content.left_edge.i, content.right_edge.i
    if content.i > token.i:
        last = max(
            [
                last,
                *(
                    one.right_edge.i
                    for one in token.children
                    if one.i > content.i
                    and one.dep_ in {"conj", "advcl", "prep", "dobj", "acl", "ccomp"}
                    and not _is_cue(one)
                    and not (content.dep_ == "xcomp" and one.dep_ == "conj" and one.tag_ in _FINITE)
                ),
            ]
        )
    if first <= token.i <= last:
        first, last = (token.right_edge.i + 1, last) if token.i - first < last - token.i else (first, token.left_edge.i - 1)
    if content.i > token.i:
        last = _without_aside(parsed, content, first, max(first, last))
    return trimmed(parsed, first, max(first, last))


def _without_aside(parsed: Parsed, head: "Token", first: int, last: int) -> int:
    """Where the words end before the outlet's own remark (", which receives public money") or the occasion ("in a statement on Friday")."""
    doc = parsed.doc
    for one in doc[first : last + 1]:
        if parsed.quoted(one) is not None or one.i < head.i + 2:
            continue
        clause = one.head
        relative = (
            one.tag_ in {"WDT", "WP"}
            and doc[one.i - 1].text == ","
            and clause.dep_ == "relcl"
            and clause.left_edge.i == one.i
            and clause.right_edge.i >= last - 1
        )
        noun = child(one, "pobj") if one.dep_ == "prep" and one.lower_ in {"in", "during", "at"} else None
        occasion = noun is not None and lemma(noun) in words("speech", "documents", "occasions") and one.right_edge.i >= last - 1
        if (relative or occasion) and not any(parsed.quoted(each) is not None for each in doc[one.i : last + 1]):
            return one.i - 1
    return last


def _is_cue(token: "Token") -> bool:
    return token.pos_ == "VERB" and lemma(token) in classes("speech", "verbs")


def _naming(parsed: Parsed, token: "Token") -> list[Span]:
    """ "called it a mistake", "described him as tired": the object and what it is called."""
    if lemma(token) not in words("speech", "verbs", "naming"):
        return []
    named = child(token, "oprd", "attr") or next((one for one in children(token, "prep") if one.lower_ == "as"), None)
    if named is None or (_passive(token) and agent(token) is None):
        return []
    what = child(token, "dobj", "nsubjpass")
    if what is None and named.pos_ == "PROPN":
        return []
    spans = [subtree(parsed, named)]
    if what is not None and what.i < named.i and what.pos_ != "PRON":
        spans = [(subtree(parsed, what)[0], spans[0][1])] if what.i > token.i else [subtree(parsed, what), *spans]
    return [_to_quotation_end(parsed, span) for span in spans]


def _to_quotation_end(parsed: Parsed, span: Span) -> Span:
    """Circumstances behind the quoted words are not said: "as a “crazy system” during a campaign stop"."""
    start, end = span
    for quotation in parsed.quotations:
        rest = parsed.doc.text[quotation.end + 1 - parsed.offset : end - parsed.offset].strip().split(" ")
        if start < quotation.start and quotation.end < end and rest and rest[0] in _CIRCUMSTANCES:
            return start, quotation.end + 1
    return span


def _objects(parsed: Parsed, token: "Token", source: "Token | None", particle: str | None) -> Iterator[Span]:
    """Objects of verbs that say something by themselves: "condemned the attack", "accused the government of failing"."""
    edge: list[int] = []
    for one in token.children:
        if source is not None and (one.i == source.i or one.is_ancestor(source)):
            continue
        if one.i > token.i and (
            one.dep_ in {"dobj", "attr", "oprd"}
            or (one.dep_ == "prep" and one.lower_ in {"of", "for", "against", "over", "with", "on", "to", "upon", "as", particle})
            or (one.dep_ == "prt")
        ):
            edge += [one.left_edge.i, one.right_edge.i]
    if edge and (particle is not None or any(one.dep_ in {"dobj", "oprd", "attr"} for one in token.children) or _passive(token)):
        last = _without_aside(parsed, token, min(edge), max(edge))
        yield _to_quotation_end(parsed, trimmed(parsed, min(edge), last))
    elif _passive(token):
        patient = child(token, "nsubjpass")
        if patient is not None:
            yield subtree(parsed, patient)
            by = agent(token)
            charge = next((one for one in children(by, "prep") if one.lower_ == "of"), None) if by is not None else None
            if charge is not None and child(charge, "pcomp") is not None:
                yield subtree(parsed, charge)


def _follows(cue: Cue) -> bool:
    """Whether the content stands behind the cue, as the object clause that it is."""
    return all(start > cue.start for start, _ in cue.spans)


def _without_source(cue: Cue) -> None:
    """Where the parse puts the speaker into the quoted clause ("“We will win,” the chief said"), the content ends with the quotation."""
    if cue.source is None:
        return
    at = cue.parsed.start(cue.source)
    for position, (start, end) in enumerate(cue.spans):
        if start <= at < end:
            quotation = next((one for one in cue.parsed.quotations if start <= one.start + 1 and one.end < at), None)
            cue.spans[position] = (start, quotation.end) if quotation is not None else (start, end)


def _parenthetical(parsed: Parsed, token: "Token", source: "Token | None") -> list[Span]:
    """A reporting clause beside or inside its content: "…, sources said.", "In office, Mr. Obama said, a majority …"."""
    if source is None or child(token, "dobj") is not None:
        return []
    doc = parsed.doc
    first = min(source.left_edge.i, token.i) if source.i < token.i else token.i
    if source.left_edge.i < token.i - 12:
        first = source.i
    if first < 2 or doc[first - 1].text not in {",", '"', "'", "-", "–", "—"}:
        return []
    last = next((one.i for one in doc[max(token.i, source.i) :] if one.text in {",", ".", ";", '"', "?", "!"}), len(doc) - 1)
    if last - max(token.i, source.i) > 7 or child(token, "oprd", "xcomp") is not None:
        return []
    spans = [trimmed(parsed, 0, first - 1)]
    if doc[last].text == "," and len(doc) - last > 4 and doc[last + 1].tag_ != "VBG" and parsed.quoted(doc[first - 2]) is None:
        spans.append(trimmed(parsed, last + 1, len(doc) - 1))
    return spans


# --- according to, nouns ---------------------------------------------------------------------------------------------------------


def _according(parsed: Parsed) -> Iterator[Cue]:
    """ "According to X, …", "…, according to X": the clause that the phrase hangs on."""
    doc = parsed.doc
    for token in doc:
        if token.lower_ != "according" or token.i + 1 >= len(doc) or doc[token.i + 1].lower_ != "to":
            continue
        to = doc[token.i + 1]
        source = (
            child(to, "pobj")
            or child(token, "pobj")
            or next(
                (one for one in doc[to.i + 1 :] if one.pos_ in {"NOUN", "PROPN", "PRON"} and one.dep_ not in {"compound", "amod", "poss"}),
                None,
            )
        )
        if source is None:
            continue
        phrase_last = max(source.right_edge.i, to.i)
        head = token.head
        while head.pos_ not in {"VERB", "AUX"} and head.head.i != head.i:
            head = head.head
        spans = _around(parsed, token.i, phrase_last, head)
        yield Cue(parsed, token, "report", source, spans, clause=head)


def _in_words_of(parsed: Parsed) -> Iterator[Cue]:
    """ "In the words of X, …", "in the view of X, …", "In X's opinion, …": the clause that the phrase hangs on."""
    nouns = words("speech", "documents", "viewpoints")
    for token in parsed.doc:
        noun = child(token, "pobj") if token.lower_ == "in" and token.dep_ == "prep" else None
        if noun is None or lemma(noun) not in nouns or token.head.pos_ not in {"VERB", "AUX"}:
            continue
        source = next(complement(noun, "of"), None) or child(noun, "poss")
        if source is not None and source.lower_ not in {"my", "our", "your"}:
            spans = _around(parsed, token.i, max(noun.right_edge.i, noun.i), token.head)
            yield Cue(parsed, token, "other", source, spans, clause=token.head)


def _as_put(parsed: Parsed) -> Iterator[Cue]:
    """ "…, as the memo put it", "As Ana Silva noted, …": a reporting clause that "as" joins to what was said."""
    kinds = classes("speech", "verbs")
    for token in parsed.doc:
        mark = next((one for one in token.children if one.lower_ == "as" and one.i < token.i), None)
        source = child(token, "nsubj")
        if token.dep_ != "advcl" or mark is None or source is None or source.i < mark.i or _not_made(token, parsed):
            continue
        thing = child(token, "dobj", "ccomp", "xcomp")
        put = lemma(token) == "put" and thing is not None and thing.lower_ == "it"
        if put or (thing is None and kinds.get(lemma(token)) in {"report", "other", "confirm"} and token.right_edge.i - token.i <= 6):
            yield Cue(parsed, token, "report", source, _around(parsed, mark.i, token.right_edge.i, token.head), clause=token.head)


def _around(parsed: Parsed, first: int, last: int, head: "Token") -> list[Span]:
    left, right = head.left_edge.i, head.right_edge.i
    if head.dep_ == "ROOT":
        left, right = 0, len(parsed.doc) - 1
    spans: list[Span] = []
    if first - left > 1:
        spans.append(trimmed(parsed, left, first - 1))
    if right - last > 2:
        spans.append(trimmed(parsed, last + 1, right))
    return spans


def _reported_by_noun(parsed: Parsed) -> Iterator[Cue]:
    """ "expressed support for …", "issued a warning to its companies to leave": a light verb and a noun of speech."""
    kinds = classes("speech", "nouns")
    light = words("speech", "nouns", "light_verbs")
    taken = classes("speech", "verbs")
    for token in parsed.doc:
        if token.pos_ != "VERB" or lemma(token) not in light or negated(token) or (lemma(token) in taken and lemma(token) != "express"):
            continue
        noun = child(token, "dobj")
        source, _ = _source(token)
        if noun is None or source is None or _not_made(token, parsed):
            continue
        kind = kinds.get(lemma(noun)) or kinds.get(noun.lower_)
        if (
            kind is None
            or kind == "light_verbs"
            or (lemma(token) in {"make", "give", "offer", "send", "raise", "level"} and kind == "report")
        ):
            continue
        cue = Cue(parsed, token, kind, source, [(parsed.start(noun.left_edge), subtree(parsed, noun)[1])], predicate=True)
        cue.addressee = next(complement(noun, "to"), None) or next(complement(token, "to"), None)
        right = max(
            (one.right_edge.i for one in token.children if one.dep_ in {"dobj", "prep", "xcomp", "ccomp", "dative"} and one.i >= noun.i),
            default=noun.i,
        )
        cue.spans = [trimmed(parsed, noun.left_edge.i, right)]
        yield cue


def _owned(parsed: Parsed) -> Iterator[Cue]:
    """ "Trump's claim that …", "his promise to …": what somebody's noun of speech contains."""
    kinds = classes("speech", "owned")
    for token in parsed.doc:
        kind = kinds.get(lemma(token)) if token.pos_ == "NOUN" else None
        owner = child(token, "poss") if kind is not None else None
        if kind is None or owner is None:
            continue
        content = next((one for one in children(token, "acl", "ccomp", "relcl") if one.i > token.i and _that_or_to(one)), None)
        if content is not None:
            yield Cue(parsed, token, kind, owner, [subtree(parsed, content)], clause=content)
            continue
        joint = section("speech", "owned_prepositions").get(lemma(token), "").split()
        about = next((one for one in children(token, "prep") if one.i > token.i and one.lower_ in joint), None)
        if about is not None:
            yield Cue(parsed, token, kind, owner, [(parsed.start(about.left_edge), subtree(parsed, about)[1])], predicate=True)


def _that_or_to(clause: "Token") -> bool:
    return any((one.dep_ == "mark" and one.lower_ == "that") or (one.dep_ == "aux" and one.lower_ == "to") for one in clause.children)
