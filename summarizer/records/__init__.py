"""Frozen values that flow between the stages, one domain noun per file."""
