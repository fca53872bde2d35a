"""Whom a pronoun, a role noun or a continuing document of a sentence stands for: "he said", "the ambassador", "the statement added"."""

from summarizer.grounding import names
from summarizer.grounding.names import Run
from summarizer.grounding.reading import Reading, Sentence, query, stem
from summarizer.grounding.speaking import marked, part, plainly, rival_of, runs_of, verb_after
from summarizer.grounding.words import AUXILIARIES, DOCUMENTS, PERSONAL, PRONOUNS, ROLES, SAYERS, SPEECH, UTTERS
from summarizer.normalize import countries
from summarizer.normalize.names import looks_like_organisation

_QUOTED = 0.8  # share of a sentence in quotation marks from which on it goes on with an earlier speaker's words
_SUBJECTS = PRONOUNS - {"his", "him", "her", "them", "their"}
_BACK = 8  # sentences over which a pronoun looks for its name


def refers(reading: Reading, sentence: Sentence, name: str) -> Run | None:
    """A pronoun, role noun or document of the sentence that can stand for the name, given in the sentences before."""
    role = role_of(reading, sentence, name)
    if role is not None:
        return role
    for position, word in enumerate(sentence.words):
        body = word in SAYERS or (word,) == query(name)[-1:]  # "the campaign" for "Berg's campaign"
        if body and position and sentence.words[position - 1] == "the" and part(sentence, (position, position)) == "speaker":
            return (position, position) if _antecedent(reading, sentence.number, name) else None
        if (word in _SUBJECTS and _may_speak(sentence, position)) or (
            word in DOCUMENTS and verb_after(sentence, (position, position)) is not None
        ):
            return (position, position) if _antecedent(reading, sentence.number, name) else None
    inside = [quote for quote in reading.annotation.quotations if sentence.number in quote.sentences]
    quoted = sum(min(quote.end, sentence.end) - max(quote.start, sentence.start) for quote in inside)
    if quoted > _QUOTED * (sentence.end - sentence.start) and sentence.words and _antecedent(reading, sentence.number, name):
        return 0, len(sentence.words) - 1
    return None


def reference(reading: Reading, sentence: Sentence, name: str) -> Run | None:
    """A pronoun, role noun or continuing document that can stand for the name, where the name stands a few sentences before."""
    for position, word in enumerate(sentence.words):
        if _pronoun_fits(word, name) or word in DOCUMENTS:
            return (position, position) if _named_before(reading, name, sentence.number) else None
    return role_of(reading, sentence, name) if _named_before(reading, name, sentence.number) else None


def _pronoun_fits(word: str, name: str) -> bool:
    """Whether a pronoun may be this name: "he" is no organisation, country or group, "it" nobody who bears a title."""
    if word in PERSONAL:
        return not looks_like_organisation(name) and countries.code_of(name) is None and names.is_proper(name)
    return word in PRONOUNS and (word != "it" or ROLES.isdisjoint(query(name)) or looks_like_organisation(name))


def _named_before(reading: Reading, name: str, number: int) -> bool:
    """Whether the sentence or one shortly before it gives the name."""
    near = range(number, max(0, number - 1 - _BACK), -1)
    return any(reading.has(earlier) and names.mention(reading, reading.sentence(earlier), name) for earlier in near)


def _may_speak(sentence: Sentence, position: int) -> bool:
    """Whether the pronoun can be the one who says it: no verb of saying stands before it, or one right after it."""
    words = sentence.words
    if UTTERS.isdisjoint(words[:position]):
        return True
    verb = position + 1
    while verb < len(words) and (words[verb] in AUXILIARIES or words[verb].endswith("ly")):
        verb += 1
    return verb < len(words) and words[verb] in SPEECH


def _antecedent(reading: Reading, number: int, name: str) -> bool:
    """Whether the name is the nearest one that can be meant: no other plain speaker stands between."""
    for earlier in range(number - 1, max(0, number - 1 - _BACK), -1):
        if not reading.has(earlier):
            return False
        sentence = reading.sentence(earlier)
        if (own := runs_of(reading, sentence, name)) and (rival := rival_of(reading, sentence, own)) is not None:
            return any(part(sentence, run) != "open" or run[0] < rival[0] for run in own)
        if own or role_of(reading, sentence, name) is not None:
            return True
        runs = [sentence.at(found.start, found.end) for found in sentence.names]
        if any(run is not None and plainly(sentence, run) for run in runs) or _other_role(sentence):
            return False
    return False


def _other_role(sentence: Sentence) -> bool:
    """Whether the sentence opens with an office holder who speaks: "Tajikistan FM, …, expressed support"."""
    return any(word in ROLES for word in sentence.words[:3]) and not SPEECH.isdisjoint(sentence.vocabulary)


def role_of(reading: Reading, sentence: Sentence, name: str) -> Run | None:
    """A role noun of the sentence that the article gives to this name: "Tajikistan FM" for "Muhriddin, Tajikistan's foreign minister"."""
    mine: frozenset[str] | None = None
    for position, word in enumerate(sentence.words):
        if word not in ROLES or titles_another(reading, sentence, position, name):
            continue
        mine = roles_of(reading, name) if mine is None else mine
        if stem(word) in mine or word in mine or (word == "fm" and {"foreign", "minister"} <= mine):
            modifiers = [at for at in range(max(0, position - 2), position) if sentence.capitalised(at)]
            if all(_shares(sentence.words[at], mine) for at in modifiers):
                return position, position
    return None


def titles_another(reading: Reading, sentence: Sentence, position: int, name: str) -> bool:
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
