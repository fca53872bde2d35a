"""Lists of those who are named in one breath stay whole, however the parser read them."""

import pytest

from summarizer.extractors.offline.listing import listed
from summarizer.extractors.offline.parse import model


@pytest.mark.parametrize(
    ("text", "last", "first"),
    [
        ("The army was accused of killing 6 priests, a maid, and her daughter, on Monday.", "daughter", "priests"),
        (
            "Over the past few days, red fronts have kidnapped several mayors, government officials, and cattle breeders.",
            "breeders",
            "mayors",
        ),
        ("The two hostages, Roberto Roca of Milan and Mario Berti of Rome, were taken on Monday.", "Berti", "Roca"),
    ],
)
def test_the_last_of_a_list_is_joined_to_those_before_it(text: str, last: str, first: str) -> None:
    doc = listed(model()(text))
    noun = next(token for token in doc if token.text == last)
    assert first in {token.text for token in noun.conjuncts}


@pytest.mark.parametrize(
    "text",
    [
        "He met farmers from Mali and Niger.",
        "Ana Silva, who killed a guard, and Luis Prado fled.",
        "Rebels attacked a bus, killed a driver and fled.",
        "Ana Silva of Lima and Cali won the prize, and her sister sang.",
    ],
)
def test_other_lists_stay_as_they_were_read(text: str) -> None:
    plain = [(token.dep_, token.head.i) for token in model()(text)]
    assert [(token.dep_, token.head.i) for token in listed(model()(text))] == plain
