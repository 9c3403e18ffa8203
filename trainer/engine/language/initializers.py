"""Initialisers: which expression goes to which byte of an object (C11 6.7.9)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pycparser import c_ast

from trainer.engine.language.declarations import refuse
from trainer.engine.language.literals import string_bytes
from trainer.engine.language.types import Array, CType, Integer, Member, Record

if TYPE_CHECKING:
    from trainer.engine.language.declarations import Declarations


@dataclass(frozen=True, slots=True)
class Piece:
    """An expression, or the bytes of a string literal, for the part of an object at ``offset``."""

    offset: int
    type: CType
    expression: Any
    data: bytes | None = None
    member: Member | None = None


def is_string(node: Any) -> bool:
    """Whether a node is a string literal."""
    return isinstance(node, c_ast.Constant) and node.type == "string"


class InitialiserReader:
    """Flattens an initialiser into pieces, with designators and missing braces."""

    def __init__(self, types: Declarations) -> None:
        self.types = types
        self.pieces: list[Piece] = []

    def read(self, ctype: CType, node: Any, offset: int = 0, member: Member | None = None) -> int:
        """Collect the pieces for an object of ``ctype`` at ``offset``; returns the number of elements of an array."""
        if isinstance(node, c_ast.InitList) and len(node.exprs) == 1 and is_string(node.exprs[0]) and _is_text(ctype):
            node = node.exprs[0]
        if is_string(node) and _is_text(ctype):
            assert isinstance(ctype, Array)
            text = string_bytes(node.value) + b"\0"
            self.pieces.append(Piece(offset, ctype, node, text if ctype.count is None else text[: ctype.count]))
            return len(text)
        if isinstance(node, c_ast.InitList):
            if isinstance(ctype, Array | Record):
                count, rest = self._aggregate(ctype, list(node.exprs), offset, braced=True)
                if rest:
                    refuse(rest[0], "there are more initialisers than elements", self.types.filename)
                return count
            if len(node.exprs) != 1:
                refuse(node, "a scalar takes one initialiser", self.types.filename)
            return self.read(ctype, node.exprs[0], offset, member)
        self.pieces.append(Piece(offset, ctype, node, None, member))
        return 1

    def _aggregate(self, ctype: CType, nodes: list[Any], offset: int, braced: bool) -> tuple[int, list[Any]]:
        """Consume nodes for the elements of an aggregate; returns the element count and what is left."""
        position = count = 0
        while nodes:
            node = nodes[0]
            if isinstance(node, c_ast.NamedInitializer):
                if not braced:
                    break
                position = self._designated(ctype, node, offset)
                nodes = nodes[1:]
                count = max(count, position)
                continue
            slot = self._slot(ctype, position)
            if slot is None:
                break
            at, element, member = slot
            nodes = self._element(element, nodes, offset + at, member)
            position += 1
            count = max(count, position)
            if isinstance(ctype, Record) and ctype.keyword == "union":
                break
        return count, nodes

    def _slot(self, ctype: CType, position: int) -> tuple[int, CType, Member | None] | None:
        if isinstance(ctype, Array):
            if ctype.count is not None and position >= ctype.count:
                return None
            return position * ctype.element.size, ctype.element, None
        assert isinstance(ctype, Record)
        named = [m for m in ctype.members or () if m.name is not None or isinstance(m.type, Record)]
        if position >= len(named):
            return None
        return named[position].offset, named[position].type, named[position]

    def _element(self, element: CType, nodes: list[Any], offset: int, member: Member | None) -> list[Any]:
        node = nodes[0]
        if isinstance(element, Array | Record) and not isinstance(node, c_ast.InitList):
            whole_record = isinstance(element, Record) and self._is_record_value(node, element)
            if not whole_record and not (is_string(node) and _is_text(element)):
                return self._aggregate(element, nodes, offset, braced=False)[1]
        self.read(element, node, offset, member)
        return nodes[1:]

    def _is_record_value(self, node: Any, element: Record) -> bool:
        typed = self.types.type_of_expression
        return typed is not None and not isinstance(node, c_ast.Constant) and typed(node) is element

    def _designated(self, ctype: CType, node: Any, offset: int) -> int:
        """Read ``.a.b[2] = x``; returns the position after the outermost designator."""
        following = 0
        member: Member | None = None
        for depth, designator in enumerate(node.name):
            if isinstance(ctype, Array) and isinstance(designator, c_ast.ArrayDesignator):
                index = self.types.constant(designator.expr)
                if index < 0 or (ctype.count is not None and index >= ctype.count):
                    refuse(node, f"index {index} is outside the array", self.types.filename)
                offset, ctype, position = offset + index * ctype.element.size, ctype.element, index
            elif isinstance(ctype, Record) and isinstance(designator, c_ast.ID):
                found = ctype.index.get(designator.name)
                if found is None:
                    refuse(node, f"{ctype} has no member '{designator.name}'", self.types.filename)
                named = [m for m in ctype.members or () if m.name is not None or isinstance(m.type, Record)]
                position = next(
                    (i for i, m in enumerate(named) if m.name == designator.name or _holds(m, designator.name)),
                    0,
                )
                offset, member = offset + found[0], found[1]
                ctype = member.type
            else:
                refuse(node, f"this designator does not fit {ctype}", self.types.filename)
            if depth == 0:
                following = position + 1
        self.read(ctype, node.expr, offset, member)
        return following


def _holds(member: Member, name: str) -> bool:
    return member.name is None and isinstance(member.type, Record) and name in member.type.index


def _is_text(ctype: CType) -> bool:
    return isinstance(ctype, Array) and isinstance(ctype.element, Integer) and ctype.element.size == 1
