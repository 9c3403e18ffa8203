"""``FILE`` as glibc 2.36 lays it out (struct _IO_FILE_plus, 224 bytes), and what every kind of stream does with it.

All state of a stream is in the simulated bytes: its pointers, its flags and its buffer. So a program that
overruns a ``FILE`` or uses it after ``fclose`` gets what the bytes then say. Names without the ``_IO_`` are glibc's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.libc.cancellation_points import obey
from trainer.engine.process.errno import Errno

if TYPE_CHECKING:
    from trainer.engine.events import Rule
    from trainer.engine.process.process import Process

EOF = -1
NOWHERE = -1  # _IO_pos_BAD: the place in the file is not known
SIZE = 224
ALLOCATION = 472  # FILE, its lock and its wide data, as fopen allocates them
BACKUP_SIZE = 128
_MASK = (1 << 64) - 1


class Flag:
    """The bits of ``_flags`` (libio.h)."""

    USER_BUFFER = 0x0001
    UNBUFFERED = 0x0002
    NO_READS = 0x0004
    NO_WRITES = 0x0008
    EOF_SEEN = 0x0010
    ERROR_SEEN = 0x0020
    LINKED = 0x0080
    IN_BACKUP = 0x0100
    LINE_BUFFERED = 0x0200
    TIED_PUT_GET = 0x0400
    PUTTING = 0x0800
    APPENDING = 0x1000
    FILE_BUFFER = 0x2000
    USER_LOCK = 0x8000
    MAGIC = 0xFBAD0000


class _Word:
    """A pointer or ``off_t`` in the structure."""

    def __init__(self, offset: int) -> None:
        self._offset = offset

    def __get__(self, file: File, owner: type[File]) -> int:
        return file.memory.load_u64(file.address + self._offset)

    def __set__(self, file: File, value: int) -> None:
        file.memory.store_u64(file.address + self._offset, value & _MASK)


class _Int:
    """An ``int`` in the structure."""

    def __init__(self, offset: int) -> None:
        self._offset = offset

    def __get__(self, file: File, owner: type[File]) -> int:
        return file.memory.load_i32(file.address + self._offset)

    def __set__(self, file: File, value: int) -> None:
        file.memory.store_i32(file.address + self._offset, value)


class File:
    """A view of the ``FILE`` at ``address``."""

    __slots__ = ("address", "memory", "process")

    FLAGS, READ_PTR, FLAGS2, LOCK, MODE, JUMPS = (
        0,
        8,
        116,
        136,
        192,
        216,
    )  # offsets that functions look at before anything else
    _SHORT_BUFFER = 131

    read_ptr = _Word(8)
    read_end = _Word(16)
    read_base = _Word(24)
    write_base = _Word(32)
    write_ptr = _Word(40)
    write_end = _Word(48)
    buf_base = _Word(56)
    buf_end = _Word(64)
    save_base = _Word(72)
    backup_base = _Word(80)
    save_end = _Word(88)
    chain = _Word(104)
    fileno = _Int(112)
    lock = _Word(136)
    wide_data = _Word(160)
    offset = _Word(144)
    mode = _Int(192)  # orientation: 0 none yet, -1 bytes, 1 wide characters
    jumps = _Word(216)

    def __init__(self, process: Process, address: int) -> None:
        self.process = process
        self.memory = process.memory
        self.address = address

    @property
    def flags(self) -> int:
        """The bits of ``Flag``."""
        return self.memory.load_u32(self.address)

    @flags.setter
    def flags(self, value: int) -> None:
        self.memory.store_u32(self.address, value)

    def has(self, flags: int) -> bool:
        """Tell whether one of ``flags`` is set."""
        return bool(self.flags & flags)

    def mark(self, flags: int) -> None:
        """Set ``flags``."""
        self.flags |= flags

    def unmark(self, flags: int) -> None:
        """Clear ``flags``."""
        self.flags &= ~flags

    def fail(self, error: int) -> int:
        """Set the error indicator and errno; returns EOF."""
        self.mark(Flag.ERROR_SEEN)
        self.process.errno = error
        return EOF

    def orient(self) -> bool:
        """Make the stream one of bytes, as the first operation does; False where it is one of wide characters."""
        mode = self.mode
        if mode == 0:
            self.mode = -1
        return mode <= 0

    # what the stream is connected to: a descriptor, unless a kind of stream says otherwise

    def read_from(self, target: int, count: int) -> int:
        """Read into memory; returns how many bytes, or the negative of an error number."""
        obey(self.process)
        count = self.process.kernel.read(self.fileno, target, count)
        if count == -Errno.EINTR:
            obey(self.process)
        return count

    def write_to(self, source: int, count: int, rule: Rule) -> int:
        """Write from memory, as ``rule`` demands; returns how many bytes, or the negative of an error number."""
        obey(self.process)
        return self.process.kernel.write(self.fileno, source, count, rule)

    def write_bytes_to(self, data: bytes, rule: Rule) -> int:
        """Write bytes that are not in memory, as ``rule`` demands."""
        obey(self.process)
        return self.process.kernel.write_bytes(self.fileno, data, rule)

    def seek_in(self, offset: int, whence: int) -> int:
        """Move; returns the place, or the negative of an error number."""
        return self.process.kernel.lseek(self.fileno, offset, whence)

    def close_it(self) -> int:
        """Give up the connection; returns 0, or the negative of an error number."""
        return self.process.kernel.close(self.fileno)

    # areas of the buffer

    def set_get_area(self, base: int, pointer: int, end: int) -> None:
        """Set what can be read (setg)."""
        self.read_base, self.read_ptr, self.read_end = base, pointer, end

    def set_put_area(self, base: int, end: int) -> None:
        """Set what can be written (setp)."""
        self.write_base = self.write_ptr = base
        self.write_end = end

    def set_buffer_area(self, base: int, end: int, *, owned: bool) -> None:
        """Set the buffer (setb), freeing one that the stream has allocated."""
        old = self.buf_base
        if old and not self.has(Flag.USER_BUFFER):
            self.process.heap.free(old)
        self.buf_base, self.buf_end = base, end
        if owned:
            self.unmark(Flag.USER_BUFFER)
        else:
            self.mark(Flag.USER_BUFFER)

    def forget_buffer(self) -> None:
        """Leave nothing to read or to write."""
        base = self.buf_base
        self.set_get_area(base, base, base)
        self.set_put_area(base, base)

    def use_short_buffer(self) -> None:
        """Use the byte inside the structure as buffer."""
        short = self.address + self._SHORT_BUFFER
        self.set_buffer_area(short, short + 1, owned=False)

    # bytes that ungetc could not put back into the buffer

    def switch_to_backup(self) -> None:
        """Read from the backup area next."""
        self.mark(Flag.IN_BACKUP)
        self.read_end, self.save_end = self.save_end, self.read_end
        self.read_base, self.save_base = self.save_base, self.read_base
        self.read_ptr = self.read_end

    def switch_to_main(self) -> None:
        """Read from the buffer again."""
        self.unmark(Flag.IN_BACKUP)
        self.read_end, self.save_end = self.save_end, self.read_end
        self.read_base, self.save_base = self.save_base, self.read_base
        self.read_ptr = self.read_base

    def free_backup(self) -> None:
        """Forget what was put back."""
        if self.has(Flag.IN_BACKUP):
            self.switch_to_main()
        if self.save_base:
            self.process.heap.free(self.save_base)
            self.save_base = self.save_end = self.backup_base = 0
