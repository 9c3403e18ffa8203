"""Unformatted output, and the fate of what waits in a buffer (puts(3), fwrite(3), fflush(3), setbuf(3))."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.libc.registry import function
from trainer.engine.libc.stdio.file import EOF, File, Flag
from trainer.engine.libc.stdio.file_stream import LINES

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

_BUFSIZ = 8192
_MAX_INT = (1 << 31) - 1


@function("puts")
def puts(process: Process, text: int) -> int:
    """Print a string and a newline to stdout; returns their length."""
    data = process.memory.string(text)
    stdout = process.stdio.standard("stdout")
    if not stdout.orient() or stdout.put(data) != len(data) or stdout.put_byte(10) == EOF:
        return EOF
    return min(_MAX_INT, len(data) + 1)


def _put_string(process: Process, text: int, stream: int, first: int) -> int:
    data = process.memory.string(text)
    file = process.stdio.stream(stream, first)
    return 1 if file.orient() and file.put(data) == len(data) else EOF


@function()
def fputs(process: Process, text: int, stream: int) -> int:
    """Print a string."""
    return _put_string(process, text, stream, File.FLAGS)


@function()
def fputs_unlocked(process: Process, text: int, stream: int) -> int:
    """Print a string without locking the stream."""
    return _put_string(process, text, stream, File.MODE)


@function("putchar", "putchar_unlocked")
def putchar(process: Process, character: int) -> int:
    """Print a byte to stdout."""
    return process.stdio.standard("stdout").put_byte(character & 0xFF)


@function("fputc", "putc", "fputc_unlocked", "putc_unlocked")
def fputc(process: Process, character: int, stream: int) -> int:
    """Print a byte."""
    return process.stdio.stream(stream, File.FLAGS2).put_byte(character & 0xFF)


@function("fwrite", "fwrite_unlocked")
def fwrite(process: Process, data: int, size: int, count: int, stream: int) -> int:
    """Write ``count`` objects of ``size`` bytes; returns how many went."""
    wanted = size * count & (1 << 64) - 1
    if wanted == 0:
        return 0
    file = process.stdio.stream(stream, File.FLAGS)
    if not file.orient():
        return 0
    written = file.put(process.memory.load(data, wanted))
    return count if written in (wanted, EOF) else written // size


@function("fflush", "fflush_unlocked")
def fflush(process: Process, stream: int) -> int:
    """Write what waits in a stream, or in all (null)."""
    return process.stdio.stream(stream, File.FLAGS).sync() if stream else process.stdio.flush_all()


@function()
def setvbuf(process: Process, stream: int, buffer: int, mode: int, size: int) -> int:
    """Choose how a stream is buffered."""
    return process.stdio.stream(stream, File.FLAGS).choose_buffer(buffer, mode, size)


@function()
def setbuffer(process: Process, stream: int, buffer: int, size: int) -> None:
    """Use a buffer of ``size`` bytes, or none (null)."""
    file = process.stdio.stream(stream, File.FLAGS)
    file.unmark(Flag.LINE_BUFFERED)
    file.install_buffer(buffer, size if buffer else 0)


@function()
def setbuf(process: Process, stream: int, buffer: int) -> None:
    """Use a buffer of BUFSIZ bytes, or none (null)."""
    setbuffer(process, stream, buffer, _BUFSIZ)


@function()
def setlinebuf(process: Process, stream: int) -> None:
    """Write after each line."""
    process.stdio.stream(stream, File.FLAGS).choose_buffer(0, LINES, 0)
