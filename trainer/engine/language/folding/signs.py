"""Values that gcc 12 holds for never negative, since signed arithmetic does not overflow (measured).

It shows where a product overflows: ``a * b < 0`` is 0 for two ``unsigned short``, whatever ``a * b`` comes to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pycparser import c_ast

from trainer.engine.language.folding.narrowing import Converted
from trainer.engine.language.folding.patterns import number_of, same
from trainer.engine.language.types import Integer, promote

if TYPE_CHECKING:
    from trainer.engine.language.expressions.expressions import Expressions

_ABSOLUTE = ("abs", "labs", "llabs", "__builtin_abs", "__builtin_labs", "__builtin_llabs")


def never_negative(compiler: Expressions, node: Any) -> bool:
    """Whether a signed integer, as an operand of an operator, is never negative for gcc."""
    ctype = compiler.value_type(node)
    if not isinstance(ctype, Integer):
        return False
    if not ctype.signed:
        return promote(ctype) != ctype
    number = number_of(compiler, node)
    if number is not None:
        return number >= 0
    match node:
        case c_ast.BinaryOp():
            return _operator(compiler, node)
        case c_ast.UnaryOp(op="+"):
            return never_negative(compiler, node.expr)
        case c_ast.Cast() | Converted():
            return _widened(compiler, node.expr, ctype)
        case c_ast.TernaryOp() if node.iftrue is not None:
            return chooses_absolute(compiler, node) or all(
                _widened(compiler, choice, ctype) for choice in (node.iftrue, node.iffalse)
            )
        case c_ast.ExprList():
            return never_negative(compiler, node.exprs[-1])
        case c_ast.Assignment(op="="):
            return _widened(compiler, node.rvalue, ctype)
        case c_ast.FuncCall():
            named = isinstance(node.name, c_ast.ID) and node.name.name in _ABSOLUTE and node.args is not None
            return named and number_of(compiler, node.args.exprs[0]) is None  # which is calculated first
    return False


def _operator(compiler: Expressions, node: Any) -> bool:
    ctype = compiler.value_type(node)
    assert isinstance(ctype, Integer)
    if node.op == "%":
        return _widened(compiler, node.left, ctype)
    if node.op == "&":
        return any(_widened(compiler, operand, ctype) for operand in (node.left, node.right))
    if node.op == "*" and same(compiler, node.left, node.right):
        return True
    if node.op in ("*", "/", "|", "^"):
        return all(_widened(compiler, operand, ctype) for operand in (node.left, node.right))
    return node.op in ("==", "!=", "<", ">", "<=", ">=", "&&", "||")


def _widened(compiler: Expressions, node: Any, ctype: Integer) -> bool:
    """Whether an operand is never negative once it is converted to ``ctype``, which is signed."""
    own = compiler.value_type(node)
    if not isinstance(own, Integer) or own.bits > ctype.bits:
        return False
    return never_negative(compiler, node) if own.signed else own.bits < ctype.bits


def chooses_absolute(compiler: Expressions, node: Any) -> bool:
    """Whether ``c ? a : b`` is an absolute value: ``x < 0 ? -x : x``."""
    test, positive, negative = node.cond, node.iftrue, node.iffalse
    if not isinstance(test, c_ast.BinaryOp) or positive is None or number_of(compiler, test.right) != 0:
        return False
    if test.op in ("<", "<="):
        positive, negative = negative, positive
    elif test.op not in (">", ">="):
        return False
    opposite = negative.expr if isinstance(negative, c_ast.UnaryOp) and negative.op == "-" else None
    if not (same(compiler, test.left, positive) and same(compiler, opposite, positive)):
        return False
    ctype = promote(compiler.value_type(positive))
    return isinstance(ctype, Integer) and ctype.signed
