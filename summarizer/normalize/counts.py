"""Count words → closed interval (low, high); `high` null is open-ended."""


def parse(words: str) -> tuple[int | None, int | None] | None:
    """The closed interval that the words give; null where there is no count in them."""
    return (int(words), int(words)) if words.isdecimal() else None


def count_of_noun_phrase(words: str) -> tuple[int | None, int | None] | None:
    """How many people a noun phrase names."""
    return parse(words.split(" ")[0])
