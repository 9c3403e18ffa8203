"""Streams whose reading and writing is done by functions: ``fopencookie``, and ``fmemopen`` over a block of memory.

See libio/iofopncook.c and fmemopen.c of glibc 2.36.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.libc.registry import function
from trainer.engine.libc.stdio.file_stream import CURRENT, END, SET, FileStream, parse_mode
from trainer.engine.process.errno import Errno

if TYPE_CHECKING:
    from trainer.engine.events import Rule
    from trainer.engine.process.process import Process

_ALLOCATION, _LOCK = 280, 264
_COOKIE, _READ, _WRITE, _SEEK, _CLOSE = 224, 232, 240, 248, 256
_NO_DESCRIPTOR = -2
_MASK = (1 << 64) - 1
# struct fmemopen_cookie_struct
_BLOCK_SIZE = 40
_BUFFER, _OWNED, _APPENDS, _SIZE, _PLACE, _LENGTH = 0, 8, 12, 16, 24, 32


class CookieStream(FileStream):
    """A stream that calls functions of the program."""

    __slots__ = ()
    writes_on = False

    @property
    def cookie(self) -> int:
        """What the functions get."""
        return self.memory.load_u64(self.address + _COOKIE)

    def _function(self, offset: int) -> int:
        return self.memory.load_u64(self.address + offset)

    def preferred_size(self) -> int:
        """Return BUFSIZ: there is no file to ask."""
        return 8192

    def read_from(self, target: int, count: int) -> int:
        """Call the program's reading function."""
        read = self._function(_READ)
        return self.process.call(read, self.cookie, target, count) if read else -1

    def write_to(self, source: int, count: int, rule: Rule) -> int:
        """Call the program's writing function."""
        write = self._function(_WRITE)
        return self.process.call(write, self.cookie, source, count) if write else 0

    def write_bytes_to(self, data: bytes, rule: Rule) -> int:
        """Call the program's writing function with bytes below the stack."""
        place = (self.process.stack_pointer() - 256 - len(data)) & -16
        self.memory.store(place, data)
        write = self._function(_WRITE)
        if not write:
            return 0
        below = (place - 128) & -16
        return int(self.process.call_on(write, (self.cookie, place, len(data)), below))

    def seek_in(self, offset: int, whence: int) -> int:
        """Call the program's positioning function."""
        seek = self._function(_SEEK)
        if not seek:
            return -Errno.EINVAL
        place = self.process.libc_data("cookie offset", 8)
        self.memory.store_i64(place, offset)
        failed = self.process.call(seek, self.cookie, place, whence)
        return -Errno.EINVAL if failed else self.memory.load_i64(place)

    def close_it(self) -> int:
        """Call the program's closing function."""
        close = self._function(_CLOSE)
        return self.process.call(close, self.cookie) if close else 0


class BlockStream(CookieStream):
    """A stream over a block of memory of fixed size."""

    __slots__ = ()

    def _get(self, field: int) -> int:
        return self.memory.load_u64(self.cookie + field)

    def _set(self, field: int, value: int) -> None:
        self.memory.store_u64(self.cookie + field, value)

    def read_from(self, target: int, count: int) -> int:
        """Read up to the length."""
        place = self._get(_PLACE)
        count = min(count, max(0, self._get(_LENGTH) - place))
        self.memory.store(target, self.memory.load(self._get(_BUFFER) + place, count))
        self._set(_PLACE, place + count)
        return count

    def write_to(self, source: int, count: int, rule: Rule) -> int:
        """Write what there is room for."""
        return self.write_bytes_to(self.memory.load(source, count), rule)

    def write_bytes_to(self, data: bytes, rule: Rule) -> int:
        """Write what there is room for, and a NUL behind the end."""
        memory, buffer, size = self.memory, self._get(_BUFFER), self._get(_SIZE)
        appends = memory.load_i32(self.cookie + _APPENDS)
        place = self._get(_LENGTH if appends else _PLACE)
        needs_nul = not data.endswith(b"\0")
        if place + len(data) > size:
            if self._get(_PLACE) + needs_nul >= size:
                self.process.errno = Errno.ENOSPC
                return 0
            data = data[: size - place]
        memory.store(buffer + place, data)
        end = place + len(data)
        self._set(_PLACE, end)
        if end > self._get(_LENGTH):
            self._set(_LENGTH, end)
            if end < size and needs_nul:
                memory.store_u8(buffer + end, 0)
            elif not appends and needs_nul:
                memory.store_u8(buffer + size - 1, 0)
        return len(data)

    def seek_in(self, offset: int, whence: int) -> int:
        """Move inside the block."""
        base = {SET: 0, CURRENT: self._get(_PLACE), END: self._get(_LENGTH)}.get(whence)
        if base is None or not 0 <= base + offset <= self._get(_SIZE):
            return -Errno.EINVAL
        self._set(_PLACE, base + offset)
        return base + offset

    def close_it(self) -> int:
        """Free what fmemopen has allocated."""
        if self.memory.load_i32(self.cookie + _OWNED):
            self.process.heap.free(self._get(_BUFFER))
        self.process.heap.free(self.cookie)
        return 0


def _open(process: Process, kind: type[CookieStream], cookie: int, mode: bytes, functions: bytes) -> int:
    """Make the structure of a stream; null for a mode that is none, or without memory."""
    parsed = parse_mode(mode)
    if parsed is None:
        process.errno = Errno.EINVAL
        return 0
    address = process.stdio.allocate(_ALLOCATION)
    if not address:
        return 0
    stream = kind(process, address)
    stream.initialise(_NO_DESCRIPTOR, parsed[1], process.stdio.jumps_of(kind))
    stream.lock = address + _LOCK
    process.memory.store_u64(address + _COOKIE, cookie)
    process.memory.store(address + _READ, functions)
    process.stdio.link(stream)
    return address


@function()
def fopencookie(process: Process, cookie: int, mode: int, functions: bytes) -> int:
    """Open a stream on four functions: read, write, seek, close; null pointers stand for none."""
    return _open(process, CookieStream, cookie, process.memory.string(mode), functions)


@function()
def fmemopen(process: Process, buffer: int, size: int, mode: int) -> int:
    """Open a stream on ``size`` bytes of memory; a null ``buffer`` asks for memory of malloc."""
    memory, heap = process.memory, process.heap
    cookie = heap.calloc(_BLOCK_SIZE, 1)
    if not cookie:
        return 0
    owned = not buffer
    if owned:
        buffer = heap.malloc(size)
        if not buffer:
            heap.free(cookie)
            return 0
        memory.store_u8(buffer, 0)
    elif size > -buffer & _MASK:
        heap.free(cookie)
        process.errno = Errno.EINVAL
        return 0
    letters = memory.string(mode)
    if letters[:2] == b"w+":
        memory.store_u8(buffer, 0)
    kind = letters[:1]
    content = memory.load(buffer, size)
    length = {b"r": size, b"w": 0}.get(kind, len(content.partition(b"\0")[0]))
    for offset, value in ((_BUFFER, buffer), (_SIZE, size), (_PLACE, length if kind == b"a" else 0), (_LENGTH, length)):
        memory.store_u64(cookie + offset, value)
    memory.store_i32(cookie + _OWNED, int(owned))
    memory.store_i32(cookie + _APPENDS, int(kind == b"a"))
    stream = _open(process, BlockStream, cookie, letters, bytes(32))
    if not stream:
        if owned:
            heap.free(buffer)
        heap.free(cookie)
    return stream
