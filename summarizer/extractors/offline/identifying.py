"""Who the victims or the doers were: "The victims were identified as Ana Silva and Luis Prado", "police named the gunman as …"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.extractors.offline.lexicon import words
from summarizer.extractors.offline.mentions import Cast
from summarizer.extractors.offline.parse import Parsed
from summarizer.extractors.offline.parties import add_participant
from summarizer.extractors.offline.phrases import children, complement, lemma, negated, passive
from summarizer.extractors.offline.triggers import Mention, quoted

if TYPE_CHECKING:
    from spacy.tokens import Token


def identified(parsed: Parsed, cast: Cast) -> Iterator[Mention]:
    """Mentions that only name who was in a deed told just before or after; they found none of their own."""
    for token in parsed.doc:
        if token.pos_ != "VERB" or lemma(token) not in words("events", "identify", "verbs") or negated(token):
            continue
        role = _role(token)
        names = [one for one in complement(token, "as") if cast.person_at(parsed, one) is not None]
        if role is not None and names:
            mention = Mention(parsed, token, None, verbal=True, definite=True, scene=True, quoted=quoted(parsed, token))
            for one in names:
                add_participant(mention, one, role, cast)
            yield mention


def _role(verb: "Token") -> str | None:
    for one in children(verb, "nsubjpass" if passive(verb) else "dobj"):
        for role in ("target", "perpetrator"):
            if lemma(one) in words("events", "identify", role):
                return role
    return None
