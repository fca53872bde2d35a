"""What one merge worked out, for the next merge of much the same lines: the brief of a day merges what stood before it, too.

Everything that is kept is a function of the values that it is kept for, so that a memory changes the time of a merge and nothing else.
Values are known by identity: the same objects must be given again, under the same policy and judgements.
"""

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar, cast

Result = TypeVar("Result")


class Memory:
    """Results by what was worked out and from which objects; the objects are held, so that no other takes their identity."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, tuple[int, ...], Hashable], tuple[Sequence[object], object]] = {}

    def of(self, what: str, values: Sequence[object], work_out: Callable[[], Result], *, beside: Hashable = None) -> Result:
        """What `work_out` gives, once for these objects and for what counts beside them."""
        key = (what, tuple(map(id, values)), beside)
        known = self._kept.get(key)
        if known is None:
            known = self._kept[key] = (values, work_out())
        return cast(Result, known[1])


def remembered(
    memory: Memory | None, what: str, values: Sequence[object], work_out: Callable[[], Result], *, beside: Hashable = None
) -> Result:
    """What `work_out` gives, from the memory where there is one."""
    return work_out() if memory is None else memory.of(what, values, work_out, beside=beside)
