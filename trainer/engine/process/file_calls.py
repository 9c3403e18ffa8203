"""The system calls that read and write files. Files exist only in the simulation; nothing of the host can be opened."""

from functools import partial

from trainer.engine.errors import LimitReached
from trainer.engine.events import Rule
from trainer.engine.process import seals
from trainer.engine.process.descriptor_calls import DescriptorCalls
from trainer.engine.process.devices import Null, Terminal, Zeros
from trainer.engine.process.errno import Errno
from trainer.engine.process.file_nodes import File
from trainer.engine.process.limits import Resource
from trainer.engine.process.open_files import O_APPEND, OpenFile
from trainer.engine.process.signal_numbers import SIGNALS
from trainer.engine.process.sources import SharedPages

SEEK_SET, SEEK_CUR, SEEK_END, SEEK_DATA, SEEK_HOLE = range(5)
WRITTEN = Rule("written-at-once")
_MOST_READ = 0x7FFFF000  # by one call (MAX_RW_COUNT)
_PIECE = 1 << 20


class FileCalls(DescriptorCalls):
    """Reading, writing, seeking and truncating, by descriptor."""

    def ftruncate(self, fd: int, size: int) -> int:
        """Set the size of a file; mapped pages beyond it give SIGBUS from then on."""
        opened = self.files.get(fd)
        result: int | Errno = 0
        if opened is None:
            result = Errno.EBADF
        elif not isinstance(opened.file, SharedPages) or not opened.writable or size < 0:
            result = Errno.EINVAL
        elif seals.forbid_size(opened.file, size):
            result = Errno.EPERM
        elif size > self.limits.soft(Resource.FSIZE):
            result = self._too_large()
        else:
            opened.file.truncate(size)
            if opened.node is not None:
                opened.node.touch(self.process.threads.clock.now())
            self.space.resize_source(opened.file)
        return self._report("ftruncate", result, fd=fd, size=size)

    def read(self, fd: int, buffer: int, count: int) -> int:
        """Read into memory; 0 at the end of the file, EFAULT for a bad buffer."""
        return self._report("read", self._read(fd, buffer, count, None), fd=fd, buffer=buffer, count=count)

    def pread(self, fd: int, buffer: int, count: int, offset: int) -> int:
        """Read at ``offset`` without moving the place of the next read."""
        result = self._read(fd, buffer, count, offset) if offset >= 0 else Errno.EINVAL
        return self._report("pread", result, fd=fd, buffer=buffer, count=count, offset=offset)

    def write(self, fd: int, buffer: int, count: int, rule: Rule = WRITTEN) -> int:
        """Write from memory, as ``rule`` demands; EFAULT for a bad buffer."""
        return self._written(self._write(fd, buffer, count, None, rule), rule, fd=fd, buffer=buffer, count=count)

    def pwrite(self, fd: int, buffer: int, count: int, offset: int) -> int:
        """Write at ``offset`` without moving the place of the next write."""
        result = self._write(fd, buffer, count, offset) if offset >= 0 else Errno.EINVAL
        return self._report("pwrite", result, fd=fd, buffer=buffer, count=count, offset=offset)

    def write_bytes(self, fd: int, data: bytes, rule: Rule = WRITTEN) -> int:
        """Write bytes that are not in the memory of the process (messages of the C library)."""
        opened = self.files.get(fd)
        result = self._put(opened, data, rule) if opened is not None and opened.writable else Errno.EBADF
        return self._written(result, rule, fd=fd, count=len(data))

    def _written(self, result: int | Errno, rule: Rule, **arguments: int) -> int:
        return self._report("write", result, None if isinstance(result, Errno) else rule, **arguments)

    def lseek(self, fd: int, offset: int, whence: int) -> int:
        """Move the place of the next read or write."""
        opened = self.files.get(fd)
        result: int | Errno
        if opened is None:
            result = Errno.EBADF
        elif opened.channel is not None:
            result = 0 if opened.channel.seekable else Errno.ESPIPE
        elif opened.file is None or isinstance(opened.file, Terminal):
            result = Errno.ESPIPE
        elif isinstance(opened.file, Null):
            result = 0
        else:
            result = self._destination(opened, opened.file, offset, whence)
            if not isinstance(result, Errno):
                opened.offset = result
        return self._report("lseek", result, fd=fd, offset=offset, whence=whence)

    @staticmethod
    def _destination(opened: OpenFile, file: File, offset: int, whence: int) -> int | Errno:
        if whence in (SEEK_DATA, SEEK_HOLE) and isinstance(file, SharedPages):
            return file.search(offset, hole=whence == SEEK_HOLE)
        base = {SEEK_SET: 0, SEEK_CUR: opened.offset, SEEK_END: file.size}.get(whence)
        return Errno.EINVAL if base is None or base + offset < 0 else base + offset

    def _read(self, fd: int, buffer: int, count: int, offset: int | None) -> int | Errno:
        opened = self.files.get(fd)
        if opened is None or not opened.readable:
            return Errno.EBADF
        if offset is not None and opened.file is None:
            return Errno.ESPIPE
        if opened.channel is not None:
            fits = partial(self._fits, buffer)
            data = opened.channel.read(self.process, opened, count, fits)
            return data if isinstance(data, Errno) else self._store(buffer, data)
        if opened.file is None:
            return 0
        done = self._read_file(opened.file, opened.offset if offset is None else offset, buffer, min(count, _MOST_READ))
        if not isinstance(done, Errno):
            opened.offset += done if offset is None else 0
            self.note_access(opened)
        return done

    def _read_file(self, file: File, offset: int, buffer: int, count: int) -> int | Errno:
        """Read piece by piece, so that the host never holds more than one."""
        done = 0
        while True:
            size = min(count - done, _PIECE)
            data = file.read(offset + done, size)
            if isinstance(data, Errno):
                return done or data
            stored = self._store(buffer + done, data)
            done += stored
            if stored < len(data):
                return done or Errno.EFAULT
            if len(data) < size or done == count:
                return done

    def _fits(self, buffer: int, size: int) -> bool:
        return not size or self.space.usable_size(buffer, size, "write") == size

    def _store(self, buffer: int, data: bytes) -> int:
        """Store as much as the usable part of the buffer holds; returns how much."""
        usable = self.space.usable_size(buffer, len(data), "write") if data else 0
        if usable:
            self.space.poke(buffer, data[:usable])
        return usable

    def _write(self, fd: int, buffer: int, count: int, offset: int | None, rule: Rule = WRITTEN) -> int | Errno:
        opened = self.files.get(fd)
        if opened is None or not opened.writable:
            return Errno.EBADF
        if offset is not None and opened.file is None:
            return Errno.ESPIPE
        if type(opened.file) in (Null, Zeros):
            return count  # and nobody looks at the bytes
        usable = self.space.usable_size(buffer, count, "read")
        in_parts = isinstance(opened.file, SharedPages)
        if usable < count and not (in_parts and usable):
            return Errno.EFAULT
        data = self.space.peek(buffer, usable) or b""
        return self._put(opened, data, rule, offset)

    def _put(self, opened: OpenFile, data: bytes, rule: Rule, offset: int | None = None) -> int | Errno:
        if opened.channel is not None:
            return opened.channel.write(self.process, opened, data)
        if opened.file is None or isinstance(opened.file, Terminal):
            self._output(2 if opened.stream == 2 else 1, data, rule)
            return len(data)
        start = opened.offset if offset is None else offset
        place = opened.file.size if opened.flags & O_APPEND else start
        if isinstance(opened.file, SharedPages) and place + len(data) > opened.file.size:
            data = data[: max(0, self.limits.soft(Resource.FSIZE) - place)]
            if not data:
                return self._too_large()
            self._check_room_for_files(len(data))
        if isinstance(opened.file, SharedPages) and opened.file.seals:
            data = data[: seals.writable_part(opened.file, place, len(data))]
            if not data:
                return Errno.EPERM
        size = opened.file.size
        written = opened.file.write(place, data)
        if isinstance(opened.file, SharedPages):
            self.space.show_file(opened.file, min(place, size), place + len(data))
            if opened.node is not None:
                opened.node.touch(self.process.threads.clock.now())
        if offset is None and not isinstance(written, Errno):
            opened.offset = place + written
        return written

    def _check_room_for_files(self, size: int) -> None:
        """End the run when the contents of files exceed the memory of the simulation."""
        files = {*self.tree.files(), *(opened.file for opened in self.files.values())}
        budget = self.process.limits.memory
        if sum(file.memory_size for file in files if isinstance(file, SharedPages)) + size > budget:
            raise LimitReached(f"the program wrote more than {budget >> 20} MiB to files")

    def _too_large(self) -> Errno:
        self.process.signals.raise_in_thread(SIGNALS["SIGXFSZ"])
        return Errno.EFBIG

    def _output(self, stream: int, data: bytes, rule: Rule) -> None:
        process = self.process
        limit = process.limits.output
        room = limit - len(process.stdout_bytes) - len(process.stderr_bytes)
        target = process.stderr_bytes if stream == 2 else process.stdout_bytes
        target += data[:room]
        process.emit("output", rule, fd=stream, text=data.decode(errors="replace"))
        if len(data) > room:
            raise LimitReached(f"the program wrote more than {limit} bytes")
