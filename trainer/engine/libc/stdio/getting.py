"""The reading half of a file stream (libio/fileops.c and genops.c of glibc 2.36: underflow, xsgetn, pbackfail)."""

from __future__ import annotations

from trainer.engine.libc.stdio.file import BACKUP_SIZE, EOF, NOWHERE, Flag
from trainer.engine.libc.stdio.putting import TURNED, Putting
from trainer.engine.process.errno import Errno

_MASK = (1 << 64) - 1
_NEWLINE = 10


class Getting(Putting):
    """Input through the same buffer."""

    __slots__ = ()

    def _switch_to_get(self) -> int:
        if self.write_ptr > self.write_base and self.overflow(EOF, TURNED) == EOF:
            return EOF
        if self.has(Flag.IN_BACKUP):
            self.read_base = self.backup_base
        else:
            self.read_base = self.buf_base
            self.read_end = max(self.read_end, self.write_ptr)
        self.read_ptr = self.write_ptr
        self.set_put_area(self.read_ptr, self.read_ptr)
        self.unmark(Flag.PUTTING)
        return 0

    def fill(self) -> bool:
        """Make something readable; False at the end of the file or after an error (__underflow)."""
        self.orient()
        if self.has(Flag.PUTTING) and self._switch_to_get() == EOF:
            return False
        if self.read_ptr < self.read_end:
            return True
        if self.has(Flag.IN_BACKUP):
            self.switch_to_main()
            if self.read_ptr < self.read_end:
                return True
        if self.save_base:
            self.free_backup()
        return self._read_block()

    def _read_block(self) -> bool:
        if self.has(Flag.EOF_SEEN):
            return False
        if self.has(Flag.NO_READS):
            self.fail(Errno.EBADF)
            return False
        self.need_buffer()
        if self.has(Flag.LINE_BUFFERED | Flag.UNBUFFERED):
            self._flush_terminal()
        self._switch_to_get()
        self.forget_buffer()
        base = self.buf_base
        count = self.read_in(base, self.buf_end - base)
        if count == 0:
            self.offset = NOWHERE
            return False
        self.read_end = base + count
        return True

    def _flush_terminal(self) -> None:
        """Show what waits in a line-buffered stdout before waiting for input."""
        stdout = self.process.stdio.standard("stdout")
        if stdout.flags & (Flag.LINKED | Flag.NO_WRITES | Flag.LINE_BUFFERED) == Flag.LINKED | Flag.LINE_BUFFERED:
            stdout.overflow(EOF, TURNED)

    def read_in(self, target: int, count: int) -> int:
        """Read from the file into memory; 0 notes the end or the error."""
        got = self.read_from(target, count)
        if got <= 0:
            self.mark(Flag.ERROR_SEEN if got < 0 else Flag.EOF_SEEN)
            if got < 0:
                self.process.errno = -got
            return 0
        if self.offset != NOWHERE & _MASK:
            self.offset += got
        return got

    def peek_byte(self) -> int:
        """Return the next byte without taking it, or EOF."""
        if self.read_ptr >= self.read_end and not self.fill():
            return EOF
        return self.memory.load_u8(self.read_ptr)

    def get_byte(self) -> int:
        """Take a byte (getc), or EOF."""
        byte = self.peek_byte()
        if byte != EOF:
            self.read_ptr += 1
        return byte

    def get_line(self, target: int, limit: int) -> int:
        """Copy bytes to ``target`` up to and with the end of a line, at most ``limit``; returns how many."""
        done = 0
        while done < limit:
            if self.read_ptr >= self.read_end and not self.fill():
                break
            piece, found = self._look_for(_NEWLINE, limit - done)
            self.memory.store(target + done, piece)
            self.read_ptr += len(piece)
            done += len(piece)
            if found:
                break
        return done

    def take_until(self, delimiter: int) -> tuple[bytes, bool]:
        """Take what the buffer holds, up to and with ``delimiter``; tells whether that was there."""
        piece, found = self._look_for(delimiter, self.read_end - self.read_ptr)
        self.read_ptr += len(piece)
        return piece, found

    def _look_for(self, delimiter: int, limit: int) -> tuple[bytes, bool]:
        count = min(self.read_end - self.read_ptr, limit)
        piece = self.memory.load(self.read_ptr, count)
        end = piece.find(delimiter)
        return (piece[: end + 1], True) if end >= 0 else (piece, False)

    def get(self, target: int, size: int) -> int:
        """Copy ``size`` bytes to ``target``, large blocks past the buffer (xsgetn); returns how many came."""
        if not self.buf_base:
            self.free_backup()
            self.need_buffer()
        want = size
        while want > 0:
            count = min(want, self.read_end - self.read_ptr)
            if count > 0:
                self.memory.store(target, self.memory.load(self.read_ptr, count))
                self.read_ptr += count
                target, want = target + count, want - count
            if want == 0:
                break
            if self.has(Flag.IN_BACKUP):
                self.switch_to_main()
                continue
            block = self.buf_end - self.buf_base
            if want < block or self.has(Flag.PUTTING | Flag.NO_READS | Flag.EOF_SEEN):
                if not self.fill():
                    break
                continue
            self.forget_buffer()
            count = self.read_in(target, want - (want % block if block >= 128 else 0))
            if count == 0:
                break
            target, want = target + count, want - count
        return size - want

    def put_back(self, byte: int) -> int:
        """Make ``byte`` the next one to read (ungetc), in a backup area when the buffer has another one there."""
        pointer = self.read_ptr
        if pointer > self.read_base and self.memory.load_u8(pointer - 1) == byte:
            self.read_ptr = pointer - 1
        elif self._back_up() == EOF:
            return EOF
        else:
            self.read_ptr -= 1
            self.memory.store_u8(self.read_ptr, byte)
        self.unmark(Flag.EOF_SEEN)
        return byte

    def _back_up(self) -> int:
        """Give the backup area room for one byte."""
        heap = self.process.heap
        if not self.has(Flag.IN_BACKUP):
            if not self.save_base:
                area = heap.malloc(BACKUP_SIZE)
                if not area:
                    return EOF
                self.save_base = area
                self.save_end = self.backup_base = area + BACKUP_SIZE
            self.read_base = self.read_ptr
            self.switch_to_backup()
        elif self.read_ptr <= self.read_base:
            old, size = self.read_base, self.read_end - self.read_base
            larger = heap.malloc(2 * size)
            if not larger:
                return EOF
            self.memory.store(larger + size, self.memory.load(old, size))
            heap.free(old)
            self.set_get_area(larger, larger + size, larger + 2 * size)
            self.backup_base = self.read_ptr
        return 0
