"""What the sentences deny or nobody confirmed is not said to have happened."""

import pytest

from summarizer.annotate import annotate
from summarizer.grounding import Grounding, ground
from summarizer.records.article import Article
from summarizer.records.extraction import Extraction, Incident
from summarizer.records.vocabulary import IncidentType, Status


def told(text: str, kind: IncidentType, status: Status = "happened") -> Grounding:
    article = Article(id="a", text=text)
    annotation = annotate(article)
    numbers = tuple(sentence.number for sentence in annotation.sentences)
    incident = Incident(key="i1", type=kind, title="It happened", summary="It happened.", status=status, sentences=numbers)
    return ground(article, annotation, Extraction(incidents=(incident,)))


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Ilya Sorenko denied that there was an attack.", "attack", "denied"),
        ("Orvek denies any meeting.", "meeting", "denied"),
        ("Orvek denied that the meeting took place.", "meeting", "denied"),
        ("Rebels spoke of an attack on Orvek, but there was no attack, Sorenko said.", "attack", "denied"),
        ("No such meeting ever took place, Sorenko said.", "meeting", "denied"),
        ("Sorenko said he had a phone conversation with Brandt. Lodia has not officially announced this.", "call", "unconfirmed"),
        ("Sorenko said he called Brandt. Lodia has not yet confirmed the call.", "call", "unconfirmed"),
        ("Sorenko claimed an attack. Wolny could not independently verify the attack.", "attack", "unconfirmed"),
        ("Sorenko claimed an attack. The attack has not been officially confirmed.", "attack", "unconfirmed"),
    ],
)
def test_it_did_not_plainly_happen(text: str, kind: IncidentType, status: Status) -> None:
    made = told(text, kind)
    assert made.incidents[0].status == status
    (rejection,) = [one for one in made.rejections if one.path == "incidents/i1/status"]
    assert status in rejection.reason
    assert told(text, kind, status).rejections == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Orvek denied that it was behind the attack.", "attack"),  # who did it
        ("Orvek denied any role in the attack.", "attack"),
        ("Gunmen attacked Orvek. There was no explosion, Sorenko said.", "attack"),  # another event
        ("Police have not confirmed the motive of the attack.", "attack"),
        ("Gunmen attacked a camp. Lodia has not confirmed the attack.", "attack"),  # the outlet itself says that it happened
        ("Sorenko said a clash followed the call. Lodia has not confirmed this.", "call"),  # "this" is the clash
        ("There was no attack on the second day of the meeting.", "meeting"),
    ],
)
def test_where_there_is_doubt_the_status_stays(text: str, kind: IncidentType) -> None:
    made = told(text, kind)
    assert made.incidents[0].status == "happened"
    assert not any(one.path.endswith("status") for one in made.rejections)
