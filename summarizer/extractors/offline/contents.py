"""What a reporting verb introduces: its clause, what it calls something, its objects, or the words that it stands beside."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.extractors.offline.cue import Cue
from summarizer.extractors.offline.interjected import parenthetical
from summarizer.extractors.offline.lexicon import classes, words
from summarizer.extractors.offline.parse import Parsed
from summarizer.extractors.offline.phrases import Span, agent, child, children, conjuncts, lemma, of_time, subtree, trimmed
from summarizer.extractors.offline.sources import is_passive
from summarizer.records.annotation import Quotation

if TYPE_CHECKING:
    from spacy.tokens import Token

_DAYS = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"})
_CIRCUMSTANCES = frozenset({"during", "while", "when", "after", "at", "on", "—", "–", "-", "--"}) | _DAYS
_OF_OBJECTS = frozenset({"of", "for", "against", "over", "with", "on", "to", "upon", "as"})
_CLOSING = frozenset({",", ".", "!", "?"})  # marks inside a quotation that end its clause
_WORDS_OF_A_PHRASE = 2
_LONGEST_OCCASION = 7  # tokens of "in a statement to the paper on Friday"


def fill(cue: Cue, particle: str | None, *, by: bool) -> None:
    """Gives a verb's cue its clause and spans; `by` says that its source stands in a "by" phrase."""
    parsed, token, source = cue.parsed, cue.token, cue.source
    clause_only = lemma(token) in words("speech", "verb_uses", "clause_only") and particle is None and not _of_words(token)
    clause = cue.clause = clause_of(token, source)
    if clause is not None:
        cue.spans, cue.predicate = [_clause_span(parsed, token, clause)], particle == "for"
    naming = _naming(parsed, token) if clause is None or clause.dep_ == "advcl" else []
    if naming:
        cue.spans, cue.predicate = naming, True
    elif clause is None and not clause_only and (by or not is_passive(token)):
        cue.spans = list(_objects(parsed, token, source, particle)) or _shared(parsed, token, source)
        cue.predicate = bool(cue.spans)
    follows = bool(cue.spans) and all(start > cue.start for start, _ in cue.spans)
    aside = [] if cue.predicate or follows or token.tag_ == "VBG" else parenthetical(parsed, token, source)
    if len(aside) > len(cue.spans):
        cue.spans = aside
    _without_source(cue)
    if parsed.quoted(token) is None:
        cue.spans = [_whole_quotations(parsed, span) for span in cue.spans]


def _of_words(verb: "Token") -> bool:
    """Whether what is defended, attacked or backed is somebody's words, work or plan: "defended the law", no town."""
    objects = list(children(verb, "dobj"))
    spoken = words("rhetoric", "attacks", "themes") | words("rhetoric", "attacks", "missiles") | words("rhetoric", "attacks", "media")
    return (
        lemma(verb) in words("speech", "verb_uses", "of_words")
        and not is_passive(verb)
        and any(lemma(one) in spoken for thing in objects for one in conjuncts(thing))
    )


def _without_source(cue: Cue) -> None:
    """Where the parse puts the speaker into the quoted clause ("“We will win,” the chief said"), the content ends with the quotation."""
    if cue.source is None:
        return
    at = cue.parsed.start(cue.source)
    for position, (start, end) in enumerate(cue.spans):
        if start <= at < end:
            quotation = next((one for one in cue.parsed.quotations if start <= one.start + 1 and one.end < at), None)
            cue.spans[position] = (start, quotation.end) if quotation is not None else (start, end)


def _whole_quotations(parsed: Parsed, span: Span) -> Span:
    """A content never begins or ends inside a quotation; one that a closed quotation opens ends with it ("“It is over,” when he left")."""
    start, end = span
    for quotation in parsed.quotations:
        if abs(quotation.start - start) <= 1 and quotation.end < end and _closed(quotation):
            return quotation.start, quotation.end
        if quotation.start < end <= quotation.end:
            end = min(quotation.end, parsed.sentence.end) + (quotation.start > start)
        if quotation.start < start < quotation.end:
            start = max(quotation.start, parsed.offset)
    return start, end


def _closed(quotation: Quotation) -> bool:
    return quotation.text[-1:] in _CLOSING and len(quotation.text.split()) > _WORDS_OF_A_PHRASE


# --- clauses -------------------------------------------------------------------------------------------------------------------


def clause_of(token: "Token", source: "Token | None") -> "Token | None":
    """The head verb of the clause that a reporting verb introduces."""
    for one in token.children:
        if one.dep_ == "ccomp" and not (source is not None and source.i == one.i) and not _set_apart(token, one):
            return one
    return _infinitive(token) or _that_clause(token) or _addressed(token)


def _infinitive(token: "Token") -> "Token | None":
    """ "vowed to rebuild", "was ordered to leave", "suggested rebuilding": an infinitive or gerund that is the verb's own."""
    name = lemma(token)
    plain = name in words("speech", "verbs", "report") and name != "claim"
    asking = words("speech", "verb_uses", "directive") | words("speech", "verb_uses", "deciding")
    for one in children(token, "xcomp", "advcl"):
        if one.dep_ == "xcomp" and one.pos_ in {"VERB", "AUX"} and (not plain or one.tag_ == "VBG"):
            return one
        if name in asking and _has_to(one) and one.i > token.i:
            return one
    return None


def _addressed(token: "Token") -> "Token | None":
    """ "told drivers to leave", "called on drivers to leave", where the parse hangs the infinitive on the addressee."""
    addressed = child(token, "dobj")
    if addressed is not None and lemma(token) in words("speech", "verb_uses", "directive"):
        return next((one for one in children(addressed, "acl", "relcl") if _has_to(one)), None)
    for one in children(token, "prep"):
        if one.lower_ in {"on", "upon"} and lemma(token) == "call":
            return next((x for x in token.children if x.dep_ in {"xcomp", "advcl"} and x.i > one.i), None)
    return None


def _has_to(clause: "Token") -> bool:
    return any(one.lower_ == "to" for one in children(clause, "aux"))


def _set_apart(token: "Token", clause: "Token") -> bool:
    """A clause before a semicolon is none of the reporting verb's: "It is unlikely; the team says she will go on."."""
    if clause.i > token.i or child(token, "ccomp") is None or not any(one.dep_ == "ccomp" and one.i > token.i for one in token.children):
        return False
    return any(one.text == ";" for one in token.doc[clause.i : token.i])


def _that_clause(token: "Token") -> "Token | None":
    """ "told a meeting of farmers that few people …", "tweeted in the morning hours that …": an object clause parsed under a noun."""
    if lemma(token) not in words("speech", "verb_uses", "telling") | words("speech", "verb_uses", "posting"):
        return None
    for one in token.subtree:
        clause = one.head
        if one.i <= token.i or one.lower_ != "that" or clause.dep_ not in {"relcl", "acl"} or clause.left_edge.i != one.i:
            continue
        subject = child(clause, "nsubj", "nsubjpass")
        if subject is not None and subject.i != one.i and clause.head.i > token.i:
            return clause
    return None


def _clause_span(parsed: Parsed, token: "Token", content: "Token") -> Span:
    """The clause's words without the reporting clause itself, where the parse puts that inside ("It is, he said, a start")."""
    first, last = content.left_edge.i, content.right_edge.i
    if content.i > token.i:
        behind = [*token.children, *(token.head.children if token.dep_ == "advcl" and content.dep_ == "xcomp" else ())]
        last = max([last, *(one.right_edge.i for one in behind if one.i > content.i and _goes_with(token, one, content))])
    if first <= token.i <= last:
        first, last = (token.right_edge.i + 1, last) if token.i - first < last - token.i else (first, token.left_edge.i - 1)
    if content.i > token.i:
        last = _without_aside(parsed, content, first, max(first, last))
        first = _behind_day(content, first)
    return trimmed(parsed, first, max(first, last))


def _behind_day(content: "Token", first: int) -> int:
    """Where the words begin behind the day of the saying: "told drivers this weekend he would …"."""
    for one in children(content, "npadvmod"):
        if one.left_edge.i == first and one.ent_type_ in {"DATE", "TIME"} and one.nbor().dep_ != "punct":
            return int(one.right_edge.i) + 1
    return first


def _goes_with(token: "Token", one: "Token", content: "Token") -> bool:
    """Whether what the parse hangs on the reporting verb behind its clause is part of what was said."""
    reports = one.pos_ == "VERB" and lemma(one) in classes("speech", "verbs")
    if reports or one.dep_ not in {"conj", "advcl", "prep", "dobj", "acl", "ccomp"}:
        return False
    if one.head.i != token.i:  # "promising to repair and in some places widen it", read as coordinated with the verb over "promising"
        return one.dep_ == "conj" and one.tag_ in {"VB", "VBP"} and one.head.tag_ in {"VBD", "VBN"}
    finite = one.tag_ in {"VBD", "VBZ", token.tag_}
    return not (content.dep_ == "xcomp" and one.dep_ == "conj" and finite)


def _without_aside(parsed: Parsed, head: "Token", first: int, last: int) -> int:
    """Where the words end before the outlet's own remark (", which receives public money") or the occasion ("in a statement on Friday")."""
    doc = parsed.doc
    for one in doc[first : last + 1]:
        if parsed.quoted(one) is not None or one.i < head.i + 2 or not (_remark(one, last) or _occasion(one, last)):
            continue
        if not any(parsed.quoted(each) is not None for each in doc[one.i : last + 1]):
            return one.i - 1
    return last


def _remark(one: "Token", last: int) -> bool:
    clause = one.head
    relative = one.tag_ in {"WDT", "WP"} and one.nbor(-1).text == "," and clause.dep_ == "relcl"
    return relative and clause.left_edge.i == one.i and clause.right_edge.i >= last - 1


def _occasion(one: "Token", last: int) -> bool:
    noun = child(one, "pobj") if one.dep_ == "prep" and one.lower_ in {"in", "during", "at"} else None
    short = one.right_edge.i - one.i <= _LONGEST_OCCASION
    return noun is not None and short and lemma(noun) in words("speech", "documents", "occasions") and one.right_edge.i >= last - 1


# --- what something is called ----------------------------------------------------------------------------------------------------


def _naming(parsed: Parsed, token: "Token") -> list[Span]:
    """ "called it a mistake", "described him as tired": the object and what it is called."""
    if lemma(token) not in words("speech", "verb_uses", "naming"):
        return []
    clause = called(token)
    if clause is not None:
        return [(parsed.start(token.nbor()), subtree(parsed, clause)[1])]
    thing = child(token, "dobj")
    behind = [*children(token, "prep"), *(children(thing, "prep") if thing is not None else ())]  # "saw the remark | as a threat"
    named = child(token, "oprd", "attr") or next((one for one in behind if one.lower_ == "as"), None)
    if named is None or (is_passive(token) and agent(token) is None):
        return []
    what = child(token, "dobj", "nsubjpass")
    if what is None and named.pos_ == "PROPN":
        return []
    spans = [subtree(parsed, named)]
    if what is not None and what.i < named.i and what.pos_ != "PRON":
        spans = [(subtree(parsed, what)[0], spans[0][1])] if what.i > token.i else [subtree(parsed, what), *spans]
    elif what is not None and what.i > named.i and what.pos_ != "PRON":  # "denounced as a lie a report that …"
        spans = [(spans[0][0], subtree(parsed, what)[1])]
    return [_to_quotation_end(parsed, span) for span in spans]


def called(token: "Token") -> "Token | None":
    """The clause that the parse makes of "dismissed as lies reports that …", of the reports a verb."""
    behind = token.nbor() if token.i + 1 < len(token.doc) else None
    if behind is None or behind.lower_ != "as" or lemma(token) not in words("speech", "verb_uses", "naming") or is_passive(token):
        return None
    beside = (one for one in children(token, "advcl") if child(one, "ccomp") is not None)
    return next((one for one in beside if one.left_edge.i == behind.i or one.left_edge.i == behind.right_edge.i + 1), None)


def _to_quotation_end(parsed: Parsed, span: Span) -> Span:
    """Circumstances behind the quoted words are not said: "as a “crazy system” during a campaign stop"."""
    start, end = span
    for quotation in parsed.quotations:
        rest = parsed.text[quotation.end + 1 - parsed.offset : end - parsed.offset].strip().split(" ")
        if start < quotation.start and quotation.end < end and rest and rest[0] in _CIRCUMSTANCES:
            return start, quotation.end + 1
    return span


# --- objects ---------------------------------------------------------------------------------------------------------------------


def _shared(parsed: Parsed, token: "Token", source: "Token | None") -> list[Span]:
    """The object of the verb that a reporting verb is coordinated with: "welcomed and praised the verdict"."""
    if child(token, "dobj") is not None or is_passive(token):
        return []
    verb = next((one for one in token.conjuncts if one.i > token.i and one.i - token.i <= 3 and child(one, "dobj") is not None), None)
    return list(_objects(parsed, verb, source, None)) if verb is not None else []


def _objects(parsed: Parsed, token: "Token", source: "Token | None", particle: str | None) -> Iterator[Span]:
    """Objects of verbs that say something by themselves: "condemned the attack", "accused the government of failing"."""
    own = [one for one in token.rights if source is None or not (one.i == source.i or one.is_ancestor(source))]
    parts = [one for one in own if _is_object(token, one, particle)]
    if parts and (particle is not None or is_passive(token) or any(one.dep_ in {"dobj", "oprd", "attr"} for one in token.children)):
        last = _to_clause_end(token, max(one.right_edge.i for one in parts))
        last = _without_aside(parsed, token, parts[0].left_edge.i, last)
        yield _to_quotation_end(parsed, trimmed(parsed, parts[0].left_edge.i, last))
    elif is_passive(token):
        yield from _charged(parsed, token)


def _is_object(token: "Token", one: "Token", particle: str | None) -> bool:
    """An object, a phrase of one ("any role in the raid"), or a second gerund: "mentioned lending money and forcing banks to pay"."""
    if one.dep_ == "prep" and one.lower_ == "in":
        return any(lemma(thing) in words("speech", "denials", "share") for thing in children(token, "dobj"))
    prepositional = one.dep_ == "prep" and one.lower_ in {*_OF_OBJECTS, particle} and not of_time(one)
    return prepositional or one.dep_ in {"dobj", "attr", "oprd", "prt"} or (one.dep_ == "conj" and one.tag_ == "VBG" != token.tag_)


def _to_clause_end(token: "Token", last: int) -> int:
    """The relative clause without "that" that the parse takes for a new sentence: "cited remarks | Silva had made about the bridge"."""
    doc = token.doc
    if last + 1 < len(doc) and doc[last + 1].is_sent_start and doc[last].pos_ == "NOUN" and doc[last + 1].pos_ in {"PROPN", "PRON", "DET"}:
        return int(doc[last + 1].sent.end) - 1
    return last


def _charged(parsed: Parsed, token: "Token") -> Iterator[Span]:
    """ "Haddad was accused by prosecutors of taking bribes": the patient, and the charge parsed under the agent."""
    patient = child(token, "nsubjpass")
    if patient is None:
        return
    yield subtree(parsed, patient)
    by = agent(token)
    charge = next((one for one in children(by, "prep") if one.lower_ == "of"), None) if by is not None else None
    if charge is not None and child(charge, "pcomp") is not None:
        yield subtree(parsed, charge)
