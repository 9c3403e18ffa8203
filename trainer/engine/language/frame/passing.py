"""Which arguments travel in registers and which on the stack (System V psABI for x86-64, 3.2.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.language.records import Record
from trainer.engine.language.types import Array, CType, Floating
from trainer.engine.lazy_dataclasses import dataclass, field
from trainer.engine.process.variable_arguments import INTEGER, VECTOR

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_INTEGER_REGISTERS, _VECTOR_REGISTERS = 6, 8
_WORD, _STACK_ALIGN = 8, 16
_X87 = "x87"


@dataclass
class Passing:
    """How arguments travel: each one's distance from the caller's stack pointer, None for one in registers.

    Then how many registers of both kinds they take, how many bytes on the stack, and the alignment of these.
    """

    places: list[int | None] = field(default_factory=list)
    integers: int = 0
    vectors: int = 0
    end: int = 0
    align: int = _STACK_ALIGN

    @property
    def size(self) -> int:
        """What the caller reserves on the stack, in bytes: a multiple of 16."""
        return _up(self.end, _STACK_ALIGN)


def passing(result: CType, parameters: Iterable[CType]) -> Passing:
    """Return how arguments of these types travel; the address of a result in memory is one of its own."""
    found = Passing(integers=int(returns_in_memory(result)))
    for ctype in parameters:
        words = classes(ctype)
        if (
            words is not None
            and found.integers + words.count(INTEGER) <= _INTEGER_REGISTERS
            and found.vectors + words.count(VECTOR) <= _VECTOR_REGISTERS
        ):
            found.integers += words.count(INTEGER)
            found.vectors += words.count(VECTOR)
            found.places.append(None)
        else:
            place = _up(found.end, max(_WORD, ctype.align))
            found.places.append(place)
            found.end = place + _up(ctype.size, _WORD)
            found.align = max(found.align, ctype.align)
    return found


def returns_in_memory(ctype: CType) -> bool:
    """Whether the caller passes the address where a result of this type goes; a lone long double has a register."""
    return isinstance(ctype, Record) and classes(ctype) is None and _merged(ctype) != [_X87, _X87]


def classes(ctype: CType) -> list[str] | None:
    """Return the class of each eightbyte of a type, None for one that always lies in memory."""
    if isinstance(ctype, Floating):
        return [VECTOR] if ctype.size <= _WORD else None
    if not isinstance(ctype, Record):
        return [INTEGER] * (_up(max(ctype.size, 1), _WORD) // _WORD)
    words = _merged(ctype)
    return None if words is None or _X87 in words else words


def _merged(ctype: Record) -> list[str] | None:
    """Return the class of each eightbyte: an integer decides it, a long double suits nothing else."""
    if ctype.size > 2 * _WORD:
        return None
    words = [""] * (_up(ctype.size, _WORD) // _WORD)
    for offset, size, align, scalar in _placed(ctype, 0):
        if offset % align:
            return None
        own = INTEGER
        if isinstance(scalar, Floating):
            own = VECTOR if scalar.size <= _WORD else _X87
        for word in range(offset // _WORD, (offset + size - 1) // _WORD + 1):
            found = {own, words[word]}
            if INTEGER in found:
                words[word] = INTEGER
            else:
                words[word] = _X87 if _X87 in found else own
    return words


def _placed(ctype: CType, offset: int) -> Iterator[tuple[int, int, int, CType]]:
    """Yield offset, size and alignment of the scalars in a type with these; a bit-field takes the bytes of its bits."""
    if isinstance(ctype, Record):
        for member in ctype.members or ():
            at = offset + member.offset
            if member.bits is None:
                yield from _placed(member.type, at)
            else:
                first, last = member.shift // 8, (member.shift + member.bits - 1) // 8
                yield at + first, last - first + 1, 1, member.type
    elif isinstance(ctype, Array):
        for index in range(ctype.count or 0):
            yield from _placed(ctype.element, offset + index * ctype.element.size)
    else:
        yield offset, ctype.size, ctype.align, ctype


def scalars(ctype: CType, offset: int) -> Iterator[tuple[int, CType]]:
    """Yield the scalars in a type with their offsets; a bit-field stands for its unit."""
    if isinstance(ctype, Record):
        for member in ctype.members or ():
            yield from scalars(member.type, offset + member.offset)
    elif isinstance(ctype, Array):
        for index in range(ctype.count or 0):
            yield from scalars(ctype.element, offset + index * ctype.element.size)
    else:
        yield offset, ctype


def _up(number: int, multiple: int) -> int:
    return -(-number // multiple) * multiple
