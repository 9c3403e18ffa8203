"""What happens in a run: noted in few words while it runs, told as events when somebody asks."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from trainer.engine.events import Datum, Event, Rule
from trainer.engine.process.host_frames import innermost

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import CodeType

_MOST = 100_000

Told = tuple[Rule, "Mapping[str, Datum]"]
# counted statements, thread, host function and offset of the instruction, kind, how to tell it
_Happening = tuple[int, int, "tuple[CodeType, int] | None", str, "Callable[..., Told]", tuple[Any, ...]]


class Happenings:
    """The notes of one process; ``line_table`` has function, C line and statements counted ahead of each host line."""

    def __init__(self, line_table: list[tuple[str, int, int]]) -> None:
        self.notes: list[_Happening] = []
        self._line_table = line_table

    def note(self, count: int, thread: int, kind: str, tell: Callable[..., Told], facts: tuple[Any, ...]) -> None:
        """Note that something happened, whose rule and data ``tell(*facts)`` gives; what exceeds 100,000 is dropped."""
        if len(self.notes) < _MOST:
            self.notes.append((count, thread, running_place(), kind, tell, facts))

    def taken(self) -> Happenings:
        """Return what is noted here, where nothing is from then on.

        A process refers to itself: it would hold all that until the next collection of garbage.
        """
        taken = Happenings(self._line_table)
        taken.notes, self.notes[:] = self.notes[:], []
        return taken

    def tell(self) -> tuple[Event, ...]:
        """Return what has happened so far."""
        events = []
        for count, thread, place, kind, tell, facts in self.notes:
            line, ahead = self._line_at(place) if place is not None else (0, 0)
            rule, data = tell(*facts)
            events.append(Event(max(0, count - ahead - 1), thread, line, kind, data, rule))
        return tuple(events)

    def _line_at(self, place: tuple[CodeType, int]) -> tuple[int, int]:
        """Return the C line at a host function and the offset of an instruction, and the statements counted ahead."""
        code, instruction = place
        lines = _lines(code)
        line = lines[bisect_right(lines, instruction, key=itemgetter(0)) - 1][1]
        return self._line_table[line - 1][1:]


@lru_cache(maxsize=256)  # a program that has been compiled runs again, to be graded
def _lines(code: CodeType) -> list[tuple[int, int]]:
    """Return the offset of the first instruction of each host line of a function, and the line."""
    return [(start, line or 0) for start, _, line in code.co_lines()]


def running_place() -> tuple[CodeType, int] | None:
    """Return where the program stands: a host function and the offset of its instruction; None outside of it."""
    frame = innermost()
    return (frame.f_code, frame.f_lasti) if frame is not None else None


def as_told(rule: Rule, data: Mapping[str, Datum]) -> Told:
    """Tell something whose rule and data are known already."""
    return rule, data
