"""The bytes of the sections: what the initialisers of their objects are, once everything has its address."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Any

from trainer.engine.language import operations
from trainer.engine.process.wide import WIDE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trainer.engine.language.compiled_unit import CompiledUnit
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
                _write(
                    content,
                    offset + piece.offset,
                    piece.format,
                    piece.bits,
                    piece.shift,
                    eval(piece.code, names),
                )
        contents[name] = bytes(content)
    return contents


def _write(content: bytearray, offset: int, form: str, bits: int, shift: int, value: Any) -> None:
    if form == "bytes":
        content[offset : offset + len(value)] = value
        return
    if bits:
        size = (shift + bits + 7) // 8
        old = int.from_bytes(content[offset : offset + size], "little")
        mask = ((1 << bits) - 1) << shift
        content[offset : offset + size] = (old & ~mask | (value << shift) & mask).to_bytes(size, "little")
        return
    if form in WIDE:
        data = WIDE[form].encode(value)
        content[offset : offset + len(data)] = data
        return
    struct.Struct(_FORMATS[form]).pack_into(content, offset, value)
