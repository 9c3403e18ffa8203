"""Comparisons that gcc 12 simplifies even at -O0 because signed arithmetic does not overflow (measured).

It shows where the promise is broken: ``x + 1 > x`` is 1 for INT_MAX, too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pycparser import c_ast

from trainer.engine.language.expressions.code import Val, constant, convert, normalised
from trainer.engine.language.expressions.evaluation_order import has_effects
from trainer.engine.language.folding.patterns import both_signed, factor_of, literal, number_of, same
from trainer.engine.language.folding.signs import never_negative
from trainer.engine.language.types import INT, Integer, Pointer, common_type, promote

if TYPE_CHECKING:
    from trainer.engine.language.expressions.expressions import Expressions

_MIRRORED = {"<": ">", ">": "<", "<=": ">=", ">=": "<=", "==": "==", "!=": "!="}
_NEIGHBOURS = {(">", True): ">=", ("<=", True): "<", ("<", False): "<=", (">=", False): ">"}
_OF_SIGNS = {("<", 0): 0, ("<=", -1): 0, (">=", 0): 1, (">", -1): 1}


def compared(compiler: Expressions, node: Any) -> Val | None:
    """Compile a comparison that gcc simplifies because signed arithmetic does not overflow; None for others."""
    return _compared(compiler, node.left, node.op, node.right) or _compared(
        compiler, node.right, _MIRRORED[node.op], node.left
    )


def truth_of_product(compiler: Expressions, node: Any) -> Val | None:
    """Compile ``X * c`` where only matters whether it is 0, which ``X`` then says; None for other operations."""
    return _compared(compiler, node, "!=", literal(node, 0)) if _is_product(compiler, node) else None


def _is_signed(compiler: Expressions, left: Any, right: Any) -> bool:
    """Whether the left operand is a signed integer after promotion, and remains one beside the right one."""
    types = compiler.value_type(left), compiler.value_type(right)
    if not all(isinstance(ctype, Integer) for ctype in types):
        return False
    ctype = common_type(*types)
    return isinstance(ctype, Integer) and ctype.signed


def _is_product(compiler: Expressions, node: Any) -> bool:
    """Whether an operation is a product, which ``X + X`` is, too."""
    return node.op == "*" or (node.op == "+" and same(compiler, node.left, node.right))


def _compared(compiler: Expressions, left: Any, op: str, right: Any) -> Val | None:
    limit = number_of(compiler, right)
    sign = None if limit is None else _OF_SIGNS.get((op, limit))
    if sign is not None and _is_signed(compiler, left, right) and never_negative(compiler, left):
        if has_effects(left):
            compiler.effect(left)
        return constant(INT, sign)
    if not isinstance(left, c_ast.UnaryOp | c_ast.BinaryOp) or left.op not in ("+", "-", "*"):
        return None
    left, other = _gathered(compiler, left), _gathered(compiler, right)
    if left is None or other is None:
        return None
    if isinstance(left, c_ast.UnaryOp):
        return _compared_negation(compiler, left, op, right) if left.op == "-" else None
    if _is_product(compiler, left):
        return _compared_product(compiler, left, op, right)
    if number_of(compiler, left.left) is not None and number_of(compiler, left.right) is not None:
        return None  # two numbers are added before anything is compared
    return _compared_sum(compiler, left, op, other)


def _gathered(compiler: Expressions, node: Any) -> Any:
    """Return an operand with its constants in one place: ``c + X``, ``X - c``, ``X + c + c`` as ``X + c``.

    None where the sum of several constants is out of the bounds of the type: gcc adds those without a sign.
    """
    if isinstance(node, c_ast.UnaryOp) and node.op == "-" and isinstance(node.expr, c_ast.BinaryOp):
        factor, base = factor_of(compiler, node.expr)
        return c_ast.BinaryOp("*", base, literal(node, -factor), node.coord) if factor is not None else node
    base, step, count = node, 0, 0
    while isinstance(base, c_ast.BinaryOp) and base.op in ("+", "-"):
        number = number_of(compiler, base.right)
        if number is not None:
            base, step, count = base.left, step + (number if base.op == "+" else -number), count + 1
            continue
        number = number_of(compiler, base.left)
        if number is None or base.op == "-":
            break
        base, step, count = base.right, step + number, count + 1
    ctype = promote(compiler.value_type(node)) if count > 1 else None
    if isinstance(ctype, Integer) and ctype.signed and not ctype.low <= step < -ctype.low:
        return None
    if base is node or (isinstance(base, c_ast.UnaryOp) and base.op == "-"):
        return node
    return c_ast.BinaryOp("+", base, literal(node, step), node.coord)


def _compared_negation(compiler: Expressions, left: Any, op: str, right: Any) -> Val | None:
    """Simplify ``-X`` against a number, ``-Y`` or ``X``."""
    limit = number_of(compiler, right)
    other = right.expr if isinstance(right, c_ast.UnaryOp) and right.op == "-" and limit is None else None
    equal = op in ("==", "!=") and same(compiler, left.expr, right)
    gathers = isinstance(left.expr, c_ast.BinaryOp) and left.expr.op in ("+", "-")
    if gathers or not (equal or other or limit is not None) or not both_signed(compiler, left, right):
        return None
    if equal:
        return _exact(compiler, left.expr, op, literal(left, 0))
    if limit is not None and op in ("==", "!=") and limit == _lowest(compiler, left):
        return None  # it has no opposite
    if other is not None:
        return _exact(compiler, left.expr, _MIRRORED[op], other)
    return _exact(compiler, left.expr, _MIRRORED[op], right, right_code="-({})")


def _lowest(compiler: Expressions, node: Any) -> int:
    ctype = promote(compiler.value_type(node))
    assert isinstance(ctype, Integer)
    return ctype.low


def _compared_sum(compiler: Expressions, left: Any, op: str, right: Any) -> Val | None:
    """Simplify ``X + Y`` against ``X``, against a number, or a sum with one number against another."""
    base, other = left.left, left.right
    if left.op == "+" and same(compiler, other, right):
        base, other = other, base
    if same(compiler, base, right):
        order = op if left.op == "+" else _MIRRORED[op]
        if isinstance(compiler.value_type(base), Pointer):
            return _compared_offset(compiler, base, order, other)
        if same(compiler, base, other) or not both_signed(compiler, left, right):
            return None
        return _exact(compiler, other, order, literal(left, 0))
    is_difference = left.op == "-" or (isinstance(base, c_ast.UnaryOp) and base.op == "-")  # -X + c is c - X
    step = None if is_difference else number_of(compiler, other)
    if step is None or not both_signed(compiler, left, right):
        return None
    limit = number_of(compiler, right)
    if limit is not None:
        at_bound = limit != step and _is_at_bound(compiler, base, op, right)
        return None if at_bound else _exact(compiler, base, op, right, left_code=f"{{}} + {step}")
    other_step = number_of(compiler, right.right) if isinstance(right, c_ast.BinaryOp) and right.op == "+" else None
    if other_step is not None and _shrinks(other_step - step, other_step):
        right, step = _sum(right.left, other_step - step), 0
    elif other_step is not None and _shrinks(step - other_step, step):
        right, step = right.left, step - other_step
    elif step and (op, step > 0) in _NEIGHBOURS:  # X + 2 > Y becomes X + 1 >= Y
        op, step = _NEIGHBOURS[op, step > 0], step - (1 if step > 0 else -1)
    elif step:
        return None
    return compiler.value(c_ast.BinaryOp(op, _sum(base, step), right, left.coord))


def _is_at_bound(compiler: Expressions, base: Any, op: str, right: Any) -> bool:
    """Whether gcc knows a comparison with a limit, or makes it one of equality, as ``X > INT_MAX - 1``."""
    limit, ctype = number_of(compiler, right), common_type(compiler.value_type(base), compiler.value_type(right))
    assert isinstance(ctype, Integer)
    low = ctype.low
    bounds = {">": (low, -low - 2), "<=": (low, -low - 2), "<": (low + 1, -low - 1), ">=": (low + 1, -low - 1)}
    return limit in (low, -low - 1, *bounds.get(op, ())) and op in bounds


def _sum(node: Any, number: int) -> Any:
    return c_ast.BinaryOp("+", node, literal(node, number), node.coord) if number else node


def _shrinks(new: int, old: int) -> bool:
    return abs(new) < abs(old) and new * old >= 0


def _compared_offset(compiler: Expressions, pointer: Any, op: str, index: Any) -> Val | None:
    """Compare ``pointer + index`` with ``pointer``: by the sign of the distance."""
    value = compiler.value(index)
    if not isinstance(value.type, Integer):
        return None
    ctype = compiler.value_type(pointer)
    assert isinstance(ctype, Pointer)
    size = compiler.size_code(ctype.target)
    test = f"signed_distance({normalised(value)} * {size}) {op} 0"
    return Val(INT, f"(1 if {test} else 0)", stable=value.firm, test=test)


def _compared_product(compiler: Expressions, left: Any, op: str, right: Any) -> Val | None:
    """Simplify ``X * c`` against 0, against ``Y * c``, for equality with a number."""
    limit = number_of(compiler, right)
    factor, base = factor_of(compiler, left)
    if factor in (None, 0) or not (limit is not None or isinstance(right, c_ast.BinaryOp)):
        return None
    if not both_signed(compiler, left, right):
        return None
    order = op if factor > 0 else _MIRRORED[op]
    if limit == 0 and _chooses_number(compiler, base):  # c ? 5 : X is multiplied in both places first
        choices = (_multiplied(compiler, choice, factor, op, right) for choice in (base.iftrue, base.iffalse))
        return compiler.value(c_ast.TernaryOp(base.cond, *choices, left.coord))
    if limit == 0:
        return _compared(compiler, base, order, right) or _exact(compiler, base, order, right)
    if limit is not None:
        return _exact(compiler, base, op, right, left_code=f"{{}} * {factor}") if op in ("==", "!=") else None
    other_factor, other = factor_of(compiler, right) if right.op == "*" else (None, None)
    return _exact(compiler, base, order, other) if other_factor == factor else None


def _chooses_number(compiler: Expressions, node: Any) -> bool:
    """Whether an expression is ``c ? number : X`` or ``c ? X : number``, of one signed type."""
    if not isinstance(node, c_ast.TernaryOp) or node.iftrue is None:
        return False
    choices = (node.iftrue, node.iffalse)
    numbers = [choice for choice in choices if number_of(compiler, choice) is not None]
    others = [choice for choice in choices if choice not in numbers]
    return len(numbers) == len(others) == 1 and both_signed(compiler, others[0], numbers[0])


def _multiplied(compiler: Expressions, node: Any, factor: int, op: str, right: Any) -> Any:
    """Return ``node * factor op right``; the product of two numbers wraps around."""
    number = number_of(compiler, node)
    if number is None:
        product = c_ast.BinaryOp("*", node, literal(node, factor), node.coord)
    else:
        ctype = promote(compiler.value_type(node))
        assert isinstance(ctype, Integer)
        product = literal(node, (number * factor - ctype.low) % (1 << ctype.bits) + ctype.low)
    return c_ast.BinaryOp(op, product, right, node.coord)


def _exact(
    compiler: Expressions,
    left: Any,
    op: str,
    right: Any,
    *,
    left_code: str = "{}",
    right_code: str = "{}",
) -> Val:
    """Compare without the bounds of a type."""
    values = compiler.both(left, right)
    one, other = (normalised(convert(value, promote(value.type))) for value in values)
    test = f"({left_code.format(one)}) {op} ({right_code.format(other)})"
    return Val(INT, f"(1 if {test} else 0)", stable=values[0].firm and values[1].firm, test=test)
