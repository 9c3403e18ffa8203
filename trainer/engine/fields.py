"""What the bytes of an object are for: its scalar parts, and the padding between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.language.records import Record
from trainer.engine.language.types import Array, Function, Integer, Pointer
from trainer.engine.lazy_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trainer.engine.language.records import Member
    from trainer.engine.language.types import CType

PADDING = "padding"


@dataclass(frozen=True, slots=True)
class Field:
    """``size`` bytes at ``offset``: a scalar, a text, a union, or padding, which has no type."""

    name: str
    type: str
    offset: int
    size: int

    @property
    def padding(self) -> bool:
        """Whether nothing of the object lies there."""
        return not self.type


def fields_of(ctype: CType, name: str = "") -> tuple[Field, ...]:
    """Return the fields of an object of a type, in the order of their offsets, without gaps."""
    fields: list[Field] = []
    for field in sorted(_parts(ctype, name, 0), key=lambda field: field.offset):
        end = fields[-1].offset + fields[-1].size if fields else 0
        if field.offset > end:
            fields.append(Field(PADDING, "", end, field.offset - end))
        fields.append(field)
    end = fields[-1].offset + fields[-1].size if fields else 0
    if end < ctype.size:
        fields.append(Field(PADDING, "", end, ctype.size - end))
    return tuple(fields)


def _parts(ctype: CType, name: str, offset: int) -> Iterator[Field]:
    match ctype:
        case Record(keyword="struct", members=members) if members is not None:
            yield from _members(members, name, offset)
        case Array(element=element, count=count) if not _is_text(element):
            for index in range(count or 0):
                yield from _parts(element, f"{name}[{index}]", offset + index * element.size)
        case _:
            yield Field(name or str(ctype), str(ctype), offset, ctype.size)


def _members(members: tuple[Member, ...], name: str, offset: int) -> Iterator[Field]:
    units: dict[int, list[Member]] = {}
    for member in members:
        path = ".".join(part for part in (name, member.name) if part)
        if member.bits is not None:
            units.setdefault(member.offset, []).append(member)
        else:
            yield from _parts(member.type, path, offset + member.offset)
    for start, inside in units.items():
        bits = ", ".join(f"{member.name or ''}:{member.bits}" for member in inside)
        used = max(member.shift + (member.bits or 0) for member in inside)
        yield Field(bits, "bit-fields", offset + start, -(-used // 8))


def _is_text(element: CType) -> bool:
    return isinstance(element, Integer) and element.size == 1


def declaration(ctype: CType, name: str = "") -> str:
    """Return how C declares an object of a type; the members of a struct or union on lines of their own."""
    if isinstance(ctype, Record) and ctype.members is not None:
        lines = "".join(f"    {_declared(member.type, member.name or '', member.bits)};\n" for member in ctype.members)
        return f"{ctype} {{\n{lines}}} {name}".rstrip() + ";"
    if isinstance(ctype, Array) and isinstance(ctype.element, Record):
        return f"{declaration(ctype.element)}\n{_declared(ctype, name)};"
    return f"{_declared(ctype, name)};"


def _declared(ctype: CType, name: str, bits: int | None = None) -> str:
    if bits is not None:
        return f"{ctype} {name} : {bits}".replace("  ", " ")
    dimensions = ""
    while isinstance(ctype, Array):
        dimensions += f"[{'' if ctype.count is None else ctype.count}]"
        ctype = ctype.element
    if isinstance(ctype, Pointer) and isinstance(ctype.target, Function):
        return f"{ctype.target.result} (*{name}{dimensions})({ctype.target.parameter_list})"
    space = "" if str(ctype).endswith("*") else " "
    return f"{ctype}{space}{name}{dimensions}".rstrip()
