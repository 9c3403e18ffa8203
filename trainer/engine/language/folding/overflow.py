"""What gcc 12 simplifies even at -O0 because signed arithmetic does not overflow and divisors are not zero (measured).

It shows where the promise is broken: ``x + 1 > x`` is 1 for INT_MAX, too; ``x / x`` and ``1 / x`` do not trap for 0.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pycparser import c_ast

from trainer.engine.language.expressions.code import Val, constant, convert, normalised
from trainer.engine.language.expressions.evaluation_order import has_effects
from trainer.engine.language.symbols import EnumConstant
from trainer.engine.language.types import INT, CType, Integer, Pointer, common_type, promote

if TYPE_CHECKING:
    from trainer.engine.language.expressions.expressions import Expressions

_MIRRORED = {"<": ">", ">": "<", "<=": ">=", ">=": "<=", "==": "==", "!=": "!="}
_NEIGHBOURS = {(">", True): ">=", ("<=", True): "<", ("<", False): "<=", (">=", False): ">"}
_ABSOLUTE = ("abs", "labs", "llabs", "__builtin_abs", "__builtin_labs", "__builtin_llabs")


def simplified(compiler: Expressions, node: Any) -> Val | None:
    """Compile a binary operator that gcc simplifies on those grounds; None for others."""
    if node.op in _MIRRORED:
        return _compared(compiler, node.left, node.op, node.right) or _compared(
            compiler, node.right, _MIRRORED[node.op], node.left
        )
    return _divided(compiler, node) if node.op in ("/", "%") else None


# comparisons


def _compared(compiler: Expressions, left: Any, op: str, right: Any) -> Val | None:
    if _is_absolute(compiler, left) and op in ("<", ">=") and _number(compiler, right) == 0:
        return constant(INT, int(op == ">="))
    if not isinstance(left, c_ast.UnaryOp | c_ast.BinaryOp) or left.op not in ("+", "-", "*"):
        return None
    left = _gathered(compiler, left)
    if isinstance(left, c_ast.UnaryOp):
        return _compared_negation(compiler, left, op, right) if left.op == "-" else None
    if left.op == "*":
        return _compared_product(compiler, left, op, right)
    if _number(compiler, left.left) is not None and _number(compiler, left.right) is not None:
        return None  # two numbers are added before anything is compared
    return _compared_sum(compiler, left, op, _gathered(compiler, right))


def _gathered(compiler: Expressions, node: Any) -> Any:
    """Return an operand with its constants in one place: ``c + X``, ``X - c``, ``X + c + c`` as ``X + c``."""
    if isinstance(node, c_ast.UnaryOp) and node.op == "-" and isinstance(node.expr, c_ast.BinaryOp):
        factor, base = _factor(compiler, node.expr)
        return c_ast.BinaryOp("*", base, _literal(node, -factor), node.coord) if factor is not None else node
    base, step = node, 0
    while isinstance(base, c_ast.BinaryOp) and base.op in ("+", "-"):
        number = _number(compiler, base.right)
        if number is not None:
            base, step = base.left, step + (number if base.op == "+" else -number)
            continue
        number = _number(compiler, base.left)
        if number is None or base.op == "-":
            break
        base, step = base.right, step + number
    if base is node or (isinstance(base, c_ast.UnaryOp) and base.op == "-"):  # -X + c becomes c - X
        return node
    return c_ast.BinaryOp("+", base, _literal(node, step), node.coord)


def _is_absolute(compiler: Expressions, node: Any) -> bool:
    """Whether an expression is an absolute value: ``abs(x)`` or ``x < 0 ? -x : x``."""
    if isinstance(node, c_ast.TernaryOp):
        return _chooses_absolute(compiler, node)
    named = isinstance(node, c_ast.FuncCall) and isinstance(node.name, c_ast.ID) and node.name.name in _ABSOLUTE
    return named and not has_effects(node.args)


def _chooses_absolute(compiler: Expressions, node: Any) -> bool:
    test, positive, negative = node.cond, node.iftrue, node.iffalse
    if not isinstance(test, c_ast.BinaryOp) or positive is None or _number(compiler, test.right) != 0:
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


def _compared_negation(compiler: Expressions, left: Any, op: str, right: Any) -> Val | None:
    """Simplify ``-X`` against a number, ``-Y`` or ``X``."""
    limit = _number(compiler, right)
    other = right.expr if isinstance(right, c_ast.UnaryOp) and right.op == "-" and limit is None else None
    equal = op in ("==", "!=") and same(compiler, left.expr, right)
    gathers = isinstance(left.expr, c_ast.BinaryOp) and left.expr.op in ("+", "-")
    if gathers or not (equal or other or limit is not None) or not _is_signed(compiler, left, right):
        return None
    if equal:
        return _exact(compiler, left.expr, op, _literal(left, 0))
    if other is not None:
        return _exact(compiler, left.expr, _MIRRORED[op], other)
    return _exact(compiler, left.expr, _MIRRORED[op], right, right_code="-({})")


def _compared_sum(compiler: Expressions, left: Any, op: str, right: Any) -> Val | None:
    """Simplify ``X + Y`` against ``X``, against a number, or a sum with one number against another."""
    base, other = left.left, left.right
    if left.op == "+" and same(compiler, other, right):
        base, other = other, base
    if same(compiler, base, right):
        order = op if left.op == "+" else _MIRRORED[op]
        if isinstance(compiler.value_type(base), Pointer):
            return _compared_offset(compiler, base, order, other)
        if same(compiler, base, other) or not _is_signed(compiler, left, right):
            return None
        return _exact(compiler, other, order, _literal(left, 0))
    step = _number(compiler, other) if left.op == "+" else None
    if step is None or not _is_signed(compiler, left, right):
        return None
    if _number(compiler, right) is not None:
        return _exact(compiler, base, op, right, left_code=f"{{}} + {step}")
    other_step = _number(compiler, right.right) if isinstance(right, c_ast.BinaryOp) and right.op == "+" else None
    if other_step is not None and _shrinks(other_step - step, other_step):
        right, step = _sum(right.left, other_step - step), 0
    elif other_step is not None and _shrinks(step - other_step, step):
        right, step = right.left, step - other_step
    elif step and (op, step > 0) in _NEIGHBOURS:  # X + 2 > Y becomes X + 1 >= Y
        op, step = _NEIGHBOURS[op, step > 0], step - (1 if step > 0 else -1)
    elif step:
        return None
    return compiler.value(c_ast.BinaryOp(op, _sum(base, step), right, left.coord))


def _sum(node: Any, number: int) -> Any:
    return c_ast.BinaryOp("+", node, _literal(node, number), node.coord) if number else node


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
    """Simplify ``X * c`` against 0, against ``Y * c``, for equality with a number; and ``X * X`` against 0."""
    limit = _number(compiler, right)
    if limit == 0 and op in ("<", ">=") and same(compiler, left.left, left.right):
        return constant(INT, int(op == ">=")) if _is_signed(compiler, left, right) else None
    factor, base = _factor(compiler, left)
    if factor in (None, 0) or not (limit is not None or isinstance(right, c_ast.BinaryOp)):
        return None
    if not _is_signed(compiler, left, right):
        return None
    order = op if factor > 0 else _MIRRORED[op]
    if limit == 0:
        return _exact(compiler, base, order, right)
    if limit is not None:
        return _exact(compiler, base, op, right, left_code=f"{{}} * {factor}") if op in ("==", "!=") else None
    other_factor, other = _factor(compiler, right) if right.op == "*" else (None, None)
    return _exact(compiler, base, order, other) if other_factor == factor else None


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


# divisions


def _divided(compiler: Expressions, node: Any) -> Val | None:
    left, right = node.left, node.right
    if same(compiler, left, right) and isinstance(compiler.value_type(left), Integer):
        ctype = promote(compiler.value_type(left))
        return constant(ctype, int(node.op == "/"))
    divisor, dividend = _number(compiler, right), _number(compiler, left)
    if dividend in (0, 1) and divisor is None:
        return _zero_or_one_divided(compiler, node, dividend)
    if not isinstance(left, c_ast.BinaryOp) and divisor != -1:
        return None
    if not _is_signed(compiler, left, right):
        return None
    if divisor == -1:
        return compiler.value(c_ast.UnaryOp("-", left, node.coord)) if node.op == "/" else _nothing(compiler, left)
    if node.op == "/" and left.op == "*" and divisor is None:
        if same(compiler, left.right, right):
            return compiler.value(left.left)
        return compiler.value(left.right) if same(compiler, left.left, right) else None
    if divisor in (None, 0):
        return None
    quotient = _quotient(compiler, left, divisor)
    if quotient is not None:
        return compiler.value(quotient) if node.op == "/" else _nothing(compiler, left)
    factor, base = _factor(compiler, left) if left.op == "*" else (None, None)
    if node.op == "/" and factor and divisor % factor == 0:
        return compiler.value(c_ast.BinaryOp("/", base, _literal(node, divisor // factor), node.coord))
    return None


def _zero_or_one_divided(compiler: Expressions, node: Any, dividend: int) -> Val | None:
    """Divide 0 or 1 by something unknown: ``1 / x`` is x for 1 and -1, else 0, and for x = 0 nothing traps."""
    types = compiler.value_type(node.left), compiler.value_type(node.right)
    if not all(isinstance(ctype, Integer) for ctype in types):
        return None
    ctype = common_type(*types)
    assert isinstance(ctype, Integer)
    if dividend == 0:
        _nothing(compiler, node.right)
        return constant(ctype, 0)
    if node.op == "%" or (ctype.signed and _is_negation(compiler, node.right)):
        return None  # 1 / -x is made -1 / x
    value = normalised(compiler.saved(convert(compiler.value(node.right), ctype)))
    return Val(ctype, f"({value} if -1 <= {value} <= 1 else 0)", stable=True)


def _is_negation(compiler: Expressions, node: Any) -> bool:
    if isinstance(node, c_ast.UnaryOp):
        return bool(node.op == "-")
    return isinstance(node, c_ast.BinaryOp) and node.op == "-" and _number(compiler, node.left) == 0


def _quotient(compiler: Expressions, node: Any, divisor: int) -> Any:
    """Return the expression without a factor that all of its terms have, None if they do not."""
    number = _number(compiler, node)
    if number is not None:
        return _literal(node, number // divisor) if number % divisor == 0 else None
    if not isinstance(node, c_ast.BinaryOp):
        return None
    if node.op in ("+", "-") and not same(compiler, node.left, node.right):
        left, right = _quotient(compiler, node.left, divisor), _quotient(compiler, node.right, divisor)
        return c_ast.BinaryOp(node.op, left, right, node.coord) if left is not None and right is not None else None
    factor, base = _factor(compiler, node)
    if factor is None or factor % divisor:
        return None
    return base if factor == divisor else c_ast.BinaryOp("*", base, _literal(node, factor // divisor), node.coord)


def _nothing(compiler: Expressions, node: Any) -> Val:
    """Return 0 after the effects of an expression."""
    ctype = promote(compiler.value_type(node))
    if has_effects(node):
        compiler.effect(node)
    return constant(ctype, 0)


# operands


def _factor(compiler: Expressions, node: Any) -> tuple[int | None, Any]:
    """Return the number and the other operand of ``X * c``, also of ``X + X``; (None, None) for other expressions."""
    if node.op == "+" and same(compiler, node.left, node.right):
        return 2, node.left
    if node.op == "*":
        for number, base in ((node.right, node.left), (node.left, node.right)):
            factor = _number(compiler, number)
            if factor is not None:
                return factor, base
    return None, None


def _number(compiler: Expressions, node: Any) -> int | None:
    """Return the value of a constant; gcc takes a comma without effects for what follows it before it compares."""
    while isinstance(node, c_ast.ExprList) and not any(has_effects(left) for left in node.exprs[:-1]):
        node = node.exprs[-1]
    return compiler.types.constant_or_none(node)


def _literal(node: Any, value: int) -> Any:
    number = c_ast.Constant("int", str(abs(value)), node.coord)
    return c_ast.UnaryOp("-", number, node.coord) if value < 0 else number


def _is_signed(compiler: Expressions, left: Any, right: Any) -> bool:
    """Whether both operands have the same signed type, after promotion."""
    one, other = promote(compiler.value_type(left)), promote(compiler.value_type(right))
    return _fits(one, other, right, compiler) and isinstance(one, Integer) and one.signed


def _fits(one: CType, other: CType, right: Any, compiler: Expressions) -> bool:
    """Whether the right operand has the type of the left one, or is a number that has."""
    if one == other:
        return True
    number = _number(compiler, right)
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
