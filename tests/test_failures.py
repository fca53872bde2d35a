"""The failure table on plain facts: names, remedies, and how long a Retry-After is."""

import pytest

from summarizer.extractors.failures import KINDS, LONGEST_REASON, Trouble, failure, judge, retry_after


@pytest.mark.parametrize(
    ("header", "date", "seconds"),
    [
        (None, None, None),
        ("", None, None),
        ("0", None, 0.0),
        ("1.5", None, 1.5),
        ("-3", None, None),
        ("nan", None, None),
        ("inf", None, None),
        ("Wed, 05 Mar 2031 10:00:30 GMT", "Wed, 05 Mar 2031 10:00:00 GMT", 30.0),
        ("Wed, 05 Mar 2031 10:00:00 GMT", "Wed, 05 Mar 2031 10:00:30 GMT", 0.0),
        ("Wed, 05 Mar 2031 10:00:30 GMT", None, None),
        ("soon", "Wed, 05 Mar 2031 10:00:00 GMT", None),
    ],
)
def test_retry_after(header: str | None, date: str | None, seconds: float | None) -> None:
    assert retry_after(header, date) == seconds


def test_every_kind_has_a_remedy() -> None:
    for kind in KINDS:
        assert failure(kind, "why").remedy.endswith(".")


def test_an_endpoints_words_are_shortened_and_kept_on_one_line() -> None:
    reason = failure("server_error", "a\nb" + "c" * 5000).reason
    assert reason.startswith("a bc")
    assert len(reason) == LONGEST_REASON


@pytest.mark.parametrize("status", [408, 409, 425, 429, 500, 502, 503, 504, 529])
def test_passing_failures_may_be_tried_again(status: int) -> None:
    assert judge(Trouble(status), 60).again


@pytest.mark.parametrize("status", [400, 401, 402, 403, 404, 405, 413, 422, 501])
def test_lasting_failures_are_not_tried_again(status: int) -> None:
    assert not judge(Trouble(status), 60).again


def test_a_pause_of_hours_is_not_waited_for() -> None:
    assert judge(Trouble(429, retry_after=60), 60).again
    long = judge(Trouble(503, retry_after=61), 60)
    assert not long.again
    assert "61 seconds" in long.error.reason


@pytest.mark.parametrize("code", ["insufficient_quota", "billing_hard_limit_reached"])
def test_a_used_up_quota_is_no_rate_limit(code: str) -> None:
    judged = judge(Trouble(429, code, "check your plan", 1.0), 60)
    assert judged.error.kind == "quota"
    assert not judged.again
