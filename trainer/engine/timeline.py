"""Every state that a run went through, forwards and backwards.

States are made again from the write log: the memory at the start, plus the stores up to the step. While going
forwards, checkpoints are left behind, so that going back is as cheap.
"""

from __future__ import annotations

import copy
import struct
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from trainer.engine.process.memory import FIRST_CODE, PAGE_SIZE, STORE_BYTES, STORE_FORMATS
from trainer.engine.process.write_log import CALL, REGIONS, RETURN, THREAD, UNWIND, ZERO_PAGE
from trainer.engine.state import State

if TYPE_CHECKING:
    from trainer.engine.process.process import Process


_PACKERS = {marker: struct.Struct("<" + code) for marker, code in STORE_FORMATS.items()}
_CHECKPOINT_EVERY = 20_000  # records


class Call(NamedTuple):
    """A call on a stack: ``line`` is where it stands, ``depth`` counts it and the calls around it.

    ``caller`` is the call around it, so that the stacks of many steps share what they have in common.
    """

    function: int
    base: int
    line: int
    depth: int
    caller: Call | None


@dataclass
class Replay:
    """The state while the log is read: pages, the innermost call of each thread, and the position."""

    position: int = 0
    step: int = 0  # statements begun
    thread: int = 1
    regions: int = 0
    pages: dict[int, bytes | bytearray] = field(default_factory=dict)
    stacks: dict[int, Call | None] = field(default_factory=lambda: {1: None})

    def copy(self) -> Replay:
        """Return a copy that shares the pages, which are then never written in place."""
        twin = copy.copy(self)
        self.pages = {number: bytes(page) for number, page in self.pages.items()}
        twin.pages = dict(self.pages)
        twin.stacks = dict(self.stacks)
        return twin

    def write(self, address: int, data: bytes) -> None:
        """Apply a store."""
        offset = address % PAGE_SIZE
        number = address // PAGE_SIZE
        count = min(len(data), PAGE_SIZE - offset)
        page = self.pages.get(number, ZERO_PAGE)
        if not isinstance(page, bytearray):
            page = self.pages[number] = bytearray(page)
        page[offset : offset + count] = data[:count]
        if count < len(data):
            self.write(address + count, data[count:])


class Timeline:
    """The states of a run; ``len()`` is the number of executed statements.

    ``at(step)`` is the process just before statement ``step`` (0-based) is executed; ``at(len)`` is its end.
    """

    def __init__(self, process: Process | None) -> None:
        self._process = process
        self._records: list[Any] = process.log.records if process is not None and process.log else []
        self._regions = process.log.regions if process is not None and process.log else []
        self._sites = process.program.sites if process is not None else []
        self._checkpoints: list[Replay] = []
        self._lines: list[int] | None = None
        self._threads: list[int] = []
        if process is not None and process.log:
            self._checkpoints.append(Replay(pages=dict(process.log.pages)))
        self._current = self._checkpoints[0].copy() if self._checkpoints else Replay()

    def _index(self) -> list[int]:
        """Return the line of each step."""
        if self._lines is None:
            lines: list[int] = []
            threads: list[int] = []
            thread = 1
            records, position = self._records, 0
            sites = self._sites
            while position < len(records):
                code = records[position]
                if code >= FIRST_CODE:
                    lines.append(sites[code - FIRST_CODE][1])
                    threads.append(thread)
                    position += 1
                elif code == THREAD:
                    thread = records[position + 1]
                    position += 2
                else:
                    position += _LENGTHS[code]
            self._lines, self._threads = lines, threads
        return self._lines

    def __len__(self) -> int:
        return len(self._index())

    def line_of(self, step: int) -> int:
        """Return the line of C that a step executes; for the end state that of the last step."""
        lines = self._index()
        return lines[min(step, len(lines) - 1)] if lines else 0

    def steps_at(self, line: int, thread: int | None = None) -> list[int]:
        """Return the steps that execute a line, in order."""
        return [
            step
            for step, at in enumerate(self._index())
            if at == line and (thread is None or self._threads[step] == thread)
        ]

    def calls(self, function: str) -> list[tuple[int, int]]:
        """Return when a function was called: the step of its first statement and its thread, in order."""
        if self._process is None:
            return []
        names = self._process.program.infos
        found: list[tuple[int, int]] = []
        records, position, step, thread = self._records, 0, 0, 1
        while position < len(records):
            code = records[position]
            if code >= FIRST_CODE:
                step += 1
                position += 1
                continue
            if code == THREAD:
                thread = records[position + 1]
            elif code == CALL and names[records[position + 1]].name == function:
                found.append((step, thread))
            position += _LENGTHS[code]
        return found

    def at(self, step: int) -> State:
        """Return the state before statement ``step``; the end state for ``len()``.

        Raises:
            IndexError: outside of the run.

        """
        if not 0 <= step <= len(self) or self._process is None:
            raise IndexError(f"the run has {len(self)} steps, there is no step {step}")
        if self._current.step > step or (self._current.position >= len(self._records) and step < len(self)):
            index = bisect_right(self._checkpoints, step, key=lambda replay: replay.step) - 1
            self._current = self._checkpoints[index].copy()
        self._advance(step)
        return State(self._process, self._current, self._regions[self._current.regions], self.line_of(step), step)

    def _advance(self, step: int) -> None:
        """Apply records until statement ``step`` is next."""
        replay, records, sites = self._current, self._records, self._sites
        position, size = replay.position, len(records)
        following = self._checkpoints[-1].position + _CHECKPOINT_EVERY
        while position < size:
            code = records[position]
            if code >= FIRST_CODE:
                if replay.step == step:
                    break
                if position >= following:
                    replay.position = position
                    self._checkpoints.append(replay.copy())
                    following = position + _CHECKPOINT_EVERY
                replay.step += 1
                call = replay.stacks.get(replay.thread)
                if call is not None:
                    line = sites[code - FIRST_CODE][1]
                    replay.stacks[replay.thread] = Call(call.function, call.base, line, call.depth, call.caller)
                position += 1
            elif code == STORE_BYTES:
                replay.write(records[position + 1], records[position + 2])
                position += 3
            elif code in _PACKERS:
                replay.write(records[position + 1], _PACKERS[code].pack(records[position + 2]))
                position += 3
            else:
                position = self._apply(code, position)
        replay.position = position

    def _apply(self, code: int, position: int) -> int:
        replay, records = self._current, self._records
        call = replay.stacks.get(replay.thread)
        if code == CALL:
            replay.stacks[replay.thread] = Call(
                records[position + 1], records[position + 2], 0, call.depth + 1 if call else 1, call
            )
        elif code == RETURN and call is not None:
            replay.stacks[replay.thread] = call.caller
        elif code == THREAD:
            replay.thread = records[position + 1]
        elif code == UNWIND:
            while call is not None and call.base != records[position + 1]:
                call = call.caller
            replay.stacks[replay.thread] = call
        elif code == REGIONS:
            self._change_regions(records[position + 1])
        return position + _LENGTHS[code]

    def _change_regions(self, index: int) -> None:
        """Switch to another snapshot; pages that are not mapped any more are forgotten."""
        replay = self._current
        mapped: list[tuple[int, int]] = [(r.start // PAGE_SIZE, -(-r.end // PAGE_SIZE)) for r in self._regions[index]]
        starts = [start for start, _ in mapped]

        def is_mapped(number: int) -> bool:
            place = bisect_right(starts, number) - 1
            return place >= 0 and number < mapped[place][1]

        replay.pages = {number: page for number, page in replay.pages.items() if is_mapped(number)}
        replay.regions = index


_LENGTHS = {CALL: 3, RETURN: 1, THREAD: 2, UNWIND: 2, REGIONS: 2, **dict.fromkeys(range(11), 3)}
