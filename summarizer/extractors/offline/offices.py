"""Holders of office among those who take part: without them a call is an interview, and a journey nobody's news."""

from summarizer.extractors.offline import acts
from summarizer.extractors.offline.lexicon import words
from summarizer.extractors.offline.mentions import Cast
from summarizer.extractors.offline.names import role_words
from summarizer.extractors.offline.triggers import Mention


def official(name: str, cast: Cast) -> bool:
    """Whether a participant holds an office: "President Lind" by the title, "the two envoys" by the noun."""
    holders = words("acts", "offices", "holders")
    titles = [role for person in cast.persons if person.name == name for role, _ in person.roles]
    said = {part.lower().strip(".,") for text in (name, *titles) for part in text.split()}
    return bool((said | {part.removesuffix("s") for part in said}) & holders)


def suffice(mention: Mention, cast: Cast) -> bool:
    """Whether the act of states or bodies that a mention's verb tells of has those beside it without whom it is none."""
    if mention.quoted:
        return False
    needs, holders = acts.needs(mention.token), sum(official(name, cast) for name, _ in mention.participants)
    if needs == "office":
        return holders > 0 and bool(mention.places)
    if needs == "offices":
        known = {person.name for person in cast.persons}
        return holders > 0 and sum(official(name, cast) or name in known for name, _ in mention.participants) > 1
    return bool(mention.participants or (mention.dates and mention.places))


def convene(mention: Mention, cast: Cast) -> bool:
    """Whether holders of office meet without a name: "the two envoys met in Lome on Monday", "talks are to open in Lome on Monday"."""
    where_and_when = bool(mention.places and mention.dates)
    if mention.status == "planned" and not mention.verbal:
        return where_and_when
    holders = any(official(name, cast) for name, _ in mention.participants)
    if mention.verbal:
        return mention.type == "meeting" and holders and where_and_when
    return mention.plural and holders and bool(mention.places or mention.dates)


def others(named: set[str], described: set[str], cast: Cast) -> bool:
    """Whether the office by which one party is described is held by none of the others: prime ministers are no "foreign minister"."""
    known = [person for person in cast.persons if person.name in named and person.roles]
    if len(known) < 2 or len(known) < len(named):
        return False
    held = [{word for role, _ in person.roles for word in role_words(role)} for person in known]
    told = [{part.lower() for part in text.split()} & words("people", "titles", "words") for text in described]
    return any(len(office) > 1 and not any(office <= one or one <= office for one in held) for office in told)
