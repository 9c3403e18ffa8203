"""Operators that gcc 12 does without even at -O0: ``x ^ x``, ``x - x``, ``x * 1``, ``x & 0``, ``x && 0`` (measured).

It shows in frames: what is known, or is a variable as it stands, needs no register while functions are called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pycparser import c_ast

from trainer.engine.language.expressions.evaluation_order import has_effects
from trainer.engine.language.folding.narrowing import Converted, NarrowBinary
from trainer.engine.language.folding.patterns import same
from trainer.engine.language.types import INT, LONG, UINT, ULONG, CType, Integer, Pointer, common_type, promote

if TYPE_CHECKING:
    from trainer.engine.language.expressions.expressions import Expressions

_SUFFIXES = {INT: "", UINT: "u", LONG: "l", ULONG: "ul"}
_OF_EQUALS = {"^": 0, "-": 0, "!=": 0, "<": 0, ">": 0, "==": 1, "<=": 1, ">=": 1}
_KEEPS_LEFT = {("+", 0), ("-", 0), ("|", 0), ("^", 0), ("*", 1), ("/", 1), ("&", -1), ("<<", 0), (">>", 0)}
_KEEPS_RIGHT = {(0, "+"), (0, "|"), (0, "^"), (1, "*"), (-1, "&")}
_ABSORBS_LEFT = {("*", 0), ("&", 0), ("|", -1), ("%", 1), ("&&", 0), ("||", 1)}
_ABSORBS_RIGHT = {(0, "*"), (0, "&"), (-1, "|"), (0, "<<"), (0, ">>")}


def reduced(compiler: Expressions, node: Any) -> Any:
    """Return an expression of integers without the operators that gcc does without."""
    if not isinstance(node, c_ast.BinaryOp) or isinstance(node, NarrowBinary):
        return node
    known = compiler.reductions.get(id(node))
    if known is not None:
        return known[1]
    left, right = reduced(compiler, node.left), reduced(compiler, node.right)
    changed = left is not node.left or right is not node.right
    result = _without(compiler, c_ast.BinaryOp(node.op, left, right, node.coord) if changed else node)
    compiler.reductions[id(node)] = node, result
    compiler.reductions[id(result)] = result, result
    return result


def _without(compiler: Expressions, node: Any) -> Any:
    op, left, right = node.op, node.left, node.right
    first, second = _number(compiler, left), _number(compiler, right)
    if first is not None and second is not None:
        return node
    if first is None and second is None:
        return _of_equals(compiler, node) if op in _OF_EQUALS or op in "&|" else node
    other = left if first is None else right
    if op in ("&&", "||") and second is not None:
        second = int(second != 0)
    if (op, second) in _KEEPS_LEFT or (first, op) in _KEEPS_RIGHT:
        ctype = _type_of(compiler, node)
        return node if ctype is None else _as(compiler, other, ctype)
    if (op, second) in _ABSORBS_LEFT or (first, op) in _ABSORBS_RIGHT:
        ctype = INT if op in ("&&", "||") else _type_of(compiler, node)
        value = {"|": -1, "||": 1}.get(op, 0)
        return node if ctype not in _SUFFIXES else _after(other, _literal(node, value, ctype))
    return node


def _of_equals(compiler: Expressions, node: Any) -> Any:
    """Return what an operator with equal operands is."""
    if not same(compiler, node.left, node.right):
        return node
    ctype = _type_of(compiler, node)
    if ctype is None:
        return node
    if node.op in "&|":
        return _as(compiler, node.left, ctype)
    result = ctype if node.op in "^-" else INT
    return _literal(node, _OF_EQUALS[node.op], result) if result in _SUFFIXES else node


def _number(compiler: Expressions, node: Any) -> int | None:
    """Return the value of an integer constant as it is written, with a sign or as an enumerator."""
    plain = node.expr if isinstance(node, c_ast.UnaryOp) and node.op == "-" else node
    return compiler.types.constant_or_none(node) if isinstance(plain, c_ast.Constant | c_ast.ID) else None


def _type_of(compiler: Expressions, node: Any) -> CType | None:
    """Return the type in which an operator calculates, None if not with integers, or equal pointers."""
    left, right = compiler.value_type(node.left), compiler.value_type(node.right)
    if isinstance(left, Integer) and isinstance(right, Integer):
        return promote(left) if node.op in ("<<", ">>") else common_type(left, right)
    if isinstance(left, Pointer) and left == right:
        return LONG
    return None


def _as(compiler: Expressions, node: Any, ctype: CType) -> Any:
    if compiler.value_type(node) == ctype or not isinstance(ctype, Integer):
        return node
    return Converted(node, ctype)


def _after(node: Any, literal: Any) -> Any:
    return c_ast.ExprList([node, literal], literal.coord) if has_effects(node) else literal


def _literal(node: Any, value: int, ctype: CType) -> Any:
    assert isinstance(ctype, Integer)
    literal = c_ast.Constant("int", f"{abs(value)}{_SUFFIXES[ctype]}", node.coord)
    return c_ast.UnaryOp("-", literal, node.coord) if value < 0 else literal
