"""One attribution in a sentence, as syntax alone gives it."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from summarizer.extractors.offline.parse import Parsed
from summarizer.extractors.offline.phrases import Span

if TYPE_CHECKING:
    from spacy.tokens import Token


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
