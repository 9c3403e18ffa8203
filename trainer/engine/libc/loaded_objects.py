"""The program and the libraries that are mapped: ``dl_iterate_phdr`` and ``dladdr``."""

from __future__ import annotations

import struct
from bisect import bisect_right
from typing import TYPE_CHECKING

from trainer.engine.lazy_dataclasses import dataclass
from trainer.engine.libc.registry import function
from trainer.engine.platforms.glibc_symbols import FUNCTIONS, NAMELESS, NAMES, OBJECTS
from trainer.engine.process.elf_header import ENTRY_SIZE, HEADER_SIZE, entry_count

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trainer.engine.process.process import Process

LIBRARY = "/lib/x86_64-linux-gnu/libc.so.6"
_LINKER, _SHARED = "/lib64/ld-linux-x86-64.so.2", "linux-vdso.so.1"
_LIBRARY_SIZE, _LINKER_SIZE, _SHARED_SIZE = 0x1E2000, 0x35000, 0x2000
_INFO_SIZE = 64  # struct dl_phdr_info
_LOCAL = ("__libc_start_call_main", *(name for name in OBJECTS if not name.startswith(("_IO_2", "std", "environ"))))

# program headers as readelf shows them: type, flags, offset, address, size in the file, size in memory, alignment
_Headers = tuple[tuple[int, ...], ...]
_OF_SHARED: _Headers = (
    (1, 5, 0, 0, 0x1542, 0x1542, 0x1000),
    (2, 4, 0x440, 0x440, 0x140, 0x140, 8),
    (4, 4, 0x5A8, 0x5A8, 0x70, 0x70, 4),
    (0x6474E550, 4, 0x618, 0x618, 0x44, 0x44, 4),
)
_OF_LIBRARY: _Headers = (
    (6, 4, 0x40, 0x40, 0x310, 0x310, 8),
    (3, 4, 0x1A1B10, 0x1A1B10, 0x1C, 0x1C, 16),
    (1, 4, 0, 0, 0x25388, 0x25388, 0x1000),
    (1, 5, 0x26000, 0x26000, 0x1550FC, 0x1550FC, 0x1000),
    (1, 4, 0x17C000, 0x17C000, 0x52C31, 0x52C31, 0x1000),
    (1, 6, 0x1CF8D0, 0x1CF8D0, 0x4F98, 0x12680, 0x1000),
    (2, 6, 0x1D2B60, 0x1D2B60, 0x200, 0x200, 8),
    (4, 4, 0x350, 0x350, 0x20, 0x20, 8),
    (4, 4, 0x370, 0x370, 0x44, 0x44, 4),
    (7, 4, 0x1CF8D0, 0x1CF8D0, 0x10, 0x90, 8),
    (0x6474E553, 4, 0x350, 0x350, 0x20, 0x20, 8),
    (0x6474E550, 4, 0x1A1B2C, 0x1A1B2C, 0x7414, 0x7414, 4),
    (0x6474E551, 6, 0, 0, 0, 0, 16),
    (0x6474E552, 4, 0x1CF8D0, 0x1CF8D0, 0x3730, 0x3730, 1),
)
_OF_LINKER: _Headers = (
    (1, 4, 0, 0, 0xD58, 0xD58, 0x1000),
    (1, 5, 0x1000, 0x1000, 0x25111, 0x25111, 0x1000),
    (1, 4, 0x27000, 0x27000, 0x9C7C, 0x9C7C, 0x1000),
    (1, 6, 0x31900, 0x31900, 0x2810, 0x29D8, 0x1000),
    (2, 6, 0x32E40, 0x32E40, 0x1A0, 0x1A0, 8),
    (4, 4, 0x238, 0x238, 0x24, 0x24, 4),
    (0x6474E550, 4, 0x2D018, 0x2D018, 0x934, 0x934, 4),
    (0x6474E551, 6, 0, 0, 0, 0, 16),
    (0x6474E552, 4, 0x31900, 0x31900, 0x1700, 0x1700, 1),
)


@dataclass(frozen=True, slots=True)
class LoadedObject:
    """Something that the dynamic linker knows; ``headers`` is where its program headers lie."""

    name: str
    start: int
    end: int
    headers: int
    count: int
    thread_local: bool = False


def objects(process: Process) -> list[LoadedObject]:
    """Return the program, whose name is empty, and the libraries, in the order of loading."""
    at = process.loaded.addresses
    program = LoadedObject(
        "", at.placement.base, at.bss_end, at.placement.base + HEADER_SIZE, entry_count(at), bool(at.sizes.tls.size)
    )
    if not at.startup:
        return [program]
    shared = at.startup[1] + 0x6000
    return [
        program,
        LoadedObject(_SHARED, shared, shared + _SHARED_SIZE, _place(process, _OF_SHARED), len(_OF_SHARED)),
        LoadedObject(
            LIBRARY, at.library, at.library + _LIBRARY_SIZE, _place(process, _OF_LIBRARY), len(_OF_LIBRARY), True
        ),
        LoadedObject(
            _LINKER, at.startup[0], at.startup[0] + _LINKER_SIZE, _place(process, _OF_LINKER), len(_OF_LINKER)
        ),
    ]


def _place(process: Process, headers: _Headers) -> int:
    return process.libc_constant(b"".join(_pack(*entry) for entry in headers), 8)


def _pack(kind: int, flags: int, offset: int, address: int, in_file: int, in_memory: int, alignment: int) -> bytes:
    packed = struct.pack("<IIQQQQQQ", kind, flags, offset, address, address, in_file, in_memory, alignment)
    assert len(packed) == ENTRY_SIZE
    return packed


@function()
def dl_iterate_phdr(process: Process, callback: int, data: int) -> int:
    """Call a function for each object until it returns something else than 0; returns what it returned last."""
    modules = 0
    found = objects(process)
    for entry in found:
        modules += entry.thread_local
        words = (
            entry.start,
            process.libc_constant(entry.name.encode() + b"\0"),
            entry.headers,
            entry.count,
            len(found),
            0,
            modules if entry.thread_local else 0,
            0,
        )
        info = (process.stack_pointer() - 128 - _INFO_SIZE) & -16
        process.memory.store(info, struct.pack("<8Q", *words))
        result = int(process.call_on(callback, (info, _INFO_SIZE, data), info - 64) or 0)
        if result:
            return result
    return 0


def object_at(process: Process, address: int) -> LoadedObject | None:
    """Return the object that an address belongs to."""
    return next((entry for entry in objects(process) if entry.start <= address < entry.end), None)


def symbol_at(process: Process, entry: LoadedObject, address: int) -> tuple[str, int] | None:
    """Return the name that the dynamic linker knows for an address, and where that begins.

    A program has no names of its own for it, and a library only those that it exports.
    """
    if entry.name != LIBRARY:
        return None
    places = _places((FUNCTIONS | OBJECTS).items())
    index = bisect_right(places, (address - entry.start, "\uffff")) - 1
    if index < 0:
        return None
    place, name = places[index]
    if name in NAMELESS or name in _LOCAL:
        return None
    return NAMES.get(name, name), entry.start + place


def _places(symbols: Iterable[tuple[str, int]]) -> list[tuple[int, str]]:
    return sorted((place, name) for name, place in symbols)


def shown_name(process: Process, entry: LoadedObject) -> str:
    """Return the path of an object as ``dladdr`` and ``backtrace_symbols`` tell it."""
    return entry.name or process.program_name


@function()
def dladdr(process: Process, address: int, info: int) -> int:
    """Say which object an address belongs to, and which of its symbols; returns 0 where it belongs to none."""
    entry = object_at(process, address)
    if entry is None:
        return 0
    symbol = symbol_at(process, entry, address)
    name = process.libc_constant(symbol[0].encode() + b"\0") if symbol else 0
    path = process.libc_constant(shown_name(process, entry).encode() + b"\0")
    process.memory.store(info, struct.pack("<4Q", path, entry.start, name, symbol[1] if symbol else 0))
    return 1
