"""Small expressions over parameters: integers, texts and truths, in bounded time and memory.

The grammar is that of Python's expressions, cut down to arithmetic, comparisons and a few functions; the tree is
walked here and never compiled, so that a pack cannot run code. Sizes may have units: ``size + 4 KiB``.
"""

import ast
import re
from collections.abc import Callable, Mapping
from typing import Final

Scalar = bool | int | str
Value = Scalar | Mapping[str, Scalar]
"""What a parameter is: a scalar, or a row of named scalars."""

LONGEST_EXPRESSION = 300
LONGEST_TEXT = 1_000
MOST_BITS = 128
_UNITS: Final = {
    f"{letter}{suffix}": 1 << (10 * power) for power, letter in enumerate("KMGT", 1) for suffix in ("B", "iB")
}
_SIZE = re.compile(rf"\b(\d+)\s*({'|'.join(_UNITS)})\b")
_ALLOWED = re.compile(r"[\w\s+\-*/%()<>=!&|^~,.'\"]*$", re.ASCII)
_TEXT = re.compile(r"'[^']*'|\"[^\"]*\"")
_NUMBER = re.compile(r"(?<![\w.])\d[\w.]*", re.ASCII)
_WHOLE = re.compile(r"(0x[0-9a-fA-F]{1,32}|0|[1-9][0-9]{0,38})$")


class ExpressionError(ValueError):
    """The expression is not one, or cannot be evaluated; ``str()`` is a sentence."""


def quantity(text: str) -> int | None:
    """Return the number of bytes that ``64 KiB`` means; None for anything but a whole number with a unit."""
    match = _SIZE.fullmatch(text.strip())
    return int(match[1]) * _UNITS[match[2]] if match and len(text) < LONGEST_EXPRESSION else None


class Expression:
    """An expression that was found to be well formed; ``names`` are the parameters that it uses."""

    def __init__(self, text: str) -> None:
        """Read ``text``. Raises ExpressionError."""
        self.text = text.strip()
        self._tree = _parse(self.text)
        found = [node for node in ast.walk(self._tree) if not isinstance(node, ast.expr_context)]
        called = {node.func for node in found if isinstance(node, ast.Call)}
        for node in found:
            _check(node, self.text)
        self.names = frozenset(
            node.id for node in found if isinstance(node, ast.Name) and node not in called and node.id not in CONSTANTS
        )

    def evaluate(self, values: Mapping[str, Value]) -> Value:
        """Return what the expression is for these parameters. Raises ExpressionError."""
        return _evaluate(self._tree, values)


def _parse(text: str) -> ast.expr:
    if not text:
        raise ExpressionError("the expression is empty")
    if len(text) > LONGEST_EXPRESSION:
        raise ExpressionError(f"the expression is longer than {LONGEST_EXPRESSION} characters")
    plain = _TEXT.sub("''", text)
    if not _ALLOWED.match(plain) or "\\" in text or "\n" in text:
        raise ExpressionError(f"{text!r} is not an expression of arithmetic")
    sized = _SIZE.sub(lambda match: f"({int(match[1][:40]) * _UNITS[match[2]]})", plain)
    for number in _NUMBER.findall(sized):
        if not _WHOLE.match(number):
            raise ExpressionError(f"{number!r} in {text!r} is not a whole number")
    texts = iter(_TEXT.findall(text))
    try:
        return ast.parse(re.sub("''", lambda _: next(texts), sized), mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        raise ExpressionError(f"{text!r} is not an expression of arithmetic") from None


def _check(node: ast.AST, text: str) -> None:
    match node:
        case ast.Constant(value=bool() | int() | str()) | ast.Name() | ast.IfExp() | ast.BoolOp() | ast.boolop():
            return
        case ast.Attribute(value=ast.Name()) | ast.UnaryOp() | ast.BinOp() | ast.Compare():
            return
        case ast.Call(func=ast.Name(id=name), keywords=[]) if name in FUNCTIONS:
            return
        case ast.Call(func=ast.Name(id=name)):
            raise ExpressionError(f"there is no function {name!r}; there are {', '.join(FUNCTIONS)}")
    if type(node) in _BINARY or type(node) in _UNARY or type(node) in _COMPARE:
        return
    raise ExpressionError(f"{text!r} uses more than arithmetic, comparisons and {', '.join(FUNCTIONS)}")


def _evaluate(node: ast.expr, values: Mapping[str, Value]) -> Value:
    match node:
        case ast.Constant(value=bool() | int() | str() as constant):
            return _bounded(constant)
        case ast.Name(id=name):
            return CONSTANTS[name] if name in CONSTANTS else _lookup(values, name)
        case ast.Attribute(value=ast.Name(id=name), attr=attribute):
            row = _lookup(values, name)
            if not isinstance(row, Mapping) or attribute not in row:
                raise ExpressionError(f"the parameter {name!r} has no {attribute!r}")
            return row[attribute]
        case ast.UnaryOp(op=operator, operand=operand):
            return _bounded(_UNARY[type(operator)](_whole(_evaluate(operand, values))))
        case ast.BinOp(left=left, op=operator, right=right):
            return _binary(type(operator), _evaluate(left, values), _evaluate(right, values))
        case ast.BoolOp(op=ast.And(), values=parts):
            return all(_truth(_evaluate(part, values)) for part in parts)
        case ast.BoolOp(values=parts):
            return any(_truth(_evaluate(part, values)) for part in parts)
        case ast.IfExp(test=test, body=body, orelse=otherwise):
            return _evaluate(body if _truth(_evaluate(test, values)) else otherwise, values)
        case ast.Compare(left=left, ops=operators, comparators=others):
            return _compare(left, operators, others, values)
        case ast.Call(func=ast.Name(id=name), args=arguments):
            return _call(name, [_whole(_evaluate(argument, values)) for argument in arguments])
    raise ExpressionError("this is no expression of arithmetic")


def _lookup(values: Mapping[str, Value], name: str) -> Value:
    if name not in values:
        raise ExpressionError(f"there is no parameter {name!r}")
    return values[name]


def _compare(left: ast.expr, operators: list[ast.cmpop], others: list[ast.expr], values: Mapping[str, Value]) -> bool:
    one = _evaluate(left, values)
    for operator, other in zip(operators, others, strict=True):
        two = _evaluate(other, values)
        if isinstance(one, str) != isinstance(two, str) or isinstance(one, Mapping) or isinstance(two, Mapping):
            raise ExpressionError(f"{_shown(one)} and {_shown(two)} cannot be compared")
        if not _COMPARE[type(operator)](one, two):
            return False
        one = two
    return True


def _binary(operator: type[ast.operator], left: Value, right: Value) -> Scalar:
    if operator is ast.Add and isinstance(left, str) and isinstance(right, str):
        return _bounded(left + right)
    return _bounded(_BINARY[operator](_whole(left), _whole(right)))


def _call(name: str, arguments: list[int]) -> int:
    function, least, most = FUNCTIONS[name]
    if not least <= len(arguments) <= most:
        raise ExpressionError(f"{name} takes {least if least == most else f'{least} to {most}'} numbers")
    return function(*arguments)


def _whole(value: Value) -> int:
    if isinstance(value, bool | int):
        return int(value)
    raise ExpressionError(f"{_shown(value)} is not a number")


def _truth(value: Value) -> bool:
    if isinstance(value, bool | int):
        return bool(value)
    raise ExpressionError(f"{_shown(value)} is neither true nor false")


def _bounded(value: Scalar) -> Scalar:
    if isinstance(value, str):
        if len(value) > LONGEST_TEXT:
            raise ExpressionError(f"the text grows beyond {LONGEST_TEXT} characters")
    elif abs(value) >> MOST_BITS:
        raise ExpressionError(f"the number grows beyond {MOST_BITS} bits")
    return value


def _shown(value: Value) -> str:
    return "a row" if isinstance(value, Mapping) else repr(value)


def _power(base: int, exponent: int) -> int:
    if exponent < 0:
        raise ExpressionError("the exponent is negative")
    if abs(base) > 1 and (exponent > MOST_BITS or base.bit_length() * exponent > 2 * MOST_BITS):
        raise ExpressionError(f"the number grows beyond {MOST_BITS} bits")
    return int(base ** min(exponent, 2 * MOST_BITS + exponent % 2))


def _shift(number: int, places: int) -> int:
    if not -MOST_BITS <= places <= MOST_BITS:
        raise ExpressionError(f"the shift is by more than {MOST_BITS} bits")
    return number << places if places >= 0 else number >> -places


def _divide(left: int, right: int) -> int:
    if right == 0:
        raise ExpressionError("this divides by 0")
    return left // right


def _divide_exactly(left: int, right: int) -> int:
    if right and left % right:
        raise ExpressionError(f"{left} / {right} is not a whole number; // rounds down")
    return _divide(left, right)


def _round_up(number: int, multiple: int) -> int:
    return -_divide(-number, multiple) * multiple


def _log2(number: int) -> int:
    if number < 1 or number & (number - 1):
        raise ExpressionError(f"{number} is not a power of 2")
    return number.bit_length() - 1


CONSTANTS: Final[dict[str, Scalar]] = {"true": True, "false": False}

FUNCTIONS: Final[dict[str, tuple[Callable[..., int], int, int]]] = {
    "min": (min, 2, 8),
    "max": (max, 2, 8),
    "abs": (abs, 1, 1),
    "round_up": (_round_up, 2, 2),
    "round_down": (lambda number, multiple: _divide(number, multiple) * multiple, 2, 2),
    "log2": (_log2, 1, 1),
}
"""Each function with the least and most arguments it takes; ``round_up(13, 8)`` is 16."""

_BINARY: Final[dict[type[ast.operator], Callable[[int, int], int]]] = {
    ast.Add: lambda left, right: left + right,
    ast.Sub: lambda left, right: left - right,
    ast.Mult: lambda left, right: left * right,
    ast.Div: _divide_exactly,
    ast.FloorDiv: _divide,
    ast.Mod: lambda left, right: left - _divide(left, right) * right,
    ast.Pow: _power,
    ast.LShift: _shift,
    ast.RShift: lambda left, right: _shift(left, -right),
    ast.BitAnd: lambda left, right: left & right,
    ast.BitOr: lambda left, right: left | right,
    ast.BitXor: lambda left, right: left ^ right,
}
_UNARY: Final[dict[type[ast.unaryop], Callable[[int], Scalar]]] = {
    ast.USub: lambda number: -number,
    ast.UAdd: lambda number: number,
    ast.Invert: lambda number: ~number,
    ast.Not: lambda number: not number,
}
_COMPARE: Final[dict[type[ast.cmpop], Callable[[Scalar, Scalar], bool]]] = {
    ast.Eq: lambda left, right: left == right,
    ast.NotEq: lambda left, right: left != right,
    ast.Lt: lambda left, right: left < right,  # type: ignore[operator]
    ast.LtE: lambda left, right: left <= right,  # type: ignore[operator]
    ast.Gt: lambda left, right: left > right,  # type: ignore[operator]
    ast.GtE: lambda left, right: left >= right,  # type: ignore[operator]
}
