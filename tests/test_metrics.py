"""Cluster measures on small examples: the worked ones of the measures' own papers, and edge cases."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.evaluation import metrics
from summarizer.evaluation.metrics import Agreement

# Moosavi and Strube 2016, section 4: key {a,b,c}, {d,e,f,g}; response {a,b}, {c,d}, {f,g,h,i}.
KEY = [{"a", "b", "c"}, {"d", "e", "f", "g"}]
RESPONSE = [{"a", "b"}, {"c", "d"}, {"f", "g", "h", "i"}]


def test_lea_as_its_paper_computes_it() -> None:
    recall = (3 * (1 / 3) + 4 * (1 / 6)) / 7
    precision = (2 * 1 + 2 * 0 + 4 * (1 / 6)) / 8
    assert metrics.lea(KEY, RESPONSE) == pytest.approx(Agreement(precision, recall))
    assert metrics.lea(KEY, RESPONSE).recall == pytest.approx(0.24, abs=0.005)
    assert metrics.lea(KEY, RESPONSE).precision == pytest.approx(0.33, abs=0.005)


# Bagga and Baldwin 1998: truth {1..5}, {6,7}, {8..C}; response 1 joins the second and third group, response 2 the first and third.
TRUTH = [set("12345"), set("67"), set("89ABC")]
FIRST = [set("12345"), set("6789ABC")]
SECOND = [set("1234589ABC"), set("67")]


@pytest.mark.parametrize(("response", "muc", "b_cubed"), [(FIRST, 0.9, 0.7619), (SECOND, 0.9, 0.5833)])
def test_b_cubed_tells_apart_what_muc_does_not(response: list[set[str]], muc: float, b_cubed: float) -> None:
    assert metrics.muc(TRUTH, response).precision == pytest.approx(muc)
    assert metrics.b_cubed(TRUTH, response).precision == pytest.approx(b_cubed, abs=1e-4)
    assert metrics.muc(TRUTH, response).recall == metrics.b_cubed(TRUTH, response).recall == 1.0


def test_ceaf_as_luo_computes_it() -> None:
    """Luo 2005, table 1: entity-based CEAF of the two responses above."""
    assert metrics.ceaf_e(TRUTH, FIRST).f1 == pytest.approx(0.733, abs=0.001)
    assert metrics.ceaf_e(TRUTH, SECOND).f1 == pytest.approx(0.667, abs=0.001)


# The reference scorer's own test cases A-2 and A-3 (Pradhan and others 2014) and what it must give for them.
SCORER_KEY = [{"a"}, {"b", "c"}, {"d", "e", "f"}]
SCORER_CASES = [
    ([{"a"}, {"d", "e"}], (1.0, 1 / 3), (1.0, (7 / 3) / 6), (0.9, 0.6), (1.0, (1 + 3 * (1 / 3)) / 6), (0.5 + 14 / 25 + 0.72) / 3),
    (
        [{"a"}, {"b", "c", "y"}, {"d", "e", "f", "z"}, {"w"}],
        (3 / 5, 1.0),
        ((4 + 7 / 12) / 9, 1.0),
        (0.66429, 0.88571),
        ((1 + 3 * (1 / 3) + 4 * (3 / 6)) / 9, 1.0),
        (0.75 + 110 / 163 + 0.75918) / 3,
    ),
]


@pytest.mark.parametrize(("response", "muc", "b_cubed", "ceaf_e", "lea", "conll"), SCORER_CASES)
def test_the_reference_scorers_values(
    response: list[set[str]],
    muc: tuple[float, float],
    b_cubed: tuple[float, float],
    ceaf_e: tuple[float, float],
    lea: tuple[float, float],
    conll: float,
) -> None:
    for measure, wanted in ((metrics.muc, muc), (metrics.b_cubed, b_cubed), (metrics.ceaf_e, ceaf_e), (metrics.lea, lea)):
        assert measure(SCORER_KEY, response) == pytest.approx(Agreement(*wanted), abs=1e-5), measure.__name__
    assert metrics.conll(SCORER_KEY, response) == pytest.approx(conll, abs=1e-5)


def test_pairs() -> None:
    assert metrics.pairwise([{1, 2, 3}], [{1, 2}, {3}]) == Agreement(1.0, 1 / 3)
    assert metrics.pairwise([{1}, {2}], [{1, 2}]) == Agreement(0.0, 1.0)


def test_a_single_item_counts_in_lea_only_if_alone() -> None:
    assert metrics.lea([{1}, {2}], [{1}, {2}]) == Agreement(1.0, 1.0)
    assert metrics.lea([{1}, {2}], [{1, 2}]) == Agreement(0.0, 0.0)


@st.composite
def groupings(draw: st.DrawFn) -> list[set[int]]:
    homes = draw(st.lists(st.integers(0, 4), min_size=2, max_size=9))
    return [found for home in range(5) if (found := {item for item, of in enumerate(homes) if of == home})]


@given(groupings())
def test_a_grouping_agrees_with_itself(groups: list[set[int]]) -> None:
    for measure in (metrics.pairwise, metrics.b_cubed, metrics.ceaf_e, metrics.lea):
        assert measure(groups, groups[::-1]) == pytest.approx(Agreement(1.0, 1.0))


@given(groupings(), groupings())
def test_swapping_the_sides_swaps_precision_and_recall(gold: list[set[int]], found: list[set[int]]) -> None:
    for measure in (metrics.pairwise, metrics.b_cubed, metrics.muc, metrics.ceaf_e, metrics.lea):
        assert measure(gold, found) == pytest.approx(Agreement(*measure(found, gold)[::-1]))


def b_cubed_by_items(key: list[set[int]], response: list[set[int]]) -> float:
    """B³ recall from its definition: item by item."""
    shares = [
        len(group & next((other for other in response if item in other), set())) / len(group) for group in key for item in sorted(group)
    ]
    return sum(shares) / len(shares) if shares else 0.0


def lea_by_links(key: list[set[int]], response: list[set[int]]) -> float:
    """LEA recall from its definition: link by link; an item alone is linked to itself."""

    def links(group: set[int]) -> set[tuple[int, int]]:
        return {(a, b) for a in group for b in group if a < b} or {(item, item) for item in group}

    kept = {link for group in response for link in links(group)}
    right = sum(len(group) * len(links(group) & kept) / len(links(group)) for group in key)
    return right / total if (total := sum(map(len, key))) else 0.0


def ceaf_by_trial(key: list[set[int]], response: list[set[int]]) -> float:
    """The best total likeness over every one-to-one alignment."""
    short, long = sorted((key, response), key=len)
    tried = permutations(long, len(short))
    return max(sum(2 * len(a & b) / (len(a) + len(b)) for a, b in zip(short, chosen, strict=True)) for chosen in tried)


@given(groupings(), groupings())
def test_each_measure_is_its_definition(gold: list[set[int]], found: list[set[int]]) -> None:
    assert metrics.b_cubed(gold, found) == pytest.approx(Agreement(b_cubed_by_items(found, gold), b_cubed_by_items(gold, found)))
    assert metrics.lea(gold, found) == pytest.approx(Agreement(lea_by_links(found, gold), lea_by_links(gold, found)))
    total = ceaf_by_trial(gold, found)
    assert metrics.ceaf_e(gold, found) == pytest.approx(Agreement(total / len(found), total / len(gold)))
