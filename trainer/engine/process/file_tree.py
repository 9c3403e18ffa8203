"""The names that open(2) finds: files of the simulation, some devices, and /proc. Nothing of the host is reachable."""

from posixpath import normpath
from typing import TYPE_CHECKING, Protocol

from trainer.engine.process import proc_files
from trainer.engine.process.devices import Null, RandomBytes, Zeros
from trainer.engine.process.errno import Errno
from trainer.engine.process.open_files import O_ACCMODE, O_CREAT, O_EXCL, O_TRUNC
from trainer.engine.process.sources import SharedPages

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

DIRECTORIES = frozenset(
    f"/{name}" for name in ("", "bin", "dev", "dev/shm", "etc", "home", "proc", "proc/self", "tmp", "usr", "usr/bin")
)


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


class FileTree:
    """The files of one simulation; its processes share them."""

    def __init__(self) -> None:
        self.files: dict[str, SharedPages] = {}

    def open(self, process: "Process", name: bytes, flags: int) -> "File | Errno":
        """Find or make what the flags ask for."""
        path = absolute(name)
        if path in DIRECTORIES:
            return Errno.EISDIR
        special = self._special(process, path)
        if special is not None:
            if isinstance(special, proc_files.ProcText) and flags & O_ACCMODE:
                return Errno.EACCES
            return special
        file = self.files.get(path)
        if file is None:
            if not flags & O_CREAT:
                return Errno.ENOENT
            file = self.files[path] = SharedPages(path=path)
        elif flags & O_CREAT and flags & O_EXCL:
            return Errno.EEXIST
        if flags & O_TRUNC:
            file.resize(0)
        return file

    def unlink(self, name: bytes) -> Errno | None:
        """Remove a name; open descriptors and mappings keep the file."""
        path = absolute(name)
        if path in DIRECTORIES:
            return Errno.EISDIR
        file = self.files.pop(path, None)
        if file is None:
            return Errno.ENOENT
        file.path += " (deleted)"
        return None

    def find(self, process: "Process", name: bytes) -> "File | None":
        """Return what has a name, None for nothing; directories are not files."""
        path = absolute(name)
        return self.files.get(path) or self._special(process, path)

    @staticmethod
    def _special(process: "Process", path: str) -> "File | None":
        if path == "/dev/null":
            return Null()
        if path == "/dev/zero":
            return Zeros()
        if path in ("/dev/random", "/dev/urandom"):
            return RandomBytes(path, process.random)
        return proc_files.find(process, path) if path.startswith("/proc/") else None


def absolute(name: bytes) -> str:
    """Return the absolute path of a name; the working directory is the root."""
    return normpath("/" + name.decode(errors="replace").lstrip("/"))
