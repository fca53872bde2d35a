"""To whom a sentence plainly gives a quotation, and whether a speaker may have it: “…,” the ministry stated; Novak said: “…”."""

from dataclasses import dataclass, replace

from summarizer.grounding import names
from summarizer.grounding.names import Run
from summarizer.grounding.outcome import Refusal
from summarizer.grounding.reading import Passage, Reading, Sentence, query
from summarizer.grounding.referring import refers, roles_of
from summarizer.grounding.speaking import inside, marked, part, rival_of, tells_by_pronoun
from summarizer.grounding.words import AUXILIARIES, CARRIED, CLAUSE, DOCUMENTED, DOCUMENTS, PRONOUNS, ROLES, SMALL, SPEECH, UTTERS
from summarizer.normalize import names as normal
from summarizer.records.annotation import Quotation
from summarizer.records.extraction import Statement, Via

_REACH = 14  # words that an attribution may have: titles, name, apposition
_TITLES = 6  # words before the name in it: "the embassy's first secretary Ana Novak"
_LINKS = frozenset({"of", "for", "to", "with", "from", "by", "in", "at", "on", "near", "against", "that", "who"})
_ISSUED = frozenset({"by", "from", "of"})
_STOPS = CLAUSE | {"at", "on", "during", "with"}
_CHAIN = frozenset({"of", "in", "for", "the", "to"})
_MARKS = " \t\n\"“”„«»'’‘,.;:!?–—-…"
_SAID = 0.6  # share of a sentence in quotation marks from which on it tells of little else


@dataclass(frozen=True, slots=True)
class Giver:
    """The name that a sentence gives a quotation to. `stretch` is the whole attribution, titles included; closed, in words."""

    sentence: Sentence
    name: Run
    stretch: Run

    @property
    def text(self) -> str:
        return self.sentence.written(*self.name)


def foreign(reading: Reading, statement: Statement, name: str, quotation: Quotation) -> Refusal | None:
    """Why the quotation is not for this speaker, where its sentence plainly gives it to somebody else."""
    given = giver(reading, quotation)
    if given is None or _same(reading, given, name):
        return None
    told = _speaks_inside(reading, quotation, name)
    channels = _channels(statement.via)
    through = not channels or any(_gives(text, given) for text in channels)
    if told and through and statement.words_of == "document":
        return None
    who = given.text
    reason = f"quoted span {quotation.number} is the words of {who!r} in sentence {given.sentence.number}, not of {name!r}: "
    if told:
        return Refusal(f"{reason}make {who!r} the speaker, or keep {name!r} with words_of 'document' and via.document {who!r}.")
    return Refusal(f"{reason}make {who!r} the speaker, or drop the statement.")


def stray(reading: Reading, name: str, quotation: Quotation) -> Refusal | None:
    """Why the quotation is not for this speaker, where its sentence does not tell of the speaker and plainly has another speak."""
    sentence = reading.sentence(quotation.sentences[0])
    if names.mention(reading, sentence, name) is not None or refers(reading, sentence, name) is not None:
        return None
    rival = rival_of(reading, sentence, [])
    if rival is None and tells_by_pronoun(sentence, verbs=SPEECH) and not inside(sentence, (0, 0), reading.annotation.quotations):
        rival = 0, 0
    if rival is None or set(query(sentence.written(*rival))) <= set(query(name)):
        return None
    who = sentence.written(*rival)
    return Refusal(
        f"quoted span {quotation.number} stands where {who!r} speaks, in sentence {sentence.number}, not {name!r}: leave it out."
    )


def unlisted(reading: Reading, cited: list[Sentence]) -> list[Quotation]:
    """The quotations that a cited sentence consists of."""
    numbers = {sentence.number for sentence in cited}
    found = [quotation for quotation in reading.annotation.quotations if not numbers.isdisjoint(quotation.sentences)]
    return [quotation for quotation in found if any(_fills(quotation, sentence) for sentence in cited)]


def speaks_outside(reading: Reading, cited: list[Sentence], name: str) -> bool:
    """Whether the name plainly speaks in a cited sentence, not in quotation marks."""
    for sentence in cited:
        run = names.mention(reading, sentence, name)
        if run is not None and not inside(sentence, run, reading.annotation.quotations) and part(sentence, run) == "speaker":
            return True
    return False


def giver(reading: Reading, quotation: Quotation) -> Giver | None:
    """The name beside the quotation that it is given to; nothing where that is not plain, or where a pronoun stands."""
    last = reading.sentence(quotation.sentences[-1])
    if _opens(reading, quotation) and (found := _after(last, quotation)) is not None:
        return found
    return _before(reading.sentence(quotation.sentences[0]), quotation)


def _opens(reading: Reading, quotation: Quotation) -> bool:
    """Whether the quotation is not itself part of what somebody is told to say: it begins its sentence."""
    first = reading.sentence(quotation.sentences[0])
    return not reading.text[first.start : quotation.start].strip(_MARKS)


def _after(sentence: Sentence, quotation: Quotation) -> Giver | None:
    words = sentence.words
    first = next((at for at, start in enumerate(sentence.starts) if start >= quotation.end), len(words))
    if first >= len(words) or not _closed(sentence, quotation, first):
        return None
    if not CARRIED.isdisjoint(words[first : first + 2 * _REACH]):
        return None
    if words[first] in UTTERS | DOCUMENTED:
        return _inverted(sentence, first + 1)
    if words[first : first + 2] == ["according", "to"]:
        return _inverted(sentence, first + 2)
    return _uttering(sentence, first, min(len(words), first + _REACH))


def _closed(sentence: Sentence, quotation: Quotation, first: int) -> bool:
    """Whether a comma or the like parts quotation and attribution: “the police” Novak called … is no attribution."""
    gap = sentence.gap(first)
    return not gap.strip(_MARKS) and (quotation.text.rstrip()[-1:] in (",", ".", "!", "?", "…", "-", "–", "—") or "," in gap)


def _inverted(sentence: Sentence, first: int) -> Giver | None:
    """ "said Ana Novak, a judge"; "read a statement issued by the ministry"."""
    limit = min(len(sentence.words), first + _REACH)
    end = _phrase(sentence, first, limit)
    found = _named(sentence, first, end, past=True)
    if found is not None and end < limit and "," in sentence.gap(end):
        return replace(found, stretch=(first, _phrase(sentence, end, limit) - 1))
    return found


def _phrase(sentence: Sentence, first: int, limit: int) -> int:
    """The end (open) of the noun phrase that begins at `first`."""
    end = first
    while end < limit and (end == first or not (sentence.words[end] in _STOPS or marked(sentence, end))):
        end += 1
    return end


def _uttering(sentence: Sentence, first: int, limit: int) -> Giver | None:
    """ "Ana Novak said"; "Ana Novak, a judge, said"."""
    words = sentence.words
    verb = next((at for at in range(first + 1, limit) if words[at] in UTTERS), None)
    if verb is None:
        return None
    end = verb
    while end > first and not marked(sentence, end) and (words[end - 1] in AUXILIARIES or words[end - 1].endswith("ly")):
        end -= 1
    if end > first and "," in sentence.gap(end):
        end = next((at for at in range(first + 1, end) if "," in sentence.gap(at)), first)
    return _named(sentence, first, end)


def _before(sentence: Sentence, quotation: Quotation) -> Giver | None:
    """ "Ana Novak said: “…”", where the name opens the sentence."""
    after = next((at for at, start in enumerate(sentence.starts) if start >= quotation.start), len(sentence.words))
    verb = after - 1
    if not 0 < verb < _REACH or sentence.words[verb] not in UTTERS or sentence.gap(after).strip(" \"“”„«»'’‘")[:1] not in (",", ":"):
        return None
    return _uttering(sentence, 0, verb + 1)


def _named(sentence: Sentence, first: int, end: int, *, past: bool = False) -> Giver | None:
    """The name that the words `first` to `end` (open) come to: the last one, or where more may follow it (`past`) the first."""
    runs = [run for found in sentence.names if (run := sentence.at(found.start, found.end)) and first <= run[0] and run[1] < end]
    if not runs or any(marked(sentence, at) for at in range(first + 1, end)):
        return None
    words = sentence.words
    chains = _chains(sentence, runs)
    run = chains[0] if past else chains[-1]
    lead = words[first : runs[0][0]]
    issued = not DOCUMENTS.isdisjoint(lead) and not _ISSUED.isdisjoint(lead[-2:])
    plain = len(lead) <= _TITLES and (issued or _LINKS.isdisjoint(lead)) and PRONOUNS.isdisjoint(lead) and (past or run[1] + 1 == end)
    generic = all(word in ROLES or word in SMALL or word in PRONOUNS for word in words[run[0] : run[1] + 1])
    return None if generic or not plain or _owner(sentence, run) else Giver(sentence, run, (first, end - 1))


def _chains(sentence: Sentence, runs: list[Run]) -> list[Run]:
    """Names joined where they make one: "the Embassy of China" "in" "Orvek"."""
    joined = [runs[0]]
    for run in runs[1:]:
        between = sentence.words[joined[-1][1] + 1 : run[0]]
        if between and _CHAIN.issuperset(between):
            joined[-1] = joined[-1][0], run[1]
        else:
            joined.append(run)
    return joined


def _owner(sentence: Sentence, run: Run) -> bool:
    """Whether somebody of the name's speaks, not the name: "Novak's lawyer said"."""
    offset = sentence.ends[run[1]] - sentence.start
    return sentence.text[offset : offset + 2] in ("'s", "’s", "' ", "’ ") and run[1] + 1 < len(sentence.words)


def _same(reading: Reading, given: Giver, name: str) -> bool:
    """Whether the speaker stands in the attribution, or is its name told otherwise."""
    sentence, (first, last) = given.sentence, given.stretch
    stretch = Passage(reading.text, sentence.starts[first], sentence.ends[last])
    if names.stands(stretch, name) is not None or normal.compare(name, given.text).same:
        return True
    if set(query(given.text)) <= set(query(name)):  # a part of it: "Sen." where a sentence was cut after the title
        return True
    run = names.mention(reading, sentence, name)
    if run is not None and first <= run[0] and run[1] <= last:
        return True
    return not ROLES.isdisjoint(query(name)) and set(names.content(name)) <= {
        word for role in roles_of(reading, given.text) for word in names.content(role)
    }


def _speaks_inside(reading: Reading, quotation: Quotation, name: str) -> bool:
    """Whether the quoted text itself has this person speak: “… Novak stressed that …,” read a statement."""
    for number in quotation.sentences:
        sentence = reading.sentence(number)
        run = names.mention(reading, sentence, name)
        if run is not None and inside(sentence, run, (quotation,)) and part(sentence, run) == "speaker":
            return True
    return False


def _channels(via: Via | None) -> list[str]:
    return [text for text in (via.document, via.outlet) if text] if via is not None else []


def _gives(channel: str, given: Giver) -> bool:
    """Whether the document or outlet is the one the quotation is given to."""
    return names.stands(Passage(channel, 0, len(channel)), given.text) is not None or normal.find_in(given.text, channel) is not None


def _fills(quotation: Quotation, sentence: Sentence) -> bool:
    return min(quotation.end, sentence.end) - max(quotation.start, sentence.start) > _SAID * (sentence.end - sentence.start)
