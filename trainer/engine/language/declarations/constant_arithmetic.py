"""What operators make of constants, as gcc calculates them (C11 6.6)."""

from __future__ import annotations

from trainer.engine.language.arithmetic import ARITHMETIC, COMPARISONS
from trainer.engine.language.literals import Number, convert_constant
from trainer.engine.language.types import INT, LONG, ULONG, CType, Floating, Integer, Pointer, common_type, promote

Known = tuple[Number, CType]


def unary(op: str, operand: Known | None) -> Known | None:
    """Return ``-``, ``+``, ``~`` or ``!`` of a constant, None of anything else."""
    if operand is None:
        return None
    value, ctype = operand
    if op == "!":
        return int(not value), INT
    ctype = promote(ctype)
    if op == "~":
        return (convert_constant(~value, ctype), ctype) if isinstance(value, int) else None
    return convert_constant(-value if op == "-" else value, ctype), ctype


def binary(op: str, left: Known | None, right: Known | None) -> Known | None:
    """Return what a binary operator makes of two constants, None where that is left to the processor."""
    if left is None or right is None:
        return None
    if not (is_arithmetic(left[1]) and is_arithmetic(right[1])):
        return _pointers(op, left, right)
    if op in ("<<", ">>"):
        return _shift(op, left, right)
    ctype = common_type(left[1], right[1])
    a, b = convert_constant(left[0], ctype), convert_constant(right[0], ctype)
    if op in COMPARISONS:
        return int(COMPARISONS[op](a, b)), INT
    if op in ("/", "%"):
        if b == 0 or (isinstance(ctype, Floating) and op == "%"):
            return None
        if isinstance(ctype, Floating):
            return convert_constant(a / b, ctype), ctype  # type: ignore[operator]
        assert isinstance(a, int)
        assert isinstance(b, int)
        quotient = abs(a) // abs(b) * (1 if (a < 0) == (b < 0) else -1)
        return convert_constant(quotient if op == "/" else a - quotient * b, ctype), ctype
    if isinstance(ctype, Floating) and op in ("&", "|", "^"):
        return None
    return convert_constant(ARITHMETIC[op](a, b), ctype), ctype


def _shift(op: str, left: Known, right: Known) -> Known | None:
    """Shift; a count of the width or more leaves nothing, a negative one is left to the processor.

    gcc takes the count of a 32-bit shift as int, that of a 64-bit shift, if it has 64 bits, as unsigned (measured).
    """
    ctype, value = promote(left[1]), left[0]
    if not isinstance(ctype, Integer) or not isinstance(value, int) or not isinstance(right[0], int):
        return None
    of_count = INT if ctype.size < ULONG.size else ULONG if right[1].size == ULONG.size else right[1]
    count = convert_constant(right[0], of_count)
    assert isinstance(count, int)
    if count < 0:
        return None
    count = min(count, ctype.bits)
    return convert_constant(value << count if op == "<<" else value >> count, ctype), ctype


def _pointers(op: str, left: Known, right: Known) -> Known | None:
    """Compare or subtract pointers that are numbers, as in home-made ``offsetof``."""
    if not (isinstance(left[0], int) and isinstance(right[0], int)):
        return None
    if op in COMPARISONS:
        return int(COMPARISONS[op](left[0], right[0])), INT
    if op in ("+", "-") and isinstance(left[1], Pointer):
        if isinstance(right[1], Pointer):
            return ((left[0] - right[0]) // (left[1].target.size or 1), LONG) if op == "-" else None
        distance = right[0] * left[1].target.size
        return convert_constant(left[0] + (distance if op == "+" else -distance), left[1]), left[1]
    return None


def is_arithmetic(ctype: CType) -> bool:
    """Whether a type is one of numbers."""
    return isinstance(ctype, Integer | Floating)
