"""What the simplifications of gcc look for in expressions: numbers, factors, equal operands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pycparser import c_ast

from trainer.engine.language.expressions.evaluation_order import has_effects
from trainer.engine.language.symbols import EnumConstant
from trainer.engine.language.types import CType, Integer, promote

if TYPE_CHECKING:
    from trainer.engine.language.expressions.expressions import Expressions


def factor_of(compiler: Expressions, node: Any) -> tuple[int | None, Any]:
    """Return the number and the other operand of ``X * c``, also of ``X + X``; (None, None) for other expressions."""
    if node.op == "+" and same(compiler, node.left, node.right):
        return 2, node.left
    if node.op == "*":
        for number, base in ((node.right, node.left), (node.left, node.right)):
            factor = number_of(compiler, number)
            if factor is not None:
                return factor, base
    return None, None


def number_of(compiler: Expressions, node: Any) -> int | None:
    """Return the value of a constant; gcc takes a comma without effects for what follows it before it compares."""
    while isinstance(node, c_ast.ExprList) and not any(has_effects(left) for left in node.exprs[:-1]):
        node = node.exprs[-1]
    return compiler.types.constant_or_none(node)


def literal(node: Any, value: int) -> Any:
    """Return a number as if it stood where ``node`` is."""
    number = c_ast.Constant("int", str(abs(value)), node.coord)
    return c_ast.UnaryOp("-", number, node.coord) if value < 0 else number


def both_signed(compiler: Expressions, left: Any, right: Any) -> bool:
    """Whether both operands have the same signed type, after promotion."""
    one, other = promote(compiler.value_type(left)), promote(compiler.value_type(right))
    return _fits(one, other, right, compiler) and isinstance(one, Integer) and one.signed


def _fits(one: CType, other: CType, right: Any, compiler: Expressions) -> bool:
    """Whether the right operand has the type of the left one, or is a number that has."""
    if one == other:
        return True
    number = number_of(compiler, right)
    return (
        number is not None
        and isinstance(one, Integer)
        and isinstance(other, Integer)
        and other.rank <= one.rank
        and one.low <= number <= one.high
    )


def same(compiler: Expressions, one: Any, other: Any) -> bool:
    """Whether two expressions read the same objects in the same way, without side effects."""
    if type(one) is not type(other) or has_effects(one):
        return False
    if any(getattr(one, name) != getattr(other, name) for name in one.attr_names):
        return False
    if _is_place(one) and _is_volatile(compiler, one):
        return False
    match one:
        case c_ast.ID() | c_ast.Constant():
            return True
        case c_ast.UnaryOp(op="&&"):  # the address of a label
            return bool(one.expr.name == other.expr.name)
        case c_ast.StructRef():
            return one.field.name == other.field.name and same(compiler, one.name, other.name)
        case c_ast.BinaryOp() | c_ast.UnaryOp() | c_ast.ArrayRef():
            return all(same(compiler, mine, its) for mine, its in zip(one, other, strict=True))
    return False


def _is_place(node: Any) -> bool:
    is_target = isinstance(node, c_ast.UnaryOp) and node.op == "*"
    return is_target or isinstance(node, c_ast.ID | c_ast.ArrayRef | c_ast.StructRef)


def _is_volatile(compiler: Expressions, node: Any) -> bool:
    if isinstance(node, c_ast.ID) and isinstance(compiler.scopes.lookup(node.name), EnumConstant):
        return False
    with compiler.unevaluated():
        return "volatile" in compiler.place(node).qualifiers
