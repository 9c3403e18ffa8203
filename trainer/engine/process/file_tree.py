"""The names that open(2) finds: files of the simulation, some devices, and /proc. Nothing of the host is reachable."""

from typing import TYPE_CHECKING

from trainer.engine.lazy_dataclasses import dataclass
from trainer.engine.process import accounts
from trainer.engine.process.devices import Full, Null, RandomBytes, Zeros
from trainer.engine.process.errno import Errno
from trainer.engine.process.file_nodes import (
    CHARACTER,
    DIRECTORY,
    EXECUTE,
    HOME,
    PROC,
    REGULAR,
    RIGHTS,
    STICKY,
    SYMBOLIC_LINK,
    USER,
    WRITE,
    DirectoryNode,
    FileNode,
    LinkNode,
    Node,
    SpecialNode,
)
from trainer.engine.process.sources import SharedPages

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

_DIRECTORIES = ("bin", "dev", "etc", "home", "proc", "usr", "usr/bin")
_LONGEST_NAME, _LONGEST_PATH, _MOST_LINKS = 255, 4096, 40


@dataclass(frozen=True, slots=True)
class Place:
    """Where a name leads: the directory, the entry in it, and what is there."""

    directory: DirectoryNode
    name: str
    node: Node | None


class FileTree:
    """The files of one simulation; its processes share them."""

    def __init__(self) -> None:
        self.last_number = 1
        self.root = DirectoryNode(2, DIRECTORY | 0o755)
        self.root.parent = self.root
        for path in _DIRECTORIES:
            self._directory(path, 0o755)
        shared = [self._directory(path, STICKY | 0o777) for path in ("tmp", "dev/shm")]
        self._directory("root", 0o700)
        self.home = self._directory(HOME[1:], 0o755)
        self.home.owner = USER
        # of System V shared memory, in no other folder
        self.segments = DirectoryNode(self.new_number(), DIRECTORY | 0o777)
        self.open_to_all = (*shared, self.home, self.segments)
        self._devices()
        folder = self._known("etc")
        for name, content in accounts.files().items():
            file = SharedPages(path=f"/etc/{name}", content=content)
            folder.entries[name] = FileNode(self.new_number(), REGULAR | 0o644, file=file)

    def _directory(self, path: str, rights: int) -> DirectoryNode:
        above, _, name = path.rpartition("/")
        parent = self._known(above)
        node = DirectoryNode(self.new_number(), DIRECTORY | rights, links=2, parent=parent)
        parent.entries[name] = node
        return node

    def _known(self, path: str) -> DirectoryNode:
        here = self.root
        for name in filter(None, path.split("/")):
            found = here.entries[name]
            assert isinstance(found, DirectoryNode)
            here = found
        return here

    def _devices(self) -> None:
        folder = self._known("dev")
        for name, number, make in (
            ("null", 0x103, lambda process: Null()),
            ("zero", 0x105, lambda process: Zeros()),
            ("full", 0x107, lambda process: Full()),
            ("random", 0x108, lambda process: RandomBytes("/dev/random", process.random)),
            ("urandom", 0x109, lambda process: RandomBytes("/dev/urandom", process.random)),
        ):
            mode = CHARACTER | 0o666
            folder.entries[name] = SpecialNode(self.new_number(), mode, represents=number, make=make)

    def device(self, name: str) -> Node:
        """Return a device of /dev."""
        return self._known("dev").entries[name]

    def add_program(self, file: SharedPages) -> None:
        """Enter the file of the program that runs."""
        name = file.path.rpartition("/")[2]
        self.home.entries[name] = FileNode(self.new_number(), REGULAR | 0o755, USER, file=file)

    def new_number(self) -> int:
        """Return the number of a new inode."""
        self.last_number += 1
        return self.last_number

    # finding

    def walk(self, process: "Process", path: bytes, start: DirectoryNode, *, follow: bool) -> Place | Errno:
        """Find where ``path`` leads from ``start``; ``follow`` says whether a symbolic link at the end counts."""
        text = path.decode("utf-8", "surrogateescape")
        if not text:
            return Errno.ENOENT
        if len(path) >= _LONGEST_PATH:
            return Errno.ENAMETOOLONG
        return self._walk(process, text, start, follow, 0)

    def _walk(self, process: "Process", path: str, start: DirectoryNode, follow: bool, links: int) -> Place | Errno:
        here = self.root if path.startswith("/") else start
        names = [name for name in path.split("/") if name and name != "."]
        place = Place(here, ".", here)
        must_be_directory = path.endswith(("/", "/."))
        for index, name in enumerate(names):
            last = index == len(names) - 1
            if not here.allows(EXECUTE):
                return Errno.EACCES
            if len(name.encode("utf-8", "surrogateescape")) > _LONGEST_NAME:
                return Errno.ENAMETOOLONG
            if here is self._proc and name != "..":
                return self._proc_place(process, here, names[index:], follow)
            node = here.parent if name == ".." else here.entries.get(name)
            if isinstance(node, LinkNode) and (follow or not last or must_be_directory):
                if links == _MOST_LINKS:
                    return Errno.ELOOP
                found = self._walk(process, node.target, here, True, links + 1)
                if isinstance(found, Errno):
                    return found
                place, node = found, found.node
            else:
                place = Place(here, name, node)
            if last:
                break
            if node is None:
                return Errno.ENOENT
            if not isinstance(node, DirectoryNode):
                return Errno.ENOTDIR
            here = node
        if must_be_directory and place.node is not None and not isinstance(place.node, DirectoryNode):
            return Errno.ENOTDIR
        return place

    @property
    def _proc(self) -> Node:
        return self.root.entries["proc"]

    def _proc_place(self, process: "Process", here: DirectoryNode, names: list[str], follow: bool) -> Place:
        """Find a file of /proc, which exists only while it is looked at."""
        from trainer.engine.process import proc_files

        path = "/proc/" + "/".join(names)
        target = proc_files.link(process, path)
        if target is not None and follow:
            found = self._walk(process, target, self.root, True, 0)
            return found if isinstance(found, Place) else Place(here, names[-1], None)
        node: Node | None = None
        if target is not None:
            node = LinkNode(len(path), SYMBOLIC_LINK | 0o777, USER, device=PROC, target=target)
        elif len(names) == 1 and (names[0] == "self" or names[0] == str(process.threads.pid)):
            node = DirectoryNode(len(path), DIRECTORY | 0o555, USER, parent=here, device=PROC)
        elif (entries := proc_files.folder(process, path)) is not None:
            node = DirectoryNode(len(path), DIRECTORY | 0o555, USER, parent=here, device=PROC, make=entries)
        elif (file := proc_files.find(process, path)) is not None:
            rights = 0o600 if path.endswith("/mem") else 0o644 if path.endswith(proc_files.WRITABLE) else 0o444
            node = SpecialNode(len(path), REGULAR | rights, USER, device=PROC, make=lambda _: file)
        return Place(here, names[-1], node)

    # changing

    @staticmethod
    def may_change(directory: DirectoryNode, node: Node | None = None) -> Errno | None:
        """Say why the user may not change an entry of a directory."""
        if directory.device == PROC or not directory.allows(WRITE | EXECUTE):
            return Errno.EACCES
        if node is not None and directory.mode & STICKY and USER not in (node.owner, directory.owner):
            return Errno.EPERM
        return None

    def create(self, place: Place, mode: int, now: int) -> FileNode | Errno:
        """Make an empty file at a place where nothing is."""
        refusal = self.may_change(place.directory)
        if refusal is not None:
            return refusal
        path = f"{place.directory.path().rstrip('/')}/{place.name}"
        node = FileNode(self.new_number(), REGULAR | mode & RIGHTS, USER, file=SharedPages(path=path))
        node.accessed = now
        node.touch(now)
        self.enter(place, node, now)
        return node

    def enter(self, place: Place, node: Node, now: int) -> None:
        """Make an entry."""
        place.directory.entries[place.name] = node
        place.directory.touch(now)

    def remove(self, place: Place, now: int) -> None:
        """Remove an entry; open descriptors and mappings keep the file."""
        node = place.directory.entries.pop(place.name)
        place.directory.touch(now)
        node.links -= 1
        node.changed = now
        if isinstance(node, FileNode) and node.links == 0:
            node.file.path += " (deleted)"

    def files(self) -> set[SharedPages]:
        """Return all regular files that have a name."""
        found: set[SharedPages] = set()
        waiting = [self.root]
        while waiting:
            for node in waiting.pop().entries.values():
                if isinstance(node, DirectoryNode):
                    waiting.append(node)
                elif isinstance(node, FileNode):
                    found.add(node.file)
        return found
