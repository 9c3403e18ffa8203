"""Absolute paths without symbolic links (realpath(3))."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from trainer.engine.libc.registry import function
from trainer.engine.process.errno import Errno
from trainer.engine.process.file_nodes import DirectoryNode, LinkNode

if TYPE_CHECKING:
    from trainer.engine.process.file_tree import Place
    from trainer.engine.process.process import Process

_NO_NAMES = {b"", b".", b".."}
_TELL_HOW_FAR = (Errno.ENOENT, Errno.EACCES)


@function()
def realpath(process: Process, path: int, target: int) -> int:
    """Store the absolute path without symbolic links; a null ``target`` asks for memory of malloc.

    Where a name is not there, or hidden, ``target`` gets it as far as that name.
    """
    name = process.memory.string(path) if path else b""
    found = _real_path(process, name) if path else Errno.EINVAL
    if isinstance(found, Errno):
        if target and name and found in _TELL_HOW_FAR:
            process.memory.store(target, _as_far_as_it_leads(process, name) + b"\0")
        process.errno = found
        return 0
    target = target or process.heap.malloc(len(found) + 1)
    if target:
        process.memory.store(target, found + b"\0")
    if not set(name.split(b"/")) <= _NO_NAMES:
        process.errno = Errno.EINVAL  # of readlink, for what is no link
    return target


@function()
def canonicalize_file_name(process: Process, path: int) -> int:
    """Return the absolute path without symbolic links."""
    return realpath(process, path, 0)


def _walk(process: Process, path: bytes, *, follow: bool) -> Place | Errno:
    return process.kernel.tree.walk(process, path, process.kernel.directory, follow=follow)


def _real_path(process: Process, path: bytes) -> bytes | Errno:
    """Return the absolute path without symbolic links."""
    place = _walk(process, path, follow=True)
    if isinstance(place, Errno):
        return place
    if place.node is None:
        return Errno.ENOENT
    if isinstance(place.node, DirectoryNode):
        text = place.node.path()
    else:
        assert not isinstance(place.node, LinkNode)
        text = f"{place.directory.path().rstrip('/')}/{place.name}"
    return text.encode("utf-8", "surrogateescape")


def _as_far_as_it_leads(process: Process, path: bytes) -> bytes:
    """Return the absolute path, without symbolic links, up to the first name that is not there."""
    here = b"" if path.startswith(b"/") else process.kernel.directory.path().encode("utf-8", "surrogateescape")
    names = deque(path.split(b"/"))
    while names:
        name = names.popleft()
        if name in (b"", b"."):
            continue
        if name == b"..":
            here = here.rpartition(b"/")[0]
            continue
        next_ = here.rstrip(b"/") + b"/" + name
        place = _walk(process, next_, follow=False)
        if isinstance(place, Errno) or place.node is None:
            return next_
        if isinstance(place.node, LinkNode):
            target = place.node.target.encode("utf-8", "surrogateescape")
            names.extendleft(reversed(target.split(b"/")))
            here = b"" if target.startswith(b"/") else here
        else:
            here = next_
    return here or b"/"
