"""What mappings can show besides private zeros: files, shared memory and the images of programs."""

from collections.abc import Iterator

from trainer.engine.process.errno import Errno
from trainer.engine.process.vma import PAGE_SIZE

_READ_AHEAD = 2048  # pages, where the disk's read_ahead_kb is 8192
_MOST_READ = 1 << 16  # pages that are noted of one file
BLANK = memoryview(bytes(PAGE_SIZE))
_IN_MEMORY = ("/memfd:", "/dev/", "/SYSV")  # the paths of what has no place on disk


class SharedPages:
    """Pages that several mappings and processes show: a file, a memfd, or shared anonymous memory.

    Offsets and sizes are bytes; bytes behind ``size`` in the last page are zero when it is brought in.
    """

    def __init__(self, size: int = 0, path: str = "", content: bytes = b"") -> None:
        self.path = path
        self._size = size
        self._pages: dict[int, memoryview] = {}
        self.seals: int | None = None  # of a file in memory, see ``seals``
        self.changed: set[int] = set()
        self._grown: list[tuple[int, int]] = []  # pages that ftruncate has added: first, behind the last
        self._read: set[int] = set()  # those of them that are in the page cache
        if content:
            self.write(0, content)
            self.changed.clear()

    @property
    def size(self) -> int:
        """Length in bytes."""
        return self._size

    @property
    def memory_size(self) -> int:
        """Bytes of the pages that have been used."""
        return len(self._pages) * PAGE_SIZE

    def page(self, index: int) -> memoryview:
        """Return the 4096 bytes of page ``index``; mappings of it see each other's writes."""
        view = self._pages.get(index)
        if view is None:
            view = self._pages[index] = memoryview(bytearray(PAGE_SIZE))
        return view

    def pages(self) -> Iterator[tuple[int, memoryview]]:
        """Yield index and bytes of the pages that have been used."""
        return iter(self._pages.items())

    def search(self, offset: int, *, hole: bool) -> int | Errno:
        """Return where data or a hole begins from ``offset`` on; the end of the file is a hole."""
        if not 0 <= offset < self._size:
            return Errno.ENXIO
        index = offset // PAGE_SIZE
        while index * PAGE_SIZE < self._size and (index in self._pages) == hole:
            index += 1
        found = max(offset, index * PAGE_SIZE)
        return found if found < self._size else self._size if hole else Errno.ENXIO

    def has_page(self, index: int) -> bool:
        """Tell whether the page is in the page cache: what was used, and of a file on disk all but holes."""
        if index in self._pages or not self.on_disk:
            return index in self._pages
        hole = index not in self._read and any(first <= index < end for first, end in self._grown)
        return not hole and index * PAGE_SIZE < self._size

    def read_ahead(self, index: int) -> None:
        """Read a page of a file on disk into the page cache, with those around it as long as there are not too many."""
        first, count = max(0, index - _READ_AHEAD // 2), _READ_AHEAD
        if len(self._read) > _MOST_READ:
            first, count = index, 1
        self._read.update(range(first, min(first + count, -(-self._size // PAGE_SIZE))))

    @property
    def on_disk(self) -> bool:
        """Tell whether it is a file, not anonymous shared memory or a memfd."""
        return self.path.startswith("/") and not self.path.startswith(_IN_MEMORY)

    def drop(self, first: int, last: int) -> None:
        """Forget the pages ``first`` to before ``last``: they are zeros again."""
        for index in [index for index in self._pages if first <= index < last]:
            del self._pages[index]
            self.changed.discard(index)

    def write_back(self, first: int, last: int) -> None:
        """Save the pages ``first`` to before ``last`` of a file on disk."""
        if self.on_disk:
            self.changed.difference_update(range(first, last))

    def resize(self, size: int) -> None:
        """Set the size (ftruncate): what is cut off is zero when the file grows again."""
        self._clear_behind(size)
        if size < self._size:
            self._read = {index for index in self._read if index * PAGE_SIZE < size}
            first, offset = divmod(size, PAGE_SIZE)
            for index in [index for index in self._pages if index >= first]:
                if index == first and offset:
                    self._pages[index][offset:] = bytes(PAGE_SIZE - offset)
                else:
                    del self._pages[index]
        self._size = size

    def truncate(self, size: int) -> None:
        """Do the same by a system call: of a file on disk the page cache has nothing of what that adds."""
        self._note_hole(-(-size // PAGE_SIZE))
        self.resize(size)

    def _note_hole(self, end: int) -> None:
        """Note that nothing has been written from the end of the file to before page ``end``."""
        first = -(-self._size // PAGE_SIZE)
        if self._grown and self._grown[-1][1] == first < end:
            first, _ = self._grown.pop()
        if first < end:
            self._grown.append((first, end))

    def _clear_behind(self, limit: int) -> None:
        """Before a file on disk grows: clear what mappings wrote behind its end, up to ``limit``."""
        index, start = divmod(self._size, PAGE_SIZE)
        stop = min(limit - index * PAGE_SIZE, PAGE_SIZE)
        if start < stop and index in self._pages and not self.path.startswith(_IN_MEMORY):
            self._pages[index][start:stop] = bytes(stop - start)

    def read(self, offset: int, count: int) -> bytes:
        """Return up to ``count`` bytes at ``offset``, fewer at the end."""
        end = min(offset + count, self._size)
        if self._grown and end > offset:
            self._read.update(range(offset // PAGE_SIZE, -(-end // PAGE_SIZE)))
        parts = []
        while offset < end:
            index, start = divmod(offset, PAGE_SIZE)
            length = min(end - offset, PAGE_SIZE - start)
            view = self._pages.get(index)
            parts.append(bytes(length) if view is None else bytes(view[start : start + length]))
            offset += length
        return b"".join(parts)

    def write(self, offset: int, data: bytes) -> int:
        """Store ``data`` at ``offset``; the size grows as needed. Returns how many bytes that were."""
        self._clear_behind(offset)
        self._note_hole(offset // PAGE_SIZE)
        self._size = max(self._size, offset + len(data))
        done = 0
        while done < len(data):
            index, start = divmod(offset + done, PAGE_SIZE)
            length = min(len(data) - done, PAGE_SIZE - start)
            self.page(index)[start : start + length] = data[done : done + length]
            self.changed.add(index)
            done += length
        return done


class BlankFile(SharedPages):
    """The file of a library: nothing reads more of it than its header, so its other pages are one page of zeros."""

    def __init__(self, size: int, path: str, header: bytes = b"") -> None:
        super().__init__(size, path)
        self._first = memoryview(header.ljust(PAGE_SIZE, b"\0")) if header else BLANK

    def page(self, index: int) -> memoryview:
        """Return the 4096 bytes of page ``index``, which cannot be written."""
        return BLANK if index else self._first

    def has_page(self, index: int) -> bool:
        """Tell whether pages come in with others around them: not those of the kernel, such as the vdso."""
        return self.path.startswith("/")

    @property
    def on_disk(self) -> bool:
        """Tell that it has a place on disk, or in the kernel's image."""
        return True
