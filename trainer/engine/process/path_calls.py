"""The system calls on names: opening, making, removing and renaming files, and asking what they are."""

import re

from trainer.engine.process.errno import Errno
from trainer.engine.process.file_calls import FileCalls
from trainer.engine.process.file_nodes import (
    CHARACTER,
    DIRECTORY,
    EXECUTE,
    FIFO,
    READ,
    REGULAR,
    RIGHTS,
    SYMBOLIC_LINK,
    USER,
    WRITE,
    DirectoryFile,
    DirectoryNode,
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
        return self._report("open", self._open(path, flags, mode, at), None, flags=flags, mode=mode)

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

    def _resize(self, node: FileNode, size: int) -> None:
        node.file.resize(size)
        node.touch(self._now())
        self.space.resize_source(node.file)

    def reopen(self, fd: int, flags: int) -> int:
        """Open once more what a descriptor refers to, as opening /proc/self/fd does."""
        return self._report("open", self._reopen(fd, flags), None, flags=flags)

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
        return self._report("truncate", self._truncate(path, size), None, size=size)

    def _truncate(self, path: bytes | None, size: int) -> int | Errno:
        node = self._find(path)
        if isinstance(node, Errno):
            return node
        if isinstance(node, DirectoryNode):
            return Errno.EISDIR
        if not isinstance(node, FileNode) or size < 0:
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
        if isinstance(opened.file, SharedPages):
            return FileNode(id(opened.file) % 10_000_000, 0o100777, USER, file=opened.file)
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
        node = self._find(path, at)
        result: int | Errno = node if isinstance(node, Errno) else 0 if node.allows(wanted) else Errno.EACCES
        return self._report("access", result, None, mode=wanted)

    def read_link(self, path: bytes | None, at: int = AT_FDCWD) -> str | Errno:
        """Return what a symbolic link points to."""
        node = self._find(path, at, follow=False)
        if isinstance(node, Errno):
            return node
        return node.target if isinstance(node, LinkNode) else Errno.EINVAL

    def chdir(self, path: bytes | None) -> int:
        """Make a directory the working directory."""
        return self._report("chdir", self._enter(self._find(path)), None)

    def fchdir(self, fd: int) -> int:
        """Make an open directory the working directory."""
        opened = self.files.get(fd)
        return self._report("fchdir", self._enter(Errno.EBADF if opened is None else opened.node), None, fd=fd)

    def _enter(self, node: Node | Errno | None) -> int | Errno:
        if isinstance(node, Errno):
            return node
        if not isinstance(node, DirectoryNode):
            return Errno.ENOTDIR
        if not node.allows(EXECUTE):
            return Errno.EACCES
        self.directory = node
        return 0

    # changing

    def mkdir(self, path: bytes | None, mode: int, at: int = AT_FDCWD) -> int:
        """Make a directory."""
        place = self._free_place(path and (path.rstrip(b"/") or path), at)
        if isinstance(place, Place):
            rights = mode & ~self.umask & RIGHTS
            node = DirectoryNode(self.tree.new_number(), DIRECTORY | rights, USER, 2, parent=place.directory)
            node.touch(self._now())
            self.tree.enter(place, node, self._now())
            place.directory.links += 1
        return self._report("mkdir", place if isinstance(place, Errno) else 0, None, mode=mode)

    def symlink(self, target: bytes | None, path: bytes | None, at: int = AT_FDCWD) -> int:
        """Make a symbolic link."""
        place = self._free_place(path, at) if target else Errno.EFAULT if target is None else Errno.ENOENT
        if isinstance(place, Place):
            assert target is not None
            text = target.decode("utf-8", "surrogateescape")
            node = LinkNode(self.tree.new_number(), SYMBOLIC_LINK | 0o777, USER, target=text)
            node.touch(self._now())
            self.tree.enter(place, node, self._now())
        return self._report("symlink", place if isinstance(place, Errno) else 0, None)

    def link(self, old: bytes | None, new: bytes | None, old_at: int = AT_FDCWD, new_at: int = AT_FDCWD) -> int:
        """Give a file another name."""
        node = self._find(old, old_at, follow=False)
        place = node if isinstance(node, Errno) else self._free_place(new, new_at)
        if isinstance(node, DirectoryNode):
            place = Errno.EPERM
        if isinstance(place, Place) and isinstance(node, Node):
            self.tree.enter(place, node, self._now())
            node.links += 1
            node.changed = self._now()
        return self._report("link", place if isinstance(place, Errno) else 0, None)

    def _free_place(self, path: bytes | None, at: int = AT_FDCWD) -> Place | Errno:
        place = self._walk(path, at, follow=False)
        if isinstance(place, Errno):
            return place
        if place.node is not None:
            return Errno.EEXIST
        return self.tree.may_change(place.directory) or (Errno.ENOENT if path and path.endswith(b"/") else place)

    def _taken_place(self, path: bytes | None, at: int = AT_FDCWD) -> Place | Errno:
        place = self._walk(path, at, follow=False)
        if isinstance(place, Errno):
            return place
        if place.node is None:
            return Errno.ENOENT
        return self.tree.may_change(place.directory, place.node) or place

    def unlink(self, path: bytes | None, at: int = AT_FDCWD) -> int:
        """Remove a name; open descriptors keep the file."""
        place = self._taken_place(path, at)
        if isinstance(place, Place) and isinstance(place.node, DirectoryNode):
            place = Errno.EISDIR
        if isinstance(place, Place):
            self.tree.remove(place, self._now())
            self.space.forget_regions()
        return self._report("unlink", place if isinstance(place, Errno) else 0, None)

    def rmdir(self, path: bytes | None, at: int = AT_FDCWD) -> int:
        """Remove an empty directory."""
        place = self._taken_place(path, at)
        if isinstance(place, Place):
            node = place.node
            if not isinstance(node, DirectoryNode):
                place = Errno.ENOTDIR
            elif place.name in (".", ".."):
                place = Errno.EINVAL if place.name == "." else Errno.ENOTEMPTY
            elif node.entries:
                place = Errno.ENOTEMPTY
            else:
                self.tree.remove(place, self._now())
                place.directory.links -= 1
        return self._report("rmdir", place if isinstance(place, Errno) else 0, None)

    def rename(self, old: bytes | None, new: bytes | None, old_at: int = AT_FDCWD, new_at: int = AT_FDCWD) -> int:
        """Give a file another name, in place of what has it."""
        return self._report("rename", self._rename(old, new, old_at, new_at), None)

    def _rename(self, old: bytes | None, new: bytes | None, old_at: int, new_at: int) -> int | Errno:
        source, target = self._taken_place(old, old_at), self._walk(new, new_at, follow=False)
        if isinstance(source, Errno):
            return source
        if isinstance(target, Errno):
            return target
        node, there = source.node, target.node
        assert node is not None
        refusal = self.tree.may_change(target.directory, there)
        if refusal is not None:
            return refusal
        if {source.name, target.name} & {".", ".."}:
            return Errno.EBUSY
        if node is there:
            return 0
        if isinstance(node, DirectoryNode):
            if _lies_in(target.directory, node):
                return Errno.EINVAL
            if there is not None and not isinstance(there, DirectoryNode):
                return Errno.ENOTDIR
            if isinstance(there, DirectoryNode) and there.entries:
                return Errno.ENOTEMPTY
        elif isinstance(there, DirectoryNode):
            return Errno.EISDIR
        if there is not None:
            self.tree.remove(target, self._now())
        del source.directory.entries[source.name]
        source.directory.touch(self._now())
        self.tree.enter(target, node, self._now())
        if isinstance(node, DirectoryNode):
            node.parent = target.directory
        elif isinstance(node, FileNode):
            node.file.path = f"{target.directory.path().rstrip('/')}/{target.name}"
            self.space.forget_regions()
        return 0

    def chmod(self, path: bytes | None, mode: int, at: int = AT_FDCWD) -> int:
        """Change the rights of a file."""
        return self._report("chmod", self._chmod(self._find(path, at), mode), None, mode=mode)

    def fchmod(self, fd: int, mode: int) -> int:
        """Change the rights of an open file."""
        return self._report("fchmod", self._chmod(self.status(fd), mode), None, fd=fd, mode=mode)

    def _chmod(self, node: Node | Errno, mode: int) -> int | Errno:
        if isinstance(node, Errno):
            return node
        if node.owner != USER:
            return Errno.EPERM
        node.mode = node.kind | mode & RIGHTS
        node.changed = self._now()
        return 0

    def utimes(self, node: Node | Errno, times: tuple[int, int] | None) -> int | Errno:
        """Set when a file was read and changed, in nanoseconds since the start of the run; None: now."""
        if isinstance(node, Errno):
            return node
        if node.owner != USER:
            return Errno.EPERM
        node.accessed, node.modified = times if times is not None else (self._now(), self._now())
        node.changed = self._now()
        return 0


def _lies_in(directory: DirectoryNode, ancestor: DirectoryNode) -> bool:
    while directory is not ancestor:
        if directory.parent is None or directory.parent is directory:
            return False
        directory = directory.parent
    return True
