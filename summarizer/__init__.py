"""News articles in; a brief out in which every fact points to its sentence and every disagreement between sources is shown.

The names below are the library. They are loaded on first use, so that importing the package costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.errors import ExtractionError as ExtractionError
    from summarizer.errors import NothingReadError as NothingReadError
    from summarizer.errors import SetupError as SetupError
    from summarizer.errors import SummarizerError as SummarizerError
    from summarizer.errors import UsageError as UsageError
    from summarizer.extractors.contract import Extractor as Extractor
    from summarizer.extractors.llm import ModelExtractor as ModelExtractor
    from summarizer.extractors.offline import OfflineExtractor as OfflineExtractor
    from summarizer.ingest import Loaded as Loaded
    from summarizer.ingest import load as load
    from summarizer.pipeline import Readings as Readings
    from summarizer.pipeline import aextract as aextract
    from summarizer.pipeline import extract as extract
    from summarizer.pipeline import make_brief as make_brief
    from summarizer.pipeline import merge_reports as merge_reports
    from summarizer.pipeline import opened_extractor as opened_extractor
    from summarizer.records.article import Article as Article
    from summarizer.records.article import Failure as Failure
    from summarizer.records.brief import Brief as Brief
    from summarizer.records.extraction import Extraction as Extraction
    from summarizer.records.incident import Merged as Merged
    from summarizer.records.report import ReportLine as ReportLine
    from summarizer.rendering import render as render
    from summarizer.schemas import schema as schema
    from summarizer.settings import Settings as Settings

_HOMES = {
    "Article": "records.article",
    "Brief": "records.brief",
    "Extraction": "records.extraction",
    "ExtractionError": "errors",
    "Extractor": "extractors.contract",
    "Failure": "records.article",
    "Loaded": "ingest",
    "Merged": "records.incident",
    "ModelExtractor": "extractors.llm",
    "NothingReadError": "errors",
    "OfflineExtractor": "extractors.offline",
    "Readings": "pipeline",
    "ReportLine": "records.report",
    "Settings": "settings",
    "SetupError": "errors",
    "SummarizerError": "errors",
    "UsageError": "errors",
    "aextract": "pipeline",
    "extract": "pipeline",
    "load": "ingest",
    "make_brief": "pipeline",
    "merge_reports": "pipeline",
    "opened_extractor": "pipeline",
    "render": "rendering",
    "schema": "schemas",
}
__all__ = sorted(_HOMES)


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'summarizer' has no attribute {name!r}")
    value: object = getattr(import_module(f"summarizer.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
