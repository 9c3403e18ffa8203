"""The system calls that change names: making, removing and renaming files, their rights and times."""

from collections.abc import Mapping

from trainer.engine.process.channels.fifos import Fifo
from trainer.engine.process.errno import Errno
from trainer.engine.process.file_nodes import (
    BLOCK,
    CHARACTER,
    DIRECTORY,
    FIFO,
    KIND,
    REGULAR,
    RIGHTS,
    SYMBOLIC_LINK,
    USER,
    DirectoryNode,
    FifoNode,
    FileNode,
    LinkNode,
    Node,
)
from trainer.engine.process.file_tree import Place
from trainer.engine.process.path_calls import AT_FDCWD, PathCalls

_NO_NAMES = (b"", b".", b"..")  # how a path ends that names a directory by its place: the first one is of "/"


class NameCalls(PathCalls):
    """Each takes the descriptor of the directory that relative paths begin at, as those of ``PathCalls`` do."""

    def mkdir(self, path: bytes | None, mode: int, at: int = AT_FDCWD) -> int:
        """Make a directory."""
        place = self._free_place(path and (path.rstrip(b"/") or path), at)
        if isinstance(place, Place):
            rights = mode & ~self.umask & RIGHTS
            node = DirectoryNode(self.tree.new_number(), DIRECTORY | rights, USER, 2, parent=place.directory)
            node.touch(self._now())
            self.tree.enter(place, node, self._now())
            place.directory.links += 1
        return self._report("mkdir", place if isinstance(place, Errno) else 0, mode=mode)

    def mknod(self, path: bytes | None, mode: int, at: int = AT_FDCWD) -> int:
        """Make a FIFO or an empty file; devices only the superuser may make."""
        place = self._free_place(path, at)
        kind, rights = mode & KIND or REGULAR, mode & ~self.umask & RIGHTS
        if isinstance(place, Place) and kind in (CHARACTER, BLOCK):
            place = Errno.EPERM
        elif isinstance(place, Place) and kind == FIFO:
            node = FifoNode(self.tree.new_number(), FIFO | rights, USER, pipe=Fifo())
            node.touch(self._now())
            self.tree.enter(place, node, self._now())
        elif isinstance(place, Place) and kind == REGULAR:
            self.tree.create(place, rights, self._now())
        elif isinstance(place, Place):
            place = Errno.EINVAL
        return self._report("mknod", place if isinstance(place, Errno) else 0, mode=mode)

    def symlink(self, target: bytes | None, path: bytes | None, at: int = AT_FDCWD) -> int:
        """Make a symbolic link."""
        place = self._free_place(path, at) if target else Errno.EFAULT if target is None else Errno.ENOENT
        if isinstance(place, Place):
            assert target is not None
            text = target.decode("utf-8", "surrogateescape")
            node = LinkNode(self.tree.new_number(), SYMBOLIC_LINK | 0o777, USER, target=text)
            node.touch(self._now())
            self.tree.enter(place, node, self._now())
        return self._report("symlink", place if isinstance(place, Errno) else 0)

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
        return self._report("link", place if isinstance(place, Errno) else 0)

    def _free_place(self, path: bytes | None, at: int = AT_FDCWD) -> Place | Errno:
        place = self._walk(path, at, follow=False)
        if isinstance(place, Errno):
            return place
        if place.node is not None:
            return Errno.EEXIST
        return self.tree.may_change(place.directory) or (Errno.ENOENT if path and path.endswith(b"/") else place)

    def _taken_place(self, path: bytes | None, at: int, refused: Mapping[bytes, Errno]) -> Place | Errno:
        """Find what may be taken from its place; ``refused`` says why what has no name of its own may not be."""
        place = self._walk(path, at, follow=False)
        if isinstance(place, Errno):
            return place
        if (last := _last_name(path)) in refused:
            return refused[last]
        if place.node is None:
            return Errno.ENOENT
        return self.tree.may_change(place.directory, place.node) or place

    def unlink(self, path: bytes | None, at: int = AT_FDCWD) -> int:
        """Remove a name; open descriptors keep the file."""
        place = self._taken_place(path, at, dict.fromkeys(_NO_NAMES, Errno.EISDIR))
        if isinstance(place, Place) and isinstance(place.node, DirectoryNode):
            place = Errno.EISDIR
        if isinstance(place, Place):
            self.tree.remove(place, self._now())
            self.space.forget_regions()
        return self._report("unlink", place if isinstance(place, Errno) else 0)

    def rmdir(self, path: bytes | None, at: int = AT_FDCWD) -> int:
        """Remove an empty directory."""
        place = self._taken_place(path, at, {b"": Errno.EBUSY, b".": Errno.EINVAL, b"..": Errno.ENOTEMPTY})
        if isinstance(place, Place):
            node = place.node
            if not isinstance(node, DirectoryNode):
                place = Errno.ENOTDIR
            elif node.entries:
                place = Errno.ENOTEMPTY
            else:
                self.tree.remove(place, self._now())
                place.directory.links -= 1
        return self._report("rmdir", place if isinstance(place, Errno) else 0)

    def rename(self, old: bytes | None, new: bytes | None, old_at: int = AT_FDCWD, new_at: int = AT_FDCWD) -> int:
        """Give a file another name, in place of what has it."""
        return self._report("rename", self._rename(old, new, old_at, new_at))

    def _rename(self, old: bytes | None, new: bytes | None, old_at: int, new_at: int) -> int | Errno:
        source = self._taken_place(old, old_at, dict.fromkeys(_NO_NAMES, Errno.EBUSY))
        target = self._walk(new, new_at, follow=False)
        if isinstance(source, Errno):
            return source
        if isinstance(target, Errno):
            return target
        if _last_name(new) in _NO_NAMES:
            return Errno.EBUSY
        node, there = source.node, target.node
        assert node is not None
        refusal = self.tree.may_change(target.directory, there)
        if refusal is not None:
            return refusal
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
        return self._report("chmod", self._chmod(self._find(path, at), mode), mode=mode)

    def fchmod(self, fd: int, mode: int) -> int:
        """Change the rights of an open file."""
        return self._report("fchmod", self._chmod(self.status(fd), mode), fd=fd, mode=mode)

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


def _last_name(path: bytes | None) -> bytes:
    return (path or b"").rstrip(b"/").rpartition(b"/")[2]
