"""Structs and unions, laid out as gcc does (System V psABI 3.1.2)."""

from __future__ import annotations

from trainer.engine.language.types import NO_QUALIFIERS, CType, Qualifiers
from trainer.engine.lazy_dataclasses import dataclass, field


@dataclass(frozen=True)
class Member:
    """A member at ``offset`` bytes.

    A bit-field has ``bits``, its first bit is number ``shift`` of the ``unit`` bytes that are accessed for it.
    """

    name: str | None
    type: CType
    offset: int
    bits: int | None = None
    shift: int = 0
    unit: int = 0
    qualifiers: Qualifiers = NO_QUALIFIERS
    align: int = 1


@dataclass(frozen=True)
class DeclaredMember:
    """A member before it has a place; ``align`` is asked for with ``_Alignas`` or an attribute, ``packed`` too."""

    name: str | None
    type: CType
    natural_align: int
    bits: int | None = None
    align: int = 1
    packed: bool = False
    qualifiers: Qualifiers = NO_QUALIFIERS


@dataclass(eq=False)
class Record(CType):
    """A struct or union; ``members`` is None until it is defined. Compared by identity, as C does by tag."""

    keyword: str
    tag: str | None
    members: tuple[Member, ...] | None = None
    size: int = 0
    align: int = 1
    index: dict[str, tuple[int, Member]] = field(default_factory=dict)

    def define(self, declared: list[DeclaredMember], align: int = 1, pack: int | None = None) -> None:
        """Lay the members out as gcc does (System V psABI 3.1.2; packing measured).

        ``align`` is the least alignment of the whole, ``pack`` the largest of a member (``#pragma pack``).
        """
        members: list[Member] = []
        position = size = 0  # in bits
        for entry in declared:
            alignment = max(1 if entry.packed else entry.natural_align, entry.align)
            alignment = min(alignment, pack or alignment)
            start = 0 if self.keyword == "union" else position
            if entry.bits is None:
                start = -(-start // (alignment * 8)) * alignment * 8
                position = start + entry.type.size * 8
                members.append(Member(entry.name, entry.type, start // 8, qualifiers=entry.qualifiers, align=alignment))
                align = max(align, alignment)
            elif entry.bits == 0:
                position = -(-start // (entry.type.size * 8)) * entry.type.size * 8
            else:
                unit = entry.type.size * 8
                free = entry.packed or pack is not None  # may lie across the units of its type
                if entry.align > 1:
                    start = -(-start // (entry.align * 8)) * entry.align * 8
                if not free and start // unit != (start + entry.bits - 1) // unit:
                    start = -(-start // unit) * unit
                position = start + entry.bits
                first = start // 8 if free else start // unit * entry.type.size
                width = (position + 7) // 8 - first if free else entry.type.size
                members.append(
                    Member(entry.name, entry.type, first, entry.bits, start - first * 8, width, entry.qualifiers)
                )
                if entry.name is not None:
                    align = max(align, alignment)
            size = max(size, (position + 7) // 8)
        self.members = tuple(members)
        self.align = align
        self.size = -(-size // align) * align
        for member in members:
            if member.name is not None:
                self.index[member.name] = (member.offset, member)
            elif isinstance(member.type, Record) and member.bits is None:
                for inner, (offset, found) in member.type.index.items():
                    self.index[inner] = (member.offset + offset, found)

    def __str__(self) -> str:
        return f"{self.keyword} {self.tag or '(unnamed)'}"
