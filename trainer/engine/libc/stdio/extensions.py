"""The state of streams (stdio_ext.h), words through streams, and closing all (putw(3), fcloseall(3))."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.libc.registry import function
from trainer.engine.libc.stdio.file import EOF, File, Flag

if TYPE_CHECKING:
    from trainer.engine.libc.stdio.file_stream import FileStream
    from trainer.engine.process.process import Process


def _stream(process: Process, address: int) -> FileStream:
    return process.stdio.stream(address, File.FLAGS)


@function("__fbufsize")
def buffer_size(process: Process, address: int) -> int:
    """Return the size of the buffer in bytes."""
    stream = _stream(process, address)
    return stream.buf_end - stream.buf_base


@function("__freading")
def is_reading(process: Process, address: int) -> int:
    """Tell whether a stream is for reading alone, or was read last."""
    stream = _stream(process, address)
    return int(stream.has(Flag.NO_WRITES) or (not stream.has(Flag.PUTTING) and stream.read_base != 0))


@function("__fwriting")
def is_writing(process: Process, address: int) -> int:
    """Tell whether a stream is for writing alone, or was written last (bits of the flags)."""
    return _stream(process, address).flags & (Flag.NO_READS | Flag.PUTTING)


@function("__freadable")
def is_readable(process: Process, address: int) -> int:
    """Tell whether a stream may be read."""
    return int(not _stream(process, address).has(Flag.NO_READS))


@function("__fwritable")
def is_writable(process: Process, address: int) -> int:
    """Tell whether a stream may be written."""
    return int(not _stream(process, address).has(Flag.NO_WRITES))


@function("__flbf")
def is_line_buffered(process: Process, address: int) -> int:
    """Tell whether a stream is line-buffered."""
    return _stream(process, address).flags & Flag.LINE_BUFFERED


@function("__fpurge")
def purge(process: Process, address: int) -> None:
    """Forget what waits to be written and what was read ahead."""
    stream = _stream(process, address)
    if stream.has(Flag.IN_BACKUP):
        stream.free_backup()
    stream.read_end = stream.read_ptr
    stream.write_ptr = stream.write_base


@function("__fpending")
def pending(process: Process, address: int) -> int:
    """Return how many bytes wait to be written."""
    stream = _stream(process, address)
    return stream.write_ptr - stream.write_base


@function("_flushlbf")
def flush_line_buffered(process: Process) -> None:
    """Write what waits in line-buffered streams."""
    process.stdio.flush_all(Flag.LINE_BUFFERED)


@function("__fsetlocking")
def set_locking(process: Process, address: int, kind: int) -> int:
    """Answer that streams lock themselves."""
    return 1


@function()
def putw(process: Process, word: int, address: int) -> int:
    """Write an ``int``."""
    return 0 if _stream(process, address).put((word & 0xFFFFFFFF).to_bytes(4, "little")) == 4 else EOF


@function()
def getw(process: Process, address: int) -> int:
    """Read an ``int``, EOF at the end."""
    place = process.libc_data("getw", 4)
    return process.memory.load_i32(place) if _stream(process, address).get(place, 4) == 4 else EOF


@function()
def fcloseall(process: Process) -> int:
    """Write what waits in all streams."""
    return process.stdio.flush_all()
