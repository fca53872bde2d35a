"""Addresses as articles state them: not each is one that can be followed."""

from urllib.parse import SplitResult, urlsplit


def web(url: str | None) -> str | None:
    """The address if a browser may follow it: http and https with a host, and nothing else."""
    parts = _parts(url)
    return url if parts is not None and parts.scheme in ("http", "https") and parts.hostname else None


def host(url: str | None) -> str | None:
    """The host that an address names; None where it names none."""
    parts = _parts(url)
    return parts.hostname if parts is not None else None


def _parts(url: str | None) -> SplitResult | None:
    try:
        return urlsplit(url or "")
    except ValueError:  # brackets without an address in them
        return None
