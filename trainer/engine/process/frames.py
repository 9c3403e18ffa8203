"""The host memory behind private pages.

One buffer backs each 16 MiB of simulated addresses in which something was touched. The host hands its pages out
lazily, so what is never touched costs nothing. A stack gets a buffer of its own, so that all of it is contiguous.
"""

import mmap
from bisect import bisect_right, insort

from trainer.engine.process.vma import PAGE_SIZE

LUMP = 16 << 20


class Frames:
    """Zero-filled memory for any simulated address, contiguous within each buffer."""

    def __init__(self) -> None:
        self._buffers: list[tuple[int, int, memoryview]] = []
        self._lumps: dict[int, memoryview] = {}

    def reserve(self, start: int, end: int) -> None:
        """Back ``start … end``, where nothing may be in use, by one buffer."""
        self.release(start, end)
        insort(self._buffers, (start, end, memoryview(mmap.mmap(-1, end - start))), key=lambda entry: entry[0])

    def release(self, start: int, end: int) -> None:
        """Forget the reserved buffers that lie within ``start … end``."""
        self._buffers = [entry for entry in self._buffers if not (start <= entry[0] and entry[1] <= end)]

    def window(self, address: int) -> tuple[memoryview, int]:
        """Return the buffer that backs ``address`` and the address of its first byte."""
        index = bisect_right(self._buffers, address, key=lambda entry: entry[0]) - 1
        if index >= 0 and address < self._buffers[index][1]:
            start, _, view = self._buffers[index]
            return view, start
        number = address // LUMP
        if number not in self._lumps:
            self._lumps[number] = memoryview(mmap.mmap(-1, LUMP))
        return self._lumps[number], number * LUMP

    def frame(self, number: int) -> memoryview:
        """Return the bytes of page ``number``."""
        address = number * PAGE_SIZE
        view, base = self.window(address)
        return view[address - base : address - base + PAGE_SIZE]

    def reserved(self) -> list[tuple[int, int]]:
        """Return the ranges that ``reserve`` backs."""
        return [(start, end) for start, end, _ in self._buffers]
