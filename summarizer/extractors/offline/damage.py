"""What a deed damaged, told apart from it: "The front of the bank was destroyed", "It also destroyed a booth", "windows were shattered"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.extractors.offline.frames import verb_type
from summarizer.extractors.offline.lexicon import words
from summarizer.extractors.offline.mentions import Cast
from summarizer.extractors.offline.parse import Parsed
from summarizer.extractors.offline.parties import add_participant
from summarizer.extractors.offline.people import is_person
from summarizer.extractors.offline.phrases import agent, child, children, lemma, negated, passive
from summarizer.extractors.offline.reality import reality
from summarizer.extractors.offline.triggers import Mention, quoted
from summarizer.extractors.offline.valency import fits

if TYPE_CHECKING:
    from spacy.tokens import Token


def damaged(parsed: Parsed, cast: Cast) -> Iterator[Mention]:
    """Mentions that only name what was damaged in a deed told just before; they found none of their own."""
    for token in parsed.doc:
        things = [one for one in _harmed(token) if not is_person(one)]
        if things and not negated(token) and reality(token, None, verbal=True)[0]:
            mention = Mention(parsed, token, None, verbal=True, definite=True, scene=True, quoted=quoted(parsed, token))
            for one in things:
                add_participant(mention, one, "target", cast)
            yield mention


def _harmed(verb: "Token") -> list["Token"]:
    """The things that a verb of damage harms where no clause names its doer; with one, the verb tells of a deed itself."""
    shatters = lemma(verb) in words("events", "light", "shatter")
    if verb.pos_ != "VERB" or not (shatters or lemma(verb) in words("events", "light", "wreck")) or (verb_type(verb) and fits(verb)):
        return []
    subject = child(verb, "nsubj")
    if passive(verb) and agent(verb) is None:
        things = list(children(verb, "nsubjpass"))
    else:
        things = list(children(verb, "dobj")) if subject is not None and (subject.lower_ in {"it", "this"} or shatters) else []
    return [one for one in things if not shatters or lemma(one) in words("things", "targets", "parts")]
