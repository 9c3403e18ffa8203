"""The header and the program headers at the beginning of an executable in memory (elf(5)), as ld 2.40 writes them."""

import struct
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trainer.engine.platforms.base import SharedObject
    from trainer.engine.process.image_layout import SegmentAddresses

HEADER_SIZE, ENTRY_SIZE = 0x40, 56
INTERPRETER = b"/lib64/ld-linux-x86-64.so.2\0"
_INTERPRETER_AT, _FIRST_SEGMENT = 0x318, 0x618
_PT_LOAD, _PT_DYNAMIC, _PT_INTERP, _PT_NOTE, _PT_PHDR, _PT_TLS = 1, 2, 3, 4, 6, 7
_PT_GNU_EH_FRAME, _PT_GNU_STACK, _PT_GNU_RELRO, _PT_GNU_PROPERTY = (0x6474E550 + number for number in range(4))
_X, _W, _R = 1, 2, 4
_DYNAMIC_SIZE, _GOT_SIZE, _EH_FRAME_HEADER = 0x1E0, 0x40, 0x2C

Entry = tuple[int, int, int, int, int, int]  # type, flags, address, size in the file, size in memory, alignment


def entry_count(at: "SegmentAddresses") -> int:
    """Return the number of program headers: one more with thread-local objects."""
    return 14 if at.sizes.tdata + at.sizes.tbss else 13


def build(at: "SegmentAddresses", entry_point: int) -> bytes:
    """Return the first bytes of the executable; addresses in it count from its beginning."""
    base = at.placement.base
    identity = b"\x7fELF\x02\x01\x01".ljust(16, b"\0")
    sections = (
        3,
        62,
        1,
        entry_point - base,
        HEADER_SIZE,
        0x3A68,
        0,
        HEADER_SIZE,
        ENTRY_SIZE,
        entry_count(at),
        64,
        37,
        36,
    )
    content = bytearray(identity + struct.pack("<HHIQQQIHHHHHH", *sections))
    for kind, flags, address, in_file, in_memory, alignment in _entries(at):
        offset = address - at.behind if base + address >= at.relro_page else address
        content += struct.pack("<IIQQQQQQ", kind, flags, offset, address, address, in_file, in_memory, alignment)
    content = content.ljust(_INTERPRETER_AT, b"\0") + INTERPRETER
    return bytes(content)


def of_library(library: "SharedObject") -> bytes:
    """Return the first bytes of a library, without its program headers."""
    identity = b"\x7fELF\x02\x01\x01" + bytes([library.system])
    about = library.entry, HEADER_SIZE, library.sections_at
    counts = library.segments, 64, library.sections, library.sections - 1
    return identity.ljust(16, b"\0") + struct.pack(
        "<HHIQQQIHHHHHH", 3, 62, 1, *about, 0, HEADER_SIZE, ENTRY_SIZE, *counts
    )


def _entries(at: "SegmentAddresses") -> Iterator[Entry]:
    base = at.placement.base
    table = entry_count(at) * ENTRY_SIZE
    text, rodata = (at.text & -0x1000) - base, (at.rodata & -0x1000) - base
    constants = at.sizes.rodata + _EH_FRAME_HEADER
    relro, end, data_end = at.relro - base, at.data_page - base, at.data_end - base
    dynamic = end - _DYNAMIC_SIZE - _GOT_SIZE
    yield _PT_PHDR, _R, HEADER_SIZE, table, table, 8
    yield _PT_INTERP, _R, _INTERPRETER_AT, len(INTERPRETER), len(INTERPRETER), 1
    yield _PT_LOAD, _R, 0, _FIRST_SEGMENT, _FIRST_SEGMENT, 0x1000
    yield _PT_LOAD, _R | _X, text, at.text_end - base - text, at.text_end - base - text, 0x1000
    yield _PT_LOAD, _R, rodata, constants, constants, 0x1000
    yield _PT_LOAD, _R | _W, relro, data_end - relro, at.bss_end - base - relro, 0x1000
    yield _PT_DYNAMIC, _R | _W, dynamic, _DYNAMIC_SIZE, _DYNAMIC_SIZE, 8
    yield _PT_NOTE, _R, 0x338, 0x20, 0x20, 8
    yield _PT_NOTE, _R, 0x358, 0x44, 0x44, 4
    if at.sizes.tdata + at.sizes.tbss:
        yield _PT_TLS, _R, relro, at.sizes.tdata, at.sizes.tls.size, at.sizes.tls_align
    yield _PT_GNU_PROPERTY, _R, 0x338, 0x20, 0x20, 8
    yield _PT_GNU_EH_FRAME, _R, at.rodata + at.sizes.rodata - base, _EH_FRAME_HEADER, _EH_FRAME_HEADER, 4
    yield _PT_GNU_STACK, _R | _W, 0, 0, 0, 16
    yield _PT_GNU_RELRO, _R, relro, end - relro, end - relro, 1
