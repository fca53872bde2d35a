"""Whether the offline extractor can work here."""

from summarizer.errors import SetupError
from summarizer.extractors.doctor import CheckUp
from summarizer.extractors.offline.parse import model


def parser_check() -> CheckUp:
    """Which English model the offline extractor reads with, or what to install."""
    try:
        meta = model().meta
    except SetupError as error:
        return CheckUp(name="offline extractor", ok=False, finding=error.reason, remedy=error.remedy)
    return CheckUp(name="offline extractor", ok=True, finding=f"spaCy with {meta['lang']}_{meta['name']} {meta['version']}.")
