"""The system calls on files. Files exist only in the simulation; nothing of the host can be opened."""

from trainer.engine.errors import LimitReached
from trainer.engine.events import Rule
from trainer.engine.process import maps, open_pipes
from trainer.engine.process.errno import Errno
from trainer.engine.process.memory_calls import MemoryCalls
from trainer.engine.process.open_files import (
    O_APPEND,
    O_CREAT,
    O_EXCL,
    O_RDWR,
    O_TRUNC,
    OpenFile,
    Pipe,
)
from trainer.engine.process.sources import SharedPages

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
BAD_FD = Rule("bad-argument", {"call": "the call", "why": "not an open file descriptor"})


class FileCalls(MemoryCalls):
    """Files, pipes and the standard streams.

    Descriptor 0 reads ``process.stdin``; 1 and 2 append to ``process.stdout_bytes`` and ``process.stderr_bytes``.
    """

    files: dict[int, OpenFile]
    named: dict[str, SharedPages]
    _input_at: list[int]

    def prepare_files(self) -> None:
        """Open the standard streams."""
        self.files = {fd: OpenFile(flags=O_RDWR, stream=fd) for fd in range(3)}
        self.named = {}
        self._input_at = [0]

    def file_of(self, fd: int) -> SharedPages | Errno:
        """Return what a file descriptor lets map."""
        opened = self.files.get(fd)
        if opened is None:
            return Errno.EBADF
        return opened.file if opened.file is not None else Errno.ENODEV

    def memfd_create(self, name: bytes, flags: int) -> int:
        """Create an empty file in memory and return a descriptor."""
        file = SharedPages(path=f"/memfd:{name.decode(errors='replace')} (deleted)")
        return self._report("memfd_create", self._install(OpenFile(O_RDWR, file=file)), None, flags=flags)

    def open(self, path: bytes, flags: int, mode: int = 0) -> int:
        """Open a file of the simulation; /proc/self/maps shows the address space of this moment."""
        return self._report("open", self._open(path.decode(errors="replace"), flags), None, flags=flags, mode=mode)

    def close(self, fd: int) -> int:
        """Close a descriptor."""
        opened = self.files.pop(fd, None)
        open_pipes.closed(self.process, opened)
        return self._report("close", Errno.EBADF if opened is None else 0, None, fd=fd)

    def ftruncate(self, fd: int, size: int) -> int:
        """Set the size of a file; mapped pages beyond it give SIGBUS from then on."""
        opened = self.files.get(fd)
        result: int | Errno = 0
        if opened is None:
            result = Errno.EBADF
        elif opened.file is None or not opened.writable or size < 0:
            result = Errno.EINVAL
        else:
            opened.file.resize(size)
            self.space.resize_source(opened.file)
        return self._report("ftruncate", result, None, fd=fd, size=size)

    def read(self, fd: int, buffer: int, count: int) -> int:
        """Read into memory; 0 at the end of the file, EFAULT for a bad buffer."""
        opened = self.files.get(fd)
        if opened is None or not opened.readable:
            return self._report("read", Errno.EBADF, BAD_FD, fd=fd, count=count)
        data = self._take(opened, count)
        result: int | Errno = data if isinstance(data, Errno) else len(data)
        if isinstance(data, bytes) and data and not self.space.poke(buffer, data):
            result = Errno.EFAULT
        return self._report("read", result, None, fd=fd, buffer=buffer, count=count)

    def write(self, fd: int, buffer: int, count: int) -> int:
        """Write from memory; EFAULT for a bad buffer."""
        opened = self.files.get(fd)
        result: int | Errno
        if opened is None or not opened.writable:
            result = Errno.EBADF
        elif (data := self.space.peek(buffer, count) if count else b"") is None:
            result = Errno.EFAULT
        else:
            result = self._put(opened, data)
        return self._report("write", result, None, fd=fd, buffer=buffer, count=count)

    def write_bytes(self, fd: int, data: bytes) -> int:
        """Write bytes that are not in the memory of the process (messages of the C library)."""
        opened = self.files.get(fd)
        if opened is None or not opened.writable:
            return self._report("write", Errno.EBADF, BAD_FD, fd=fd, count=len(data))
        return self._report("write", self._put(opened, data), None, fd=fd, count=len(data))

    def lseek(self, fd: int, offset: int, whence: int) -> int:
        """Move the place of the next read or write."""
        opened = self.files.get(fd)
        result: int | Errno
        if opened is None:
            result = Errno.EBADF
        elif opened.file is None:
            result = Errno.ESPIPE
        else:
            base = {SEEK_SET: 0, SEEK_CUR: opened.offset, SEEK_END: opened.file.size}.get(whence)
            result = Errno.EINVAL if base is None or base + offset < 0 else base + offset
            if not isinstance(result, Errno):
                opened.offset = result
        return self._report("lseek", result, None, fd=fd, offset=offset, whence=whence)

    def file_size(self, fd: int) -> int:
        """Return the size of a file (fstat), 0 for a stream or pipe, or the negative of an ``Errno``."""
        opened = self.files.get(fd)
        if opened is None:
            return -Errno.EBADF
        return opened.file.size if opened.file is not None else 0

    def pipe(self) -> tuple[int, int]:
        """Create a pipe; return the descriptors of its reading and its writing end."""
        pipe = Pipe()
        ends = self._install(OpenFile(0, pipe=pipe)), self._install(OpenFile(1, pipe=pipe))
        self._report("pipe", 0, None, read=ends[0], write=ends[1])
        return ends

    def dup(self, fd: int) -> int:
        """Return another descriptor of the same open file."""
        opened = self.files.get(fd)
        result: int | Errno = Errno.EBADF if opened is None else self._install(opened)
        return self._report("dup", result, None, fd=fd)

    def dup2(self, fd: int, target: int) -> int:
        """Let ``target`` refer to the open file of ``fd``."""
        opened = self.files.get(fd)
        if opened is not None and target >= 0:
            before, self.files[target] = self.files.get(target), opened
            open_pipes.closed(self.process, before)
            return self._report("dup2", target, None, fd=fd, target=target)
        return self._report("dup2", Errno.EBADF, None, fd=fd, target=target)

    def unlink(self, path: bytes) -> int:
        """Remove a file of the simulation; open descriptors keep it."""
        found = self.named.pop(path.decode(errors="replace"), None)
        return self._report("unlink", 0 if found is not None else Errno.ENOENT, None)

    def share_files_with(self, parent: "FileCalls") -> None:
        """Inherit open files and limits (fork)."""
        self.files = dict(parent.files)
        self.named = parent.named
        self._input_at = parent._input_at
        self.limits.copy_from(parent.limits)

    def _install(self, opened: OpenFile) -> int:
        fd = next(number for number in range(len(self.files) + 1) if number not in self.files)
        self.files[fd] = opened
        return fd

    def _open(self, path: str, flags: int) -> int | Errno:
        if path == "/proc/self/maps":
            content = maps.render(self.space.snapshot(), self.process.program_name).encode()
            return self._install(OpenFile(flags, file=SharedPages(content=content, path=path)))
        if path in self.named and flags & O_CREAT and flags & O_EXCL:
            return Errno.EEXIST
        if path not in self.named:
            if not flags & O_CREAT:
                return Errno.ENOENT
            self.named[path] = SharedPages(path=path)
        file = self.named[path]
        if flags & O_TRUNC:
            file.resize(0)
        return self._install(OpenFile(flags, file=file))

    def _take(self, opened: OpenFile, count: int) -> bytes | Errno:
        if opened.pipe is not None:
            return open_pipes.read(self.process, opened, count)
        if opened.file is not None:
            data = opened.file.read(opened.offset, count)
            opened.offset += len(data)
            return data
        start = self._input_at[0]
        data = self.process.stdin[start : start + count]
        self._input_at[0] += len(data)
        return data

    def _put(self, opened: OpenFile, data: bytes) -> int | Errno:
        if opened.file is not None:
            if opened.flags & O_APPEND:
                opened.offset = opened.file.size
            opened.file.write(opened.offset, data)
            opened.offset += len(data)
        elif opened.pipe is not None:
            return open_pipes.write(self.process, opened, data)
        else:
            self._output(2 if opened.stream == 2 else 1, data)
        return len(data)

    def _output(self, stream: int, data: bytes) -> None:
        process = self.process
        limit = process.limits.output
        room = limit - len(process.stdout_bytes) - len(process.stderr_bytes)
        target = process.stderr_bytes if stream == 2 else process.stdout_bytes
        target += data[:room]
        process.emit("output", None, fd=stream, text=data.decode(errors="replace"))
        if len(data) > room:
            raise LimitReached(f"the program wrote more than {limit} bytes")
