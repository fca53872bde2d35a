"""The memory of a merge: it changes no byte, and what is known is not worked out again."""

import pytest
from daily import Reader, told

from summarizer.merging import Memory, linking, merge
from summarizer.merging.features import Features
from summarizer.pipeline import extract
from summarizer.records.article import Article
from summarizer.records.report import ReportLine

TOWNS = ("Kabul", "Herat", "Kabul", "Farah", "Kabul", "Herat")


@pytest.fixture
def lines() -> list[ReportLine]:
    """Six articles on three attacks."""
    texts = [told(number // 2 + 1, town, "1 March 2026") for number, town in enumerate(TOWNS)]
    articles = [Article(id=f"a{n}", outlet=f"o{n}", published=f"2026-03-0{2 + n % 3}", text=text) for n, text in enumerate(texts)]
    return list(extract(articles, Reader()).lines)


@pytest.mark.parametrize("first", range(len(TOWNS) + 1))
def test_a_merge_with_a_memory_of_another_gives_the_same_bytes(lines: list[ReportLine], first: int) -> None:
    memory = Memory()
    assert merge(lines[:first], memory=memory).model_dump_json() == merge(lines[:first]).model_dump_json()
    assert merge(lines, memory=memory).model_dump_json() == merge(lines).model_dump_json()
    assert merge(lines[first:], memory=memory).model_dump_json() == merge(lines[first:]).model_dump_json()


def test_what_is_known_is_not_compared_again(lines: list[ReportLine], monkeypatch: pytest.MonkeyPatch) -> None:
    memory, asked, strength = Memory(), list[tuple[str, str]](), linking.strength

    def counted(a: Features, b: Features) -> tuple[bool, float]:
        asked.append((a.id, b.id))
        return strength(a, b)

    monkeypatch.setattr(linking, "strength", counted)
    merge(lines, memory=memory)
    known = len(asked)
    merge(lines, memory=memory)
    assert known == len(asked) > 0
    merge(lines)
    assert len(asked) == 2 * known
