"""The word lists of `words.toml`, read once."""

import tomllib
from importlib import resources

_TABLE: dict[str, list[str]] = tomllib.loads(resources.files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))

STATE = frozenset(_TABLE["state"])
KINDS_OF_BODY = frozenset(_TABLE["kinds_of_body"])
SEVERAL = frozenset(_TABLE["several"])
DETERMINERS = frozenset(_TABLE["determiners"])
SAYING = frozenset(_TABLE["saying"])
