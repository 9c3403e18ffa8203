"""The system calls on files. Files exist only in the simulation; nothing of the host can be opened."""

from functools import partial
from typing import TypeVar

from trainer.engine.errors import LimitReached
from trainer.engine.events import Rule
from trainer.engine.process import seals
from trainer.engine.process.channels.base import Channel
from trainer.engine.process.channels.pipes import Pipe
from trainer.engine.process.devices import Null, Terminal, Zeros
from trainer.engine.process.errno import Errno
from trainer.engine.process.file_nodes import HOME, MEMORY, REGULAR, USER, DirectoryNode, File, FileNode
from trainer.engine.process.file_tree import FileTree
from trainer.engine.process.limits import Resource
from trainer.engine.process.memory_calls import MemoryCalls
from trainer.engine.process.open_files import O_APPEND, O_LARGEFILE, O_RDWR, O_WRONLY, STATUS_FLAGS, OpenFile
from trainer.engine.process.signal_numbers import SIGNALS
from trainer.engine.process.sources import SharedPages

SEEK_SET, SEEK_CUR, SEEK_END, SEEK_DATA, SEEK_HOLE = range(5)
WRITTEN = Rule("written-at-once")
_UMASK = 0o022
_MFD_ALLOW_SEALING = 2
_MFD_FLAGS = 1 | _MFD_ALLOW_SEALING  # MFD_CLOEXEC


C = TypeVar("C", bound=Channel)
_MOST_READ = 0x7FFFF000  # by one call (MAX_RW_COUNT)
_PIECE = 1 << 20


class FileCalls(MemoryCalls):
    """Files, pipes and the standard streams.

    Descriptor 0 is a file with the bytes of ``process.stdin``, /dev/null where there are none, or a terminal where
    they are typed. 1 and 2 append to ``process.stdout_bytes`` and ``process.stderr_bytes``.
    """

    files: dict[int, OpenFile]
    tree: FileTree
    directory: DirectoryNode
    umask: int
    close_on_exec: set[int]  # descriptors with FD_CLOEXEC

    def prepare_files(self) -> None:
        """Open the standard streams."""
        self.tree = FileTree()
        self.directory, self.umask = self.tree.home, _UMASK
        self.close_on_exec = set()
        flags = O_RDWR | O_LARGEFILE if self.process.tty else O_WRONLY
        self.files = {fd: OpenFile(flags, stream=fd) for fd in (1, 2)}
        self.files[0] = self._standard_input()

    def _standard_input(self) -> OpenFile:
        data = self.process.stdin
        if self.process.tty:
            return OpenFile(O_RDWR | O_LARGEFILE, file=Terminal(data), stream=0)
        if not data:
            return OpenFile(O_LARGEFILE, file=Null(), node=self.tree.device("null"))
        node = FileNode(self.tree.new_number(), 0o100644, USER, file=SharedPages(path=f"{HOME}/input", content=data))
        return OpenFile(O_LARGEFILE, file=node.file, node=node)

    def opened(self, fd: int) -> OpenFile | Errno:
        """Return what a file descriptor refers to."""
        return self.files.get(fd, Errno.EBADF)

    def channel(self, fd: int, kind: type[C], otherwise: Errno) -> C | Errno:
        """Return the channel that a file descriptor refers to, ``otherwise`` where it is of another kind."""
        opened = self.opened(fd)
        if isinstance(opened, Errno):
            return opened
        return opened.channel if isinstance(opened.channel, kind) else otherwise

    def memfd_create(self, name: bytes, flags: int) -> int:
        """Create an empty file in memory and return a descriptor."""
        if flags & ~_MFD_FLAGS:
            rule = Rule("bad-argument", {"call": "memfd_create", "why": "unknown flags"})
            return self._report("memfd_create", Errno.EINVAL, rule, flags=flags)
        file = SharedPages(path=f"/memfd:{name.decode(errors='replace')} (deleted)")
        file.seals = 0 if flags & _MFD_ALLOW_SEALING else seals.SEAL
        node = FileNode(self.tree.new_number(), REGULAR | 0o777, USER, links=0, device=MEMORY, file=file)
        node.accessed = node.modified = node.changed = self.process.threads.clock.now()
        return self._report("memfd_create", self._install(OpenFile(O_RDWR, file=file, node=node)), flags=flags)

    def close(self, fd: int) -> int:
        """Close a descriptor."""
        opened = self.files.pop(fd, None)
        self.close_on_exec.discard(fd)
        self.let_go(opened)
        return self._report("close", Errno.EBADF if opened is None else 0, fd=fd)

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

    def pipe(self) -> tuple[int, int] | Errno:
        """Create a pipe; return the descriptors of its reading and its writing end."""
        pipe = Pipe()
        ends = self._install(OpenFile(0, channel=pipe)), self._install(OpenFile(1, channel=pipe))
        failure = next((end for end in ends if isinstance(end, Errno)), None)
        if failure is not None:
            self.files.pop(ends[0], None)
            self._report("pipe", failure)
            return failure
        self._report("pipe", 0, read=ends[0], write=ends[1])
        return ends

    def open_channel(self, name: str, channel: Channel, flags: int, access: int = O_RDWR) -> int:
        """Return a descriptor for a channel that the system call ``name`` has made."""
        return self._report(name, self._install(OpenFile(access | flags & STATUS_FLAGS, channel=channel)))

    def let_go(self, opened: OpenFile | None) -> None:
        """Tell those who wait at a channel that a descriptor of it was closed."""
        if opened is not None and opened.channel is not None:
            opened.channel.closed(self.process)

    def dup(self, fd: int, lowest: int = 0) -> int:
        """Return another descriptor, at least ``lowest``, of the same open file."""
        opened = self.files.get(fd)
        result: int | Errno = Errno.EBADF
        if opened is not None:
            possible = lowest == 0 or 0 < lowest < self.limits.soft(Resource.NOFILE)
            result = self._install(opened, lowest) if possible else Errno.EINVAL
        return self._report("dup", result, fd=fd)

    def dup2(self, fd: int, target: int) -> int:
        """Let ``target`` refer to the open file of ``fd``."""
        opened = self.files.get(fd)
        if opened is None or not 0 <= target < self.limits.soft(Resource.NOFILE):
            return self._report("dup2", Errno.EBADF, fd=fd, target=target)
        if target != fd:
            before, self.files[target] = self.files.get(target), opened
            self.close_on_exec.discard(target)
            self.let_go(before)
        return self._report("dup2", target, fd=fd, target=target)

    def flags(self, fd: int, wanted: int | None = None) -> int:
        """Return the flags with which a file was opened, after changing those that may change (F_GETFL, F_SETFL)."""
        opened = self.files.get(fd)
        if opened is None:
            return -Errno.EBADF
        if wanted is not None:
            opened.flags = opened.flags & ~STATUS_FLAGS | wanted & STATUS_FLAGS
        return opened.flags

    def share_files_with(self, parent: "FileCalls") -> None:
        """Inherit open files and limits (fork)."""
        self.files, self.close_on_exec = dict(parent.files), set(parent.close_on_exec)
        self.tree, self.directory, self.umask = parent.tree, parent.directory, parent.umask
        self.limits.copy_from(parent.limits)

    def _install(self, opened: OpenFile, lowest: int = 0) -> int | Errno:
        fd = next(number for number in range(lowest, lowest + len(self.files) + 1) if number not in self.files)
        if fd >= self.limits.soft(Resource.NOFILE):
            return Errno.EMFILE
        self.files[fd] = opened
        return fd

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
        if offset is None and not isinstance(done, Errno):
            opened.offset += done
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
