"""Moving bytes in and out of memory other than by the program's own instructions."""

from trainer.engine.process.faulting import Refusal
from trainer.engine.process.memory import STORE_BYTES, Memory
from trainer.engine.process.paging import Paging
from trainer.engine.process.vma import PAGE_SIZE, Vma
from trainer.engine.process.vma_list import VmaList


class Transfers:
    """The part of an address space that system calls, the loader and the stacks of the engine use."""

    memory: Memory
    areas: VmaList
    paging: Paging

    def page_fault(self, address: int, access: str) -> None:
        """Make the page of ``address`` usable, or deliver a signal."""
        raise NotImplementedError

    def resolve(self, address: int, access: str) -> Refusal | None:
        """Make the page of ``address`` usable, or say why not."""
        raise NotImplementedError

    def peek(self, address: int, size: int) -> bytes | None:
        """Read as a system call does: None (EFAULT) instead of a signal."""
        return self.memory.load(address, size) if self._usable(address, size, "read") else None

    def peek_string(self, address: int, limit: int = 4096) -> bytes | None:
        """Read a string as a system call does, at most ``limit`` bytes; None (EFAULT) instead of a signal."""
        parts: list[bytes] = []
        while limit > 0:
            count = min(limit, PAGE_SIZE - address % PAGE_SIZE)
            piece = self.peek(address, count)
            if piece is None:
                return None
            head, found, _ = piece.partition(b"\0")
            parts.append(head)
            if found:
                break
            address, limit = address + count, limit - count
        return b"".join(parts)

    def poke(self, address: int, data: bytes) -> bool:
        """Write as a system call does: False (EFAULT) instead of a signal."""
        if not self._usable(address, len(data), "write"):
            return False
        self.memory.store(address, data)
        return True

    def install(self, address: int, data: bytes) -> None:
        """Write ``data`` where the program may only read, as if it had been in the file from the start."""
        done = 0
        while done < len(data):
            piece = data[done : done + PAGE_SIZE - (address + done) % PAGE_SIZE]
            self.make_own(address + done)
            self.force_store(address + done, piece)
            done += len(piece)

    def make_own(self, address: int) -> None:
        """Bring a page in as a copy of its own, which no other process shows, whatever the program may do with it."""
        area, number = self.areas.find(address), address // PAGE_SIZE
        assert area is not None
        self.paging.make_usable(area, number, write=True)
        if not area.allows("write"):
            self.memory.writable.pop(number, None)

    def usable_size(self, address: int, size: int, access: str) -> int:
        """Return how many of ``size`` bytes from ``address`` on a system call may ``read`` or ``write``."""
        if self._usable(address, size, access):
            return size
        done = 0
        while done < size:
            piece = min(size - done, PAGE_SIZE - (address + done) % PAGE_SIZE)
            if not self._usable(address + done, piece, access):
                break
            done += piece
        return done

    def force_store(self, address: int, data: bytes) -> None:
        """Write to a resident page whatever the program may do with it (FOLL_FORCE)."""
        number, place = divmod(address, PAGE_SIZE)
        self.memory.resident[number][place : place + len(data)] = data
        self.memory.dirty.add(number)
        if self.memory.log is not None:
            for record in (STORE_BYTES, address, data):
                self.memory.log(record)

    def fill_in(self, start: int, end: int, *, write: bool | None = None) -> None:
        """Bring in the pages of a range that can come in.

        That is for writing where the pages are private and may be written, unless ``write`` says something else.
        """
        for area in self.areas.overlapping(start, end):
            self.fill_in_area(area, start, end, write=write)

    def fill_in_area(self, area: Vma, start: int, end: int, *, write: bool | None = None) -> int | None:
        """Bring in the pages of one mapping in a range.

        Returns the address of the first that cannot come in: it allows no access, or lies beyond the end of its file.
        """
        start, end = max(area.start, start), min(area.end, end)
        if not area.protection:
            return start
        for_writing = area.allows("write") and not area.shared if write is None else write
        for number in range(start // PAGE_SIZE, (end - 1) // PAGE_SIZE + 1):
            if not self.paging.make_usable(area, number, for_writing):
                return number * PAGE_SIZE
        return None

    def touch(self, start: int, end: int) -> None:
        """Make every page of ``start … end`` (any bytes) resident and writable, with stack growth and faults."""
        writable = self.memory.writable
        # downwards from the top, as frames do
        for number in range((end - 1) // PAGE_SIZE, start // PAGE_SIZE - 1, -1):
            while number not in writable:
                self.page_fault(max(start, number * PAGE_SIZE), "write")

    def _usable(self, address: int, size: int, access: str) -> bool:
        pages = self.memory.readable if access == "read" else self.memory.writable
        for number in range(address // PAGE_SIZE, (address + max(size, 1) - 1) // PAGE_SIZE + 1):
            if number not in pages and self.resolve(max(address, number * PAGE_SIZE), access) is not None:
                return False
        return True
