"""Paths → articles."""

from summarizer.ingest.loading import Loaded as Loaded
from summarizer.ingest.loading import load as load
