"""The pipeline's own CPU per article beside the model call: annotation, prompt, request, validation, grounding.

    uv run python bench/overhead.py [--articles 200] [--words 600]

A reply is at hand in this process, so nothing waits. Second reading off. Prints CPU milliseconds per article, in all and by stage.
Run it on an idle machine: shared cores inflate CPU time too.
"""

import argparse
import asyncio
import json
import time
from collections.abc import Callable, Mapping

from pydantic import JsonValue

from summarizer.annotate import annotate
from summarizer.extractors import prompt
from summarizer.extractors.cache import Reply, ReplyCache
from summarizer.extractors.llm import ModelExtractor
from summarizer.grounding import ground
from summarizer.pipeline import read
from summarizer.records.annotation import Annotation
from summarizer.records.article import Article
from summarizer.records.extraction import Extraction
from summarizer.settings import Settings

PLACES = ("Arda", "Belmor", "Castrin", "Dorvale", "Estel", "Fenwick", "Gorlan", "Halm")
FILLER = (
    "Officials in {place} said on Tuesday that the road to the north would stay closed until further notice.",
    "The company, which employs 400 people, did not answer questions about the cause of the fire.",
    "“We have asked for help from our neighbours and we expect an answer soon,” Mayor Lena Orsk of {place} told reporters.",
    "Rescue teams searched the riverbank for a second day while the water rose slowly behind the old bridge.",
    "According to the regional ministry, the works had been inspected twice in the past year without complaint.",
)


def article(number: int, words: int) -> Article:
    """An invented article of about so many words, no two alike."""
    place = PLACES[number % len(PLACES)]
    sentences = [f"Three people were killed and {number % 40 + 2} injured in an explosion at a depot in {place} on Monday, police said."]
    while sum(len(sentence.split()) for sentence in sentences) < words:
        sentences.append(FILLER[(number + len(sentences)) % len(FILLER)].format(place=place))
    paragraphs = [" ".join(sentences[start : start + 3]) for start in range(0, len(sentences), 3)]
    return Article(id=f"a{number}", published="2031-05-14", outlet="Orm News", text=f"Article {number}\n\n" + "\n\n".join(paragraphs))


def answer(number: int) -> str:
    """A right answer to `article(number)`: one incident and one statement."""
    place, injured = PLACES[number % len(PLACES)], number % 40 + 2
    claim = {"according_to": ["police"], "sentences": [2]}
    incident = {
        "key": "i1",
        "type": "explosion",
        "title": f"Explosion at a depot in {place}",
        "summary": f"Three people were killed in an explosion at a depot in {place}.",
        "sentences": [2],
        "dates": [{**claim, "text": "Monday", "edtf": None}],
        "places": [{**claim, "text": place, "role": "scene", "country": None, "region": None}],
        "casualties": [
            {**claim, "outcome": "killed", "group": "total", "low": 3, "high": 3, "text": "Three people", "victims": "people"},
            {
                **claim,
                "outcome": "injured",
                "group": "total",
                "low": injured,
                "high": injured,
                "text": f"{injured} injured",
                "victims": None,
            },
        ],
    }
    statement = {
        "speakers": [{"name": "police", "role": None, "affiliation": None}],
        "kind": "report",
        "content": "Police gave the toll.",
        "sentences": [2],
    }
    return json.dumps({"incidents": [incident], "statements": [statement]})


class AtHand:
    """An endpoint in this process that answers at once."""

    def __init__(self, replies: Mapping[str, str]) -> None:
        self._replies = replies

    async def ask(self, request: Mapping[str, JsonValue]) -> Reply:
        messages = request["messages"]
        assert isinstance(messages, list)  # noqa: S101 - narrows a JSON value
        asked = str(messages[3])
        number = asked.partition("[1] Article ")[2].partition("\\n")[0]
        return Reply(text=self._replies[number], answered_by="at-hand", prompt_tokens=3000, completion_tokens=300)

    async def aclose(self) -> None:
        """Nothing to close."""


def timed(what: Callable[[], object], count: int) -> float:
    """CPU milliseconds of `what()`, divided by `count`."""
    start = time.process_time()
    what()
    return (time.process_time() - start) * 1000 / count


async def read_all(articles: list[Article], replies: Mapping[str, str]) -> None:
    async with ModelExtractor(
        Settings(model="at-hand", base_url="http://127.0.0.1:9/v1"), ReplyCache(None), endpoint=AtHand(replies)
    ) as extractor:
        for each in articles:
            line = await read(each, extractor)
            if not hasattr(line, "incidents") or not line.incidents:
                raise SystemExit(f"{each.id} was not read: {line}")


async def extract_all(pairs: list[tuple[Article, Annotation]], replies: Mapping[str, str]) -> None:
    settings = Settings(model="at-hand", base_url="http://127.0.0.1:9/v1")
    async with ModelExtractor(settings, ReplyCache(None), endpoint=AtHand(replies)) as extractor:
        for each, annotation in pairs:
            await extractor.extract(each, annotation, lambda *_: ())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--words", type=int, default=600)
    options = parser.parse_args()
    articles = [article(number, options.words) for number in range(options.articles + 5)]
    replies = {str(number): answer(number) for number in range(options.articles + 5)}
    asyncio.run(read_all(articles[options.articles :], replies))  # tables are loaded, caches are warm
    articles = articles[: options.articles]
    whole = timed(lambda: asyncio.run(read_all(articles, replies)), options.articles)
    print(f"{options.articles} articles of {len(articles[0].text.split())} words: {whole:.2f} ms CPU each, the whole pipeline")
    annotations = [annotate(each) for each in articles]
    extractions = [Extraction.model_validate_json(replies[str(number)]) for number in range(options.articles)]
    pairs = list(zip(articles, annotations, strict=True))
    stages: dict[str, Callable[[], object]] = {
        "annotate": lambda: [annotate(each) for each in articles],
        "prompt": lambda: [prompt.conversation(each, annotation, annotation.sentences) for each, annotation in pairs],
        "validate": lambda: [Extraction.model_validate_json(replies[str(number)]) for number in range(options.articles)],
        "model extractor (prompt, retries, instructor, cache, validation)": lambda: asyncio.run(extract_all(pairs, replies)),
        "ground (once; asked twice)": lambda: [ground(*pair, found) for pair, found in zip(pairs, extractions, strict=True)],
    }
    for name, run in stages.items():
        print(f"  {name}: {timed(run, options.articles):.2f} ms")


if __name__ == "__main__":
    main()
