"""Whether the cited sentences let this speaker speak: named or referred to there, and not plainly somebody else's listener or rival."""

import re
from typing import Literal

from summarizer.grounding import names
from summarizer.grounding.names import Run
from summarizer.grounding.outcome import Refusal, Support, cut_words, listed
from summarizer.grounding.reading import Reading, Sentence, query, stem, words_of
from summarizer.grounding.words import AUXILIARIES, BE, CLOSING, DOCUMENTS, OBJECTS, PRONOUNS, ROLES, SMALL, SOURCES, SPEECH, UTTERS
from summarizer.records.annotation import Quotation

Part = Literal["speaker", "listener", "open"]

_NEAR = 3  # words between a speaker and the verb, without punctuation: "the ministry of defence also said"
_ROOT = 5  # letters by which a form of a verb of saying is known where no list has it
_ROOTS = frozenset(word[:_ROOT] for word in SPEECH if len(word) > _ROOT)
_BODIES = frozenset({"agency", "organization", "organisation", "company", "group", "outlet", "newspaper", "body", "force", "service"})
_QUOTED = 0.8  # share of a sentence in quotation marks from which on it goes on with an earlier speaker's words
_SUBJECTS = PRONOUNS - {"his", "him", "her", "them", "their"}
_APPOSITION = 14  # words of an apposition between a speaker and the verb
_BACK = 8  # sentences over which a pronoun looks for its name
_OPENING = frozenset({"he", "she", "it", "they"})
_FEW = 3  # words of a paraphrase that say where it comes from
_MOST, _CLEARLY = 0.5, 0.3  # the share of them in the sentence that it tells again, and by how much it leads
_CAPITALISED = re.compile(r"\b[A-Z][\w’'-]*")
_STOPS = frozenset(',;:()–—.!?"“”')


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
        runs = [run for run in _runs(reading, sentence, name) if not _inside(sentence, run, quoted)]
        if not runs or all(_told_by_pronoun(sentence, run) for run in runs):
            silent.append(sentence)
            continue
        parts = [part(sentence, run) for run in runs]
        if "speaker" in parts:
            return Support(cut_words(reading, sentence, *runs[parts.index("speaker")]))
        rival = _rival(reading, sentence, runs)
        if "open" in parts and rival is None:
            return Support(cut_words(reading, sentence, *runs[parts.index("open")]))
        who = f"{_text(sentence, rival)!r} speaks there." if rival is not None else "it is spoken to or about."
        refusal = refusal or Refusal(f"{name!r} does not speak in sentence {sentence.number}: {who}")
    for sentence in silent:
        run = refers(reading, sentence, name)
        if run is not None and (part(sentence, run) == "speaker" or _rival(reading, sentence, [run]) is None):
            return Support(cut_words(reading, sentence, *run))
    return refusal or Refusal(f"no words in {listed(numbers)} name this speaker or refer back to one.{names.elsewhere(reading, name)}")


def _told_by_another(reading: Reading, name: str, cited: list[Sentence], content: str) -> Refusal | None:
    """Why the speaker does not say this, where one of several sentences tells it and has plainly somebody else speak."""
    sentence = telling(cited, content)
    if sentence is None:
        return None
    runs = _runs(reading, sentence, name)
    if any(part(sentence, run) == "speaker" for run in runs) or refers(reading, sentence, name) is not None:
        return None
    rival = _rival(reading, sentence, runs)
    if rival is None:
        return None
    return Refusal(f"{name!r} does not speak in sentence {sentence.number}: {_text(sentence, rival)!r} speaks there.")


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
    words = sentence.words
    if words[0] not in _OPENING or part(sentence, run) == "speaker":
        return False
    verb = 1
    while verb < len(words) and (words[verb] in AUXILIARIES - BE or words[verb].endswith("ly")):
        verb += 1
    return verb < run[0] and words[verb] in UTTERS and not marked(sentence, verb)


def _says(reading: Reading, sentence: Sentence) -> bool:
    if not SPEECH.isdisjoint(sentence.vocabulary) or any(word[:_ROOT] in _ROOTS for word in sentence.words if len(word) >= _ROOT):
        return True
    return any(sentence.number in quotation.sentences for quotation in reading.annotation.quotations) or ":" in sentence.text


def _runs(reading: Reading, sentence: Sentence, name: str) -> list[Run]:
    run = names.mention(reading, sentence, name)
    if run is None:
        return []
    again = sentence.find_all(tuple(sentence.words[run[0] : run[1] + 1]))
    return again or [run]


def _inside(sentence: Sentence, run: Run, quoted: tuple[Quotation, ...]) -> bool:
    return any(span.start <= sentence.starts[run[0]] and sentence.ends[run[1]] <= span.end for span in quoted)


def part(sentence: Sentence, run: Run) -> Part:
    """What the words beside a name make of it: "Guo said" and "according to Guo" speak, "told Guo" is told."""
    words = sentence.words
    before = words[max(0, run[0] - 3) : run[0]]
    if before and (before[-1] == "to" or before[-2:] == ["to", "the"]) and SOURCES.intersection(before):
        return "speaker"
    if _verb_after(sentence, run) is not None:
        return "speaker"
    if before[-1:] == ["by"] and before[-2:-1] and before[-2] in SPEECH:
        return "speaker"
    direct = before[-2:] if before[-1:] == ["the"] else before[-1:]
    if direct and direct[0] in OBJECTS and not marked(sentence, run[0]) and direct[0] != "called":
        return "listener"
    return "open"


def marked(sentence: Sentence, position: int) -> bool:
    return bool(_STOPS.intersection(sentence.gap(position)))


def _verb_after(sentence: Sentence, run: Run) -> int | None:
    """The verb of saying right after the name, over a few words or an apposition between commas."""
    words = sentence.words
    position = _past_apposition(sentence, run[1] + 1)
    limit = min(len(words), position + _NEAR + 1)
    opened = position
    while position < limit and (position == opened or not marked(sentence, position)):
        if words[position] in SPEECH and words[position - 1] not in ("to", "the", "a", "in", "of"):
            return position
        position += 1
    return None


def _past_apposition(sentence: Sentence, position: int) -> int:
    """The word after an apposition that begins at `position` ("…, the chief of police, said"), or `position` where there is none."""
    if position >= len(sentence.words) or not sentence.gap(position).strip(' ”"').startswith(","):
        return position if position >= len(sentence.words) or not marked(sentence, position) else len(sentence.words)
    if sentence.words[position] == "who":
        return position
    for following in range(position + 1, min(len(sentence.words), position + _APPOSITION)):
        if marked(sentence, following):
            return following if "," in sentence.gap(following) else len(sentence.words)
    return len(sentence.words)


def _rival(reading: Reading, sentence: Sentence, runs: list[Run]) -> Run | None:
    """Somebody else who plainly speaks: a name right before a verb of saying, or after "according to"."""
    opening = bool(sentence.words) and sentence.capitalised(0) and sentence.words[0] not in PRONOUNS | ROLES | DOCUMENTS
    if opening and _plainly(sentence, (0, 0)) and not any(own[0] == 0 for own in runs):
        return 0, 0
    for mention in sentence.names:
        run = sentence.at(mention.start, mention.end)
        if run is None or any(run[0] <= own[1] and own[0] <= run[1] for own in runs):
            continue
        if any(quote.start <= mention.start < quote.end for quote in reading.annotation.quotations):
            continue
        if _plainly(sentence, run) and not _coordinate(sentence, runs, run):
            return run
    return None


def _plainly(sentence: Sentence, run: Run) -> bool:
    words = sentence.words
    position = run[1] + 1
    passive = False
    if _closes(sentence, run):
        return True
    while position < len(words) and not marked(sentence, position) and words[position] in ROLES:
        position += 1  # "Lodian officials said"
    if position < len(words) and sentence.gap(position).strip() == ")":
        return words[position] in SPEECH and words[position].endswith(("ed", "said", "told", "says"))
    while position < len(words) and not marked(sentence, position) and (words[position] in AUXILIARIES or words[position].endswith("ly")):
        passive = passive or words[position] in BE
        position += 1
    if position < len(words) and not marked(sentence, position) and words[position] in SPEECH:
        return not passive and words[position].endswith(("ed", "said", "told", "says"))
    before = words[max(0, run[0] - 3) : run[0]]
    return before[-2:] == ["according", "to"] or before == ["according", "to", "the"]


def _closes(sentence: Sentence, run: Run) -> bool:
    """Whether name and verb, after a comma, end the sentence: "…, Lodia Today reports."."""
    first, verb = run[0], run[1] + 1
    before = sentence.gap(first) if first else ""
    return verb == len(sentence.words) - 1 and "," in before and sentence.words[verb] in CLOSING and not marked(sentence, verb)


def _coordinate(sentence: Sentence, runs: list[Run], rival: Run) -> bool:
    """Whether own name and rival are joined, "Muttaqi and Muhriddin said", or one is the other's acronym in brackets."""
    pairs = [(own, rival) if own[1] < rival[0] else (rival, own) for own in runs]
    joined = any(right[0] - left[1] <= 3 and "and" in sentence.words[left[1] + 1 : right[0]] for left, right in pairs)
    return joined or any(right[0] == left[1] + 1 and sentence.gap(right[0]).strip() == "(" for left, right in pairs)


def refers(reading: Reading, sentence: Sentence, name: str) -> Run | None:
    """A pronoun, role noun or document of the sentence that can stand for the name, given in the sentences before."""
    role = _role(reading, sentence, name)
    if role is not None:
        return role
    for position, word in enumerate(sentence.words):
        if word in _BODIES and position and sentence.words[position - 1] == "the" and part(sentence, (position, position)) == "speaker":
            return (position, position) if _antecedent(reading, sentence.number, name) else None
        if word in _SUBJECTS or (word in DOCUMENTS and _verb_after(sentence, (position, position)) is not None):
            return (position, position) if _antecedent(reading, sentence.number, name) else None
    inside = [quote for quote in reading.annotation.quotations if sentence.number in quote.sentences]
    quoted = sum(min(quote.end, sentence.end) - max(quote.start, sentence.start) for quote in inside)
    if quoted > _QUOTED * (sentence.end - sentence.start) and sentence.words and _antecedent(reading, sentence.number, name):
        return 0, len(sentence.words) - 1
    return None


def _antecedent(reading: Reading, number: int, name: str) -> bool:
    """Whether the name is the nearest one that can be meant: no other plain speaker stands between."""
    for earlier in range(number - 1, max(0, number - 1 - _BACK), -1):
        if not reading.has(earlier):
            return False
        sentence = reading.sentence(earlier)
        if (own := _runs(reading, sentence, name)) and (rival := _rival(reading, sentence, own)) is not None:
            return any(part(sentence, run) != "open" or run[0] < rival[0] for run in own)
        if own or _role(reading, sentence, name) is not None:
            return True
        runs = [sentence.at(found.start, found.end) for found in sentence.names]
        if any(run is not None and _plainly(sentence, run) for run in runs) or _other_role(sentence):
            return False
    return False


def _other_role(sentence: Sentence) -> bool:
    """Whether the sentence opens with an office holder who speaks: "Tajikistan FM, …, expressed support"."""
    return any(word in ROLES for word in sentence.words[:3]) and not SPEECH.isdisjoint(sentence.vocabulary)


def _role(reading: Reading, sentence: Sentence, name: str) -> Run | None:
    """A role noun of the sentence that the article gives to this name: "Tajikistan FM" for "Muhriddin, Tajikistan's foreign minister"."""
    mine: frozenset[str] | None = None
    for position, word in enumerate(sentence.words):
        if word not in ROLES or _titles_another(reading, sentence, position, name):
            continue
        mine = roles_of(reading, name) if mine is None else mine
        if stem(word) in mine or word in mine or (word == "fm" and {"foreign", "minister"} <= mine):
            modifiers = [at for at in range(max(0, position - 2), position) if sentence.capitalised(at)]
            if all(_shares(sentence.words[at], mine) for at in modifiers):
                return position, position
    return None


def _titles_another(reading: Reading, sentence: Sentence, position: int, name: str) -> bool:
    """Whether the role noun is the title of a name right after it that is not this one: "foreign minister Novak"."""
    if position + 1 >= len(sentence.words) or marked(sentence, position + 1) or not sentence.capitalised(position + 1):
        return False
    own = names.mention(reading, sentence, name)
    return own is None or not own[0] <= position + 1 <= own[1]


def _shares(word: str, mine: frozenset[str]) -> bool:
    """Whether a modifier of the role is among the name's own: "Tajikistan" and "Tajik" share their first letters."""
    return word in ("the", "a", "his", "her", "in", "foreign") or any(word[:4] == own[:4] for own in mine)


def roles_of(reading: Reading, name: str) -> frozenset[str]:
    """The words right before and in apposition right after the name, wherever the article gives it; none if it never does."""
    if name not in reading.titles:
        found: set[str] = set()
        for raw in reading.annotation.sentences:
            sentence = reading.sentence(raw.number)
            run = names.mention(reading, sentence, name)
            if run is not None:
                found.update(query(name))
                found.update(_beside(sentence, run))
        reading.titles[name] = frozenset(found)
    return reading.titles[name]


def _beside(sentence: Sentence, run: Run) -> list[str]:
    words = sentence.words
    first = run[0]
    while (
        first > 0
        and run[0] - first < 6
        and not marked(sentence, first)
        and words[first - 1] not in ("with", "and", "that", "by", "to", "said")
    ):
        first -= 1
    if first == run[0] and first > 0 and sentence.gap(first).strip() == ",":
        first = max(0, run[0] - 5)
    last = run[1] + 1
    after: list[str] = []
    if last < len(words) and sentence.gap(last).strip().startswith(","):
        after.append(words[last])
        last += 1
        while last < len(words) and len(after) < 8 and not marked(sentence, last):
            after.append(words[last])
            last += 1
    return words[first : run[0]] + after


def _text(sentence: Sentence, run: Run) -> str:
    return sentence.text[sentence.starts[run[0]] - sentence.start : sentence.ends[run[1]] - sentence.start]
