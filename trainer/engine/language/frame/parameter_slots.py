"""Where gcc 12 -O0 keeps parameters that arrive in registers: each in a slot of its own below the other objects.

A slot goes into the first hole that alignment has left between earlier slots, the latest hole first; only then the
frame grows (measured).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.language.frame.machine_modes import has_mode
from trainer.engine.language.frame.passing import classes, passing, returns_in_memory
from trainer.engine.language.records import Record
from trainer.engine.language.types import INT, CType, Integer
from trainer.engine.process.variable_arguments import INTEGER

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD = 8
_TWO, _THIRD = 2, 3


class ParameterSlots:
    """Slots from ``top`` downwards; places are distances from the frame pointer, negative below it.

    ``phase`` is what a place is beyond a multiple of the alignments: the linkage, where alignments are large.
    """

    def __init__(self, top: int, phase: int = 0) -> None:
        self.bottom = top
        self._phase = phase
        self._holes: list[tuple[int, int]] = []

    def take(self, size: int, align: int) -> int:
        """Return the place of a new slot."""
        for index, (start, end) in enumerate(self._holes):
            place = self._highest(end - size, align)
            if place >= start or start == self.bottom:
                del self._holes[index]
                self.bottom = min(self.bottom, place)
                self._leave(start, place)
                self._leave(place + size, end)
                return place
        end, start = self.bottom, self.bottom - size
        place = self.bottom = self._highest(start, align)
        self._leave(place + size, end)
        return place

    def _highest(self, place: int, align: int) -> int:
        return (place - self._phase) // align * align + self._phase

    def _leave(self, start: int, end: int) -> None:
        if start < end:
            self._holes.insert(0, (start, end))


def slot_of(ctype: CType, align: int) -> tuple[int, int]:
    """Return size and alignment of the slot of a parameter.

    Narrow integers arrive as int, and need its alignment; structs without a machine mode arrive in whole words.
    """
    if isinstance(ctype, Integer):
        return ctype.size, max(align, INT.size)
    if isinstance(ctype, Record) and not has_mode(ctype):
        return -(-ctype.size // _WORD) * _WORD, align
    return ctype.size, ctype.size if ctype.size == 2 * _WORD else align


def needs_register(result: CType, parameters: Sequence[CType]) -> bool:
    """Whether copying the parameters takes a register that the function must save.

    A parameter of two words goes through two neighbouring registers, unless it arrives in such. If the third register
    for arguments is taken and the fourth is free, the first such pair ends with rbx (measured).
    """
    if passing(result, parameters).integers != _THIRD:
        return False
    taken = int(returns_in_memory(result))
    for ctype in parameters:
        words = classes(ctype) or []
        taken += words.count(INTEGER)
        if len(words) == _TWO and INTEGER in words and taken < _THIRD and has_mode(ctype):
            return True
    return False
