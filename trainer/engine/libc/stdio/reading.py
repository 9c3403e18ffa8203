"""Plain input, and opening and closing streams."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.libc.registry import function
from trainer.engine.libc.stdio.stream import EOF

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

_FLAGS = {"r": 0, "r+": 2, "w": 0o1101, "w+": 0o1102, "a": 0o2101, "a+": 0o2102}


@function("fgetc", "getc")
def fgetc(process: Process, stream: int) -> int:
    """Read a byte, EOF at the end."""
    data = process.stdio.stream(stream).read(1)
    return data[0] if data else EOF


@function("getchar", "getchar_unlocked")
def getchar(process: Process) -> int:
    """Read a byte from stdin."""
    data = process.stdio.stdin.read(1)
    return data[0] if data else EOF


@function()
def ungetc(process: Process, character: int, stream: int) -> int:
    """Put a byte back."""
    if character == EOF:
        return EOF
    process.stdio.stream(stream).push_back(character)
    return character & 0xFF


@function()
def fgets(process: Process, buffer: int, size: int, stream: int) -> int:
    """Read a line of at most ``size - 1`` bytes; 0 at the end."""
    line = process.stdio.stream(stream).read_line(size - 1)
    if not line:
        return 0
    process.memory.store(buffer, line + b"\0")
    return buffer


@function()
def gets(process: Process, buffer: int) -> int:
    """Read a line, however long: the classic overflow."""
    line = process.stdio.stdin.read_line(1 << 20)
    if not line:
        return 0
    process.memory.store(buffer, line.removesuffix(b"\n") + b"\0")
    return buffer


@function()
def fread(process: Process, buffer: int, size: int, count: int, stream: int) -> int:
    """Read ``count`` objects of ``size`` bytes; returns how many came."""
    data = process.stdio.stream(stream).read(size * count)
    process.memory.store(buffer, data)
    return len(data) // size if size else 0


@function()
def feof(process: Process, stream: int) -> int:
    """Tell whether the end was met."""
    found = process.stdio.stream(stream)
    return int(found.at_end and not found.input)


@function()
def ferror(process: Process, stream: int) -> int:
    """Tell whether an error was met."""
    return int(process.stdio.stream(stream).error)


@function()
def clearerr(process: Process, stream: int) -> None:
    """Forget end and error."""
    found = process.stdio.stream(stream)
    found.at_end = found.error = False


@function()
def fileno(process: Process, stream: int) -> int:
    """Return the descriptor."""
    return process.stdio.stream(stream).fd


@function()
def fopen(process: Process, path: int, mode: int) -> int:
    """Open a file of the simulated file system."""
    kind = process.memory.string(mode).decode("latin-1").replace("b", "").replace("e", "")
    if kind not in _FLAGS:
        process.errno = 22
        return 0
    fd = process.kernel.open(process.memory.string(path), _FLAGS[kind], 0o666)
    if fd < 0:
        process.errno = -fd
        return 0
    return process.stdio.open(fd)


@function()
def fdopen(process: Process, fd: int, mode: int) -> int:
    """Make a stream of a descriptor."""
    return process.stdio.open(fd)


@function()
def fclose(process: Process, stream: int) -> int:
    """Close a stream."""
    process.stdio.stream(stream)
    process.stdio.close(stream)
    return 0


@function()
def fseek(process: Process, stream: int, offset: int, whence: int) -> int:
    """Move in a file."""
    found = process.stdio.stream(stream)
    found.flush()
    if whence == 1:
        offset -= len(found.input)
    found.input.clear()
    found.at_end = False
    result = process.kernel.lseek(found.fd, offset, whence)
    if result < 0:
        process.errno = -result
    return 0 if result >= 0 else -1


@function()
def ftell(process: Process, stream: int) -> int:
    """Return the position in a file."""
    found = process.stdio.stream(stream)
    result = process.kernel.lseek(found.fd, 0, 1)
    if result < 0:
        process.errno = -result
        return -1
    return result - len(found.input) + found.pending


@function()
def rewind(process: Process, stream: int) -> None:
    """Move to the beginning of a file."""
    fseek(process, stream, 0, 0)
