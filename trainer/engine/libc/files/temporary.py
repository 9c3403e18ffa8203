"""Temporary files and their names (mkstemp(3), mkdtemp(3), tmpfile(3), tmpnam(3))."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.libc.registry import function
from trainer.engine.libc.results import failed
from trainer.engine.libc.stdlib.arc4random import Entropy
from trainer.engine.process.errno import Errno

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.engine.process.process import Process

_LETTERS = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
_PLACEHOLDER = b"XXXXXX"
_CREATE_NEW, _UNNAMED = 0o302, 0o20200002  # O_RDWR with O_CREAT | O_EXCL, with O_TMPFILE
_ATTEMPTS = 100


def _letters(process: Process) -> bytes:
    return bytes(process.part(Entropy).choices(_LETTERS, k=len(_PLACEHOLDER)))


def _make(process: Process, template: int, suffix: int, attempt: Callable[[bytes], int]) -> int:
    """Replace the placeholder by letters with which ``attempt`` succeeds; -1 with errno otherwise."""
    name = process.memory.string(template)
    place = len(name) - suffix - len(_PLACEHOLDER)
    if suffix < 0 or place < 0 or name[place : place + len(_PLACEHOLDER)] != _PLACEHOLDER:
        return failed(process, Errno.EINVAL)
    for _ in range(_ATTEMPTS):
        letters = _letters(process)
        process.memory.store(template + place, letters)
        result = attempt(name[:place] + letters + name[place + len(letters) :])
        if result != -Errno.EEXIST:
            return failed(process, -result) if result < 0 else result
    return failed(process, Errno.EEXIST)


@function("mkostemp", "mkostemps")
def mkostemp(process: Process, template: int, *more: int) -> int:
    """Create and open a file with a new name; flags of ``open`` come last, before them the length of a suffix."""
    suffix = more[0] if len(more) > 1 else 0
    flags = more[-1] if more else 0
    return _make(process, template, suffix, lambda name: process.kernel.open(name, _CREATE_NEW | flags, 0o600))


@function("mkstemp", "mkstemp64")
def mkstemp(process: Process, template: int) -> int:
    """Create and open a file with a new name."""
    return mkostemp(process, template)


@function()
def mkstemps(process: Process, template: int, suffix: int) -> int:
    """Create and open a file with a new name in front of a suffix."""
    return mkostemp(process, template, suffix, 0)


@function()
def mkdtemp(process: Process, template: int) -> int:
    """Make a directory with a new name; null on failure."""
    return template if _make(process, template, 0, lambda name: process.kernel.mkdir(name, 0o700)) >= 0 else 0


def _unused(process: Process, name: bytes) -> int:
    return 0 if isinstance(process.kernel.status_of(name, follow=False), Errno) else -Errno.EEXIST


@function()
def mktemp(process: Process, template: int) -> int:
    """Make a name that is not in use; an empty one on failure."""
    if _make(process, template, 0, lambda name: _unused(process, name)) < 0:
        process.memory.store_u8(template, 0)
    return template


@function("tmpnam", "tmpnam_r")
def tmpnam(process: Process, target: int) -> int:
    """Store a name that is not in use; a null ``target`` stands for a static object."""
    target = target or process.libc_data("tmpnam_buffer", 20)
    name = b"/tmp/file" + _letters(process)
    while _unused(process, name):
        name = b"/tmp/file" + _letters(process)
    process.memory.store(target, name + b"\0")
    return target


@function()
def tempnam(process: Process, directory: int, prefix: int) -> int:
    """Return a name that is not in use, in memory of malloc; the directory counts where it exists."""
    text = process.memory.string
    folder = text(directory).rstrip(b"/") if directory else b"/tmp"
    start = text(prefix)[:5] if prefix else b"file"
    name = folder + b"/" + start + _letters(process)
    address = process.heap.malloc(len(name) + 1)
    if address:
        process.memory.store(address, name + b"\0")
    return address


@function("tmpfile", "tmpfile64")
def tmpfile(process: Process) -> int:
    """Open a stream of a new file without a name; null on failure."""
    fd = process.kernel.open(b"/tmp", _UNNAMED, 0o600)
    if fd < 0:
        process.errno = -fd
        return 0
    stream = process.stdio.open(fd, 0)
    return 0 if stream is None else stream.address
