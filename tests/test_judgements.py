"""Judgements: the documented file, what each decision does, how it holds for another reader, and what it says where it does not."""

import json
import tomllib
from pathlib import Path

import pytest
from seeds_read import READERS, lines

from summarizer import make_brief, render
from summarizer.errors import UsageError
from summarizer.merging import judgements, merge
from summarizer.merging.explain import explain, in_words, nearest_id
from summarizer.merging.judgements import Judgement
from summarizer.records.incident import MergedIncident
from tools import generate

ROOT = Path(__file__).parent.parent
DECISIONS = judgements.load(ROOT / "docs" / "examples" / "judgements.toml")
CLASH, KABUL, MINISTRY, WIRE, AGENCY = "88df7632b8cae848", "6fd5fb40764e4faa", "6fd5fb40764e4faa", "c45af04d400a9395", "e37c24c2c9681e93"


def decided(reader: str) -> tuple[MergedIncident, ...]:
    return merge(lines(reader), judgements=DECISIONS).incidents


def telling(incidents: tuple[MergedIncident, ...], article: str, sentence: int, *types: str) -> MergedIncident:
    """The incident with a report of one of these types that cites the sentence."""
    (found,) = [
        one for one in incidents if one.type in types and any(ref.article == article and sentence in ref.sentences for ref in one.reports)
    ]
    return found


@pytest.mark.parametrize("reader", READERS)
def test_the_documented_decisions_do_what_they_say_whoever_read(reader: str) -> None:
    before, after = merge(lines(reader)).incidents, decided(reader)
    strike = ("air_or_drone_strike", "attack")
    assert telling(before, CLASH, 1, "call").id != telling(before, KABUL, 1, "call").id
    assert telling(after, CLASH, 1, "call").id == telling(after, KABUL, 1, "call").id
    assert telling(before, WIRE, 4, *strike).id == telling(before, AGENCY, 11, *strike).id
    assert telling(after, WIRE, 4, *strike).id != telling(after, AGENCY, 11, *strike).id
    assert telling(after, MINISTRY, 8, *strike).date.value == "2025-11-26"
    killed_or_injured = telling(before, CLASH, 11, "attack").casualties.killed_or_injured
    assert killed_or_injured is not None
    assert 10 in {claim.low for claim in killed_or_injured.claims}
    left = telling(after, CLASH, 11, "attack").casualties.killed_or_injured
    assert left is None or 10 not in {claim.low for claim in left.claims}
    killed = telling(after, CLASH, 13, "armed_clash").casualties.killed
    assert killed is not None
    assert 6 in {claim.low for claim in killed.claims}


@pytest.mark.parametrize("reader", READERS)
def test_only_the_slip_has_no_effect_and_it_names_the_nearest_article(reader: str) -> None:
    effects = [one.effect for one in merge(lines(reader), judgements=DECISIONS).judgements]
    assert len(effects) == len(DECISIONS)
    assert [effect for effect in effects if effect.startswith("none")] == [
        "none: no article 'c45af04d400a9359' was read; the nearest is 'c45af04d400a9395'"
    ]


def test_the_brief_shows_reason_and_initials_once_and_clean() -> None:
    text = render(make_brief(lines("offline"), judgements=DECISIONS), "md")
    assert "(JD): The ministry that investigated gives the day. Effect: the other claims no longer speak\n" in text
    assert ".." not in text.split("## Editors' judgements")[1].split("##")[0]
    plain = " ".join(render(make_brief(lines("offline"), judgements=DECISIONS), "terminal").split())
    assert all(title in plain for title in ("Editors' judgements", "(JD): The ministry published one call only. Effect: joined"))


def test_their_order_changes_nothing() -> None:
    assert merge(lines("offline"), judgements=DECISIONS) == merge(lines("offline"), judgements=DECISIONS[::-1])


def test_the_document_shows_what_the_program_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    document = ROOT / "docs" / "judgements.md"
    assert generate.filled(document) == document.read_text(encoding="utf-8")


def judged(**values: object) -> Judgement:
    return Judgement.model_validate_json(json.dumps({"reason": "r", "initials": "i", **values}))


def effect(**values: object) -> str:
    (one,) = merge(lines("offline"), judgements=[judged(**values)]).judgements
    return one.effect


def pin(article: str, sentence: int, type_: str) -> dict[str, object]:
    return {"article": article, "sentence": sentence, "type": type_}


def test_what_no_longer_applies_says_what_is_there() -> None:
    assert effect(what="reject", reports=[pin(CLASH, 5, "riot")], field="dates", text="x") == (
        "none: article 88df7632b8cae848 has no riot in sentence 5; it tells of the investigation in sentence 5"
    )
    assert effect(what="reject", reports=[pin(CLASH, 13, "armed_clash")], field="casualties", text="Five persons") == (
        "none: the report has no claim 'Five persons' among its casualties; the nearest is 'Five people'"
    )
    assert (
        effect(what="same", reports=[pin(CLASH, 3, "armed_clash"), pin(CLASH, 12, "armed_clash")]) == "none: the reports were one already"
    )


def test_a_claim_is_known_by_its_words_and_its_count() -> None:
    november = {
        "what": "replace",
        "reports": [pin(MINISTRY, 8, "armed_clash")],
        "field": "dates",
        "text": "November 26",
        "edtf": "2025-11-25",
    }
    assert effect(**november) == "the claim's value is now 2025-11-25"
    two = {"what": "reject", "reports": [pin(CLASH, 4, "armed_clash")], "field": "casualties", "text": "officers"}
    assert effect(**two).startswith("none")


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"initials": ""}, "initials"),
        ({"reason": ""}, "reason"),
        ({"what": "perhaps"}, "what"),
        ({"mood": "sure"}, "mood"),
        ({"edtf": "2025-13-40"}, "edtf for dates"),
        ({"outcome": "killed"}, "only casualties"),
    ],
)
def test_a_wrong_decision_is_refused_by_its_number(tmp_path: Path, wrong: dict[str, str], message: str) -> None:
    good = {"what": "replace", "field": "dates", "text": "x", "edtf": "2025-11-26", "reason": "r", "initials": "i"}
    written = "\n".join(f'{key} = "{value}"' for key, value in {**good, **wrong}.items())
    text = f'[[judgement]]\nreports = [{{ article = "a", sentence = 1, type = "attack" }}]\n{written}\n'
    assert tomllib.loads(text)
    path = tmp_path / "decisions.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=rf"judgement 1\b.*{message}"):
        judgements.load(path)


def test_explain_names_reports_as_pins_and_shows_the_editors_decisions() -> None:
    call = telling(decided("offline"), CLASH, 1, "call")
    found = explain(lines("offline"), call.id, DECISIONS)
    assert found is not None
    text = in_words(found)
    assert "call in article 88df7632b8cae848, sentences 1, 2, 8, 10" in text
    assert "same by judgement of JD: The ministry published one call only." in text
    strike = telling(decided("offline"), AGENCY, 11, "air_or_drone_strike", "attack")
    apart = explain(lines("offline"), strike.id, DECISIONS)
    assert apart is not None
    assert any(pair.decided and pair.decided.startswith("different by judgement of MK") for _, pair in apart.refused)
    assert nearest_id(lines("offline"), strike.id[:-1] + "x") == strike.id
