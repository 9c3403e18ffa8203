"""The system calls on names: opening files, and asking what they are."""

import re

from trainer.engine.process.errno import Errno
from trainer.engine.process.file_calls import FileCalls
from trainer.engine.process.file_nodes import (
    CHARACTER,
    EXECUTE,
    FIFO,
    READ,
    REGULAR,
    RIGHTS,
    USER,
    WRITE,
    DirectoryFile,
    DirectoryNode,
    FifoNode,
    File,
    FileNode,
    LinkNode,
    Node,
    SpecialNode,
)
from trainer.engine.process.file_tree import Place
from trainer.engine.process.limits import Resource
from trainer.engine.process.open_files import (
    O_ACCMODE,
    O_CLOEXEC,
    O_CREAT,
    O_DIRECTORY,
    O_EXCL,
    O_LARGEFILE,
    O_NOFOLLOW,
    O_TMPFILE,
    O_TRUNC,
    OpenFile,
)
from trainer.engine.process.sources import SharedPages

AT_FDCWD = -100
_KEPT_FLAGS = ~(O_CREAT | O_EXCL | O_TRUNC)
_ANY_RIGHT = 7  # R_OK, W_OK, X_OK
_WANTED = (READ, WRITE, READ | WRITE, READ | WRITE)

_DESCRIPTOR = re.compile(rb"/proc/(\w+)/fd/(\d+)")


class PathCalls(FileCalls):
    """Each takes the descriptor of the directory that relative paths begin at: AT_FDCWD is the working directory.

    A path that could not be read (EFAULT) is None.
    """

    def _walk(self, path: bytes | None, at: int = AT_FDCWD, *, follow: bool = True) -> Place | Errno:
        if path is None:
            return Errno.EFAULT
        start = self.directory
        if at != AT_FDCWD and not path.startswith(b"/"):
            opened = self.files.get(at)
            if opened is None:
                return Errno.EBADF
            if not isinstance(opened.node, DirectoryNode):
                return Errno.ENOTDIR
            start = opened.node
        return self.tree.walk(self.process, path, start, follow=follow)

    def _find(self, path: bytes | None, at: int = AT_FDCWD, *, follow: bool = True) -> Node | Errno:
        place = self._walk(path, at, follow=follow)
        if isinstance(place, Errno):
            return place
        return Errno.ENOENT if place.node is None else place.node

    def _now(self) -> int:
        return self.process.threads.clock.now()

    # opening

    def open(self, path: bytes | None, flags: int, mode: int = 0, at: int = AT_FDCWD) -> int:
        """Open a file of the simulation."""
        fd = self._report("open", self._open(path, flags, mode, at), flags=flags, mode=mode)
        if fd >= 0 and flags & O_CLOEXEC:
            self.close_on_exec.add(fd)
        return fd

    def _open(self, path: bytes | None, flags: int, mode: int, at: int) -> int | Errno:
        again = None if path is None else _DESCRIPTOR.fullmatch(path)
        if again and again[1] in (b"self", str(self.process.threads.pid).encode()):
            return self._reopen(int(again[2]), flags)
        exclusive = bool(flags & O_CREAT and flags & O_EXCL)
        place = self._walk(path, at, follow=not (flags & O_NOFOLLOW or exclusive))
        if isinstance(place, Errno):
            return place
        node: Node | Errno
        assert path is not None
        if place.node is None:
            node = self._make(place, path, flags, mode)
        elif flags & O_TMPFILE == O_TMPFILE:
            node = self._make_unnamed(place.node, mode)
        else:
            node = Errno.EEXIST if exclusive else self._may_open(place.node, flags) or place.node
        return node if isinstance(node, Errno) else self._install_node(node, flags)

    def _make(self, place: Place, path: bytes, flags: int, mode: int) -> Node | Errno:
        if not flags & O_CREAT:
            return Errno.ENOENT
        if path.endswith(b"/"):
            return Errno.EISDIR
        return self.tree.create(place, mode & ~self.umask, self._now())

    def _make_unnamed(self, directory: Node, mode: int) -> Node | Errno:
        if not isinstance(directory, DirectoryNode):
            return Errno.ENOTDIR
        number = self.tree.new_number()
        file = SharedPages(path=f"{directory.path().rstrip('/')}/#{number} (deleted)")
        unnamed = FileNode(number, REGULAR | mode & ~self.umask & RIGHTS, USER, 0, file=file)
        return self.tree.may_change(directory) or unnamed

    @staticmethod
    def _may_open(node: Node, flags: int) -> Errno | None:
        if isinstance(node, LinkNode):
            return Errno.ELOOP
        if isinstance(node, DirectoryNode):
            if flags & O_CREAT or flags & O_ACCMODE:
                return Errno.EISDIR
        elif flags & O_DIRECTORY:
            return Errno.ENOTDIR
        return None if node.allows(_WANTED[flags & O_ACCMODE]) else Errno.EACCES

    def _install_node(self, node: Node, flags: int) -> int | Errno:
        file: File
        if isinstance(node, FifoNode):
            return self._install_fifo(node, flags)
        if isinstance(node, FileNode):
            file = node.file
            if flags & O_TRUNC and node.size:
                self._resize(node, 0)
        elif isinstance(node, DirectoryNode):
            file = DirectoryFile(node.path())
        else:
            assert isinstance(node, SpecialNode)
            assert node.make is not None
            file = node.make(self.process)
        return self._install(OpenFile(flags & _KEPT_FLAGS | O_LARGEFILE, file=file, node=node))

    def _install_fifo(self, node: FifoNode, flags: int) -> int | Errno:
        assert node.pipe is not None
        opened = OpenFile(flags & _KEPT_FLAGS, node=node, channel=node.pipe)
        fd = self._install(opened)
        if isinstance(fd, Errno):
            return fd
        error = node.pipe.meet(self.process, opened)
        if error is not None:
            del self.files[fd]
            self.let_go(opened)
        return fd if error is None else error

    def _resize(self, node: FileNode, size: int) -> None:
        node.file.truncate(size)
        node.touch(self._now())
        self.space.resize_source(node.file)

    def reopen(self, fd: int, flags: int) -> int:
        """Open once more what a descriptor refers to, as opening /proc/self/fd does."""
        return self._report("open", self._reopen(fd, flags), flags=flags)

    def _reopen(self, fd: int, flags: int) -> int | Errno:
        opened = self.files.get(fd)
        result: int | Errno
        if opened is None:
            result = Errno.ENOENT
        elif opened.node is None:
            result = self._install(
                OpenFile(flags & _KEPT_FLAGS, file=opened.file, stream=opened.stream, channel=opened.channel)
            )
        else:
            result = self._may_open(opened.node, flags) or self._install_node(opened.node, flags)
        return result

    def truncate(self, path: bytes | None, size: int) -> int:
        """Set the size of a file."""
        return self._report("truncate", self._truncate(path, size), size=size)

    def _truncate(self, path: bytes | None, size: int) -> int | Errno:
        node = self._find(path) if size >= 0 else Errno.EINVAL
        if isinstance(node, Errno):
            return node
        if isinstance(node, DirectoryNode):
            return Errno.EISDIR
        if not isinstance(node, FileNode):
            return Errno.EINVAL
        if not node.allows(WRITE):
            return Errno.EACCES
        if size > self.limits.soft(Resource.FSIZE):
            return Errno.EFBIG
        self._resize(node, size)
        return 0

    # asking

    def status(self, fd: int) -> Node | Errno:
        """Say what a descriptor refers to (fstat)."""
        opened = self.files.get(fd)
        if opened is None:
            return Errno.EBADF
        if opened.node is not None:
            return opened.node
        if opened.channel is not None:
            return Node(fd + 1, opened.channel.mode, USER)
        terminal = opened.stream is not None and self.process.tty
        return Node(fd + 1, CHARACTER | 0o620 if terminal else FIFO | 0o600, USER, represents=0x8800 * terminal)

    def status_of(self, path: bytes | None, at: int = AT_FDCWD, *, follow: bool = True) -> Node | Errno:
        """Say what a name refers to (stat, lstat)."""
        return self._find(path, at, follow=follow)

    def file_size(self, fd: int) -> int:
        """Return the size of a file, 0 for a stream or pipe, or the negative of an ``Errno``."""
        found = self.status(fd)
        return -found if isinstance(found, Errno) else found.size

    def access(self, path: bytes | None, wanted: int, at: int = AT_FDCWD) -> int:
        """Tell whether the user may do with a file what ``wanted`` says."""
        node = self._find(path, at) if not wanted & ~_ANY_RIGHT else Errno.EINVAL
        result: int | Errno = node if isinstance(node, Errno) else 0 if node.allows(wanted) else Errno.EACCES
        return self._report("access", result, mode=wanted)

    def read_link(self, path: bytes | None, at: int = AT_FDCWD) -> str | Errno:
        """Return what a symbolic link points to."""
        node = self._find(path, at, follow=False)
        if isinstance(node, Errno):
            return node
        return node.target if isinstance(node, LinkNode) else Errno.EINVAL

    def chdir(self, path: bytes | None) -> int:
        """Make a directory the working directory."""
        return self._report("chdir", self._enter(self._find(path)))

    def fchdir(self, fd: int) -> int:
        """Make an open directory the working directory."""
        opened = self.files.get(fd)
        return self._report("fchdir", self._enter(Errno.EBADF if opened is None else opened.node), fd=fd)

    def _enter(self, node: Node | Errno | None) -> int | Errno:
        if isinstance(node, Errno):
            return node
        if not isinstance(node, DirectoryNode):
            return Errno.ENOTDIR
        if not node.allows(EXECUTE):
            return Errno.EACCES
        self.directory = node
        return 0
