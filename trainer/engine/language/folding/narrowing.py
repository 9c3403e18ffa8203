"""Casts to narrower integers, which gcc 12 pushes down to the operands of the operators in them (measured).

``(char)(n + f())`` adds two numbers of 8 bits. What that shows is the order: a variable that is converted is read
where it stands, not behind the call as in ``n + f()`` (see ``evaluation_order``). A factor is converted as a whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pycparser import c_ast

from trainer.engine.language.types import BOOL, CType, Integer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_OPERATORS = ("+", "-", "*", "&", "|", "^")


class Converted(c_ast.Node):  # type: ignore[misc]
    """An expression that is converted to ``type``."""

    attr_names = ()

    def __init__(self, expr: Any, ctype: Integer) -> None:
        self.expr = expr
        self.type = ctype
        self.coord = expr.coord

    def __iter__(self) -> Iterator[Any]:
        yield self.expr


class NarrowBinary(c_ast.BinaryOp):  # type: ignore[misc]
    """A binary operator whose operation has ``type``."""

    __slots__ = ("type",)

    def __init__(self, op: str, left: Any, right: Any, ctype: Integer, coord: Any) -> None:
        super().__init__(op, left, right, coord)
        self.type = ctype


def narrowed(node: Any, target: CType, type_of: Callable[[Any], CType]) -> Any:
    """Return an expression that is cast to ``target`` with that conversion at its operands."""
    if not isinstance(target, Integer) or target is BOOL:
        return node
    ctype = type_of(node)
    if not isinstance(ctype, Integer) or ctype.bits <= target.bits:
        return node
    unsigned = target
    if target.signed:
        unsigned = Integer(f"unsigned {target}", target.size, False, target.rank, target.width)

    def operand(inner: Any) -> Any:
        is_sum = not (isinstance(inner, c_ast.BinaryOp) and inner.op == "*")
        found = inner if is_sum and getattr(node, "op", "") == "*" else narrowed(inner, unsigned, type_of)
        return found if found is not inner and _is_operator(found) else Converted(found, unsigned)

    match node:
        case c_ast.BinaryOp(op=op) if op in _OPERATORS:
            return NarrowBinary(op, operand(node.left), operand(node.right), unsigned, node.coord)
        case c_ast.UnaryOp(op="-" | "~"):
            return c_ast.UnaryOp(node.op, operand(node.expr), node.coord)
        case c_ast.TernaryOp() if node.iftrue is not None:
            arms = (narrowed(arm, target, type_of) for arm in (node.iftrue, node.iffalse))
            return c_ast.TernaryOp(node.cond, *arms, node.coord)
        case c_ast.ExprList():
            return c_ast.ExprList([*node.exprs[:-1], narrowed(node.exprs[-1], target, type_of)], node.coord)
    return node


def _is_operator(node: Any) -> bool:
    return isinstance(node, NarrowBinary | c_ast.UnaryOp)
