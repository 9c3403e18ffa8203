"""The bytes of a process, in pages with permissions.

Every access of the program and of the C library goes through here. The fast path is one dictionary look-up:
``readable`` and ``writable`` hold only the pages that are resident and may be used that way, so whatever is not
in them (not mapped, not permitted, not yet touched, straddling two pages) takes the slow path, which asks the
page-fault handler and tries again, as hardware does.
"""

import struct
from collections.abc import Callable
from functools import cache
from typing import Any

PAGE_SHIFT = 12
PAGE_SIZE = 1 << PAGE_SHIFT
PAGE_MASK = PAGE_SIZE - 1
WORD_SIZE = 8
ADDRESS_MASK = (1 << 64) - 1

# markers of the write log; codes of statements and frame slots begin above them
STORE_BYTES = 0
STORE_FORMATS = {1: "B", 2: "H", 3: "I", 4: "Q", 5: "b", 6: "h", 7: "i", 8: "q", 9: "f", 10: "d"}
FIRST_CODE = 32


@cache
def type_name(code: str) -> str:
    """Return the name of a type by its format: ``i32`` for ``i``."""
    kind = "f" if code in "fd" else "u" if code.isupper() else "i"
    return f"{kind}{struct.calcsize('<' + code) * 8}"


PageFaultHandler = Callable[[int, str], None]


class Memory:
    """Pages and the typed accesses on them.

    ``resident`` holds the bytes of every page that is in memory, by page number; ``readable`` and ``writable`` are the
    parts of it that the program may use without a fault, ``dirty`` the pages changed since ``begin_epoch`` and
    ``watched`` those that only ``begin_epoch`` has write-protected.
    ``page_fault(address, access)`` (access is ``read`` or ``write``) must make the page usable and return, or
    raise. ``log`` receives, when given, ``marker, address, value`` for each store.
    Loads and stores are attributes named after their type: ``load_u8 … load_i64, load_f32, load_f64`` and
    ``store_…``; they take any 64-bit address, aligned or not. Stores take a value already in the range of the type.
    """

    def __init__(self, page_fault: PageFaultHandler, log: Callable[[Any], None] | None = None) -> None:
        self.readable: dict[int, memoryview] = {}
        self.writable: dict[int, memoryview] = {}
        self.resident: dict[int, memoryview] = {}
        self.dirty: set[int] = set()
        self.watched: set[int] = set()
        self.page_fault = page_fault
        self.log = log
        for marker, code in STORE_FORMATS.items():
            packer = struct.Struct("<" + code)
            setattr(self, "load_" + type_name(code), self._loader(packer))
            setattr(self, "store_" + type_name(code), self._storer(packer, marker))

    load_u8: Callable[[int], int]
    load_u16: Callable[[int], int]
    load_u32: Callable[[int], int]
    load_u64: Callable[[int], int]
    load_i8: Callable[[int], int]
    load_i16: Callable[[int], int]
    load_i32: Callable[[int], int]
    load_i64: Callable[[int], int]
    load_f32: Callable[[int], float]
    load_f64: Callable[[int], float]
    store_u8: Callable[[int, int], None]
    store_u16: Callable[[int, int], None]
    store_u32: Callable[[int, int], None]
    store_u64: Callable[[int, int], None]
    store_i8: Callable[[int, int], None]
    store_i16: Callable[[int, int], None]
    store_i32: Callable[[int, int], None]
    store_i64: Callable[[int, int], None]
    store_f32: Callable[[int, float], None]
    store_f64: Callable[[int, float], None]

    def _loader(self, packer: struct.Struct) -> Callable[[int], Any]:
        readable, unpack, size, load = self.readable, packer.unpack_from, packer.size, self.load

        def load_typed(address: int) -> Any:
            try:
                return unpack(readable[address >> 12], address & 4095)[0]
            except (KeyError, struct.error):
                return packer.unpack(load(address, size))[0]

        return load_typed

    def _storer(self, packer: struct.Struct, marker: int) -> Callable[[int, Any], None]:
        writable, pack, log = self.writable, packer.pack_into, self.log

        def store_typed(address: int, value: Any) -> None:
            try:
                pack(writable[address >> 12], address & 4095, value)
            except (KeyError, struct.error):
                self.store(address, packer.pack(value))

        if log is None:
            return store_typed

        def store_logged(address: int, value: Any) -> None:
            try:
                pack(writable[address >> 12], address & 4095, value)
            except (KeyError, struct.error):
                self.store(address, packer.pack(value))
                return
            log(marker)
            log(address)
            log(value)

        return store_logged

    def load(self, address: int, size: int) -> bytes:
        """Read ``size`` bytes, page by page as the processor would; may raise through the page-fault handler."""
        address &= ADDRESS_MASK
        offset = address & PAGE_MASK
        if offset + size <= PAGE_SIZE:
            return bytes(self._page(self.readable, address, "read")[offset : offset + size])
        parts = []
        while size > 0:
            offset = address & PAGE_MASK
            count = min(size, PAGE_SIZE - offset)
            parts.append(bytes(self._page(self.readable, address, "read")[offset : offset + count]))
            address = (address + count) & ADDRESS_MASK
            size -= count
        return b"".join(parts)

    def store(self, address: int, data: bytes) -> None:
        """Write ``data``; bytes on pages before a faulting one are written, but a word is written whole or not."""
        address &= ADDRESS_MASK
        done, size = 0, len(data)
        if size <= WORD_SIZE and (address & PAGE_MASK) + size > PAGE_SIZE:
            self._page(self.writable, address, "write")
            self._page(self.writable, (address + size - 1) & ADDRESS_MASK & -PAGE_SIZE, "write")
        while done < size:
            offset = address & PAGE_MASK
            count = min(size - done, PAGE_SIZE - offset)
            page = self._page(self.writable, address, "write")
            page[offset : offset + count] = data[done : done + count]
            if self.log is not None:
                self.log(STORE_BYTES)
                self.log(address)
                self.log(data[done : done + count])
            address = (address + count) & ADDRESS_MASK
            done += count

    def fill(self, address: int, byte: int, size: int) -> None:
        """Write ``size`` times ``byte``, in pieces of at most a page."""
        while size > 0:
            count = min(size, PAGE_SIZE - (address & PAGE_MASK))
            self.store(address, bytes((byte,)) * count)
            address += count
            size -= count

    def string(self, address: int) -> bytes:
        """Read the NUL-terminated string at ``address``, without the NUL."""
        parts = []
        while True:
            address &= ADDRESS_MASK
            offset = address & PAGE_MASK
            rest = bytes(self._page(self.readable, address, "read")[offset:])
            end = rest.find(0)
            if end >= 0:
                parts.append(rest[:end])
                return b"".join(parts)
            parts.append(rest)
            address += PAGE_SIZE - offset

    def begin_epoch(self) -> dict[int, memoryview | None]:
        """Return the pages changed since the last call (None: no longer in memory) and watch for changes anew.

        Works like the soft-dirty bits of Linux: every page becomes write-protected, so that its first write asks
        the page-fault handler, which notes it in ``dirty``.
        """
        changed = {number: self.resident.get(number) for number in self.dirty}
        self.dirty.clear()
        self.watched.update(self.writable)
        self.writable.clear()
        return changed

    def unwatch(self, number: int) -> bool:
        """Count a page that only ``begin_epoch`` has write-protected as changed; False for any other page."""
        if number not in self.watched:
            return False
        self.watched.discard(number)
        self.writable[number] = self.resident[number]
        self.dirty.add(number)
        return True

    def forbid(self, number: int) -> None:
        """Make the next access to a page ask the page-fault handler."""
        self.readable.pop(number, None)
        self.writable.pop(number, None)
        self.watched.discard(number)

    def _page(self, pages: dict[int, memoryview], address: int, access: str) -> memoryview:
        number = address >> PAGE_SHIFT
        while (page := pages.get(number)) is None:
            self.page_fault(address, access)
        return page
