"""The stage order: what flows through it, what stops one article and never the others, and that nothing outside the input counts."""

import asyncio
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from summarizer import Article, ExtractionError, Failure, OfflineExtractor, ReportLine, extract, load, make_brief, render
from summarizer.extractors.contract import Answer, Check
from summarizer.grounding import Grounding, ground
from summarizer.ingest import Loaded
from summarizer.pipeline import aextract, read, second_reader, under_all_paths
from summarizer.records.annotation import Annotation
from summarizer.records.extraction import Extraction, Incident
from summarizer.records.report import ExtractorName, Usage
from summarizer.settings import Settings

SEEDS = Path(__file__).parent.parent / "seeds"


class ScriptedExtractor:
    """Answers after as many turns of the event loop as the article's text has words; fails where the text says so."""

    name = ExtractorName(name="scripted")

    def __init__(self) -> None:
        self.under_way = self.most = 0
        self.complaints: tuple[str, ...] = ()

    async def extract(self, article: Article, annotation: Annotation, check: Check) -> Answer:
        self.under_way += 1
        self.most = max(self.most, self.under_way)
        for _ in article.text.split():
            await asyncio.sleep(0)
        self.under_way -= 1
        if "unreadable" in article.text:
            raise ExtractionError("refusal", "The model refused.", "Try another model.")
        answer = Extraction(
            incidents=(Incident(key="i1", type="attack", title="An attack on Atlantis", summary="9 died.", sentences=(1,)),)
        )
        self.complaints = check(answer)
        return Answer(extraction=answer, usage=Usage())


def article(number: int, text: str) -> Article:
    return Article(id=f"{number:016x}", path=f"{number}.txt", text=text)


def test_results_come_in_the_articles_order_whatever_their_time() -> None:
    articles = [article(number, "An attack. " * (20 - number)) for number in range(20)]
    extractor = ScriptedExtractor()
    results = extract(articles, extractor, concurrency=3)
    assert [line.article.id for line in results.lines] == [one.id for one in articles]
    assert extractor.most == 3


def test_a_failed_article_is_a_value_that_names_it_and_the_others_go_on() -> None:
    articles = [article(1, "An attack."), article(2, "An unreadable attack."), article(3, "An attack.")]
    results = extract(articles, ScriptedExtractor())
    assert [line.article.path for line in results.lines] == ["1.txt", "3.txt"]
    assert results.failures == (Failure(source="2.txt", reason="The model refused.", remedy="Try another model."),)


def test_articles_are_taken_only_when_there_is_a_place_for_them() -> None:
    taken = 0

    def endless() -> Iterator[Article]:
        nonlocal taken
        while True:
            taken += 1
            yield article(taken, "An attack.")

    async def first_five() -> None:
        stream = aextract(endless(), ScriptedExtractor(), concurrency=2)
        for _ in range(5):
            await anext(stream)
        await stream.aclose()

    asyncio.run(first_five())
    assert taken <= 10


def test_the_extractor_hears_what_grounding_has_against_its_answer() -> None:
    extractor = ScriptedExtractor()
    asyncio.run(read(article(1, "A man was attacked in Lima."), extractor))
    assert any("Atlantis" in complaint for complaint in extractor.complaints)


def test_a_second_reading_that_fails_costs_nothing() -> None:
    class Failing(ScriptedExtractor):
        async def extract(self, article: Article, annotation: Annotation, check: Check) -> Answer:
            raise ExtractionError("language", "Not English.", "Configure a model.")

    result = asyncio.run(read(article(1, "A man was attacked in Lima."), ScriptedExtractor(), second=Failing()))
    assert isinstance(result, ReportLine)
    assert result.possibly_missed == ()


def test_the_same_text_under_two_paths_is_read_once_and_listed_under_both(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("A bomb killed two people in Kabul on Friday, police said.\n", encoding="utf-8")
    loaded = load([str(tmp_path)])
    lines = under_all_paths(extract(loaded.articles, OfflineExtractor()).lines, loaded.paths)
    assert len(loaded.articles) == 1
    assert make_brief(lines).articles[0].paths == ("a.txt", "b.txt")


@pytest.fixture(scope="module")
def seeds() -> Loaded:
    return load([str(SEEDS)])


def test_every_interval_cuts_exactly_the_text_it_claims(seeds: Loaded) -> None:
    lines = extract(seeds.articles, OfflineExtractor()).lines
    texts = {line.article.id: line.article.text for line in lines}

    def walk(value: object, article_id: str) -> int:
        if isinstance(value, dict):
            if {"start", "end", "text", "sentence"} <= value.keys():
                text = texts[value.get("article", article_id)]
                assert text[value["start"] : value["end"]] == value["text"]
                return 1
            return sum(walk(part, article_id) for part in value.values())
        if isinstance(value, (list, tuple)):
            return sum(walk(part, article_id) for part in value)
        return 0

    assert sum(walk(line.model_dump(), line.article.id) for line in lines) > 100
    assert walk(make_brief(lines).model_dump(), "") > 100


def test_folder_order_hash_seed_and_locale_change_no_byte(seeds: Loaded, tmp_path: Path) -> None:
    elsewhere = tmp_path / "another folder"
    shutil.copytree(SEEDS, elsewhere)
    here = render(make_brief(extract(seeds.articles[::-1], OfflineExtractor()).lines), "json")
    for seed, locale, zone in (("1", "C", "UTC"), ("2", "tr_TR.UTF-8", "Asia/Dushanbe")):
        environment = os.environ | {"PYTHONHASHSEED": seed, "LC_ALL": locale, "TZ": zone}
        command = [sys.executable, "-c", "from summarizer.cli import run; run()", "brief", str(elsewhere), "--format", "json"]
        done = subprocess.run(command, capture_output=True, check=False, env=environment)  # noqa: S603 our own program
        assert done.returncode == 0, done.stderr
        assert done.stdout.decode("utf-8") == here


def test_an_answer_that_was_checked_is_not_grounded_again(monkeypatch: pytest.MonkeyPatch) -> None:
    class AnswersAnew(ScriptedExtractor):
        """Answers with another object than the one that it had checked."""

        async def extract(self, article: Article, annotation: Annotation, check: Check) -> Answer:
            answer = await super().extract(article, annotation, check)
            return answer.model_copy(update={"extraction": answer.extraction.model_copy()})

    grounded: list[Extraction] = []

    def counting(article: Article, annotation: Annotation, extraction: Extraction) -> Grounding:
        grounded.append(extraction)
        return ground(article, annotation, extraction)

    monkeypatch.setattr("summarizer.pipeline.ground", counting)
    one = article(1, "A bomb exploded in Kabul.")
    line = asyncio.run(read(one, ScriptedExtractor()))
    assert len(grounded) == 1
    assert asyncio.run(read(one, AnswersAnew())) == line
    assert len(grounded) == 3


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Trois personnes ont été tuées lundi dans une attaque à Paris, a annoncé la police. Le ministre a condamné l'attaque.", "fr"),
        ("The army denied that it had fired on the crowd. " * 12_000, "characters"),
    ],
)
def test_what_the_offline_extractor_cannot_read_is_said_and_the_others_are_read(tmp_path: Path, text: str, word: str) -> None:
    (tmp_path / "bad.txt").write_text(text, encoding="utf-8")
    (tmp_path / "good.txt").write_text("A bomb killed two people in Kabul on Friday, police said.\n", encoding="utf-8")
    results = extract(load([str(tmp_path)]).articles, OfflineExtractor())
    assert [line.article.path for line in results.lines] == ["good.txt"]
    assert [failure.source for failure in results.failures] == ["bad.txt"]
    assert word in results.failures[0].reason


def test_a_model_is_read_behind_wherever_the_parser_is_unless_told_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    assert second_reader(Settings()) is None  # the offline extractor is the first reader then
    assert isinstance(second_reader(Settings(model="m")), OfflineExtractor)
    assert second_reader(Settings(model="m", second_reading=False)) is None
    monkeypatch.setattr("summarizer.pipeline.find_spec", lambda name: None)
    assert second_reader(Settings(model="m")) is None
    assert isinstance(second_reader(Settings(model="m", second_reading=True)), OfflineExtractor)
