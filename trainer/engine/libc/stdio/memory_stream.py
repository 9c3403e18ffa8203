"""Streams that write into a growing block of memory: ``open_memstream`` (libio/memstream.c and strops.c)."""

from __future__ import annotations

from trainer.engine.libc.stdio.file import EOF, Flag
from trainer.engine.libc.stdio.file_stream import SET, FileStream
from trainer.engine.libc.stdio.putting import FULL
from trainer.engine.process.errno import Errno

ALLOCATION = 504  # the stream, its lock and its wide data
_FIRST_SIZE = 8192
_MORE = 100  # bytes behind a place that made the block grow
_BLOCK_POINTER, _SIZE_POINTER = 240, 248  # behind FILE and its lock pointer: where the program wants the results


class MemoryStream(FileStream):
    """A stream whose buffer is all it has."""

    __slots__ = ()

    def begin(self, block_pointer: int, size_pointer: int, jumps: int) -> bool:
        """Set up an empty stream; False without memory."""
        buffer = self.process.heap.calloc(1, _FIRST_SIZE)
        if not buffer:
            return False
        self.initialise(-1, Flag.NO_READS | Flag.PUTTING, jumps)
        self.unmark(Flag.FILE_BUFFER)
        self.set_buffer_area(buffer, buffer + _FIRST_SIZE, owned=False)
        self.set_get_area(buffer, buffer, buffer)
        self.set_put_area(buffer, buffer + _FIRST_SIZE)
        self.memory.store_u64(self.address + _BLOCK_POINTER, block_pointer)
        self.memory.store_u64(self.address + _SIZE_POINTER, size_pointer)
        return True

    def overflow(self, byte: int, why: str = FULL) -> int:
        """Double the block (str_overflow)."""
        if byte == EOF:
            return 0
        pointer, base, size = self.write_ptr, self.buf_base, self.buf_end - self.buf_base
        if pointer - self.write_base >= size:
            if not self._enlarge(2 * size + 100):
                return EOF
            pointer += self.buf_base - base
        self.write_end = self.buf_end
        self.memory.store_u8(pointer, byte)
        self.write_ptr = pointer + 1
        return byte

    def _enlarge(self, new_size: int) -> bool:
        """Move to a larger block, whose new part is zero; False without memory."""
        base, size = self.buf_base, self.buf_end - self.buf_base
        block = self.process.heap.malloc(new_size)
        if not block:
            return False
        self.memory.store(block, self.memory.load(base, size))
        self.process.heap.free(base)
        self.memory.fill(block + size, 0, new_size - size)
        self.set_buffer_area(block, block + new_size, owned=False)
        self.set_get_area(block, block, block)
        self.write_base = block
        return True

    def put(self, data: bytes) -> int:
        """Write bytes."""
        return self.put_slowly(data)

    def sync(self) -> int:
        """Tell the program where the block is and how long (fflush)."""
        if self.write_ptr == self.write_end:
            if self.overflow(0) == EOF:
                return EOF
            self.write_ptr -= 1
        self._publish(self.write_base)
        return 0

    def _publish(self, block: int) -> None:
        memory = self.memory
        memory.store_u64(memory.load_u64(self.address + _BLOCK_POINTER), block)
        memory.store_u64(memory.load_u64(self.address + _SIZE_POINTER), self.write_ptr - self.write_base)

    def close(self, *, keep_descriptor: bool = False) -> int:
        """Cut the block to its length and hand it over."""
        size = self.write_ptr - self.write_base
        block = self.process.heap.realloc(self.write_base, size + 1)
        if block:
            self.memory.store_u8(block + size, 0)
            self._publish(block)
        return 0

    def seek(self, offset: int, whence: int) -> int:
        """Move in the block, which grows where the place is behind it; its end is where was written last."""
        place = offset + (0 if whence == SET else self.write_ptr - self.write_base)
        if place < 0:
            self.process.errno = Errno.EINVAL
            return EOF
        if place > self.buf_end - self.buf_base and not self._enlarge(place + _MORE):
            return EOF
        self.set_put_area(self.write_base, self.buf_end)
        self.write_ptr = self.write_base + place
        return place

    def tell(self) -> int:
        """Return the length so far."""
        return self.write_ptr - self.write_base

    def choose_buffer(self, buffer: int, mode: int, size: int) -> int:
        """Refuse another buffer."""
        return EOF
