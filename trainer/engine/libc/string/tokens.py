"""Splitting strings in place (strtok(3), strsep(3))."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.libc.registry import function
from trainer.engine.libc.string.searching import strcspn, strspn

if TYPE_CHECKING:
    from trainer.engine.process.process import Process


@function("strtok_r", "__strtok_r")
def strtok_r(process: Process, s: int, delimiters: int, state: int) -> int:
    """Split off the next token; null at the end."""
    memory = process.memory
    s = s or memory.load_u64(state)
    if memory.load_u8(s):
        s += strspn(process, s, delimiters)
    if not memory.load_u8(s):
        memory.store_u64(state, s)
        return 0
    end = s + strcspn(process, s, delimiters)
    if memory.load_u8(end):
        memory.store_u8(end, 0)
        end += 1
    memory.store_u64(state, end)
    return s


@function()
def strtok(process: Process, s: int, delimiters: int) -> int:
    """Split off the next token; the place is kept in a static object, so that two splits at once go wrong."""
    return int(strtok_r(process, s, delimiters, process.libc_data("olds", 8)))


@function()
def strsep(process: Process, place: int, delimiters: int) -> int:
    """Split off the next field, which may be empty; null at the end."""
    memory = process.memory
    start = memory.load_u64(place)
    if start == 0:
        return 0
    end = start + strcspn(process, start, delimiters)
    if memory.load_u8(end):
        memory.store_u8(end, 0)
        memory.store_u64(place, end + 1)
    else:
        memory.store_u64(place, 0)
    return start
