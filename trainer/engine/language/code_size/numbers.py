"""Instructions with a number in them; gcc multiplies and divides by many numbers without imul and idiv."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.language.code_size.operands import NEAR, is_wide
from trainer.engine.language.types import Integer

if TYPE_CHECKING:
    from trainer.engine.language.types import CType

_TWICE = {11: 11, 13: 11, 19: 11, 21: 12, 25: 16, 27: 15, 37: 12, 41: 12, 73: 12, 81: 16}  # shifts and sums


def with_number(op: str, number: int, ctype: CType) -> int:
    """Return the bytes of an operator whose right operand is a number, once the left one is in a register."""
    rex = 1 if is_wide(ctype) else 0
    if op in ("<<", ">>"):
        return 2 + rex if number == 1 else 3 + rex
    if op == "*":
        if number in (0, 1):
            return 0
        if number & (number - 1) == 0:
            return 2 + rex if number == 2 else 3 + rex
        short = shifts_and_sums(number)
        if short is None:
            return 3 + rex + (0 if -NEAR <= number < NEAR else 3)
        return short + rex * (short // 2)
    if op in ("/", "%"):
        return _divided(op, number, ctype) + 3 * rex
    if -NEAR <= number < NEAR:
        return 3 + rex
    return 5 + rex


def shifts_and_sums(number: int) -> int | None:
    """Return the bytes that multiply an ``int`` without imul, None where gcc takes that."""
    shift = (number & -number).bit_length() - 1
    odd = number >> shift
    if odd == 3:
        size = 6
    elif (odd - 1 & odd - 2 == 0 and (not shift or odd < 16)) or (odd + 1 & odd == 0 and not shift and number > 0):
        size = 7
    elif not shift and odd in _TWICE:
        size = _TWICE[odd]
    else:
        return None
    return size + (0, 2)[shift] if shift < 2 else size + 3


def _divided(op: str, number: int, ctype: CType) -> int:
    power = number > 0 and number & (number - 1) == 0
    signed = isinstance(ctype, Integer) and ctype.signed
    if power and not signed:
        return 2 if number == 2 and op == "/" else 3
    if not signed:
        return 18 if op == "/" else 31
    if power and number == 2:
        return 9 if op == "/" else 15
    if power:
        return (9 if op == "/" else 15) + 2
    return 24 if op == "/" else 37
