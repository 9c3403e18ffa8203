"""Characters of Unicode (uchar.h): UTF-32 is what ``wchar_t`` holds, UTF-16 has pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.libc.registry import function
from trainer.engine.libc.wide.conversion import mbrtowc, wcrtomb

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

_MASK = (1 << 64) - 1
_PAIR = -3 & _MASK  # the second half of a pair was stored, no byte was taken
_HIGH, _LOW, _FIRST_PAIR = 0xD800, 0xDC00, 0x10000
_PENDING = 1 << 31  # in the first word of a state: the other half is in the second


def _state(process: Process, state: int, owner: str) -> int:
    return state or process.libc_data(f"state of {owner}", 8)


@function()
def mbrtoc32(process: Process, target: int, source: int, size: int, state: int) -> int:
    """Read a character."""
    return mbrtowc(process, target, source, size, _state(process, state, "mbrtoc32"))


@function()
def c32rtomb(process: Process, target: int, character: int, state: int) -> int:
    """Store the bytes of a character."""
    return wcrtomb(process, target, character, state)


@function()
def mbrtoc16(process: Process, target: int, source: int, size: int, state: int) -> int:
    """Read a character; one beyond 16 bits takes two calls."""
    memory, state = process.memory, _state(process, state, "mbrtoc16")
    if memory.load_u32(state) & _PENDING:
        if target:
            memory.store_u16(target, memory.load_u32(state + 4))
        memory.store_u64(state, 0)
        return _PAIR
    place = process.libc_data("mbrtoc16 character", 4)
    length = mbrtowc(process, place, source, size, state)
    character = memory.load_u32(place)
    if length > size or not source:
        return length
    if character >= _FIRST_PAIR:
        memory.store_u32(state, _PENDING)
        memory.store_u32(state + 4, _LOW | character & 0x3FF)
        character = _HIGH | character - _FIRST_PAIR >> 10
    if target:
        memory.store_u16(target, character)
    return length


@function()
def c16rtomb(process: Process, target: int, character: int, state: int) -> int:
    """Store the bytes of a character; the first half of a pair waits for the second."""
    memory, state = process.memory, _state(process, state, "c16rtomb")
    if not target:
        return 1
    first = memory.load_u32(state)
    memory.store_u32(state, 0)
    if first:
        return wcrtomb(process, target, _FIRST_PAIR + ((first & 0x3FF) << 10 | character & 0x3FF), 0)
    if _HIGH <= character < _LOW:
        memory.store_u32(state, character)
        return 0
    return wcrtomb(process, target, character, 0)
