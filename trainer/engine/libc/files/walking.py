"""Walking through trees of files: ``nftw`` and ``ftw`` (nftw(3)), each directory in the order of its names."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from trainer.engine.errors import LimitReached
from trainer.engine.lazy_dataclasses import dataclass, field
from trainer.engine.libc.files.status import packed
from trainer.engine.libc.registry import function
from trainer.engine.libc.results import failed
from trainer.engine.process.errno import Errno
from trainer.engine.process.file_nodes import READ, DirectoryNode, LinkNode

if TYPE_CHECKING:
    from trainer.engine.process.file_nodes import Node
    from trainer.engine.process.process import Process

_PHYSICAL, _MOUNT, _DEPTH = 1, 2, 8  # FTW_
_FILE, _DIRECTORY, _UNREADABLE, _NO_STATUS, _LINK, _DIRECTORY_AFTER, _LOST_LINK = range(7)
_STATUS, _PATH_SIZE = 144, 4096


@dataclass(slots=True)
class _Walk:
    process: Process
    handler: int
    flags: int
    extended: bool
    path_at: int
    seen: set[int] = field(default_factory=set)  # directories, which links may lead to again

    def visit(self, path: bytes, base: int, level: int) -> int:
        """Report a file, and all below it; returns what the handler returned when it stopped the walk."""
        kernel = self.process.kernel
        node = kernel.status_of(path, follow=not self.flags & _PHYSICAL)
        kind = _FILE
        if isinstance(node, Errno):
            node = kernel.status_of(path, follow=False)
            if isinstance(node, Errno):
                return self._tell(path, None, _NO_STATUS, base, level)
            kind = _LOST_LINK if self.extended else _NO_STATUS
        elif isinstance(node, LinkNode):
            kind = _LINK
        elif isinstance(node, DirectoryNode):
            return self._visit_directory(path, node, base, level)
        return self._tell(path, node, kind, base, level)

    def _visit_directory(self, path: bytes, node: DirectoryNode, base: int, level: int) -> int:
        if not self.flags & _PHYSICAL:
            if node.number in self.seen:
                return 0
            self.seen.add(node.number)
        if not node.allows(READ):
            return self._tell(path, node, _UNREADABLE, base, level)
        after = self.flags & _DEPTH
        stop = 0 if after else self._tell(path, node, _DIRECTORY, base, level)
        prefix = path if path.endswith(b"/") else path + b"/"
        for name in sorted(node.listing()):
            if stop:
                return stop
            stop = self.visit(prefix + name.encode("utf-8", "surrogateescape"), len(prefix), level + 1)
        return stop or (self._tell(path, node, _DIRECTORY_AFTER, base, level) if after else 0)

    def _tell(self, path: bytes, node: Node | None, kind: int, base: int, level: int) -> int:
        memory = self.process.memory
        status = self.path_at + _PATH_SIZE
        memory.store(self.path_at, path[: _PATH_SIZE - 1] + b"\0")
        memory.store(status, bytes(_STATUS) if node is None else packed(node))
        arguments = [self.path_at, status, kind]
        if self.extended:
            memory.store(status + _STATUS, struct.pack("<2i", base, level))
            arguments.append(status + _STATUS)
        return int(self.process.call(self.handler, *arguments))


def _walk(process: Process, path: int, handler: int, flags: int, *, extended: bool) -> int:
    text = process.memory.string(path)
    found = process.kernel.status_of(text, follow=not flags & _PHYSICAL)
    if isinstance(found, Errno):
        return failed(process, found)
    room = process.heap.malloc(_PATH_SIZE + _STATUS + 8)
    if not room:
        return failed(process, Errno.ENOMEM)
    trimmed = text.rstrip(b"/") or text[:1]
    result = _Walk(process, handler, flags, extended, room).visit(trimmed, trimmed.rfind(b"/") + 1, 0)
    process.heap.free(room)
    return result


@function("nftw", "nftw64")
def nftw(process: Process, path: int, handler: int, descriptors: int, flags: int) -> int:
    """Call a function for each file below a path until it returns something other than 0, which is returned."""
    if flags & ~(_PHYSICAL | _MOUNT | _DEPTH):
        raise LimitReached(f"nftw with the flags {flags:#x} is not simulated (line {process.current_line()})")
    return _walk(process, path, handler, flags, extended=True)


@function("ftw", "ftw64")
def ftw(process: Process, path: int, handler: int, descriptors: int) -> int:
    """Do the same, following symbolic links."""
    return _walk(process, path, handler, 0, extended=False)
