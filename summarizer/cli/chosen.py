"""From options to settings, without what a brief needs: an update with nothing to read is done before that is loaded."""

from summarizer.cli.groups import Reader, Wanted
from summarizer.settings import Settings


def settings(reader: Reader = Reader(), wanted: Wanted = Wanted()) -> Settings:  # noqa: B008 both are frozen
    """The settings under the options. Raises `UsageError` for a wrong one."""
    return Settings.load(
        file=reader.settings,
        model=reader.model,
        base_url=reader.base_url,
        refresh=reader.refresh or None,
        second_reading=reader.second_reading,
        tz=wanted.tz,
        policy=wanted.policy,
    )
