"""Reading the log of a run: from a checkpoint forwards to any statement."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Any, NamedTuple

from trainer.engine.lazy_dataclasses import dataclass, field
from trainer.engine.process import write_log as log
from trainer.engine.process.memory import (
    FIRST_CODE,
    PAGE_MASK,
    PAGE_SHIFT,
    PAGE_SIZE,
    STORE_BYTES,
    STORE_FORMATS,
    type_name,
)
from trainer.engine.process.write_log import CALL, THREAD, ZERO_PAGE, caller

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from trainer.engine.process.write_log import Checkpoint, WriteLog

_LINKAGE = struct.Struct("<QQ")  # what a call puts at the frame pointer: the caller's, and the return address
_PACKERS = {marker: struct.Struct("<" + code).pack for marker, code in STORE_FORMATS.items()}
_SIZES = {marker: struct.calcsize("<" + code) for marker, code in STORE_FORMATS.items()}
_PACKERS_BY_TYPE = {type_name(code): struct.Struct("<" + code).pack for code in STORE_FORMATS.values()}
_Slot = tuple["Callable[[Any], bytes]", int]


@dataclass
class Replay:
    """The state while the log is read: what is different from checkpoint ``base``, and the position.

    ``pages`` are those written since; ``calls`` has the innermost call of each thread, ``lines`` where threads stand
    that do not run.
    """

    base: int = 0
    position: int = 0
    step: int = 0  # statements begun
    thread: int = 1
    line: int = 0
    regions: int = 0
    resident: set[int] = field(default_factory=set)
    pages: dict[int, bytearray] = field(default_factory=dict)
    calls: dict[int, Any] = field(default_factory=dict)
    lines: dict[int, int] = field(default_factory=dict)

    @classmethod
    def at(cls, index: int, checkpoint: Checkpoint) -> Replay:
        """Begin at a checkpoint."""
        return cls(
            index,
            checkpoint.position,
            checkpoint.step,
            checkpoint.thread,
            checkpoint.lines.get(checkpoint.thread, 0),
            checkpoint.regions,
            set(checkpoint.resident),
            {},
            dict(checkpoint.calls),
            dict(checkpoint.lines),
        )

    def apply(self, code: int, operand: Any, call: Any) -> Any:
        """Apply a record other than a store; returns the innermost call of the thread that runs then."""
        match code:
            case log.CALL | log.UNWIND:
                call = self.calls[self.thread] = operand
            case log.RETURN:
                call = self.calls[self.thread] = caller(call)
            case log.THREAD:
                self.lines[self.thread] = self.line
                self.thread = operand
                self.line = self.lines.get(operand, 0)
                call = self.calls.setdefault(operand, None)
            case log.REGIONS:
                self.regions = operand
            case log.PAGE_IN:
                self.resident.add(operand)
            case log.PAGE_OUT:
                self.resident.discard(operand)
        return call


class Index(NamedTuple):
    """The line and the thread of each statement, and the calls: next step, thread, number of the function."""

    lines: list[int]
    threads: list[int]
    calls: list[tuple[int, int, int]]


class LogReader:
    """Reads the records of a log; ``sites`` say what the codes of a program mean, from ``FIRST_CODE`` on.

    A site is the number of a function with a line, or the type of a scalar with its distance below the frame pointer.
    """

    def __init__(self, log: WriteLog, sites: Iterable[tuple[int, int] | tuple[str, int]]) -> None:
        self._log = log
        # what a code of the log means: the line of a statement, or how a scalar is packed and where it lies in a frame
        self._line_of: list[int] = [0] * FIRST_CODE
        self._slot_of: list[_Slot | None] = [None] * FIRST_CODE
        for name, number in sites:
            self._line_of.append(0 if isinstance(name, str) else number)
            self._slot_of.append((_PACKERS_BY_TYPE[name], number) if isinstance(name, str) else None)

    def index(self, position: int) -> Index:
        """Index the statements and calls from a position of the log on."""
        records, slots, size = self._log.records, self._slot_of, len(self._log.records)
        lines, threads, calls, thread = [], [], [], 1
        while position < size:
            code = records[position]
            if code >= FIRST_CODE:
                if slots[code] is None:
                    lines.append(self._line_of[code])
                    threads.append(thread)
                    position += 1
                else:
                    position += 2
            elif code < CALL:
                position += 3
            else:
                if code == THREAD:
                    thread = records[position + 1]
                elif code == CALL:
                    calls.append((len(lines), thread, records[position + 1][0]))
                position += 2
        return Index(lines, threads, calls)

    def stores(self, replay: Replay, target: int) -> Iterator[tuple[tuple[int, int] | None, int, int]]:
        """Yield address and length of each store before statement ``target``; and each call: thread, frame pointer."""
        records, slots, position, step = self._log.records, self._slot_of, replay.position, replay.step
        call: Any = replay.calls.get(replay.thread)
        while position < len(records):
            code = records[position]
            slot = slots[code] if code >= FIRST_CODE else None
            if slot is not None:
                yield None, call[1] - slot[1], len(slot[0](records[position + 1]))
                position += 2
            elif code >= FIRST_CODE:
                if step == target:
                    return
                step += 1
                position += 1
            elif code < CALL:
                length = len(records[position + 2]) if code == STORE_BYTES else _SIZES[code]
                yield None, records[position + 1], length
                position += 3
            else:
                call = replay.apply(code, records[position + 1], call)
                if code == CALL:
                    yield (replay.thread, call[1]), 0, 0
                    yield None, call[1], _LINKAGE.size
                position += 2

    def line(self, replay: Replay) -> int:
        """Return the line of the statement that is next, of the last one at the end of the run."""
        records = self._log.records
        return self._line_of[records[replay.position]] if replay.position < len(records) else replay.line

    def advance(self, replay: Replay, target: int) -> None:
        """Apply records until statement ``target`` is next."""
        records, slots, size = self._log.records, self._slot_of, len(self._log.records)
        position, step, last = replay.position, replay.step, 0
        call: Any = replay.calls.get(replay.thread)
        while position < size:
            code = records[position]
            if code >= FIRST_CODE:
                slot = slots[code]
                if slot is None:
                    if step == target:
                        break
                    step += 1
                    last = code
                    position += 1
                else:
                    pack, below = slot
                    self._write(replay, call[1] - below, pack(records[position + 1]))
                    position += 2
            elif code < CALL:
                data = records[position + 2]
                data = data if code == STORE_BYTES else _PACKERS[code](data)
                self._write(replay, records[position + 1], data)
                position += 3
            else:
                if last:
                    replay.line, last = self._line_of[last], 0
                call = replay.apply(code, records[position + 1], call)
                if code == CALL:
                    self._write(replay, call[1], _LINKAGE.pack(call[4], call[2]))
                position += 2
        if last:
            replay.line = self._line_of[last]
        replay.position, replay.step = position, step

    def _write(self, replay: Replay, address: int, data: bytes) -> None:
        """Apply a store."""
        number, offset = address >> PAGE_SHIFT, address & PAGE_MASK
        page = replay.pages.get(number)
        if page is None:
            page = replay.pages[number] = bytearray(self._log.page(number, replay.base) or ZERO_PAGE)
        end = offset + len(data)
        if end <= PAGE_SIZE:
            page[offset:end] = data
        else:
            page[offset:] = data[: PAGE_SIZE - offset]
            self._write(replay, address + PAGE_SIZE - offset, data[PAGE_SIZE - offset :])
