"""Formatted output: ``printf`` and its family (printf(3))."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trainer.engine.libc.registry import function
from trainer.engine.libc.stdio.arguments import Arguments, CallArguments, VaListArguments
from trainer.engine.libc.stdio.block import new_text
from trainer.engine.libc.stdio.file import EOF, File, Flag
from trainer.engine.libc.stdio.formatting import Formatter
from trainer.engine.process.errno import Errno

if TYPE_CHECKING:
    from trainer.engine.libc.stdio.file_stream import FileStream
    from trainer.engine.process.process import Process

MOST_COLLECTED = 64 << 20
"""Bytes that one call may print where all of them are in the host's memory at a time."""


def _print(process: Process, stream: FileStream, template: int, arguments: Arguments) -> int:
    """Print to a stream; what was printed before a fault counts."""
    if not stream.orient():
        return EOF
    if stream.has(Flag.NO_WRITES):
        return stream.fail(Errno.EBADF)
    if not template:
        return _no_template(process)
    pieces: list[bytes] = []
    try:
        result = Formatter(process, arguments, pieces.append, MOST_COLLECTED).run(process.memory.string(template))
    finally:
        written = print_pieces(stream, pieces)
    return result if written else EOF


def _no_template(process: Process) -> int:
    process.errno = Errno.EINVAL
    return EOF


def print_pieces(stream: FileStream, pieces: list[bytes]) -> bool:
    """Write pieces one by one, as they would have come; those that fit into the buffer, or bypass it, together."""
    size = sum(map(len, pieces))
    fits = size <= stream.write_end - stream.write_ptr and not stream.has(Flag.LINE_BUFFERED)
    if fits or stream.has(Flag.UNBUFFERED):
        return stream.put(b"".join(pieces)) == size
    return all(stream.put(piece) == len(piece) for piece in pieces)


class _MemorySink:
    """Bytes go to ``address``, at most ``limit`` of them; more are only counted."""

    def __init__(self, process: Process, address: int, limit: int | None) -> None:
        self._memory = process.memory
        self._limit = limit
        self.address = address

    def write(self, piece: bytes) -> None:
        if self._limit is not None:
            piece = piece[: self._limit]
            self._limit -= len(piece)
        self._memory.store(self.address, piece)
        self.address += len(piece)


def _print_to_memory(process: Process, target: int, size: int | None, template: int, arguments: Arguments) -> int:
    if size:
        process.memory.store_u8(target, 0)
    if not template:
        return _no_template(process)
    sink = _MemorySink(process, target, None if size is None else max(0, size - 1))
    result = Formatter(process, arguments, sink.write).run(process.memory.string(template))
    if size != 0:
        process.memory.store_u8(sink.address, 0)
    return result


def format_bytes(process: Process, template: bytes, arguments: Arguments) -> tuple[bytes, int]:
    """Return what would be printed, and the result of printing it."""
    pieces: list[bytes] = []
    result = Formatter(process, arguments, pieces.append, MOST_COLLECTED).run(template)
    return b"".join(pieces), result


def _print_to_block(process: Process, result: int, template: int, arguments: Arguments) -> int:
    if not template:
        return _no_template(process)
    text, length = format_bytes(process, process.memory.string(template), arguments)
    if length < 0:
        return length
    block = new_text(process, text)
    if not block:
        return EOF
    process.memory.store_u64(result, block)
    return length


def _print_to_descriptor(process: Process, fd: int, template: int, arguments: Arguments) -> int:
    if not template:
        return _no_template(process)
    text, result = format_bytes(process, process.memory.string(template), arguments)
    written = process.kernel.write_bytes(fd, text) if text else 0
    if written < 0:
        process.errno = -written
        return EOF
    return result


@function("printf")
def printf(process: Process, template: int, *values: Any) -> int:
    """Print to stdout; returns the number of bytes."""
    return _print(process, process.stdio.standard("stdout"), template, CallArguments(process, values, 1))


@function()
def fprintf(process: Process, stream: int, template: int, *values: Any) -> int:
    """Print to a stream."""
    return _print(process, process.stdio.stream(stream, File.MODE), template, CallArguments(process, values, 2))


@function()
def dprintf(process: Process, fd: int, template: int, *values: Any) -> int:
    """Print to a file descriptor."""
    return _print_to_descriptor(process, fd, template, CallArguments(process, values, 2))


@function()
def sprintf(process: Process, target: int, template: int, *values: Any) -> int:
    """Print to memory, however little there is."""
    return _print_to_memory(process, target, None, template, CallArguments(process, values, 2))


@function()
def snprintf(process: Process, target: int, size: int, template: int, *values: Any) -> int:
    """Print at most ``size`` bytes with the NUL; returns what all would have taken."""
    return _print_to_memory(process, target, size, template, CallArguments(process, values, 3))


@function()
def asprintf(process: Process, result: int, template: int, *values: Any) -> int:
    """Print to new memory."""
    return _print_to_block(process, result, template, CallArguments(process, values, 2))


@function()
def vprintf(process: Process, template: int, pointer: int) -> int:
    """Print the arguments of a ``va_list`` to stdout."""
    return _print(process, process.stdio.standard("stdout"), template, VaListArguments(process, pointer))


@function()
def vfprintf(process: Process, stream: int, template: int, pointer: int) -> int:
    """Print the arguments of a ``va_list`` to a stream."""
    return _print(process, process.stdio.stream(stream, File.MODE), template, VaListArguments(process, pointer))


@function()
def vdprintf(process: Process, fd: int, template: int, pointer: int) -> int:
    """Print the arguments of a ``va_list`` to a file descriptor."""
    return _print_to_descriptor(process, fd, template, VaListArguments(process, pointer))


@function()
def vsprintf(process: Process, target: int, template: int, pointer: int) -> int:
    """Print the arguments of a ``va_list`` to memory."""
    return _print_to_memory(process, target, None, template, VaListArguments(process, pointer))


@function()
def vsnprintf(process: Process, target: int, size: int, template: int, pointer: int) -> int:
    """Print the arguments of a ``va_list``, at most ``size`` bytes with the NUL."""
    return _print_to_memory(process, target, size, template, VaListArguments(process, pointer))


@function()
def vasprintf(process: Process, result: int, template: int, pointer: int) -> int:
    """Print the arguments of a ``va_list`` to new memory."""
    return _print_to_block(process, result, template, VaListArguments(process, pointer))
