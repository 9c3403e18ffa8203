"""Divisions that gcc 12 simplifies even at -O0: nothing overflows, and divisors are not zero (measured).

It shows where that is not so: ``x / x`` and ``1 / x`` do not trap for 0.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pycparser import c_ast

from trainer.engine.language.expressions.code import Val, constant, convert, normalised
from trainer.engine.language.expressions.evaluation_order import has_effects
from trainer.engine.language.folding.patterns import both_signed, factor_of, literal, number_of, same
from trainer.engine.language.types import Integer, common_type, promote

if TYPE_CHECKING:
    from trainer.engine.language.expressions.expressions import Expressions


def divided(compiler: Expressions, node: Any) -> Val | None:
    """Compile a quotient or a rest that gcc simplifies; None for others."""
    left, right = node.left, node.right
    if same(compiler, left, right) and isinstance(compiler.value_type(left), Integer):
        ctype = promote(compiler.value_type(left))
        return constant(ctype, int(node.op == "/"))
    divisor, dividend = number_of(compiler, right), number_of(compiler, left)
    if dividend in (0, 1) and divisor is None:
        return _zero_or_one_divided(compiler, node, dividend)
    if not isinstance(left, c_ast.BinaryOp) and divisor != -1:
        return None
    if not both_signed(compiler, left, right):
        return None
    if divisor == -1:
        return compiler.value(c_ast.UnaryOp("-", left, node.coord)) if node.op == "/" else nothing_of(compiler, left)
    if node.op == "/" and left.op == "*" and divisor is None:
        if same(compiler, left.right, right):
            return compiler.value(left.left)
        return compiler.value(left.right) if same(compiler, left.left, right) else None
    if divisor in (None, 0):
        return None
    quotient = _quotient(compiler, left, divisor)
    if quotient is not None:
        return compiler.value(quotient) if node.op == "/" else nothing_of(compiler, left)
    factor, base = factor_of(compiler, left) if left.op == "*" else (None, None)
    if node.op == "/" and factor and divisor % factor == 0:
        return compiler.value(c_ast.BinaryOp("/", base, literal(node, divisor // factor), node.coord))
    return None


def _zero_or_one_divided(compiler: Expressions, node: Any, dividend: int) -> Val | None:
    """Divide 0 or 1 by something unknown: ``1 / x`` is x for 1 and -1, else 0, and for x = 0 nothing traps."""
    types = compiler.value_type(node.left), compiler.value_type(node.right)
    if not all(isinstance(ctype, Integer) for ctype in types):
        return None
    ctype = common_type(*types)
    assert isinstance(ctype, Integer)
    if dividend == 0:
        nothing_of(compiler, node.right)
        return constant(ctype, 0)
    if node.op == "%" or (ctype.signed and _is_negation(compiler, node.right)):
        return None  # 1 / -x is made -1 / x
    value = normalised(compiler.saved(convert(compiler.value(node.right), ctype)))
    return Val(ctype, f"({value} if -1 <= {value} <= 1 else 0)", stable=True)


def _is_negation(compiler: Expressions, node: Any) -> bool:
    if isinstance(node, c_ast.UnaryOp):
        return bool(node.op == "-")
    return isinstance(node, c_ast.BinaryOp) and node.op == "-" and number_of(compiler, node.left) == 0


def _quotient(compiler: Expressions, node: Any, divisor: int) -> Any:
    """Return the expression without a factor that all of its terms have, None if they do not."""
    number = number_of(compiler, node)
    if number is not None:
        return literal(node, number // divisor) if number % divisor == 0 else None
    if not isinstance(node, c_ast.BinaryOp):
        return None
    if node.op in ("+", "-") and not same(compiler, node.left, node.right):
        left, right = _quotient(compiler, node.left, divisor), _quotient(compiler, node.right, divisor)
        return c_ast.BinaryOp(node.op, left, right, node.coord) if left is not None and right is not None else None
    factor, base = factor_of(compiler, node)
    if factor is None or factor % divisor:
        return None
    return base if factor == divisor else c_ast.BinaryOp("*", base, literal(node, factor // divisor), node.coord)


def nothing_of(compiler: Expressions, node: Any) -> Val:
    """Return 0 after the effects of an expression."""
    ctype = promote(compiler.value_type(node))
    if has_effects(node):
        compiler.effect(node)
    return constant(ctype, 0)
