"""What reading will take, before a call is made: tokens estimated from the texts, cost where the model's price is known."""

from collections.abc import Iterable

from summarizer.errors import UsageError
from summarizer.extractors import price, prompt
from summarizer.extractors.windows import estimate
from summarizer.records.article import Article
from summarizer.records.base import Value
from summarizer.settings import Settings


class Estimate(Value):
    """Articles, estimated tokens, and US dollars; the cost is null where the model's price is not known."""

    articles: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    cost_usd: float | None = 0.0


class Prices(Value):
    """What a reader takes. Without `tokens` (the offline extractor) nothing.

    `prompt` and `completion` are US dollars a token, null where the price is not known; a model on this machine costs nothing.
    """

    tokens: bool = False
    window_tokens: int = 6000
    prompt: float | None = 0.0
    completion: float | None = 0.0

    @classmethod
    def of_settings(cls, settings: Settings) -> "Prices":
        """The prices of the configured reader."""
        if settings.model is None:
            return cls()
        known = (0.0, 0.0) if settings.is_local else _rates(settings.model, settings.endpoint)
        return cls(tokens=True, window_tokens=settings.window_tokens, prompt=known[0], completion=known[1])

    def check(self, limit: float | None) -> None:
        """Refuses a limit of cost where no cost is known. Raises `UsageError`."""
        if limit is not None and self.prompt is None:
            raise UsageError("The price of this model is not known, so --max-cost cannot hold.", "Use --max-articles instead.")

    def of_article(self, article: Article) -> Estimate:
        """The estimate of one article: the instructions once a window, and an answer in the proportion of the worked example."""
        if not self.tokens:
            return Estimate(articles=1)
        size = estimate(article.text)
        asked = size + -(-size // self.window_tokens) * _instructions()
        answered = round(size * _proportion())
        cost = None if self.prompt is None or self.completion is None else asked * self.prompt + answered * self.completion
        return Estimate(articles=1, prompt_tokens=asked, completion_tokens=answered, cost_usd=cost)

    def of(self, articles: Iterable[Article]) -> Estimate:
        """The estimate of several articles."""
        each = [self.of_article(article) for article in articles]
        costs = [one.cost_usd for one in each if one.cost_usd is not None]
        return Estimate(
            articles=len(each),
            prompt_tokens=sum(one.prompt_tokens for one in each),
            completion_tokens=sum(one.completion_tokens for one in each),
            cost_usd=sum(costs) if len(costs) == len(each) else None,
        )


def _rates(model: str, endpoint: str) -> tuple[float | None, float | None]:
    million = 1_000_000
    asked, answered = price.cost(model, endpoint, million, 0), price.cost(model, endpoint, 0, million)
    return (None if asked is None else asked / million), (None if answered is None else answered / million)


def _instructions() -> int:
    return sum(estimate(prompt.read_part(part)) for part in prompt.PARTS[:3])


def _proportion() -> float:
    return estimate(prompt.read_part("example.answer.json")) / estimate(prompt.read_part("example.message.txt"))
