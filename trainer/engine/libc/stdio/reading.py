"""Unformatted input (fgetc(3), fgets(3), fread(3), getline(3))."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.libc.registry import function
from trainer.engine.libc.stdio.file import EOF, File, Flag
from trainer.engine.process.errno import Errno

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

_NEWLINE = 10
_FIRST_LINE = 120
_MASK = (1 << 64) - 1


@function("fgetc", "getc")
def fgetc(process: Process, stream: int) -> int:
    """Read a byte, EOF at the end."""
    return process.stdio.stream(stream, File.FLAGS2).get_byte()


@function("fgetc_unlocked", "getc_unlocked")
def getc_unlocked(process: Process, stream: int) -> int:
    """Read a byte without locking the stream."""
    return process.stdio.stream(stream, File.READ_PTR).get_byte()


@function("getchar", "getchar_unlocked")
def getchar(process: Process) -> int:
    """Read a byte from stdin."""
    return process.stdio.standard("stdin").get_byte()


@function()
def ungetc(process: Process, character: int, stream: int) -> int:
    """Put a byte back."""
    if character == EOF:
        return EOF
    return process.stdio.stream(stream, File.FLAGS2).put_back(character & 0xFF)


@function("fgets", "fgets_unlocked")
def fgets(process: Process, target: int, size: int, stream: int) -> int:
    """Read a line of at most ``size - 1`` bytes with its newline; null at the end."""
    if size <= 0:
        return 0
    if size == 1:
        process.memory.store_u8(target, 0)
        return target
    file = process.stdio.stream(stream, File.FLAGS)
    before = file.flags & Flag.ERROR_SEEN
    file.unmark(Flag.ERROR_SEEN)
    count = file.get_line(target, size - 1)
    failed = count == 0 or (file.has(Flag.ERROR_SEEN) and process.errno != Errno.EAGAIN)
    file.mark(before)
    if failed:
        return 0
    process.memory.store_u8(target + count, 0)
    return target


@function()
def gets(process: Process, target: int) -> int:
    """Read a line without its newline, however long it is: the classic overflow."""
    stdin = process.stdio.standard("stdin")
    first = stdin.get_byte()
    if first == EOF:
        return 0
    count = 0
    if first != _NEWLINE:
        process.memory.store_u8(target, first)
        count = 1 + stdin.get_line(target + 1, _MASK)
        if process.memory.load_u8(target + count - 1) == _NEWLINE and count > 1:
            count -= 1
    process.memory.store_u8(target + count, 0)
    return target


@function("fread", "fread_unlocked")
def fread(process: Process, target: int, size: int, count: int, stream: int) -> int:
    """Read ``count`` objects of ``size`` bytes; returns how many came whole."""
    wanted = size * count & _MASK
    if wanted == 0:
        return 0
    got = process.stdio.stream(stream, File.FLAGS).get(target, wanted)
    return count if got == wanted else got // size


@function("getdelim", "__getdelim")
def getdelim(process: Process, line: int, size: int, delimiter: int, stream: int) -> int:
    """Read up to and with ``delimiter`` into ``*line``, growing it with realloc; -1 at the end."""
    memory, heap = process.memory, process.heap
    if not line or not size:
        process.errno = Errno.EINVAL
        return -1
    file = process.stdio.stream(stream, File.FLAGS)
    if memory.load_u64(line) == 0 or memory.load_u64(size) == 0:
        memory.store_u64(size, _FIRST_LINE)
        memory.store_u64(line, heap.malloc(_FIRST_LINE))
        if memory.load_u64(line) == 0:
            return -1
    if file.peek_byte() == EOF:
        return -1
    length, found = 0, False
    while not found and file.peek_byte() != EOF:
        piece, found = file.take_until(delimiter & 0xFF)
        needed = length + len(piece) + 1
        if needed > memory.load_u64(size):
            grown = max(needed, 2 * memory.load_u64(size))
            block = heap.realloc(memory.load_u64(line), grown)
            if not block:
                return -1
            memory.store_u64(line, block)
            memory.store_u64(size, grown)
        memory.store(memory.load_u64(line) + length, piece)
        length += len(piece)
    memory.store_u8(memory.load_u64(line) + length, 0)
    return length


@function()
def getline(process: Process, line: int, size: int, stream: int) -> int:
    """Read a line into ``*line``, growing it."""
    return int(getdelim(process, line, size, _NEWLINE, stream))


@function("feof", "feof_unlocked")
def feof(process: Process, stream: int) -> int:
    """Tell whether the end was met."""
    return int(process.stdio.stream(stream, File.FLAGS).has(Flag.EOF_SEEN))


@function("ferror", "ferror_unlocked")
def ferror(process: Process, stream: int) -> int:
    """Tell whether an error was met."""
    return int(process.stdio.stream(stream, File.FLAGS).has(Flag.ERROR_SEEN))


@function("clearerr", "clearerr_unlocked")
def clearerr(process: Process, stream: int) -> None:
    """Forget end and error."""
    process.stdio.stream(stream, File.FLAGS).unmark(Flag.ERROR_SEEN | Flag.EOF_SEEN)
