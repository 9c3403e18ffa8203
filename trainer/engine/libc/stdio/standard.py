"""The streams of a process: the three standard ones, and the list of all that are open."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from trainer.engine.errors import LimitReached
from trainer.engine.libc.stdio.file import ALLOCATION, EOF, SIZE, File, Flag
from trainer.engine.libc.stdio.file_stream import FileStream
from trainer.engine.libc.stdio.putting import ENDED, FLUSHED

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

_STANDARD = {
    "stdin": (0, Flag.NO_WRITES, None),
    "stdout": (1, Flag.NO_READS, "stdin"),
    "stderr": (2, Flag.NO_READS | Flag.UNBUFFERED, "stdout"),
}
_OWNER = 8  # offset of the owner in a lock
_TABLES = range(-0xC00, 0x168)  # where the library's tables of functions lie, from that of files on
_INVALID = b"Fatal error: glibc detected an invalid stdio handle\n"


class Stdio:
    """Finds the stream behind a ``FILE *``. Everything that changes is in the bytes of the process."""

    def __init__(self, process: Process) -> None:
        self.process = process
        self.file_jumps = process.libc_data("_IO_file_jumps", 168)
        self._streams: dict[int, FileStream] = {}
        self._kinds: dict[int, type[FileStream]] = {self.file_jumps: FileStream}
        for name, (fd, flags, following) in _STANDARD.items():
            stream = FileStream(process, self.stream_address(name))
            stream.initialise(fd, flags | Flag.LINKED, self.file_jumps)
            stream.chain = self.stream_address(following) if following else 0
        self._head = process.libc_data("_IO_list_all", 8)
        process.memory.store_u64(self._head, self.stream_address("stderr"))

    def stream_address(self, name: str) -> int:
        """Return the address of a standard stream's ``FILE`` in the C library's data."""
        return self.process.libc_data(f"_IO_2_1_{name}_", SIZE)

    def standard(self, name: str) -> FileStream:
        """Return the stream to which the variable ``stdin``, ``stdout`` or ``stderr`` points."""
        variable = self.process.program.library_objects.get(name)
        address = self.process.memory.load_u64(variable) if variable else self.stream_address(name)
        return self.stream(address, File.FLAGS)

    def stream(self, address: int, first: int, *, locked: bool = True) -> FileStream:
        """Return the stream of a ``FILE *``; ``first`` is the offset of the field that the function looks at first.

        That access decides where a null pointer faults. A structure that is no stream ends the process, at its lock if
        the function takes that.
        """
        memory = self.process.memory
        memory.load_u8(address + first)
        if locked and (lock := memory.load_u64(address + File.LOCK)) != address + SIZE:
            self._take_lock(address, lock)
        jumps = memory.load_u64(address + File.JUMPS)
        kind = self._kinds.get(jumps) or self._refuse(jumps)
        found = self._streams.get(address)
        if type(found) is not kind:
            found = self._streams[address] = kind(self.process, address)
        return found

    def _take_lock(self, address: int, lock: int) -> None:
        """Touch a lock that is not where the library puts it."""
        memory = self.process.memory
        if not memory.load_u32(address) & Flag.USER_LOCK:
            memory.load_u64(lock + _OWNER)
            memory.store_u32(lock, memory.load_u32(lock))

    def _refuse(self, jumps: int) -> NoReturn:
        """End the process for a table of functions that is none of the library's; one that is cannot be simulated."""
        if jumps - self.file_jumps in _TABLES:
            line = self.process.current_line()
            raise LimitReached(
                f"a stream was given other functions of the library (line {line}), which is not simulated"
            )
        while True:
            self.process.write_stderr(_INVALID)
            self.process.signals.abort()

    def jumps_of(self, kind: type[FileStream]) -> int:
        """Return the address of the table of functions by which streams of a kind are known."""
        address = self.process.libc_data(f"jumps of {kind.__name__}", 168)
        self._kinds[address] = kind
        return address

    def open(self, fd: int, flags: int) -> FileStream | None:
        """Make a stream for a descriptor; None without memory."""
        address = self.allocate()
        if not address:
            return None
        stream = FileStream(self.process, address)
        stream.initialise(fd, flags, self.file_jumps)
        self.link(stream)
        return stream

    def allocate(self, size: int = ALLOCATION) -> int:
        """Allocate a ``FILE`` with its lock and wide data, all zeros; 0 without memory."""
        address = self.process.heap.malloc(size)
        if address:
            self.process.memory.fill(address, 0, size)
        return address

    def link(self, stream: File) -> None:
        """Enter a stream into the list."""
        stream.mark(Flag.LINKED)
        stream.chain = self.process.memory.load_u64(self._head)
        self.process.memory.store_u64(self._head, stream.address)

    def unlink(self, stream: File) -> None:
        """Take a stream out of the list."""
        if not stream.has(Flag.LINKED):
            return
        slot, memory = self._head, self.process.memory
        while (address := memory.load_u64(slot)) not in (0, stream.address):
            slot = address + 104
        if address:
            memory.store_u64(slot, stream.chain)
        stream.unmark(Flag.LINKED)

    def is_standard(self, address: int) -> bool:
        """Tell whether a ``FILE`` belongs to the library and not to the heap."""
        return any(address == self.stream_address(name) for name in _STANDARD)

    def flush_all(self, only: int = 0, *, why: str = FLUSHED, locked: bool = True) -> int:
        """Write what waits in all streams, or in those with the flag ``only``; EOF when one fails."""
        result, seen = 0, set()
        address = self.process.memory.load_u64(self._head)
        while address and address not in seen:
            seen.add(address)
            stream = self.stream(address, File.FLAGS, locked=locked)
            wanted = not only or stream.has(only)
            if wanted and stream.write_ptr > stream.write_base and stream.overflow(EOF, why) == EOF:
                result = EOF
            address = stream.chain
        return result

    def finish(self) -> None:
        """Write what waits, and give back to the files what was read ahead (the end of exit)."""
        self.flush_all(why=ENDED, locked=False)
        seen = set()
        address = self.process.memory.load_u64(self._head)
        while address and address not in seen:
            seen.add(address)
            stream = self.stream(address, File.FLAGS, locked=False)
            if stream.is_open and stream.mode != 0 and not stream.has(Flag.UNBUFFERED):
                stream.free_backup()
                stream.mark(Flag.USER_BUFFER)  # the buffer's chunk stays: nothing more may depend on the heap
                stream.install_buffer(0, 0)
            address = stream.chain
