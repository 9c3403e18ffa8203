"""The writing half of a file stream: glibc's buffering, so that just what it would have written is written.

See libio/fileops.c of glibc 2.36: overflow, do_write, xsputn.
"""

from __future__ import annotations

from trainer.engine.events import Rule
from trainer.engine.libc.stdio.file import EOF, NOWHERE, File, Flag
from trainer.engine.process.errno import Errno
from trainer.engine.process.file_nodes import CHARACTER

_MASK = (1 << 64) - 1
_LARGEST_SIZE, _TERMINAL_SIZE = 8192, 1024  # BUFSIZ, and st_blksize of terminals
_TERMINAL = 0x88  # their major number
_DIRECT = Flag.LINE_BUFFERED | Flag.UNBUFFERED
# the rules by which what waits in a buffer is written
FULL, LINE, UNBUFFERED, FLUSHED = "buffer-full", "line-complete", "stream-unbuffered", "stream-flushed"
CLOSED, ENDED, TURNED, SOUGHT = "stream-closed", "flushed-at-exit", "flushed-before-reading", "flushed-before-seeking"


class Putting(File):
    """Output through a buffer."""

    __slots__ = ()
    writes_on = True  # whether what a write leaves over is written by the next one

    def allocate_buffer(self) -> int:
        """Get a buffer from malloc; EOF without memory."""
        size = self.preferred_size()
        buffer = self.process.heap.malloc(size)
        if not buffer:
            return EOF
        self.set_buffer_area(buffer, buffer + size, owned=True)
        return 0

    def preferred_size(self) -> int:
        """Return st_blksize, and make a terminal line-buffered."""
        found = self.process.kernel.status(self.fileno)
        if isinstance(found, Errno):
            return _LARGEST_SIZE
        if found.kind == CHARACTER and found.represents >> 8 == _TERMINAL:
            self.mark(Flag.LINE_BUFFERED)
            return _TERMINAL_SIZE
        return found.block_size

    def need_buffer(self) -> None:
        """Allocate the buffer at the first use."""
        if self.buf_base or (not self.has(Flag.UNBUFFERED) and self.allocate_buffer() != EOF):
            return
        self.use_short_buffer()

    def write_out(self, data: int, count: int, why: str) -> int:
        """Write ``count`` bytes of memory to the file and empty the buffer; returns how many went out (do_write).

        ``why`` names the rule.
        """
        if self.has(Flag.APPENDING):
            self.offset = NOWHERE
        elif self.read_end != self.write_base:
            place = self.seek_in(self.write_base - self.read_end, 1)
            if place < 0:
                self.process.errno = -place
                return 0
            self.offset = place
        left, rule = count, self._written_by(why)
        while left > 0:
            written = self.write_to(data, left, rule)
            if written <= 0:
                self.fail(-written or self.process.errno)
                break
            data, left = data + written, left - written
            if left and not self.writes_on:
                self.mark(Flag.ERROR_SEEN)
                break
        if self.offset != NOWHERE & _MASK:
            self.offset += count - left
        base = self.buf_base
        self.set_get_area(base, base, base)
        self.set_put_area(base, base if self.has(_DIRECT) else self.buf_end)
        return count - left

    def _written_by(self, why: str) -> Rule:
        return Rule(why, {"descriptor": self.fileno, "size": self.buf_end - self.buf_base})

    def flush(self, why: str) -> int:
        """Write what waits in the buffer, by the rule ``why``."""
        base = self.write_base
        waiting = self.write_ptr - base
        return 0 if waiting == 0 or self.write_out(base, waiting, why) == waiting else EOF

    def overflow(self, byte: int, why: str = FULL) -> int:
        """Make room, allocating the buffer where there is none, and store ``byte``; EOF just flushes, for ``why``."""
        if self.has(Flag.NO_WRITES):
            return self.fail(Errno.EBADF)
        if not self.has(Flag.PUTTING) or not self.write_base:
            self._start_putting()
        if byte == EOF:
            return self.flush(why)
        if self.write_ptr == self.buf_end and self.flush(FULL) == EOF:
            return EOF
        self.memory.store_u8(self.write_ptr, byte)
        self.write_ptr += 1
        if self.has(Flag.UNBUFFERED):
            done = self.flush(UNBUFFERED)
        else:
            done = self.flush(LINE) if byte == 10 and self.has(Flag.LINE_BUFFERED) else 0
        return EOF if done == EOF else byte

    def _start_putting(self) -> None:
        if not self.write_base:
            self.need_buffer()
            base = self.buf_base
            self.set_get_area(base, base, base)
        if self.has(Flag.IN_BACKUP):
            pushed_back = self.read_end - self.read_ptr
            self.free_backup()
            self.read_base -= min(pushed_back, self.read_base - self.buf_base)
            self.read_ptr = self.read_base
        if self.read_ptr == self.buf_end:
            self.read_end = self.read_ptr = self.buf_base
        self.set_put_area(self.read_ptr, self.buf_end)
        self.read_base = self.read_ptr = self.read_end
        self.mark(Flag.PUTTING)
        if self.has(_DIRECT):
            self.write_end = self.write_ptr

    def put_byte(self, byte: int) -> int:
        """Write a byte (putc)."""
        pointer = self.write_ptr
        if pointer >= self.write_end:
            self.orient()
            return self.overflow(byte)
        self.memory.store_u8(pointer, byte)
        self.write_ptr = pointer + 1
        return byte

    def put(self, data: bytes) -> int:
        """Write bytes (xsputn); returns how many were taken."""
        if not data:
            return 0
        flags, pointer, size = self.flags, self.write_ptr, len(data)
        room, line_end = 0, False
        if flags & Flag.LINE_BUFFERED and flags & Flag.PUTTING:
            room = self.buf_end - pointer
            if room >= size and b"\n" in data:
                room, line_end = data.rindex(b"\n") + 1, True
        else:
            room = max(0, self.write_end - pointer)
        room = min(room, size)
        if room:
            self.memory.store(pointer, data if room == size else data[:room])
            self.write_ptr = pointer + room
        if room < size or line_end:
            if self.overflow(EOF, LINE if line_end else FULL) == EOF:
                return EOF if room == size else room
            return room + self._put_rest(data[room:])
        return size

    def _put_rest(self, data: bytes) -> int:
        """Write whole blocks past the buffer, and keep what is left in it."""
        block = self.buf_end - self.buf_base
        direct = len(data) - (len(data) % block if block >= 128 else 0)
        if direct:
            written = self._write_bytes(data[:direct])
            if written < direct:
                return written
        return direct + self.put_slowly(data[direct:])

    def _write_bytes(self, data: bytes) -> int:
        """Write bytes that are not in the buffer."""
        written = self.write_bytes_to(data, self._written_by(UNBUFFERED if self.has(Flag.UNBUFFERED) else FULL))
        if written < 0:
            self.fail(-written)
            return 0
        if written < len(data):
            self.mark(Flag.ERROR_SEEN)
        if self.offset != NOWHERE & _MASK:
            self.offset += written
        return written

    def put_slowly(self, data: bytes) -> int:
        """Fill the buffer, calling ``overflow`` with each byte that it has no room for (default_xsputn)."""
        done = 0
        while True:
            pointer = self.write_ptr
            count = min(self.write_end - pointer, len(data) - done)
            if count > 0:
                self.memory.store(pointer, data[done : done + count])
                self.write_ptr = pointer + count
                done += count
            if done == len(data) or self.overflow(data[done]) == EOF:
                return done
            done += 1
