"""Initialisers: which expression goes to which byte of an object (C11 6.7.9)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pycparser import c_ast

from trainer.engine.language.literals import string_constant
from trainer.engine.language.records import Member, Record
from trainer.engine.language.refusal import refuse
from trainer.engine.language.types import Array, CType, Integer
from trainer.engine.lazy_dataclasses import dataclass

if TYPE_CHECKING:
    from trainer.engine.language.declarations.declarators import Declarations

_MOST_PIECES = 1 << 20


@dataclass(frozen=True, slots=True)
class Piece:
    """An expression, or the bytes of a string literal, for the part of an object at ``offset``.

    An expression that a range of designators repeats stands in several pieces; it is evaluated once.
    """

    offset: int
    type: CType
    expression: Any
    data: bytes | None = None
    member: Member | None = None

    @property
    def place(self) -> tuple[int, int]:
        """Where the part begins, in bytes and bits."""
        return self.offset, self.member.shift if self.member is not None else 0

    @property
    def end(self) -> int:
        """Where the part ends."""
        if self.member is not None and self.member.bits is not None:
            return self.offset + self.member.unit
        return self.offset + max(self.type.size, len(self.data or b""))


def is_string(node: Any) -> bool:
    """Whether a node is a string literal."""
    return isinstance(node, c_ast.Constant) and node.type == "string"


class InitialiserReader:
    """Flattens an initialiser into pieces, with designators and missing braces."""

    def __init__(self, types: Declarations, *, static: bool = False) -> None:
        self.types = types
        self._literals = Array | Record if static else Array  # the types that compound literals may initialise
        self.pieces: list[Piece] = []
        self._end = 0
        self._bit_fields: set[tuple[int, int]] = set()
        self._chosen: dict[tuple[int, int], Member] = {}  # what unions hold, by offset and identity of the type

    def read(self, ctype: CType, node: Any, offset: int = 0, member: Member | None = None) -> int:
        """Collect the pieces for an object of ``ctype`` at ``offset``; returns the number of elements of an array."""
        if isinstance(node, c_ast.InitList) and len(node.exprs) == 1 and _is_text(ctype, node.exprs[0]):
            node = node.exprs[0]
        if _is_text(ctype, node):
            assert isinstance(ctype, Array)
            text = string_constant(node.value)[1]
            self._add(Piece(offset, ctype, node, text if ctype.count is None else text[: ctype.size]))
            return len(text) // ctype.element.size
        if self._is_transparent(ctype, node):
            literal = self.types.type_of(node.type)
            count = self.read(ctype, node.init, offset, member)
            return max(count, literal.count or 0) if isinstance(literal, Array) else count
        if isinstance(node, c_ast.InitList):
            if isinstance(ctype, Array | Record):
                self._forget(offset, offset + ctype.size)
                self._chosen = {
                    key: held for key, held in self._chosen.items() if not 0 <= key[0] - offset < ctype.size
                }
                # what is too much is left out, with a warning
                return self._aggregate(ctype, list(node.exprs), offset, braced=True)[0]
            if not node.exprs:
                refuse(node, "a scalar takes one initialiser", self.types.filename)
            return self.read(ctype, node.exprs[0], offset, member)
        if isinstance(ctype, Array):
            refuse(node, "an array takes its initialisers in braces", self.types.filename)
        self._add(Piece(offset, ctype, node, None, member))
        return 1

    def _is_transparent(self, ctype: CType, node: Any) -> bool:
        """Whether a compound literal initialises as if its type did not stand there (GNU)."""
        if not (isinstance(node, c_ast.CompoundLiteral) and isinstance(ctype, self._literals)):
            return False
        return isinstance(ctype, Array) or self.types.type_of(node.type) is ctype

    def _add(self, piece: Piece) -> None:
        if piece.member is None or piece.member.bits is None:
            self._forget(piece.offset, piece.end)
        elif piece.place in self._bit_fields:
            self.pieces = [other for other in self.pieces if other.place != piece.place]
        else:
            self._bit_fields.add(piece.place)
        self.pieces.append(piece)
        self._end = max(self._end, piece.end)
        if len(self.pieces) > _MOST_PIECES:
            refuse(piece.expression, "this initialiser is too large", self.types.filename)

    def _forget(self, start: int, end: int) -> None:
        """Drop what an earlier initialiser gave to a part that a later one gives anew."""
        if start < self._end:
            self.pieces = [piece for piece in self.pieces if piece.offset < start or piece.end > end]

    def _aggregate(self, ctype: CType, nodes: list[Any], offset: int, braced: bool) -> tuple[int, list[Any]]:
        """Consume nodes for the elements of an aggregate; returns the element count and what is left.

        Without braces of its own it may begin with a designator that is meant for it, but ends before the next one.
        """
        position = count = 0
        entered = False
        while nodes:
            node = nodes[0]
            if isinstance(node, c_ast.NamedInitializer):
                if not braced and entered:
                    break
                position, nodes = self._designated(ctype, node, nodes[1:], offset)
            else:
                slot = self._slot(ctype, position)
                if slot is None:
                    break
                at, element, member = slot
                if member is not None:
                    self._choose(ctype, offset, member)
                nodes = self._element(element, nodes, offset + at, member)
                position += 1
            entered = True
            count = max(count, position)
            if isinstance(ctype, Record) and ctype.keyword == "union" and not (braced and _is_named(nodes)):
                break
        return count, nodes

    @staticmethod
    def _slot(ctype: CType, position: int) -> tuple[int, CType, Member | None] | None:
        if isinstance(ctype, Array):
            if ctype.count is not None and position >= ctype.count:
                return None
            return position * ctype.element.size, ctype.element, None
        assert isinstance(ctype, Record)
        members = initialised_members(ctype)
        if position >= len(members):
            return None
        return members[position].offset, members[position].type, members[position]

    def _element(self, element: CType, nodes: list[Any], offset: int, member: Member | None) -> list[Any]:
        """Consume nodes for one element; returns what is left."""
        node = nodes[0]
        if isinstance(element, Array | Record) and not self._is_whole(element, node):
            if self._slot(element, 0) is None:
                return nodes  # nothing in it to initialise
            return self._aggregate(element, nodes, offset, braced=False)[1]
        self.read(element, node, offset, member)
        return nodes[1:]

    def _is_whole(self, element: CType, node: Any) -> bool:
        """Whether a node initialises all of an aggregate, not only its first element."""
        if isinstance(node, c_ast.InitList) or _is_text(element, node):
            return True
        if isinstance(element, Array):
            return isinstance(node, c_ast.CompoundLiteral)
        return not isinstance(node, c_ast.Constant) and self.types.type_of_expression(node) is element

    def _designated(self, ctype: CType, node: Any, following: list[Any], offset: int) -> tuple[int, list[Any]]:
        """Read ``.a.b[2] = x``; returns the position behind the first designator and the nodes that are left.

        Those that follow without a designator go on behind ``x``, inside the designated aggregate.
        """
        designator, rest = node.name[0], node.name[1:]
        if isinstance(ctype, Array) and isinstance(designator, c_ast.ArrayDesignator):
            first, last = self.types.range(designator.expr)
            if first < 0 or last < first or (ctype.count is not None and last >= ctype.count):
                refuse(node, f"index {last} is outside the array", self.types.filename)
            for index in range(first, last):
                self._inside(ctype.element, rest, node.expr, [], offset + index * ctype.element.size, None)
            at = offset + last * ctype.element.size
            return last + 1, self._inside(ctype.element, rest, node.expr, following, at, None)
        if not isinstance(ctype, Record) or not isinstance(designator, c_ast.ID):
            refuse(node, f"this designator does not fit {ctype}", self.types.filename)
        for position, member in enumerate(initialised_members(ctype)):
            anonymous = member.name is None and isinstance(member.type, Record) and designator.name in member.type.index
            if member.name != designator.name and not anonymous:
                continue
            self._choose(ctype, offset, member)
            path = node.name if anonymous else rest
            left = self._inside(member.type, path, node.expr, following, offset + member.offset, member)
            return position + 1, left
        refuse(node, f"{ctype} has no member '{designator.name}'", self.types.filename)

    def _choose(self, ctype: CType, offset: int, member: Member) -> None:
        """Note which member of a union is initialised: one after another lets the union forget the first."""
        if not isinstance(ctype, Record) or ctype.keyword != "union":
            return
        if self._chosen.setdefault((offset, id(ctype)), member) != member:
            self._chosen[offset, id(ctype)] = member
            self._forget(offset, offset + ctype.size)

    def _inside(
        self, ctype: CType, rest: list[Any], value: Any, following: list[Any], offset: int, member: Member | None
    ) -> list[Any]:
        if rest:
            return self._aggregate(ctype, [c_ast.NamedInitializer(rest, value), *following], offset, braced=False)[1]
        return self._element(ctype, [value, *following], offset, member)


def _is_named(nodes: list[Any]) -> bool:
    return bool(nodes) and isinstance(nodes[0], c_ast.NamedInitializer)


def _is_text(ctype: CType, node: Any) -> bool:
    """Whether a node is a string literal that initialises an array of its characters."""
    if not (is_string(node) and isinstance(ctype, Array) and isinstance(ctype.element, Integer)):
        return False
    return string_constant(node.value)[0].size == ctype.element.size


def initialised_members(ctype: Record) -> list[Member]:
    """Return the members that an initialiser counts: not the unnamed bit-fields."""
    return [m for m in ctype.members or () if m.name is not None or (isinstance(m.type, Record) and m.bits is None)]
