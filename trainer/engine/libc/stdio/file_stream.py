"""A stream on a file descriptor: opening, closing, positioning, choosing its buffer (libio/fileops.c, iosetvbuf.c)."""

from __future__ import annotations

from trainer.engine.libc.stdio.file import EOF, NOWHERE, Flag
from trainer.engine.libc.stdio.getting import Getting
from trainer.engine.libc.stdio.putting import CLOSED, FLUSHED, SOUGHT
from trainer.engine.process.errno import Errno
from trainer.engine.process.open_files import O_CLOEXEC

FULLY, LINES, NOT = range(3)  # _IOFBF, _IOLBF, _IONBF
SET, CURRENT, END = range(3)
_O_RDONLY, _O_WRONLY, _O_RDWR, _O_CREAT, _O_EXCL, _O_TRUNC, _O_APPEND = 0, 1, 2, 0o100, 0o200, 0o1000, 0o2000
_CLOSED = Flag.MAGIC | Flag.FILE_BUFFER | Flag.NO_READS | Flag.NO_WRITES | Flag.TIED_PUT_GET
_WIDE_DATA, _WIDE_BASE, _WIDE_BUFFER = 232, 48, 16384  # struct _IO_wide_data, its _IO_buf_base
_ACCESS = Flag.NO_READS | Flag.NO_WRITES | Flag.APPENDING


def parse_mode(mode: bytes) -> tuple[int, int] | None:
    """Return the flags of open(2) and of the stream for a mode such as ``r+``; None for one that is none."""
    kinds = {
        b"r": (_O_RDONLY, Flag.NO_WRITES),
        b"w": (_O_WRONLY | _O_CREAT | _O_TRUNC, Flag.NO_READS),
        b"a": (_O_WRONLY | _O_CREAT | _O_APPEND, Flag.NO_READS | Flag.APPENDING),
    }
    if mode[:1] not in kinds:
        return None
    opening, access = kinds[mode[:1]]
    rest = mode[1:7].split(b",")[0]
    if b"+" in rest:
        opening = opening & ~3 | _O_RDWR
        access &= Flag.APPENDING
    if b"x" in rest:
        opening |= _O_EXCL
    if b"e" in rest:
        opening |= O_CLOEXEC
    return opening, int(access)


class FileStream(Getting):
    """What ``fopen`` returns, and the three standard streams."""

    __slots__ = ()

    def initialise(self, fd: int, flags: int, jumps: int) -> None:
        """Fill in a structure that is all zeros."""
        self.flags = Flag.MAGIC | Flag.FILE_BUFFER | flags
        self.fileno = fd
        self.offset = NOWHERE
        self.lock = self.address + 224
        self.jumps = jumps

    def reopen(self, fd: int, access: int) -> None:
        """Attach a closed stream to a descriptor."""
        self.fileno = fd
        self.flags = Flag.MAGIC | Flag.FILE_BUFFER | self.flags & Flag.LINKED | access
        self.mode = 0
        if access & (Flag.APPENDING | Flag.NO_READS) == Flag.APPENDING | Flag.NO_READS:
            self.seek_in(0, END)

    @property
    def is_open(self) -> bool:
        """Whether there is a file."""
        return self.fileno != -1

    def close(self, *, keep_descriptor: bool = False) -> int:
        """Flush, close the descriptor and free the buffer; the structure remains, closed (file_close_it)."""
        if not self.is_open:
            return EOF
        result: int = 0
        if not self.has(Flag.NO_WRITES) and self.has(Flag.PUTTING):
            result = self.flush(CLOSED)
        elif self.offset != NOWHERE & ((1 << 64) - 1) and self.save_base:
            self.free_backup()
        if not keep_descriptor:
            closed = self.close_it()
            if closed < 0:
                self.process.errno = -closed
                result = EOF
        self.free_backup()
        if self.mode > 0:
            self.free_wide_buffer()
        self.set_buffer_area(0, 0, owned=False)
        self.set_get_area(0, 0, 0)
        self.set_put_area(0, 0)
        self.flags = _CLOSED | self.flags & Flag.LINKED
        self.fileno = -1
        self.offset = NOWHERE
        return result

    def make_wide_buffer(self) -> None:
        """Make the stream one of wide characters, and allocate the buffer that they get."""
        if self.mode == 0:
            self.mode = 1
        if self.wide_data:
            return
        self.wide_data = self.process.libc_data(f"wide data of {self.address:x}", _WIDE_DATA)
        buffer = 0
        if not self.has(Flag.UNBUFFERED):
            self.need_buffer()
            buffer = self.process.heap.malloc(_WIDE_BUFFER)
        self.memory.store_u64(self.wide_data + _WIDE_BASE, buffer)  # a stream before may have lain here

    def free_wide_buffer(self) -> None:
        """Free that buffer."""
        if self.wide_data:
            self.process.heap.free(self.memory.load_u64(self.wide_data + _WIDE_BASE))
            self.wide_data = 0

    def sync(self) -> int:
        """Write what waits, and give back to the file what was read ahead (fflush)."""
        if self.write_ptr > self.write_base and self.flush(FLUSHED) == EOF:
            return EOF
        ahead = self.read_end - self.read_ptr
        if ahead:
            place = self.seek_in(-ahead, CURRENT)
            if place >= 0:
                self.read_end = self.read_ptr
            elif place != -Errno.ESPIPE:
                self.process.errno = -place
                return EOF
        self.offset = NOWHERE
        return 0

    def seek(self, offset: int, whence: int) -> int:
        """Move to a place in the file; returns it, or EOF."""
        if whence not in (SET, CURRENT, END):
            self.process.errno = Errno.EINVAL
            return EOF
        self.orient()
        if whence == CURRENT:
            here = self.tell()
            if here < 0:
                return EOF
            offset, whence = here + offset, SET
        if not self.buf_base:
            self.need_buffer()
            self.forget_buffer()
        if self.write_ptr > self.write_base and self.flush(SOUGHT) == EOF:
            return EOF
        if whence == SET and offset < 0:
            self.process.errno = Errno.EINVAL
            return EOF
        self.free_backup()
        place = self.seek_in(offset, whence)
        if place < 0:
            self.process.errno = -place
            return EOF
        self.forget_buffer()
        self.unmark(Flag.EOF_SEEN | Flag.PUTTING)
        self.offset = place
        return place

    def tell(self) -> int:
        """Return the place in the file, counting what waits or was read ahead; EOF for a pipe."""
        writing = self.write_ptr > self.write_base
        whence = END if writing and self.has(Flag.APPENDING) else CURRENT
        place = self.seek_in(0, whence)
        if place < 0:
            self.process.errno = -place
            return EOF
        if writing:
            return place + self.write_ptr - (self.write_base if whence == END else self.read_end)
        if self.has(Flag.IN_BACKUP):
            return place - (self.save_end - self.save_base) - (self.read_end - self.read_ptr)
        return place - (self.read_end - self.read_ptr)

    def choose_buffer(self, buffer: int, mode: int, size: int) -> int:
        """Do what ``setvbuf`` does; without ``buffer``, ``size`` counts for nothing."""
        if mode == FULLY:
            self.unmark(Flag.LINE_BUFFERED | Flag.UNBUFFERED)
            if not buffer:
                if not self.buf_base:
                    if self.allocate_buffer() == EOF:
                        return EOF
                    self.unmark(Flag.LINE_BUFFERED)
                return 0
        elif mode == LINES:
            self.unmark(Flag.UNBUFFERED)
            self.mark(Flag.LINE_BUFFERED)
            if not buffer:
                return 0
        elif mode == NOT:
            self.unmark(Flag.LINE_BUFFERED)
            self.mark(Flag.UNBUFFERED)
            buffer = size = 0
        else:
            return EOF
        return self.install_buffer(buffer, size)

    def install_buffer(self, buffer: int, size: int) -> int:
        """Use ``size`` bytes at ``buffer``, or none at all (file_setbuf)."""
        if self.sync() == EOF:
            return EOF
        if not buffer or not size:
            self.mark(Flag.UNBUFFERED)
            self.use_short_buffer()
        else:
            self.unmark(Flag.UNBUFFERED)
            self.set_buffer_area(buffer, buffer + size, owned=False)
        self.forget_buffer()
        return 0
