"""The order in which gcc 12 -O0 evaluates operands where C leaves it open (read off its gimple; measured).

- A binary operator evaluates its left operand first, but one that commutes (comparisons too) has a plain variable
  moved behind the other operand (``tree_swap_operands_p``), so that ``n + f()`` calls ``f`` first.
- ``-a + b`` is calculated as ``b - a``; the assignment of a constant that is converted comes first.
- What stands before a comma inside an operand of an operator comes before all of its operands.
- An assignment evaluates the operands of its right side first, then the place on its left, then the operator or call
  of the right side, and stores. If the right side of a compound one has side effects, all of it comes first.
- Arguments go right to left; initialisers in the order of the members.
- A local scalar that could be a register is read when the operation happens.
"""

from __future__ import annotations

from typing import Any

from pycparser import c_ast

COMMUTATIVE = frozenset(("+", "*", "&", "|", "^", "==", "!=", "<", ">", "<=", ">="))
_STEPS = ("++", "--", "p++", "p--")
_UNEVALUATED = ("sizeof", "_Alignof")


def has_effects(node: Any) -> bool:
    """Whether evaluating an expression may change something."""
    match node:
        case c_ast.FuncCall() | c_ast.Assignment() | c_ast.Compound():
            return True
        case c_ast.UnaryOp(op=op):
            return op in _STEPS or (op not in _UNEVALUATED and has_effects(node.expr))
    return any(has_effects(child) for _, child in node.children())


def without_commas(node: Any) -> tuple[list[Any], Any]:
    """Return what an operator evaluates before its operands, and what is left of it."""
    if not _has_comma(node):
        return [], node
    if isinstance(node, c_ast.ExprList):
        before, last = without_commas(node.exprs[-1])
        return [*node.exprs[:-1], *before], last
    if isinstance(node, c_ast.BinaryOp):
        before, left = without_commas(node.left)
        more, right = without_commas(node.right)
        return [*before, *more], c_ast.BinaryOp(node.op, left, right, node.coord)
    before, operand = without_commas(node.expr)
    if isinstance(node, c_ast.Cast):
        return before, c_ast.Cast(node.to_type, operand, node.coord)
    return before, c_ast.UnaryOp(node.op, operand, node.coord)


def _has_comma(node: Any) -> bool:
    if isinstance(node, c_ast.ExprList):
        return True
    if isinstance(node, c_ast.BinaryOp):
        return node.op not in ("&&", "||") and (_has_comma(node.left) or _has_comma(node.right))
    if isinstance(node, c_ast.UnaryOp):
        return node.op in ("-", "~", "!", "+") and _has_comma(node.expr)
    return isinstance(node, c_ast.Cast) and _has_comma(node.expr)
