"""Long articles are read in overlapping windows of sentences, and their answers joined into one."""

from collections.abc import Iterable, Mapping, Sequence

from summarizer.records.annotation import Sentence
from summarizer.records.extraction import Aggregate, Extraction, Incident, Statement


def estimate(text: str) -> int:
    """Tokens that a model is likely to make of this text: a quarter of its UTF-8 bytes, rounded up, plus one.

    Byte-pair vocabularies take about four bytes of English to a token, and about as many bytes of other scripts.
    """
    return len(text.encode()) // 4 + 1


def windows(text: str, sentences: Sequence[Sentence], limit: int, overlap: int) -> tuple[tuple[Sentence, ...], ...]:
    """The sentences in runs of at most `limit` estimated tokens, neighbours sharing up to `overlap`; furniture is left out.

    A sentence longer than the limit is a window of its own. An article without sentences is no window.
    """
    body = [sentence for sentence in sentences if not sentence.furniture]
    sizes = [estimate(text[sentence.start : sentence.end]) + 4 for sentence in body]  # 4: the line's label
    runs: list[tuple[Sentence, ...]] = []
    first = 0
    while first < len(body):
        end, size = first, 0
        while end < len(body) and (end == first or size + sizes[end] <= limit):
            size += sizes[end]
            end += 1
        runs.append(tuple(body[first:end]))
        if end == len(body):
            break
        # The shared part leaves room for the first new sentence, so that every window reaches beyond the one before.
        first = _step_back(sizes, first, end, min(overlap, limit - sizes[end]))
    return tuple(runs)


def _step_back(sizes: Sequence[int], first: int, end: int, overlap: int) -> int:
    """Where the next window starts: as far before `end` as the overlap allows, but after `first`."""
    start, shared = end, 0
    while start - 1 > first and shared + sizes[start - 1] <= overlap:
        start -= 1
        shared += sizes[start]
    return start


def join(answers: Sequence[Extraction]) -> Extraction:
    """The windows' answers as one: keys made unique by window, exact repeats from the overlaps told once.

    What two windows tell in different words stays twice; the linking of reports within one article joins it.
    """
    if len(answers) == 1:
        return answers[0]
    renamed = [_prefixed(answer, f"w{number}-") for number, answer in enumerate(answers, start=1)]
    first: dict[str, Incident] = {}
    same: dict[str, str] = {}
    for incident in (incident for answer in renamed for incident in answer.incidents):
        repeated = first.setdefault(_content(incident), incident)
        same[incident.key] = repeated.key
        if repeated is not incident:
            both = repeated.model_copy(update={"concerning": (*repeated.concerning, *incident.concerning)})
            first[_content(incident)] = both
    statements = (_about(statement, same) for answer in renamed for statement in answer.statements)
    unique = {statement.model_dump_json(): statement for statement in statements}
    return Extraction(incidents=tuple(_renamed(incident, same) for incident in first.values()), statements=tuple(unique.values()))


def _content(incident: Incident) -> str:
    """What makes two windows' records exact repeats; a sum of other records is never one, since its members' names differ."""
    if incident.aggregate is not None:
        return incident.key
    return incident.model_copy(update={"key": "", "concerning": ()}).model_dump_json()


def _prefixed(answer: Extraction, prefix: str) -> Extraction:
    names = _Prefix(prefix)
    return Extraction(
        incidents=tuple(_renamed(incident, names).model_copy(update={"key": prefix + incident.key}) for incident in answer.incidents),
        statements=tuple(_about(statement, names) for statement in answer.statements),
    )


class _Prefix(dict[str, str]):
    """Maps every key to itself behind a prefix."""

    def __init__(self, prefix: str) -> None:
        super().__init__()
        self._prefix = prefix

    def __missing__(self, key: str) -> str:
        return self._prefix + key


def _name(names: Mapping[str, str], key: str) -> str:
    return names[key] if isinstance(names, _Prefix) or key in names else key


def _names(names: Mapping[str, str], keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_name(names, key) for key in keys))


def _renamed(incident: Incident, names: Mapping[str, str]) -> Incident:
    aggregate = incident.aggregate and Aggregate(count=incident.aggregate.count, members=_names(names, incident.aggregate.members))
    return incident.model_copy(update={"concerning": _names(names, incident.concerning), "aggregate": aggregate})


def _about(statement: Statement, names: Mapping[str, str]) -> Statement:
    return statement.model_copy(update={"about": _names(names, statement.about)})
