"""Prices: known models cost something, unknown ones are null."""

import pytest

from summarizer.extractors.price import cost

OPENAI = "https://api.openai.com/v1"


def test_a_known_price_grows_with_the_tokens() -> None:
    one, two = cost("gpt-4o-mini", OPENAI, 1000, 100), cost("gpt-4o-mini", OPENAI, 2000, 200)
    assert one
    assert two == pytest.approx(2 * one)
    assert cost("gpt-4o-mini", OPENAI, 0, 0) == 0


@pytest.mark.parametrize(("model", "endpoint"), [("no-such-model", OPENAI), ("gpt-4o-mini", "http://192.0.2.1/v1")])
def test_an_unknown_price_is_null(model: str, endpoint: str) -> None:
    assert cost(model, endpoint, 1000, 100) is None
