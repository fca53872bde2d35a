"""What tokens cost, where the model's price is publicly known."""

from functools import lru_cache


def cost(model: str, endpoint: str, prompt_tokens: int, completion_tokens: int) -> float | None:
    """US dollars for these tokens by genai-prices' table for this endpoint; null where the model or its price is not known."""
    rates = _rates(model, endpoint)
    if rates is None:
        return None
    return round(prompt_tokens * rates[0] + completion_tokens * rates[1], 8)


@lru_cache(maxsize=64)
def _rates(model: str, endpoint: str) -> tuple[float, float] | None:
    """US dollars for one prompt token and for one completion token. Tiered prices count at their first tier."""
    from genai_prices import Usage, calc_price  # imported here: the table takes a quarter of a second to load

    try:
        prompt = calc_price(Usage(input_tokens=1000, output_tokens=0), model, provider_api_url=endpoint)
        completion = calc_price(Usage(input_tokens=0, output_tokens=1000), model, provider_api_url=endpoint)
    except LookupError:
        return None
    return float(prompt.total_price) / 1000, float(completion.total_price) / 1000
