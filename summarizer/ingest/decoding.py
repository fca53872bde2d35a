"""Bytes → text, every character kept; line ends stay as they are."""

import codecs
from typing import NamedTuple

from summarizer.records.article import Failure

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY = {
    b"%PDF": "a PDF document", b"PK\x03\x04": "a ZIP archive or an Office document", b"\x1f\x8b": "a gzip archive",
    b"\x89PNG": "a PNG image", b"\xff\xd8\xff": "a JPEG image", b"GIF8": "a GIF image", b"\xd0\xcf\x11\xe0": "an old Office document",
    b"SQLite format 3": "an SQLite database", b"{\\rtf": "an RTF document",
}  # fmt: skip
_USUAL = "cp1252"
_SAMPLE = 200_000
"""Bytes from which an encoding is guessed."""
_CONTROLS = frozenset(map(chr, range(32))) - frozenset("\t\n\v\f\r\x1c\x1d\x1e\x1f\x1b\x08\x00")


class Decoded(NamedTuple):
    """The text, and the encoding where it had to be guessed."""

    text: str
    guessed: str | None


class Trouble(NamedTuple):
    """Why a source cannot be used, and what to do about it."""

    reason: str
    remedy: str

    def at(self, source: str) -> Failure:
        """The trouble with the source of that name."""
        return Failure(source=source, reason=self.reason, remedy=self.remedy)


def decode(data: bytes) -> Decoded | Trouble:
    """The bytes as text: by their byte order mark, as UTF-8, or in the encoding that they most likely are."""
    if not data.strip(b"\x00 \t\r\n\v\f\xef\xbb\xbf"):
        return Trouble("It is empty.", "Give a file that holds an article's text.")
    kind = next((name for magic, name in _BINARY.items() if data.startswith(magic)), None)
    if kind is not None:
        return Trouble(f"It is {kind}, not text.", "Save the article as plain text, HTML or JSON.")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _by(data, encoding)
    if b"\x00" in data[:_SAMPLE]:
        return Trouble("It is binary (it holds NUL bytes), not text.", "Save the article as plain text, HTML or JSON.")
    try:
        return _checked(Decoded(data.decode("utf-8"), None))
    except UnicodeDecodeError:
        return _guessed(data)


def _by(data: bytes, encoding: str) -> Decoded | Trouble:
    try:
        return _checked(Decoded(data.decode(encoding), None))
    except UnicodeDecodeError as error:
        return Trouble(f"Its byte order mark says {encoding}, but byte {error.start} is not valid in it.", "Save the file as UTF-8.")


def _guessed(data: bytes) -> Decoded | Trouble:
    """In the likeliest encoding; of several that are equally likely, the one that most of the old web was written in."""
    from charset_normalizer import from_bytes  # imported where needed: it costs more than reading a UTF-8 file

    matches = list(from_bytes(data[:_SAMPLE]))
    equal = [match.encoding for match in matches if (match.chaos, match.coherence) == (matches[0].chaos, matches[0].coherence)]
    for encoding in sorted(equal, key=lambda name: name != _USUAL):
        try:
            return _checked(Decoded(data.decode(encoding), encoding))
        except UnicodeDecodeError:
            continue
    return Trouble("It is neither UTF-8 nor in an encoding that could be recognised.", "Save the file as UTF-8.")


def _checked(decoded: Decoded) -> Decoded | Trouble:
    if not decoded.text.strip("\ufeff \t\r\n\v\f\x00"):
        return Trouble("It is empty.", "Give a file that holds an article's text.")
    controls = sum(decoded.text.count(control, 0, _SAMPLE) for control in sorted(_CONTROLS))
    if controls > 0.01 * min(len(decoded.text), _SAMPLE):
        return Trouble("It is binary (it is full of control characters), not text.", "Save the article as plain text, HTML or JSON.")
    return decoded
