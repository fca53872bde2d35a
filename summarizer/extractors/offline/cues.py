"""Where a sentence attributes something: the cue ("said"), its source and the words that it introduces.

A cue is syntax alone; who the source is, is resolved in `speakers`.
"""

from typing import TYPE_CHECKING

from summarizer.extractors.offline import asides, reporting, speechnouns, stances
from summarizer.extractors.offline.cue import Cue
from summarizer.extractors.offline.lexicon import words
from summarizer.extractors.offline.parse import Parsed
from summarizer.extractors.offline.phrases import child, children, lemma, trimmed

if TYPE_CHECKING:
    from spacy.tokens import Token

_FINITE_HELP = frozenset({"has", "have", "had", "is", "are", "was", "were", "'d", "'s", "'ve"})


def find(parsed: Parsed) -> list[Cue]:
    """All cues of a sentence, in text order."""
    special = [*asides.find(parsed), *speechnouns.find(parsed), *stances.find(parsed)]
    taken = {cue.token.i for cue in special}
    verbs = [cue for cue in reporting.find(parsed) if cue.token.i not in taken]
    return bounded(sorted([*special, *verbs], key=lambda cue: cue.start))


def bounded(found: list[Cue]) -> list[Cue]:
    """Cues whose contents end where the same source speaks on: "said he would resign and warned …", "said it was over, adding …"."""
    for outer in found:
        for inner in found:
            if outer.clause is not None and inner is not outer and _goes_on(outer, outer.clause, inner.token):
                _cut(outer, outer.clause, inner.token)
                inner.source = outer.source
    return found


def _cut(outer: Cue, clause: "Token", inner: "Token") -> None:
    joins = [one.i for one in inner.head.children if one.dep_ == "cc" and one.i < inner.i]
    cut = max(joins, default=inner.left_edge.i) if inner.dep_ == "conj" else inner.left_edge.i
    edge = outer.parsed.start(outer.parsed.doc[cut])
    outer.spans = [
        (start, trimmed(outer.parsed, clause.left_edge.i, cut - 1)[1]) if start < edge < end else (start, end) for start, end in outer.spans
    ]


def _goes_on(outer: Cue, clause: "Token", inner: "Token") -> bool:
    """Whether a reporting verb inside a content clause is the outer source's: coordinated into it, but in the outer verb's tense or outside
    its quotation."""
    if not (outer.token.i < clause.i < inner.i) or child(inner, "nsubj", "nsubjpass") is not None or not clause.is_ancestor(inner):
        return False
    if inner.dep_ == "conj":
        apart = any(one.tag_ == "MD" or one.lower_ in _FINITE_HELP for one in children(clause, "aux"))
        apart = apart or (outer.parsed.quoted(clause) is not None and outer.parsed.quoted(inner) is None)
        return inner.head.i == clause.i and apart and inner.tag_ == outer.token.tag_ and child(inner, "aux", "auxpass") is None
    subject = child(clause, "nsubj", "nsubjpass")
    participle = inner.dep_ == "advcl" and inner.tag_ == "VBG" and inner.left_edge.i > 0 and inner.left_edge.nbor(-1).text == ","
    return participle and subject is not None and (lemma(inner) in words("speech", "verb_uses", "resuming") or not _could_go_on(subject))


def _could_go_on(subject: "Token") -> bool:
    """Whether the clause's own subject may be who goes on: a name, or somebody in an office."""
    return subject.pos_ != "PRON" and (subject.pos_ != "NOUN" or lemma(subject) in words("speech", "speakers", "roles"))
