"""Whether the cited sentences let this speaker speak: named or referred to there, and not plainly somebody else's listener or rival."""

import re

from summarizer.grounding import names
from summarizer.grounding.names import Run
from summarizer.grounding.outcome import Refusal, Support, cut_words, listed
from summarizer.grounding.reading import Reading, Sentence, stem, words_of
from summarizer.grounding.referring import refers, roles_of, titles_another
from summarizer.grounding.speaking import OPENING, inside, part, plainly, rival_of, runs_of, tells_by_pronoun
from summarizer.grounding.words import BODIES, PERSONS, SMALL, SPEECH, UTTERS
from summarizer.records.annotation import Quotation

_ROOT = 5  # letters by which a form of a verb of saying is known where no list has it
_ROOTS = frozenset(word[:_ROOT] for word in SPEECH if len(word) > _ROOT)
_TITLED = 6  # words that a title and a name may take after a verb of saying, or an attribution before its noun
_FEW = 3  # words of a paraphrase that say where it comes from
_MOST, _CLEARLY = 0.5, 0.3  # the share of them in the sentence that it tells again, and by how much it leads
_CAPITALISED = re.compile(r"\b[A-Z][\w’'-]*")


def support(reading: Reading, name: str, cited: list[Sentence], quoted: tuple[Quotation, ...], content: str = "") -> Support | Refusal:
    """Where the speaker stands; `quoted` are the spans that are said to be this speaker's words, `content` tells what was said."""
    numbers = tuple(sentence.number for sentence in cited)
    if not quoted and not any(_says(reading, sentence) for sentence in cited):
        return Refusal(f"nobody says anything in {listed(numbers)}.")
    refusal = _told_by_another(reading, name, cited, content) if not quoted else None
    if refusal is not None:
        return refusal
    silent: list[Sentence] = []
    for sentence in cited:
        runs = [run for run in runs_of(reading, sentence, name) if not inside(sentence, run, quoted)]
        if not runs or all(_told_by_pronoun(sentence, run) for run in runs):
            silent.append(sentence)
            continue
        found = _speaks(reading, sentence, name, runs)
        if isinstance(found, Support):
            return found
        refusal = refusal or found
    for sentence in silent:
        run = refers(reading, sentence, name)
        if run is not None and (part(sentence, run) == "speaker" or rival_of(reading, sentence, [run]) is None):
            return Support(cut_words(reading, sentence, *run))
    return refusal or Refusal(f"no words in {listed(numbers)} name this speaker or refer back to one.{names.elsewhere(reading, name)}")


def _speaks(reading: Reading, sentence: Sentence, name: str, runs: list[Run]) -> Support | Refusal:
    """Whether the name speaks where it stands: plainly, or with nobody else who does."""
    parts = [part(sentence, run) for run in runs]
    if "speaker" in parts:
        return Support(cut_words(reading, sentence, *runs[parts.index("speaker")]))
    rival = rival_of(reading, sentence, runs)
    if "open" in parts and rival is None and not _only_told(reading, sentence, runs):
        return Support(cut_words(reading, sentence, *runs[parts.index("open")]))
    who = f"{sentence.written(*rival)!r} speaks there." if rival is not None else "it is spoken to or about."
    return Refusal(f"{name!r} does not speak in sentence {sentence.number}: {who}")


def _told_by_another(reading: Reading, name: str, cited: list[Sentence], content: str) -> Refusal | None:
    """Why the speaker does not say this, where one of several sentences tells it and has plainly somebody else speak."""
    sentence = telling(cited, content)
    if sentence is None:
        return None
    runs = runs_of(reading, sentence, name)
    if any(part(sentence, run) == "speaker" for run in runs) or refers(reading, sentence, name) is not None:
        return None
    rival = rival_of(reading, sentence, runs) or _body(reading, sentence, name)
    if rival is None:
        return None
    return Refusal(f"{name!r} does not speak in sentence {sentence.number}: {sentence.written(*rival)!r} speaks there.")


def _only_told(reading: Reading, sentence: Sentence, runs: list[Run]) -> bool:
    """Whether somebody without a name says something and the name stands in that alone: "a commissioner says Novak …"."""
    spans = [(quotation.start, quotation.end) for quotation in reading.annotation.quotations]
    uttering = (at for at, word in enumerate(sentence.words) if word in UTTERS)
    verb = next((at for at in uttering if not any(start <= sentence.starts[at] < end for start, end in spans)), 0)
    inverted = any(mark in sentence.gap(verb) for mark in ',"”“’')
    return verb > 0 and not inverted and all(run[0] > verb + _TITLED for run in runs) and not OPENING.intersection(sentence.words[:verb])


def _body(reading: Reading, sentence: Sentence, name: str) -> Run | None:
    """The ministry, police or the like that speaks in the sentence, where the article gives the name an office of a person."""
    if PERSONS.isdisjoint(roles_of(reading, name)):
        return None
    words = sentence.words
    start = next((at + 2 for at in range(len(words) - 1) if words[at : at + 2] == ["according", "to"]), 0)
    for at in range(start, min(len(words), start + _TITLED)):
        if words[at] in BODIES and not titles_another(reading, sentence, at, name) and (start or plainly(sentence, (at, at))):
            return start, at
    return None


def telling(cited: list[Sentence], content: str) -> Sentence | None:
    """Of several sentences the one that a paraphrase tells again: it holds clearly more of its words, names left out, than the others."""
    wanted = frozenset(stem(word) for word in words_of(_CAPITALISED.sub(" ", content))[0]) - SMALL
    if len(cited) < 2 or len(wanted) < _FEW:
        return None
    shares = sorted(((len(wanted & sentence.stems) / len(wanted), -sentence.number, sentence) for sentence in cited), reverse=True)
    (best, _, found), (second, *_) = shares[0], shares[1]
    return found if best >= _MOST and best - second >= _CLEARLY else None


def _told_by_pronoun(sentence: Sentence, run: Run) -> bool:
    """Whether the name stands in what "he" or "it" says: "It said Lodia was ready"."""
    return part(sentence, run) != "speaker" and tells_by_pronoun(sentence, before=run[0])


def _says(reading: Reading, sentence: Sentence) -> bool:
    if not SPEECH.isdisjoint(sentence.vocabulary) or any(word[:_ROOT] in _ROOTS for word in sentence.words if len(word) >= _ROOT):
        return True
    return any(sentence.number in quotation.sentences for quotation in reading.annotation.quotations) or ":" in sentence.text
