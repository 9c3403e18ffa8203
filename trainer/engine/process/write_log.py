"""The log of everything a run writes, from which each of its states can be made again.

A flat list of small records. Each begins with a code: that of a statement or of a scalar in the running function's
frame (``FIRST_CODE`` and above; the latter with its value); a marker below 11 with address and value of a store (see
``memory``); or one of the markers here with one operand. At checkpoints the pages that have changed since the last
one are kept as well, so that a state is never more than a few thousand records away.

A call is a link of a chain, ``(number of the function, frame pointer, return address, call around it, frame pointer
of the caller)``. It stands for two stores, too: the last and the return address lie at the frame pointer.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any, NamedTuple

from trainer.engine.lazy_dataclasses import dataclass, field
from trainer.engine.process.memory import FIRST_CODE, PAGE_SIZE

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from trainer.engine.process.address_space import AddressSpace
    from trainer.engine.regions import Region

CALL = 16  # the innermost call
RETURN = 17  # None
THREAD = 18  # number of the thread that runs from here on
UNWIND = 19  # the call that is the innermost again
REGIONS = 20  # index into ``regions``
PAGE_IN = 21  # number of a page that is in memory from here on
PAGE_OUT = 22  # number of a page that is not any more

INTERRUPTED = -1  # in place of a function's number: the C library or the kernel called, at the line that follows
ZERO_PAGE = bytes(PAGE_SIZE)
_CHECKPOINT_EVERY = 4_000  # statements
_STATEMENTS_PER_PAGE = 8  # a program that writes to many pages has fewer checkpoints


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Where a run was: statements begun, length of the log, running thread, regions, calls and lines of the threads."""

    step: int
    position: int
    thread: int
    regions: int
    resident: frozenset[int]
    calls: dict[int, Any] = field(default_factory=dict)
    lines: dict[int, int] = field(default_factory=dict)


class _Version(NamedTuple):
    """A page at a checkpoint, without the zeros around what it holds: most of a deep stack is zeros."""

    checkpoint: int
    offset: int
    held: bytes

    @classmethod
    def of(cls, checkpoint: int, content: bytes) -> _Version:
        """Keep a page."""
        rest = content.lstrip(b"\0")
        return cls(checkpoint, PAGE_SIZE - len(rest), rest.rstrip(b"\0"))

    def content(self) -> bytes:
        """Return the page."""
        return (bytes(self.offset) + self.held).ljust(PAGE_SIZE, b"\0")


class WriteLog:
    """The records of a run, and its checkpoints."""

    def __init__(self) -> None:
        self.records: list[Any] = []
        self.append = self.records.append
        self.regions: list[tuple[Region, ...]] = []
        self.checkpoints: list[Checkpoint] = []
        self.next_checkpoint = _CHECKPOINT_EVERY
        self._contents: dict[int, list[_Version]] = {}

    def begin(self, space: AddressSpace) -> None:
        """Forget what the loader wrote; the first checkpoint is the memory as it is now."""
        self.records.clear()
        touched = space.paging.begin_epoch().items()
        pages = ((number, bytes(page)) for number, page in touched if page is not None)
        self._contents = {number: [_Version.of(0, content)] for number, content in pages if content != ZERO_PAGE}
        self.regions = [space.snapshot()]
        self.checkpoints = [Checkpoint(0, 0, 1, 0, frozenset(space.memory.resident), {1: None})]

    def checkpoint(self, space: AddressSpace, step: int, calls: Mapping[int, Any], lines: Mapping[int, int]) -> None:
        """Keep the pages that have changed since the last checkpoint; ``step`` statements have begun."""
        changed = space.paging.begin_epoch()
        index = len(self.checkpoints)
        for number, page in changed.items():
            content = ZERO_PAGE if page is None else bytes(page)
            self._contents.setdefault(number, []).append(_Version.of(index, content))
        last, resident = self.checkpoints[-1], space.memory.resident.keys()
        self.checkpoints.append(
            Checkpoint(
                step,
                len(self.records),
                space.process.thread.number,
                len(self.regions) - 1,
                last.resident if last.resident == resident else frozenset(resident),
                dict(calls),
                dict(lines),
            )
        )
        self.next_checkpoint = step + max(_CHECKPOINT_EVERY, _STATEMENTS_PER_PAGE * len(changed))

    def page(self, number: int, checkpoint: int) -> bytes | None:
        """Return the bytes of a page at a checkpoint; None if nothing was ever written to it."""
        versions = self._contents.get(number, ())
        index = bisect_right(versions, checkpoint, key=lambda version: version.checkpoint) - 1
        return versions[index].content() if index >= 0 else None

    def cut(self, scalars: Container[int]) -> None:
        """Drop the last record if the run was stopped in the middle of it; ``scalars`` are the codes with a value."""
        records = self.records
        start = position = self.checkpoints[-1].position if self.checkpoints else 0
        while position < len(records):
            start, code = position, records[position]
            position += 3 if code < CALL else 1 if code >= FIRST_CODE and code not in scalars else 2
        if position > len(records):
            del records[start:]

    def taken(self) -> WriteLog:
        """Return a log with all that is in this one, which is empty from then on: the process still speaks to it."""
        log = WriteLog()
        log.records, self.records[:] = self.records[:], []
        log.regions, self.regions = self.regions, []
        log.checkpoints, self.checkpoints = self.checkpoints, []
        log._contents, self._contents = self._contents, {}
        return log

    def add_regions(self, regions: tuple[Region, ...]) -> int:
        """Keep a snapshot of the regions; returns its index."""
        self.regions.append(regions)
        return len(self.regions) - 1


def caller(call: Any) -> Any:
    """Return the call around a call; None for the first of a thread."""
    around = call[3] if call is not None else None
    return around[3] if around is not None and around[0] == INTERRUPTED else around
