"""Wide characters through streams (fputwc(3), fgetwc(3), fputws(3), fgetws(3), fwide(3)).

A stream converts to the encoding of the locale; what that lacks becomes a question mark.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.libc.registry import function
from trainer.engine.libc.stdio.file import EOF, File, Flag
from trainer.engine.libc.wide.characters import INCOMPLETE, INVALID, decode, encode
from trainer.engine.libc.wide.strings import wide_string
from trainer.engine.process.errno import Errno

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trainer.engine.libc.stdio.file_stream import FileStream
    from trainer.engine.process.process import Process

WEOF = 0xFFFFFFFF
_NEWLINE = 10


def _stream(process: Process, address: int) -> FileStream | None:
    """Return a stream that takes wide characters; None for one of bytes."""
    stream = process.stdio.stream(address, File.FLAGS)
    if stream.mode < 0:
        return None
    stream.make_wide_buffer()
    return stream


def put_characters(stream: FileStream, characters: Iterable[int]) -> bool:
    """Write characters; False when not all could be written."""
    data = b"".join(encode(stream.process, character) or b"?" for character in characters)
    if stream.has(Flag.NO_WRITES):
        stream.fail(Errno.EBADF)
        return False
    return stream.put(data) == len(data)


@function("fputwc", "putwc", "fputwc_unlocked", "putwc_unlocked")
def fputwc(process: Process, character: int, address: int) -> int:
    """Write a character; returns it, WEOF on failure."""
    stream = _stream(process, address)
    written = stream is not None and put_characters(stream, (character & WEOF,))
    return character & WEOF if written else WEOF


@function("putwchar", "putwchar_unlocked")
def putwchar(process: Process, character: int) -> int:
    """Write a character to stdout."""
    return fputwc(process, character, process.stdio.standard("stdout").address)


@function("fputws", "fputws_unlocked")
def fputws(process: Process, text: int, address: int) -> int:
    """Write a string."""
    stream = _stream(process, address)
    return 1 if stream is not None and put_characters(stream, wide_string(process, text)) else EOF


@function("fgetwc", "getwc", "fgetwc_unlocked", "getwc_unlocked")
def fgetwc(process: Process, address: int) -> int:
    """Read a character, WEOF at the end and for bytes that are none."""
    stream = _stream(process, address)
    if stream is None:
        return WEOF
    data = b""
    while True:
        byte = stream.get_byte()
        if byte == EOF:
            return WEOF
        data += bytes((byte,))
        character, length = decode(process, data)
        if length == INVALID:
            stream.fail(Errno.EILSEQ)
            return WEOF
        if length != INCOMPLETE:
            return character


@function("getwchar", "getwchar_unlocked")
def getwchar(process: Process) -> int:
    """Read a character from stdin."""
    return fgetwc(process, process.stdio.standard("stdin").address)


@function()
def ungetwc(process: Process, character: int, address: int) -> int:
    """Put a character back."""
    stream = _stream(process, address)
    data = encode(process, character)
    if stream is None or character == WEOF or data is None:
        return WEOF
    for byte in reversed(data):
        stream.put_back(byte)
    return character


@function("fgetws", "fgetws_unlocked")
def fgetws(process: Process, target: int, size: int, address: int) -> int:
    """Read a line of at most ``size - 1`` characters with its newline; null at the end."""
    if size <= 0:
        return 0
    count = 0
    while count < size - 1:
        character = fgetwc(process, address)
        if character == WEOF:
            break
        process.memory.store_u32(target + 4 * count, character)
        count += 1
        if character == _NEWLINE:
            break
    if count == 0 and size > 1:
        return 0
    process.memory.store_u32(target + 4 * count, 0)
    return target


@function()
def fwide(process: Process, address: int, mode: int) -> int:
    """Tell the orientation of a stream, after choosing it where it has none."""
    stream = process.stdio.stream(address, File.MODE)
    if stream.mode == 0 and mode:
        stream.mode = 1 if mode > 0 else -1
    return stream.mode
