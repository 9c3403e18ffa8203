"""Attributes of files (stat(2), access(2), chmod(2), utime(2), chown(2), umask(2))."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from trainer.engine.libc.registry import function
from trainer.engine.libc.results import checked, failed
from trainer.engine.process.clock import SECOND, START
from trainer.engine.process.errno import Errno
from trainer.engine.process.file_nodes import REGULAR, USER, FileNode, LinkNode, Node
from trainer.engine.process.path_calls import AT_FDCWD

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

_STAT = struct.Struct("<QQQIII4xQqqq6q24x")
_SYMLINK_NOFOLLOW, _EMPTY_PATH = 0x100, 0x1000
_UTIME_NOW, _UTIME_OMIT = 0x3FFFFFFF, 0x3FFFFFFE
_ANYONE = 0xFFFFFFFF


def _blocks(node: Node) -> int:
    """Return how many blocks of 512 bytes a file takes: only pages that were written count."""
    if isinstance(node, FileNode):
        return node.file.memory_size // 512
    return 8 if node.kind not in (REGULAR, 0o010000, 0o020000, 0o120000) else 0


def packed(node: Node) -> bytes:
    """Return the bytes of a ``struct stat``."""
    times = [part for time in (node.accessed, node.modified, node.changed) for part in divmod(START + time, SECOND)]
    return _STAT.pack(
        node.device,
        node.number,
        node.links,
        node.mode,
        node.owner,
        node.owner,
        node.represents,
        node.size,
        node.block_size,
        _blocks(node),
        *times,
    )


def _store(process: Process, node: Node | Errno, address: int) -> int:
    if isinstance(node, Errno):
        return failed(process, node)
    return 0 if process.space.poke(address, packed(node)) else failed(process, Errno.EFAULT)


@function("stat", "stat64")
def stat(process: Process, path: int, address: int) -> int:
    """Store the attributes of a file."""
    return _store(process, process.kernel.status_of(process.space.peek_string(path)), address)


@function("lstat", "lstat64")
def lstat(process: Process, path: int, address: int) -> int:
    """Store the attributes of a file, or of a symbolic link itself."""
    return _store(process, process.kernel.status_of(process.space.peek_string(path), follow=False), address)


@function("fstat", "fstat64")
def fstat(process: Process, fd: int, address: int) -> int:
    """Store the attributes of an open file."""
    return _store(process, process.kernel.status(fd), address)


@function("fstatat", "fstatat64")
def fstatat(process: Process, directory: int, path: int, address: int, flags: int) -> int:
    """Store the attributes of a file, its path beginning at an open directory."""
    name = process.space.peek_string(path)
    if not name and flags & _EMPTY_PATH:
        return fstat(process, directory, address)
    follow = not flags & _SYMLINK_NOFOLLOW
    return _store(process, process.kernel.status_of(name, directory, follow=follow), address)


@function("access", "euidaccess", "eaccess")
def access(process: Process, path: int, mode: int) -> int:
    """Tell whether a file exists and allows what ``mode`` asks for."""
    return checked(process, process.kernel.access(process.space.peek_string(path), mode))


@function()
def faccessat(process: Process, directory: int, path: int, mode: int, flags: int) -> int:
    """Tell the same, the path beginning at an open directory."""
    return checked(process, process.kernel.access(process.space.peek_string(path), mode, directory))


@function()
def lchmod(process: Process, path: int, mode: int) -> int:
    """Change the rights of a file, not those that a symbolic link at its place has."""
    return fchmodat(process, AT_FDCWD, path, mode, _SYMLINK_NOFOLLOW)


@function()
def chmod(process: Process, path: int, mode: int) -> int:
    """Change the rights of a file."""
    return checked(process, process.kernel.chmod(process.space.peek_string(path), mode))


@function()
def fchmod(process: Process, fd: int, mode: int) -> int:
    """Change the rights of an open file."""
    return checked(process, process.kernel.fchmod(fd, mode))


@function()
def fchmodat(process: Process, directory: int, path: int, mode: int, flags: int) -> int:
    """Change the rights of a file, its path beginning at an open directory; links have none to change."""
    if flags & ~_SYMLINK_NOFOLLOW:
        return failed(process, Errno.EINVAL)
    if flags:
        node = process.kernel.status_of(process.space.peek_string(path), directory, follow=False)
        if isinstance(node, LinkNode):
            return failed(process, Errno.EOPNOTSUPP)
    return checked(process, process.kernel.chmod(process.space.peek_string(path), mode, directory))


@function()
def umask(process: Process, mask: int) -> int:
    """Choose the rights that new files do not get; returns the old mask."""
    old, process.kernel.umask = process.kernel.umask, mask & 0o777
    return old


def _change_owner(process: Process, node: Node | Errno, owner: int, group: int) -> int:
    """Refuse another owner: an ordinary user gives nothing away."""
    if isinstance(node, Errno):
        return failed(process, node)
    allowed = node.owner == USER and {owner, group} <= {USER, _ANYONE}
    return 0 if allowed else failed(process, Errno.EPERM)


@function("chown", "lchown")
def chown(process: Process, path: int, owner: int, group: int) -> int:
    """Change the owner of a file."""
    return _change_owner(process, process.kernel.status_of(process.space.peek_string(path)), owner, group)


@function()
def fchown(process: Process, fd: int, owner: int, group: int) -> int:
    """Change the owner of an open file."""
    return _change_owner(process, process.kernel.status(fd), owner, group)


def _set_times(process: Process, node: Node | Errno, times: tuple[int, int] | None) -> int:
    result = process.kernel.utimes(node, times)
    return failed(process, result) if isinstance(result, Errno) else 0


def _pair(process: Process, address: int, second: int, unit: int) -> tuple[int, int] | None:
    """Read two times, each of seconds and ``unit`` nanoseconds (0: seconds alone); None for a null pointer."""
    if not address:
        return None
    load = process.memory.load_i64
    places = (address, address + second)
    times = [load(at) * SECOND + (load(at + 8) * unit if unit else 0) - START for at in places]
    return times[0], times[1]


@function()
def utime(process: Process, path: int, times: int) -> int:
    """Set when a file was read and changed, in seconds."""
    node = process.kernel.status_of(process.space.peek_string(path))
    return _set_times(process, node, _pair(process, times, 8, 0))


@function("utimes", "lutimes")
def utimes(process: Process, path: int, times: int) -> int:
    """Set when a file was read and changed, in microseconds."""
    node = process.kernel.status_of(process.space.peek_string(path))
    return _set_times(process, node, _pair(process, times, 16, 1000))


def _set_exact_times(process: Process, node: Node | Errno, times: int) -> int:
    if not times or isinstance(node, Errno):
        return _set_times(process, node, None)
    old, new = (node.accessed, node.modified), []
    for index, before in enumerate(old):
        seconds = process.memory.load_i64(times + 16 * index)
        nanoseconds = process.memory.load_i64(times + 16 * index + 8)
        special = {_UTIME_NOW: process.threads.clock.now(), _UTIME_OMIT: before}
        new.append(special.get(nanoseconds, seconds * SECOND + nanoseconds - START))
    return _set_times(process, node, (new[0], new[1]))


@function()
def utimensat(process: Process, directory: int, path: int, times: int, flags: int) -> int:
    """Set when a file was read and changed, in nanoseconds."""
    if not path:
        return futimens(process, directory, times)
    node = process.kernel.status_of(process.space.peek_string(path), directory, follow=not flags & _SYMLINK_NOFOLLOW)
    return _set_exact_times(process, node, times)


@function()
def futimens(process: Process, fd: int, times: int) -> int:
    """Set when an open file was read and changed, in nanoseconds."""
    return _set_exact_times(process, process.kernel.status(fd), times)
