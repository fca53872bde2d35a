"""What holds for every test: the network is shut; only loopback answers. The archive that the tests of daily work begin with."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import pytest_socket

if TYPE_CHECKING:
    from summarizer.archive.store import Archive


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    pytest_socket.socket_allow_hosts(["127.0.0.1", "::1", "localhost"], allow_unix_socket=True)


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """No key, model or endpoint of the machine reaches a test."""
    for name in ("SUMMARIZER_MODEL", "SUMMARIZER_BASE_URL", "SUMMARIZER_API_KEY", "OPENAI_API_KEY", "OPENAI_BASE_URL", "OPENAI_ORG_ID"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """The folder that is the archive's source, with one article of days ago."""
    from daily import put, told  # imported here: few tests need an archive

    made = tmp_path / "news"
    made.mkdir()
    put(made, "old", told(2, "Mazar", "20 February 2026"), "2026-02-20")
    return made


@pytest.fixture
def archive(tmp_path: Path, news: Path) -> "Iterator[Archive]":
    """The archive after its first update, which read what was in the folder."""
    from daily import DAY_ONE, archive_of, updated

    with archive_of(tmp_path, str(news)) as made:
        updated(made, DAY_ONE)
        yield made
