"""Formatted and plain output: printf, puts and their families."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trainer.engine.libc.errors import error_text
from trainer.engine.libc.registry import function
from trainer.engine.libc.stdio.arguments import Arguments, VaList
from trainer.engine.libc.stdio.formatting import format_text
from trainer.engine.libc.stdio.stream import EOF

if TYPE_CHECKING:
    from trainer.engine.process.process import Process


def _print(process: Process, stream: int, template: int, arguments: Arguments) -> int:
    text = format_text(process, process.memory.string(template), arguments)
    process.stdio.stream(stream).write(text)
    return len(text)


def _print_to_buffer(process: Process, buffer: int, size: int | None, template: int, arguments: Arguments) -> int:
    text = format_text(process, process.memory.string(template), arguments)
    if size is None or size > 0:
        kept = text if size is None else text[: size - 1]
        process.memory.store(buffer, kept + b"\0")
    return len(text)


@function()
def printf(process: Process, template: int, *values: Any) -> int:
    """Print to stdout; returns the number of bytes."""
    text = format_text(process, process.memory.string(template), Arguments(values))
    process.stdio.stdout.write(text)
    return len(text)


@function()
def fprintf(process: Process, stream: int, template: int, *values: Any) -> int:
    """Print to a stream."""
    return _print(process, stream, template, Arguments(values))


@function()
def dprintf(process: Process, fd: int, template: int, *values: Any) -> int:
    """Print to a file descriptor."""
    return process.kernel.write_bytes(fd, format_text(process, process.memory.string(template), Arguments(values)))


@function()
def vprintf(process: Process, template: int, pointer: int) -> int:
    """Print the arguments of a ``va_list`` to stdout."""
    return _print(process, process.stdio.stream_address("stdout"), template, VaList(process, pointer))


@function()
def vfprintf(process: Process, stream: int, template: int, pointer: int) -> int:
    """Print the arguments of a ``va_list`` to a stream."""
    return _print(process, stream, template, VaList(process, pointer))


@function()
def sprintf(process: Process, buffer: int, template: int, *values: Any) -> int:
    """Print to memory, however little there is."""
    return _print_to_buffer(process, buffer, None, template, Arguments(values))


@function()
def snprintf(process: Process, buffer: int, size: int, template: int, *values: Any) -> int:
    """Print at most ``size`` bytes to memory; returns what all would have taken."""
    return _print_to_buffer(process, buffer, size, template, Arguments(values))


@function()
def vsprintf(process: Process, buffer: int, template: int, pointer: int) -> int:
    """Print the arguments of a ``va_list`` to memory."""
    return _print_to_buffer(process, buffer, None, template, VaList(process, pointer))


@function()
def vsnprintf(process: Process, buffer: int, size: int, template: int, pointer: int) -> int:
    """Print the arguments of a ``va_list`` to memory, at most ``size`` bytes."""
    return _print_to_buffer(process, buffer, size, template, VaList(process, pointer))


@function()
def puts(process: Process, text: int) -> int:
    """Print a line."""
    data = process.memory.string(text) + b"\n"
    process.stdio.stdout.write(data)
    return len(data)


@function()
def fputs(process: Process, text: int, stream: int) -> int:
    """Print a string."""
    process.stdio.stream(stream).write(process.memory.string(text))
    return 1


@function("putchar", "putchar_unlocked")
def putchar(process: Process, character: int) -> int:
    """Print a byte."""
    process.stdio.stdout.write(bytes((character & 0xFF,)))
    return character & 0xFF


@function("fputc", "putc")
def fputc(process: Process, character: int, stream: int) -> int:
    """Print a byte to a stream."""
    process.stdio.stream(stream).write(bytes((character & 0xFF,)))
    return character & 0xFF


@function()
def fwrite(process: Process, data: int, size: int, count: int, stream: int) -> int:
    """Write ``count`` objects of ``size`` bytes."""
    process.stdio.stream(stream).write(process.memory.load(data, size * count))
    return count if size else 0


@function()
def fflush(process: Process, stream: int) -> int:
    """Write what waits in a stream, or in all."""
    if stream:
        process.stdio.stream(stream).flush()
    else:
        process.stdio.flush_all()
    return 0


@function()
def setvbuf(process: Process, stream: int, buffer: int, mode: int, size: int) -> int:
    """Choose how a stream is buffered."""
    if mode not in (0, 1, 2):
        return EOF
    process.stdio.stream(stream).set_buffer(buffer, mode, size)
    return 0


@function()
def setbuf(process: Process, stream: int, buffer: int) -> None:
    """Choose a buffer of BUFSIZ bytes, or none."""
    process.stdio.stream(stream).set_buffer(buffer, 0 if buffer else 2, 8192)


@function()
def setlinebuf(process: Process, stream: int) -> None:
    """Flush after each line."""
    process.stdio.stream(stream).set_buffer(0, 1, 0)


@function()
def perror(process: Process, prefix: int) -> None:
    """Print the text of errno to stderr."""
    text = process.memory.string(prefix) if prefix else b""
    process.write_stderr((text + b": " if text else b"") + error_text(process.errno).encode() + b"\n")
