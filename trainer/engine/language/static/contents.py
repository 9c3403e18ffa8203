"""The bytes of the sections: what the initialisers of their objects are, once everything has its address."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Any

from trainer.engine.language import operations
from trainer.engine.process.wide import WIDE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trainer.engine.language.compiled_unit import CompiledUnit
    from trainer.engine.language.static.read_only import StaticPiece
    from trainer.engine.language.static.sections import Section

_FORMATS = {
    "i8": "<b",
    "u8": "<B",
    "i16": "<h",
    "u16": "<H",
    "i32": "<i",
    "u32": "<I",
    "i64": "<q",
    "u64": "<Q",
    "f32": "<f",
    "f64": "<d",
}


def section_contents(
    unit: CompiledUnit, sections: Mapping[str, Section], addresses: Mapping[str, int]
) -> dict[str, bytes]:
    """Return the bytes of each section that has any, by evaluating the initialisers of its objects."""
    names: dict[str, Any] = {name: getattr(operations, name) for name in operations.__all__}
    names.update(addresses)
    contents = {}
    for name, section in sections.items():
        if name in ("bss", "tbss"):
            continue
        content = bytearray(section.size)
        if name == "rodata" and section.header:
            content[0:4] = b"\x01\x00\x02\x00"  # _IO_stdin_used
        for offset, symbol in section.objects:
            for piece in unit.pieces.get(symbol.host_name, ()):
                _write(content, offset + piece.offset, piece, eval(piece.code, names))
        contents[name] = bytes(content)
    return contents


def _write(content: bytearray, offset: int, piece: StaticPiece, value: Any) -> None:
    """Write what a piece is to be: bytes, a bit-field, or a scalar."""
    if piece.format == "bytes":
        content[offset : offset + len(value)] = value
    elif piece.bits:
        size = (piece.shift + piece.bits + 7) // 8
        old = int.from_bytes(content[offset : offset + size], "little")
        mask = ((1 << piece.bits) - 1) << piece.shift
        content[offset : offset + size] = (old & ~mask | (value << piece.shift) & mask).to_bytes(size, "little")
    elif piece.format in WIDE:
        data = WIDE[piece.format].encode(value)
        content[offset : offset + len(data)] = data
    else:
        struct.pack_into(_FORMATS[piece.format], content, offset, value)
