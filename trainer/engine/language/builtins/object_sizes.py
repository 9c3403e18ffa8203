"""``__builtin_object_size`` at -O0: of named objects, and of places in them (measured).

gcc knows places with constant indices. What pointer arithmetic adds it takes from the whole object, and then no longer
knows of which part; only ``__builtin_dynamic_object_size`` subtracts what is known when the program runs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pycparser import c_ast

from trainer.engine.language.expressions.code import Val, constant, convert, normalised
from trainer.engine.language.expressions.evaluation_order import has_effects
from trainer.engine.language.records import Record
from trainer.engine.language.symbols import Global
from trainer.engine.language.types import LONG, ULONG, Array, Function, Pointer, decay
from trainer.engine.lazy_dataclasses import dataclass, replace

if TYPE_CHECKING:
    from trainer.engine.language.expressions.expressions import Expressions

_PART, _LEAST = 1, 2  # bits of the second argument
_UNKNOWN = (1 << 64) - 1


@dataclass(frozen=True)
class _Place:
    """How many bytes follow: up to the end of the object, and of the member or array in it.

    ``distance`` are the bytes that arithmetic has added to a pointer to it, ``steps`` the indices that are not constant
    with the sizes of what they count; ``indirect``: it is what a pointer points to.
    """

    whole: int
    part: int
    distance: int = 0
    steps: tuple[tuple[Any, int], ...] = ()
    indirect: bool = False

    def inside(self, offset: int, size: int) -> _Place:
        """Return the member or element of ``size`` bytes at an offset, from which ``size`` bytes follow."""
        if self.indirect:
            return replace(self, distance=self.distance + offset)
        return _Place(self.whole - offset, size) if offset >= 0 else _Place(0, 0)


def object_size(compiler: Expressions, node: Any, kind: int, *, dynamic: bool) -> Val:
    """Return the bytes from where a pointer points to the end of the object or, for odd kinds, of its part."""
    unknown = constant(ULONG, 0 if kind & _LEAST else _UNKNOWN)
    found = _pointed(compiler, node)
    if found is None or (found.steps and not dynamic):
        return unknown
    if kind & _PART:
        return unknown if found.distance or found.steps else constant(ULONG, max(0, found.part))
    if found.steps:
        moved = [f"{normalised(convert(compiler.value(index), LONG))} * {size}" for index, size in found.steps]
        distance = " + ".join((str(found.distance), *moved))
        return compiler.saved(Val(ULONG, f"bytes_behind({found.whole}, {distance})"))
    if found.distance < 0:
        return constant(ULONG, 0) if dynamic else unknown
    return constant(ULONG, max(0, found.whole - found.distance))


def _pointed(compiler: Expressions, node: Any) -> _Place | None:
    """Return where a pointer points."""
    match node:
        case c_ast.Cast(expr=expr):
            return _pointed(compiler, expr)
        case c_ast.ExprList(exprs=[*_, last]):
            return _pointed(compiler, last)
        case c_ast.TernaryOp(cond=cond) if (test := compiler.types.constant_or_none(cond)) is not None:
            return _pointed(compiler, (node.iftrue or cond) if test else node.iffalse)
        case c_ast.UnaryOp(op="&", expr=expr):
            return _place(compiler, expr)
        case c_ast.BinaryOp(op="+" | "-" as op, left=left, right=right):
            if not isinstance(decay(compiler.type_of(left)), Pointer):
                left, right = right, left
            return _moved(compiler, left, right, 1 if op == "+" else -1)
        case c_ast.UnaryOp(op="*") | c_ast.ID() | c_ast.StructRef() | c_ast.ArrayRef() | c_ast.Constant(type="string"):
            return _place(compiler, node) if isinstance(compiler.type_of(node), Array) else None
    return None


def _moved(compiler: Expressions, pointer: Any, index: Any, direction: int) -> _Place | None:
    """Return where a pointer points with an index added, or subtracted where ``direction`` is -1."""
    found, ctype = _pointed(compiler, pointer), decay(compiler.type_of(pointer))
    if found is None or not isinstance(ctype, Pointer):
        return None
    size = direction * max(1, ctype.target.size)
    number = compiler.types.constant_or_none(index)
    if number is not None:
        return replace(found, distance=found.distance + number * size)
    return None if has_effects(index) else replace(found, steps=(*found.steps, (index, size)))


def _place(compiler: Expressions, node: Any) -> _Place | None:
    """Return where an object or a part of one lies."""
    match node:
        case c_ast.ID():
            return _object(compiler, node)
        case c_ast.Constant(type="string"):
            size = compiler.type_of(node).size
            return _Place(size, size)
        case c_ast.UnaryOp(op="*", expr=expr):
            return _target(compiler, expr)
        case c_ast.StructRef(type=kind, name=name, field=field):
            found = _place(compiler, name) if kind == "." else _target(compiler, name)
            ctype = decay(compiler.type_of(name))
            record = ctype.target if isinstance(ctype, Pointer) else ctype
            if found is None or not isinstance(record, Record) or field.name not in record.index:
                return None
            offset, member = record.index[field.name]
            is_flexible = isinstance(member.type, Array) and member.type.count is None
            return found.inside(offset, found.whole - offset if is_flexible else member.type.size)
        case c_ast.ArrayRef(name=name, subscript=subscript):
            if isinstance(compiler.type_of(subscript), Array | Pointer):
                name, subscript = subscript, name
            array, index = compiler.type_of(name), compiler.types.constant_or_none(subscript)
            if index is None:
                return None
            if not isinstance(array, Array):
                return _indirect(_moved(compiler, name, subscript, 1))
            found, offset = _place(compiler, name), index * array.element.size
            return None if found is None else found.inside(offset, (array.size or found.part) - offset)
    return None


def _object(compiler: Expressions, node: Any) -> _Place | None:
    ctype, symbol = compiler.type_of(node), compiler.scopes.lookup(node.name)
    if ctype.is_variable or isinstance(ctype, Function):
        return None
    size = ctype.size
    if isinstance(symbol, Global):
        size = symbol.size
        if isinstance(ctype, Array) and ctype.count is None:  # one element, unless it is defined elsewhere
            return _Place(ctype.element.size, ctype.element.size) if symbol.defined else None
    return _Place(size, size)


def _target(compiler: Expressions, pointer: Any) -> _Place | None:
    """Return where that lies to which a pointer points; a pointer to what is named is another name of it."""
    if isinstance(pointer, c_ast.UnaryOp) and pointer.op == "&":
        return _place(compiler, pointer.expr)
    return _indirect(_pointed(compiler, pointer))


def _indirect(place: _Place | None) -> _Place | None:
    return None if place is None else replace(place, indirect=True)
