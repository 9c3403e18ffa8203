"""Reading directories (opendir(3), readdir(3), scandir(3)); ``DIR`` is as glibc 2.36 has it.

The entries lie in the buffer behind ``DIR`` as getdents64(2) packs them: first ``.`` and ``..``, then the names in
alphabetical order.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from trainer.engine.libc.registry import function
from trainer.engine.libc.results import failed
from trainer.engine.libc.stdlib.sorting import qsort
from trainer.engine.libc.string.names import strverscmp
from trainer.engine.process.errno import Errno
from trainer.engine.process.file_nodes import READ, DirectoryNode

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

_O_DIRECTORY = 0o200000
_HEADER, _BUFFER = 0x30, 0x8000
_FD, _SIZE, _OFFSET, _POSITION = 0, 16, 24, 32
_ENTRY_HEADER = struct.Struct("<QqHB")


def _entry(number: int, following: int, mode: int, name: str) -> bytes:
    text = name.encode("utf-8", "surrogateescape")
    length = -(-(_ENTRY_HEADER.size + len(text) + 1) // 8) * 8
    return (_ENTRY_HEADER.pack(number, following, length, mode >> 12) + text).ljust(length, b"\0")


def _entries(node: DirectoryNode) -> list[bytes]:
    parent = node.parent or node
    listed = [(".", node), ("..", parent), *sorted(node.listing().items())]
    return [_entry(found.number, index + 1, found.mode, name) for index, (name, found) in enumerate(listed)]


def _open(process: Process, fd: int) -> int:
    address = process.heap.malloc(_HEADER + _BUFFER)
    if address:
        process.memory.fill(address, 0, _HEADER)
        process.memory.store_i32(address + _FD, fd)
        process.memory.store_u64(address + 8, _BUFFER)
    return address


@function()
def opendir(process: Process, path: int) -> int:
    """Open a directory; null on failure."""
    fd = process.kernel.open(process.space.peek_string(path), _O_DIRECTORY)
    if fd < 0:
        process.errno = -fd
        return 0
    return _open(process, fd)


@function()
def fdopendir(process: Process, fd: int) -> int:
    """Read the directory of a descriptor."""
    opened = process.kernel.opened(fd)
    if isinstance(opened, Errno):
        process.errno = opened
        return 0
    if not isinstance(opened.node, DirectoryNode):
        process.errno = Errno.ENOTDIR
        return 0
    return _open(process, fd)


def _fill(process: Process, directory: int) -> bool:
    """Read as many entries as fit into the buffer; False at the end."""
    memory = process.memory
    opened = process.kernel.opened(memory.load_i32(directory + _FD))
    if isinstance(opened, Errno):
        process.errno = opened
        return False
    if not isinstance(opened.node, DirectoryNode) or not opened.node.allows(READ):
        process.errno = Errno.ENOTDIR
        return False
    data = b""
    for entry in _entries(opened.node)[opened.offset :]:
        if len(data) + len(entry) > _BUFFER:
            break
        data += entry
        opened.offset += 1
    memory.store(directory + _HEADER, data)
    memory.store_u64(directory + _SIZE, len(data))
    memory.store_u64(directory + _OFFSET, 0)
    return bool(data)


@function("readdir", "readdir64")
def readdir(process: Process, directory: int) -> int:
    """Return the next entry, null at the end."""
    memory = process.memory
    offset = memory.load_u64(directory + _OFFSET)
    if offset >= memory.load_u64(directory + _SIZE):
        if not _fill(process, directory):
            return 0
        offset = 0
    entry = directory + _HEADER + offset
    memory.store_u64(directory + _OFFSET, offset + memory.load_u16(entry + 16))
    memory.store_i64(directory + _POSITION, memory.load_i64(entry + 8))
    return entry


@function()
def closedir(process: Process, directory: int) -> int:
    """Close a directory."""
    if not directory:
        return failed(process, Errno.EINVAL)
    fd = process.memory.load_i32(directory + _FD)
    process.heap.free(directory)
    result = process.kernel.close(fd)
    return failed(process, -result) if result < 0 else 0


def _go(process: Process, directory: int, place: int) -> None:
    opened = process.kernel.opened(process.memory.load_i32(directory + _FD))
    if not isinstance(opened, Errno):
        opened.offset = place
    process.memory.store_u64(directory + _SIZE, 0)
    process.memory.store_u64(directory + _OFFSET, 0)
    process.memory.store_i64(directory + _POSITION, place)


@function()
def rewinddir(process: Process, directory: int) -> None:
    """Begin again."""
    _go(process, directory, 0)


@function()
def telldir(process: Process, directory: int) -> int:
    """Return where the next entry is."""
    return process.memory.load_i64(directory + _POSITION)


@function()
def seekdir(process: Process, directory: int, place: int) -> None:
    """Return to where ``telldir`` said."""
    _go(process, directory, place)


@function()
def dirfd(process: Process, directory: int) -> int:
    """Return the descriptor."""
    return process.memory.load_i32(directory + _FD)


@function()
def readdir_r(process: Process, directory: int, entry: int, result: int) -> int:
    """Store the next entry; ``*result`` is null at the end."""
    found = readdir(process, directory)
    if found:
        process.memory.store(entry, process.memory.load(found, process.memory.load_u16(found + 16)))
    process.memory.store_u64(result, entry if found else 0)
    return 0


@function("alphasort", "alphasort64")
def alphasort(process: Process, left: int, right: int) -> int:
    """Compare the names of two entries, for ``scandir``."""
    names = [process.memory.string(process.memory.load_u64(entry) + 19) for entry in (left, right)]
    return (names[0] > names[1]) - (names[0] < names[1])


@function()
def versionsort(process: Process, left: int, right: int) -> int:
    """Compare the names of two entries, in which numbers count as such."""
    load = process.memory.load_u64
    return strverscmp(process, load(left) + 19, load(right) + 19)


@function("scandir", "scandir64")
def scandir(process: Process, path: int, result: int, select: int, compare: int) -> int:
    """Store copies of the entries that ``select`` accepts, sorted; returns how many."""
    memory, heap = process.memory, process.heap
    directory = opendir(process, path)
    if not directory:
        return -1
    errno, process.errno = process.errno, 0
    array = count = room = 0
    while entry := readdir(process, directory):
        if select and not process.call(select, entry):
            continue
        if count == room:
            room = 2 * room or 10
            array = heap.realloc(array, 8 * room)
        size = memory.load_u16(entry + 16)
        copy = heap.malloc(size)
        memory.store(copy, memory.load(entry, size))
        memory.store_u64(array + 8 * count, copy)
        count += 1
    closedir(process, directory)
    if compare and count:
        qsort(process, array, count, 8, compare)
    process.errno = errno
    memory.store_u64(result, array)
    return count
