"""Multibyte and wide strings (mbrtowc(3), wcrtomb(3), mbstowcs(3), wcstombs(3), btowc(3))."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.libc.bounded import bounded_string
from trainer.engine.libc.registry import function
from trainer.engine.libc.wide.characters import INCOMPLETE, INVALID, decode, encode
from trainer.engine.process.errno import Errno

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

_MASK = (1 << 64) - 1
_LONGEST = 6
_EOF = -1


def _fail(process: Process) -> int:
    process.errno = Errno.EILSEQ
    return INVALID & _MASK


def _state(process: Process, state: int, owner: str) -> int:
    """Return where the bytes of an unfinished character are kept."""
    return state or process.libc_data(f"state of {owner}", 8)


@function()
def mbrtowc(process: Process, target: int, source: int, size: int, state: int) -> int:
    """Read a character of at most ``size`` bytes, continuing one that was cut; returns how many bytes it took."""
    memory, state = process.memory, _state(process, state, "mbrtowc")
    if not source:
        memory.store_u64(state, 0)
        return 0
    kept = memory.load(state + 4, memory.load_u32(state) & 3)
    data = kept
    while len(data) - len(kept) < min(size, _LONGEST):
        data += memory.load(source + len(data) - len(kept), 1)
        if decode(process, data)[1] != INCOMPLETE:
            break
    character, length = decode(process, data)
    if length == INCOMPLETE:
        memory.store(state, len(data).to_bytes(4, "little") + data.ljust(4, b"\0"))
        return INCOMPLETE & _MASK
    if length == INVALID:
        return _fail(process)
    memory.store_u64(state, 0)
    if target:
        memory.store_u32(target, character)
    return max(0, length - len(kept)) if character else 0


@function()
def mbrlen(process: Process, source: int, size: int, state: int) -> int:
    """Return how many bytes a character takes."""
    return mbrtowc(process, 0, source, size, _state(process, state, "mbrlen"))


@function()
def mbtowc(process: Process, target: int, source: int, size: int) -> int:
    """Read a character of at most ``size`` bytes; -1 for what is none."""
    if not source:
        return 0
    state = _state(process, 0, "mbtowc")
    process.memory.store_u64(state, 0)
    length = mbrtowc(process, target, source, size, state)
    if length == INCOMPLETE & _MASK:
        process.errno = Errno.EILSEQ
    return INVALID if length >= INCOMPLETE & _MASK else length


@function()
def mblen(process: Process, source: int, size: int) -> int:
    """Return how many bytes a character takes, -1 for what is none."""
    return mbtowc(process, 0, source, size)


@function()
def wcrtomb(process: Process, target: int, character: int, state: int) -> int:
    """Store the bytes of a character; returns how many."""
    if not target:
        return 1
    data = encode(process, character)
    if data is None:
        return _fail(process)
    process.memory.store(target, data)
    return len(data)


@function()
def wctomb(process: Process, target: int, character: int) -> int:
    """Store the bytes of a character; returns how many, -1 for none."""
    if not target:
        return 0
    length = wcrtomb(process, target, character, 0)
    return INVALID if length == INVALID & _MASK else length


def _widen(process: Process, target: int, source: int, room: int, limit: int) -> tuple[int, int | None]:
    """Convert at most ``room`` characters of ``limit`` bytes; how many, and where it stopped (None: the end)."""
    memory, count, left = process.memory, 0, limit
    while not target or count < room:
        first = bounded_string(memory, source, min(left, _LONGEST)) if left else b""
        if not first and (not left or memory.load_u8(source) == 0):
            if not left:
                return count, source
            if target:
                memory.store_u32(target + 4 * count, 0)
            return count, None
        character, length = decode(process, first)
        if length == INCOMPLETE and left < _LONGEST:
            return count, source + left
        if length < 0:
            return INVALID, source
        if target:
            memory.store_u32(target + 4 * count, character)
        count, source, left = count + 1, source + length, left - length
    return count, source


@function()
def mbstowcs(process: Process, target: int, source: int, room: int) -> int:
    """Convert a string to wide characters; returns how many, without the null."""
    count, _ = _widen(process, target, source, room, _MASK)
    return _fail(process) if count == INVALID else count


@function()
def mbsrtowcs(process: Process, target: int, source: int, room: int, state: int) -> int:
    """Convert the string at ``*source``, and note there where it ended."""
    return mbsnrtowcs(process, target, source, _MASK, room, state)


@function()
def mbsnrtowcs(process: Process, target: int, source: int, limit: int, room: int, state: int) -> int:
    """Convert at most ``limit`` bytes of the string at ``*source``."""
    count, end = _widen(process, target, process.memory.load_u64(source), room, limit)
    if target:
        process.memory.store_u64(source, end or 0)
    return _fail(process) if count == INVALID else count


def _narrow(process: Process, target: int, source: int, room: int, limit: int) -> tuple[int, int | None]:
    """Convert at most ``limit`` characters to ``room`` bytes; returns how many bytes, and where it stopped."""
    memory, done = process.memory, 0
    for _ in range(min(limit, 1 << 40)):
        character = memory.load_u32(source)
        data = encode(process, character)
        if data is None:
            return INVALID, source
        if target and done + len(data) > room:
            return done, source
        if target:
            memory.store(target + done, data)
        if character == 0:
            return done, None
        done, source = done + len(data), source + 4
    return done, source


@function()
def wcstombs(process: Process, target: int, source: int, room: int) -> int:
    """Convert wide characters to a string of at most ``room`` bytes; returns its length."""
    count, _ = _narrow(process, target, source, room, _MASK)
    return _fail(process) if count == INVALID else count


@function()
def wcsrtombs(process: Process, target: int, source: int, room: int, state: int) -> int:
    """Convert the wide characters at ``*source``, and note there where they ended."""
    return wcsnrtombs(process, target, source, _MASK, room, state)


@function()
def wcsnrtombs(process: Process, target: int, source: int, limit: int, room: int, state: int) -> int:
    """Convert at most ``limit`` of the wide characters at ``*source``."""
    count, end = _narrow(process, target, process.memory.load_u64(source), room, limit)
    if target:
        process.memory.store_u64(source, end or 0)
    return _fail(process) if count == INVALID else count


@function()
def mbsinit(process: Process, state: int) -> int:
    """Tell whether no character is unfinished."""
    return int(not state or process.memory.load_u32(state) == 0)


@function()
def btowc(process: Process, byte: int) -> int:
    """Return the character of a single byte, WEOF for none."""
    return byte if 0 <= byte < 0x80 else 0xFFFFFFFF


@function()
def wctob(process: Process, character: int) -> int:
    """Return the single byte of a character, EOF for none."""
    return character if character < 0x80 else _EOF
