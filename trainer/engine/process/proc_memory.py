"""/proc/self/mem and /proc/self/pagemap: the memory of a process as a file (proc_pid_mem(5), proc_pid_pagemap(5))."""

import struct
from typing import TYPE_CHECKING

from trainer.engine.process.errno import Errno
from trainer.engine.process.vma import PAGE_SIZE

if TYPE_CHECKING:
    from trainer.engine.process.address_space import AddressSpace

_PRESENT, _FILE_OR_SHARED = 1 << 63, 1 << 61


class MemoryFile:
    """Every offset is an address; writing reaches pages that the program itself may only read."""

    size = 0

    def __init__(self, path: str, space: "AddressSpace") -> None:
        self.path, self._space = path, space

    def read(self, offset: int, count: int) -> bytes | Errno:
        """Return the bytes up to the first page that is not mapped; EIO when that is the first one."""
        parts = []
        while count > 0:
            length = min(count, PAGE_SIZE - offset % PAGE_SIZE)
            page = self._page(offset, write=False)
            if page is None:
                break
            parts.append(bytes(page[offset % PAGE_SIZE : offset % PAGE_SIZE + length]))
            offset, count = offset + length, count - length
        return b"".join(parts) if parts else Errno.EIO

    def write(self, offset: int, data: bytes) -> int | Errno:
        """Store ``data`` up to the first page that is not mapped."""
        done = 0
        while done < len(data):
            place = (offset + done) % PAGE_SIZE
            length = min(len(data) - done, PAGE_SIZE - place)
            if self._page(offset + done, write=True) is None:
                break
            self._space.force_store(offset + done, data[done : done + length])
            done += length
        return done or Errno.EIO

    def _page(self, address: int, *, write: bool) -> memoryview | None:
        area = self._space.areas.find(address)
        # shared pages keep their rights
        if area is None or (write and area.shared and not area.allows("write")):
            return None
        number = address // PAGE_SIZE
        if not self._space.paging.make_usable(area, number, write):
            return None
        if write and not area.allows("write"):
            self._space.memory.writable.pop(number, None)
        return self._space.memory.resident[number]


class PageMap:
    """Eight bytes for each page: whether it is in memory; frame numbers are hidden from ordinary users."""

    size = 0

    def __init__(self, path: str, space: "AddressSpace") -> None:
        self.path, self._space = path, space

    def read(self, offset: int, count: int) -> bytes | Errno:
        """Return whole entries; EINVAL for a place between two."""
        if offset % 8 or count % 8:
            return Errno.EINVAL
        return b"".join(struct.pack("<Q", self._entry(number)) for number in range(offset // 8, (offset + count) // 8))

    def write(self, offset: int, data: bytes) -> Errno:
        """Refuse."""
        return Errno.EBADF

    def _entry(self, number: int) -> int:
        if number not in self._space.memory.resident:
            return 0
        return _PRESENT | (_FILE_OR_SHARED if number in self._space.paging.foreign else 0)
