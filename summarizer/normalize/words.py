"""Text as words, numbers and marks: the ground that the date and the count grammar share."""

import re
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(
    r"""(?=\d)(?:
        (?<![\w./-])\d{1,4}(?P<mark>[-/.])\d{1,2}(?P=mark)\d{1,4}(?![\w/-]|\.\d)   # 2025-11-24, 24/11/2025
      | \d{1,2}(?::\d{2}){1,2}                                       # 17:30
      | \d+(?:st|nd|rd|th)\b                                         # 24th
      | (?:\d\d)?\d0'?s\b                                            # 1990s, 90s
      | \d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,]*\d)                     # 1,344
      | \d{1,3}(?:[\u00a0\u202f]\d{3})+(?!\d)                        # 1 344 with a space that does not break
      | \d+(?:\.\d+)?)
      | [qh][1-4]\b                                                  # the second quarter
      | 's\b
      | [^\W\d_]+
      | \S""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """A text's words in order: `lower[i]` and the half-open interval `[starts[i], ends[i])` of the text that it stands in."""

    text: str
    lower: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def raw(self, i: int, j: int | None = None) -> str:
        """The text of word `i`, or from word `i` up to, without, word `j`."""
        return self.text[self.starts[i] : self.ends[(j or i + 1) - 1]]

    def at(self, i: int) -> str:
        """Word `i` in lower case, "" outside the text."""
        try:
            return self.lower[i] if i >= 0 else ""
        except IndexError:
            return ""

    def glued(self, i: int) -> bool:
        """Whether nothing stands between word `i` and the word before it."""
        return 0 < i < len(self.lower) and self.starts[i] == self.ends[i - 1]


@lru_cache(maxsize=1024)
def words_of(text: str) -> Words:
    """Cuts a text into words, numbers (with separators and endings), clock times, numeric dates and single marks."""
    matches = list(_WORD.finditer(text.replace("’", "'")))
    lower = tuple([match[0].lower() for match in matches])
    return Words(text, lower, tuple([match.start() for match in matches]), tuple([match.end() for match in matches]))
