"""Which arguments travel in registers and which on the stack (System V psABI for x86-64, 3.2.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.language.types import Array, CType, Floating, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_INTEGER_REGISTERS, _VECTOR_REGISTERS = 6, 8
_WORD, _STACK_ALIGN = 8, 16
INTEGER, VECTOR = "i", "f"


def stack_places(result: CType, parameters: Iterable[CType]) -> tuple[list[int | None], int]:
    """Return for each argument its distance from the caller's stack pointer, None for one in registers.

    Then the number of bytes on the stack, a multiple of 16.
    """
    # the address of a result in memory is an argument of its own
    integers = _INTEGER_REGISTERS - (isinstance(result, Record) and classes(result) is None)
    vectors, end = _VECTOR_REGISTERS, 0
    places: list[int | None] = []
    for ctype in parameters:
        words = classes(ctype)
        if words is not None and words.count(INTEGER) <= integers and words.count(VECTOR) <= vectors:
            integers -= words.count(INTEGER)
            vectors -= words.count(VECTOR)
            places.append(None)
        else:
            place = _up(end, max(_WORD, ctype.align))
            places.append(place)
            end = place + _up(ctype.size, _WORD)
    return places, _up(end, _STACK_ALIGN)


def classes(ctype: CType) -> list[str] | None:
    """Return the class of each eightbyte of a type, None for one that always lies in memory."""
    if isinstance(ctype, Floating):
        return [VECTOR] if ctype.size <= _WORD else None
    if not isinstance(ctype, Record):
        return [INTEGER] * (_up(max(ctype.size, 1), _WORD) // _WORD)
    if ctype.size > 2 * _WORD:
        return None
    words = [""] * (_up(ctype.size, _WORD) // _WORD)
    for offset, scalar in _scalars(ctype, 0):
        if offset % scalar.align or classes(scalar) is None:
            return None
        for word in range(offset // _WORD, (offset + scalar.size - 1) // _WORD + 1):
            is_vector = isinstance(scalar, Floating) and words[word] != INTEGER
            words[word] = VECTOR if is_vector else INTEGER
    return words


def _scalars(ctype: CType, offset: int) -> Iterator[tuple[int, CType]]:
    """Yield the scalars in a type with their offsets; a bit-field stands for its unit."""
    if isinstance(ctype, Record):
        for member in ctype.members or ():
            yield from _scalars(member.type, offset + member.offset)
    elif isinstance(ctype, Array):
        for index in range(ctype.count or 0):
            yield from _scalars(ctype.element, offset + index * ctype.element.size)
    else:
        yield offset, ctype


def _up(number: int, multiple: int) -> int:
    return -(-number // multiple) * multiple
