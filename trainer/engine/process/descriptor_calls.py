"""The system calls on descriptors: what is open, and under which numbers."""

from typing import TypeVar

from trainer.engine.events import Rule
from trainer.engine.process import seals
from trainer.engine.process.channels.base import Channel
from trainer.engine.process.channels.pipes import Pipe
from trainer.engine.process.devices import Null, Terminal
from trainer.engine.process.errno import Errno
from trainer.engine.process.file_nodes import HOME, MEMORY, REGULAR, USER, DirectoryNode, FileNode
from trainer.engine.process.file_tree import FileTree
from trainer.engine.process.limits import Resource
from trainer.engine.process.memory_calls import MemoryCalls
from trainer.engine.process.open_files import O_LARGEFILE, O_RDWR, O_WRONLY, STATUS_FLAGS, OpenFile
from trainer.engine.process.sources import SharedPages

_UMASK = 0o022
_MFD_ALLOW_SEALING = 2
_MFD_FLAGS = 1 | _MFD_ALLOW_SEALING  # MFD_CLOEXEC

C = TypeVar("C", bound=Channel)


class DescriptorCalls(MemoryCalls):
    """The open files of a process, pipes and standard streams among them, by their descriptors.

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

    def open_channel(self, name: str, channel: Channel, flags: int, access: int = O_RDWR) -> int:
        """Return a descriptor for a channel that the system call ``name`` has made."""
        return self._report(name, self._install(OpenFile(access | flags & STATUS_FLAGS, channel=channel)))

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

    def close(self, fd: int) -> int:
        """Close a descriptor."""
        opened = self.files.pop(fd, None)
        self.close_on_exec.discard(fd)
        self.let_go(opened)
        return self._report("close", Errno.EBADF if opened is None else 0, fd=fd)

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

    def share_files_with(self, parent: "DescriptorCalls") -> None:
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
