"""The offline extractor as a whole: what it needs, what it promises, and the five seed articles."""

import asyncio
import json
from pathlib import Path

import pytest

from summarizer.annotate.annotation import annotate
from summarizer.errors import SetupError
from summarizer.extractors.contract import Extractor
from summarizer.extractors.offline import OfflineExtractor, parse
from summarizer.grounding import ground
from summarizer.records.annotation import Annotation
from summarizer.records.article import Article
from summarizer.records.extraction import Extraction

ROOT = Path(__file__).parent.parent
GOLD = json.loads((ROOT / "tests" / "gold" / "seeds.gold.json").read_text(encoding="utf-8"))["articles"]


def seed(number: int) -> tuple[Article, Annotation, Extraction]:
    path = ROOT / "seeds" / GOLD[number]["file"]
    article = Article(id=path.name, text=path.read_text(encoding="utf-8"), published=GOLD[number]["published"])
    annotation = annotate(article)
    return article, annotation, OfflineExtractor().read(article, annotation)


def test_it_is_an_extractor() -> None:
    extractor: Extractor = OfflineExtractor()
    article = Article(id="a", text="Norway condemned the arrests.")
    answer = asyncio.run(extractor.extract(article, annotate(article), lambda *_: ()))
    assert answer.extraction.statements[0].kind == "condemn"
    assert answer.usage.calls == 0
    assert extractor.name.name == "offline"


def test_without_spacy_the_error_names_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parse, "find_spec", lambda name: None)
    parse.model.cache_clear()
    with pytest.raises(SetupError, match="pip install --force-reinstall"):
        parse.model()


def test_an_empty_article_gives_an_empty_extraction() -> None:
    article = Article(id="a", text="")
    assert OfflineExtractor().read(article, annotate(article)) == Extraction()


@pytest.mark.parametrize("number", range(len(GOLD)))
def test_a_seed_reads_the_same_twice_and_passes_grounding(number: int) -> None:
    article, annotation, extraction = seed(number)
    assert seed(number)[2] == extraction
    grounding = ground(article, annotation, extraction)
    assert grounding.rejections == ()
    assert {one.key for one in grounding.incidents} == {one.key for one in extraction.incidents}


def test_the_camp_attack_and_its_disputed_date() -> None:
    """One outlet dates it 24 November, the ministry the night of the 26th; three were killed."""
    dated = {claim.text for number in (1, 3) for one in seed(number)[2].incidents for claim in one.dates if one.type == "attack"}
    assert {"November 24", "the night of November 26"} <= dated
    for number in (1, 3):
        first = next(one for one in seed(number)[2].incidents if one.type == "attack")
        assert {(claim.low, claim.high) for claim in first.casualties if claim.outcome == "killed"} == {(3, 3)}


def test_the_second_attack_is_apart() -> None:
    second = next(one for one in seed(1)[2].incidents if any(claim.text == "November 30" for claim in one.dates))
    assert [(claim.low, claim.high) for claim in second.casualties] == [(2, 2)]


def test_aggregates_are_no_single_tolls() -> None:
    sums = [one for number in (2, 4) for one in seed(number)[2].incidents if one.aggregate is not None]
    assert [one.aggregate.count for one in sums if one.aggregate] == [2, 2]
    assert {(claim.outcome, claim.low, claim.high) for one in sums for claim in one.casualties if claim.low is not None} == {
        ("killed_or_injured", 10, 10),
        ("killed", 6, None),
        ("injured", 5, 5),
    }


def test_the_clash_has_its_parts_and_the_later_call_is_unconfirmed() -> None:
    incidents = seed(2)[2].incidents
    clash = next(one for one in incidents if one.type == "armed_clash")
    assert {(claim.group, claim.low) for claim in clash.casualties} == {("total", 5), ("security_forces", 2), ("attackers", 3)}
    calls = [one for one in incidents if one.type == "call"]
    assert [one.status for one in calls] == ["unconfirmed", "happened"]


def test_the_ministrys_words_are_not_the_ministers() -> None:
    statements = seed(3)[2].statements
    agreed = next(one for one in statements if "maintain regular contact" in one.content)
    assert [speaker.name for speaker in agreed.speakers] == ["Afghan Foreign Ministry"]
    demanded = next(one for one in statements if one.kind == "demand")
    assert [speaker.name for speaker in demanded.speakers] == ["Guo Zhijun"]


@pytest.mark.parametrize(
    "text",
    [
        '"',
        "“”",
        ".",
        '"Yes," said.',
        "Said.",
        "Killed.",
        "1",
        "He said:",
        '"a" "b" "c"',
        "(" * 50,
        "said " * 60,
        "killed " * 40,
        "“a\n\n“b\n\n“c” said X.",
    ],
)
def test_odd_texts_are_read_without_complaint(text: str) -> None:
    article = Article(id="a", text=text)
    extraction = OfflineExtractor().read(article, annotate(article))
    assert all(incident.sentences for incident in extraction.incidents)
    assert all(statement.sentences for statement in extraction.statements)


def test_a_packaged_model_with_other_files_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parse, "OFFICIAL_MODELS", ())
    monkeypatch.setattr(parse, "PACKAGED_DIGEST", "0" * 64)
    with pytest.raises(SetupError, match="not the one"):
        parse.model.__wrapped__()
