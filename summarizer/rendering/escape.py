"""Article text made harmless: shown as it is, never read as markup."""

import re

_SPACE = re.compile(r"[ \t\n\r\f\v\x85\u2028\u2029]+")
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff]")
_ACTIVE = re.compile(r"[\\`*{}\[\]<>#|~^$@]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w)|=(?==)|(?<==)=|\A=")
"""An underscore between letters or digits is none of these: file names stay readable where nothing renders them."""
_COLON = re.compile(r":(?=//|(?:[\w+-]*[^\W\d][\w+-]*|100|1234)(?::|\Z))")
"""Of a bare link and of an emoji's name, which what follows the text may close; that of a time of day or a lead-in is none."""
_DOMAIN = re.compile(r"(?<=www)\.(?=\w)", re.IGNORECASE)
_OPENING = re.compile(r"^([-+]|\d+[.)](?=\s|$))")


def visible(text: str) -> str:
    """One line, with control characters and characters that reorder text (bidi overrides and isolates) written out as ⟨U+202E⟩."""
    return _UNSEEN.sub(lambda match: f"⟨U+{ord(match[0]):04X}⟩", _SPACE.sub(" ", text)).strip()


def unseen_replaced(text: str) -> str:
    """The text with as many characters as before: what `visible` writes out is the replacement character here, so that offsets hold."""
    return _UNSEEN.sub("\ufffd", text)


def markdown(text: str) -> str:
    """Text that no Markdown dialect reads as markup: CommonMark, GitHub's tables, footnotes, mentions, emoji and bare links."""
    text = _ACTIVE.sub(lambda match: "&lt;" if match[0] == "<" else "\\" + match[0], visible(text))
    text = _DOMAIN.sub(r"\\.", _COLON.sub(r"\\:", text))
    return _OPENING.sub(lambda match: f"{match[1][:-1]}\\{match[1][-1]}", text)
