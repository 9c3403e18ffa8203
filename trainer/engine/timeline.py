"""Every state that a run went through, forwards and backwards.

States are made again from the write log: the nearest checkpoint before, plus the records up to the step.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from trainer.engine.replay import LogReader, Replay
from trainer.engine.state import State

if TYPE_CHECKING:
    from trainer.engine.process.process import Process
    from trainer.engine.process.write_log import WriteLog
    from trainer.engine.replay import Index


class Timeline:
    """The states of a run; ``len()`` is the number of executed statements.

    ``at(step)`` is the process just before statement ``step`` (0-based) is executed; ``at(len)`` is its end.
    """

    def __init__(self, process: Process, log: WriteLog) -> None:
        self._process = process
        self._log = log
        self._reader = LogReader(log, process.program.sites)
        self._whole: Index | None = None
        self._length: int | None = None
        self._current = Replay.at(0, self._log.checkpoints[0]) if self._log.checkpoints else Replay()

    def __len__(self) -> int:
        if self._length is None:
            last = self._log.checkpoints[-1] if self._log.checkpoints else None
            self._length = last.step + len(self._reader.index(last.position).lines) if last else 0
        return self._length

    def _index(self) -> Index:
        if self._whole is None:
            self._whole = self._reader.index(0)
        return self._whole

    def line_of(self, step: int) -> int:
        """Return the line of C that a step executes; for the end state that of the last step."""
        if self._whole is None:
            return self._seek(min(step, max(len(self) - 1, 0)))
        lines = self._whole.lines
        return lines[min(step, len(lines) - 1)] if lines else 0

    def steps_at(self, line: int, thread: int | None = None) -> list[int]:
        """Return the steps that execute a line, in order."""
        index = self._index()
        return [
            step
            for step, at in enumerate(index.lines)
            if at == line and (thread is None or index.threads[step] == thread)
        ]

    def calls(self, function: str) -> list[tuple[int, int]]:
        """Return when a function was called: the step of its first statement and its thread, in order."""
        infos = self._process.program.infos
        return [(step, thread) for step, thread, number in self._index().calls if infos[number].name == function]

    def called_functions(self) -> list[str]:
        """Return the names of the functions of the program that were called, in the order of their first calls."""
        infos = self._process.program.infos
        return list(dict.fromkeys(infos[number].name for _, _, number in self._index().calls))

    def stored(self, address: int, size: int, step: int, since: int = 0) -> tuple[bool, ...]:
        """Say for each byte whether anything was stored to it before statement ``step`` begins.

        Only stores of statement ``since`` and later ones count, and for a frame those after its call.
        """
        frame = self.at(step).frame_at(address)
        index = bisect_right(self._log.checkpoints, since, key=lambda checkpoint: checkpoint.step) - 1
        if index < 0:
            return (False,) * size
        replay = Replay.at(index, self._log.checkpoints[index])
        # main's parameters are stored before the first statement
        if since:
            self._reader.advance(replay, since)
        found = bytearray(size)
        for called, place, length in self._reader.stores(replay, step):
            if called is not None and called == frame:
                found = bytearray(size)
            low, high = max(place - address, 0), min(place + length - address, size)
            if low < high:
                found[low:high] = b"\1" * (high - low)
        return tuple(map(bool, found))

    def at(self, step: int) -> State:
        """Return the state before statement ``step``; the end state for ``len()``.

        Raises:
            IndexError: outside of the run.

        """
        if not self._log.checkpoints or not 0 <= step <= len(self):
            raise IndexError(f"the run has {len(self)} steps, there is no step {step}")
        line = self._seek(step)
        return State(self._process, self._log, self._current, line, step)

    def _seek(self, step: int) -> int:
        """Go to the state before a step; returns the line of the step, of the last one at the end of the run."""
        checkpoints = self._log.checkpoints
        index = bisect_right(checkpoints, step, key=lambda checkpoint: checkpoint.step) - 1
        if index < 0:
            return 0
        replay = self._current
        if replay.step > step or checkpoints[index].step > replay.step:
            replay = self._current = Replay.at(index, checkpoints[index])
        self._reader.advance(replay, step)
        return self._reader.line(replay)
