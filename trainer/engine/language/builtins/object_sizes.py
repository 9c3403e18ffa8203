"""``__builtin_object_size``: gcc -O0 knows named objects, and places in them with constant indices (measured)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pycparser import c_ast

from trainer.engine.language.records import Record
from trainer.engine.language.types import Array, Pointer
from trainer.engine.lazy_dataclasses import dataclass

if TYPE_CHECKING:
    from trainer.engine.language.expressions.expressions import Expressions

_PART, _LEAST = 1, 2  # bits of the second argument
_UNKNOWN = (1 << 64) - 1


@dataclass(frozen=True)
class _Place:
    """How many bytes follow: up to the end of the object, and of the member or array in it."""

    whole: int
    part: int

    def moved(self, distance: int) -> _Place:
        """Return the place that many bytes further on."""
        return _Place(self.whole - distance, self.part - distance)


def object_size(compiler: Expressions, node: Any, kind: int) -> int:
    """Return the bytes from where a pointer points to the end of the object or, for odd kinds, of its part."""
    found = _pointed(compiler, node)
    if found is None:
        return 0 if kind & _LEAST else _UNKNOWN
    return max(0, found.part if kind & _PART else found.whole)


def _pointed(compiler: Expressions, node: Any) -> _Place | None:
    """Return where a pointer points."""
    match node:
        case c_ast.Cast(expr=expr):
            return _pointed(compiler, expr)
        case c_ast.UnaryOp(op="&", expr=expr):
            return _place(compiler, expr)
        case c_ast.BinaryOp(op="+" | "-" as op, left=left, right=right):
            found, index = _pointed(compiler, left), compiler.types.constant_or_none(right)
            ctype = compiler.value_type(left)
            if found is None or index is None or not isinstance(ctype, Pointer):
                return None
            return found.moved(ctype.target.size * (index if op == "+" else -index))
        case c_ast.ID() | c_ast.StructRef() | c_ast.ArrayRef() | c_ast.Constant(type="string"):
            return _place(compiler, node) if isinstance(compiler.type_of(node), Array) else None
    return None


def _place(compiler: Expressions, node: Any) -> _Place | None:
    """Return where an object or a part of one lies."""
    match node:
        case c_ast.ID() | c_ast.Constant(type="string"):
            ctype = compiler.type_of(node)
            return None if ctype.is_variable else _Place(ctype.size, ctype.size)
        case c_ast.StructRef(type=".", name=name, field=field):
            found, record = _place(compiler, name), compiler.type_of(name)
            if found is None or not isinstance(record, Record) or field.name not in record.index:
                return None
            offset, member = record.index[field.name]
            return _Place(found.whole - offset, member.type.size)
        case c_ast.ArrayRef(name=name, subscript=subscript):
            found, array = _place(compiler, name), compiler.type_of(name)
            index = compiler.types.constant_or_none(subscript)
            if found is None or index is None or not isinstance(array, Array):
                return None
            return _Place(found.whole, array.size).moved(index * array.element.size)
    return None
