"""What generated code calls for the operations that Python does differently from x86-64."""

import struct
from typing import Any

_F32 = struct.Struct("<f")
# how Python writes the values of constants that overflow
inf, nan = float("inf"), float("nan")


def to_f32(value: float) -> float:
    """Round to single precision; overflow gives infinity."""
    try:
        return _F32.unpack(_F32.pack(value))[0]  # type: ignore[no-any-return]
    except OverflowError:
        return float("inf") if value > 0 else float("-inf")


def float_to_int(value: float, limit: int) -> int:
    """Convert as ``cvttsd2si``: out of range or NaN gives the smallest integer (``-limit``; measured)."""
    if value != value or not -limit - 1 < value < limit:
        return -limit
    return int(value)


def float_to_u64(value: float) -> int:
    """Convert as gcc 12 does: values from 2**63 on with the top bit added (measured)."""
    if value >= 9223372036854775808.0:
        return (float_to_int(value - 9223372036854775808.0, 1 << 63) ^ (1 << 63)) & 0xFFFFFFFFFFFFFFFF
    return float_to_int(value, 1 << 63) & 0xFFFFFFFFFFFFFFFF


def divide(process: Any, left: int, right: int, smallest: int) -> int:
    """Divide towards zero; by zero, or the smallest integer by -1, raises SIGFPE as ``idiv`` does."""
    if right == 0 or (right == -1 and left == smallest != 0):
        process.signals.arithmetic_fault()
    quotient = abs(left) // abs(right)
    return quotient if (left < 0) == (right < 0) else -quotient


def remainder(process: Any, left: int, right: int, smallest: int) -> int:
    """Return the remainder with the sign of the dividend; traps as ``divide``."""
    if right == 0 or (right == -1 and left == smallest != 0):
        process.signals.arithmetic_fault()
    rest = abs(left) % abs(right)
    return -rest if left < 0 else rest


def float_divide(left: float, right: float) -> float:
    """Divide as IEEE 754 does, without an exception."""
    try:
        return left / right
    except ZeroDivisionError:
        if left == 0 or left != left:
            return float("nan") if left != left else -float("nan")
        negative = (struct.pack("<d", left)[7] ^ struct.pack("<d", right)[7]) & 0x80
        return float("-inf") if negative else float("inf")
