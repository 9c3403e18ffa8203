"""What names in the file system stand for: files, directories, symbolic links, devices (inode(7))."""

from typing import TYPE_CHECKING, Protocol

from trainer.engine.lazy_dataclasses import dataclass, field
from trainer.engine.process.errno import Errno
from trainer.engine.process.sources import SharedPages

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.engine.process.channels.fifos import Fifo
    from trainer.engine.process.process import Process

REGULAR, DIRECTORY, SYMBOLIC_LINK = 0o100000, 0o040000, 0o120000  # S_IFREG, S_IFDIR, S_IFLNK
CHARACTER, BLOCK, FIFO = 0o020000, 0o060000, 0o010000  # S_IFCHR, S_IFBLK, S_IFIFO
KIND, RIGHTS, STICKY = 0o170000, 0o7777, 0o1000
READ, WRITE, EXECUTE = 4, 2, 1
ROOT, USER = 0, 65534
HOME = "/home/user"  # where the program lies and runs
DISK, PROC, MEMORY = 0xFE00, 0x17, 1  # st_dev
_BLOCK = 4096


class File(Protocol):
    """What a descriptor of a file reads and writes; offsets and sizes are bytes."""

    path: str

    @property
    def size(self) -> int:
        """Length as fstat(2) tells it."""

    def read(self, offset: int, count: int) -> bytes | Errno:
        """Return up to ``count`` bytes at ``offset``, fewer at the end."""

    def write(self, offset: int, data: bytes) -> int | Errno:
        """Store ``data`` and return how much of it."""


@dataclass(slots=True, eq=False)
class Node:
    """An inode. ``mode`` holds kind and rights; times are nanoseconds since the start of the run."""

    number: int
    mode: int
    owner: int = ROOT
    links: int = 1
    accessed: int = 0
    modified: int = 0
    changed: int = 0
    device: int = DISK
    represents: int = 0  # st_rdev

    @property
    def kind(self) -> int:
        """The bits of S_IFMT."""
        return self.mode & KIND

    @property
    def size(self) -> int:
        """Length in bytes."""
        return 0

    @property
    def block_size(self) -> int:
        """How much is best read at once; /proc gives 1024."""
        return 1024 if self.device == PROC else _BLOCK

    def allows(self, wanted: int) -> bool:
        """Tell whether the user of the run may read, write or execute."""
        return self.mode >> (6 if self.owner == USER else 0) & wanted == wanted

    def touch(self, now: int) -> None:
        """Note a change of the contents."""
        self.modified = self.changed = now


@dataclass(slots=True, eq=False)
class FileNode(Node):
    """A regular file."""

    file: SharedPages = field(default_factory=SharedPages)

    @property
    def size(self) -> int:
        """Length in bytes."""
        return self.file.size

    def note_access(self, now: int) -> None:
        """Note that it was read, once after each change (relatime, mount(8))."""
        if self.device == DISK and self.accessed <= max(self.modified, self.changed):
            self.accessed = now


@dataclass(slots=True, eq=False)
class DirectoryNode(Node):
    """A directory; ``parent`` is itself for the root. ``make`` gives the entries of one that changes by itself."""

    parent: "DirectoryNode | None" = None
    entries: dict[str, Node] = field(default_factory=dict)
    make: "Callable[[], dict[str, Node]] | None" = None

    def listing(self) -> dict[str, Node]:
        """Return the entries as they are now."""
        return self.entries if self.make is None else self.make()

    @property
    def size(self) -> int:
        """Length in bytes: one block."""
        return _BLOCK

    def path(self) -> str:
        """Return the absolute path; that of a removed directory ends in ``(deleted)``."""
        names: list[str] = []
        here = self
        while here.parent is not None and here.parent is not here:
            name = next((name for name, node in here.parent.entries.items() if node is here), None)
            names.append(name if name is not None else "(deleted)")
            here = here.parent
        return "/" + "/".join(reversed(names))


@dataclass(slots=True, eq=False)
class LinkNode(Node):
    """A symbolic link."""

    target: str = ""

    @property
    def size(self) -> int:
        """Length of the target."""
        return len(self.target.encode())


@dataclass(slots=True, eq=False)
class FifoNode(Node):
    """A pipe with a name."""

    pipe: "Fifo | None" = None


@dataclass(slots=True, eq=False)
class SpecialNode(Node):
    """A device, or a file of /proc: ``make`` gives what a descriptor of it reads and writes."""

    make: "Callable[[Process], File] | None" = None


class DirectoryFile:
    """What a descriptor of a directory refers to."""

    size = _BLOCK

    def __init__(self, path: str) -> None:
        self.path = path

    def read(self, offset: int, count: int) -> Errno:
        """Refuse: directories are read by readdir."""
        return Errno.EISDIR

    def write(self, offset: int, data: bytes) -> Errno:
        """Refuse."""
        return Errno.EISDIR
