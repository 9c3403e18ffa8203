"""What generated code calls for the operations that Python does differently from x86-64."""

from __future__ import annotations

import struct
from math import copysign
from typing import TYPE_CHECKING, Any

from trainer.engine.extended import Extended
from trainer.engine.floating import int_to_f32, to_f32

if TYPE_CHECKING:
    from collections.abc import Callable

_F32, _U32 = struct.Struct("<f"), struct.Struct("<I")
_F64, _U64 = struct.Struct("<d"), struct.Struct("<Q")
_SURPLUS = 29  # bits that a mantissa of double precision has more
_EXPONENT, _QUIET = 0x7F80_0000, 0x0040_0000

__all__ = [
    "Extended",
    "bits_of_f32",
    "bytes_behind",
    "divide",
    "f32_of_bits",
    "float_divide",
    "float_to_int",
    "float_to_u64",
    "int_to_f32",
    "is_negative",
    "power",
    "remainder",
    "reversed_bytes",
    "signalling",
    "signed_distance",
    "to_f32",
    "trailing_zeros",
    "with_sign",
]


def f32_of_bits(bits: int) -> float:
    """Return the ``float`` with these bits."""
    return _F32.unpack(bits.to_bytes(4, "little"))[0]  # type: ignore[no-any-return]


def signalling(bits: int) -> float:
    """Return the NaN of single precision with these bits as a number of the host that signals if it does.

    Calculations make it a quiet one, as they do in reality; ``bits_of_f32`` gives its bits.
    """
    widened = (bits >> 31) << 63 | 0x7FF << 52 | (bits & 0x7F_FFFF) << _SURPLUS
    return _F64.unpack(_U64.pack(widened))[0]  # type: ignore[no-any-return]


def bits_of_f32(value: float) -> int:
    """Return the bits of a number of single precision, also of a NaN that signals."""
    if value == value:
        return _U32.unpack(_F32.pack(value))[0]  # type: ignore[no-any-return]
    bits: int = _U64.unpack(_F64.pack(value))[0]
    mantissa = bits >> _SURPLUS & 0x7F_FFFF
    return (bits >> 63) << 31 | _EXPONENT | (mantissa or _QUIET)


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


def signed_distance(number: int) -> int:
    """Return a difference of addresses as the signed number of 64 bits that gcc takes it for."""
    return ((number + (1 << 63)) & 0xFFFFFFFFFFFFFFFF) - (1 << 63)


def bytes_behind(size: int, distance: int) -> int:
    """Return how many bytes of an object are behind a distance from its start, 0 for a place outside of it."""
    return size - distance if 0 <= distance <= size else 0


def divide(process: Any, left: int, right: int, smallest: int, place: int) -> int:
    """Divide towards zero; by zero, or the smallest integer by -1, raises SIGFPE as the ``idiv`` at ``place`` does."""
    if right == 0 or (right == -1 and left == smallest != 0):
        process.signals.arithmetic_fault(place)
    quotient = abs(left) // abs(right)
    return quotient if (left < 0) == (right < 0) else -quotient


def remainder(process: Any, left: int, right: int, smallest: int, place: int) -> int:
    """Return the remainder with the sign of the dividend; traps as ``divide``."""
    if right == 0 or (right == -1 and left == smallest != 0):
        process.signals.arithmetic_fault(place)
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


def is_negative(value: float | Extended) -> bool:
    """Tell whether the sign bit is set, of zeros and NaNs too."""
    return value.negative if isinstance(value, Extended) else copysign(1.0, value) < 0


def with_sign(value: float | Extended, sign: float | Extended) -> float | Extended:
    """Return the magnitude of ``value`` with the sign of ``sign``."""
    if isinstance(value, Extended):
        return Extended(is_negative(sign), value.mantissa, value.exponent)
    assert not isinstance(sign, Extended)
    return copysign(value, sign)


def power(base: Any, exponent: int, rounding: Callable[[Any], Any] | None) -> Any:
    """Raise to an integer power by repeated squaring, rounding every product."""
    rest = abs(exponent)
    one = Extended.of(1) if isinstance(base, Extended) else 1.0
    result: Any = base if rest & 1 else one
    while rest := rest >> 1:
        base = rounding(base * base) if rounding else base * base
        if rest & 1:
            result = rounding(result * base) if rounding else result * base
    if exponent >= 0:
        return result
    inverse: Any = one / result if isinstance(one, Extended) else float_divide(one, result)
    return rounding(inverse) if rounding else inverse


def trailing_zeros(value: int, otherwise: int) -> int:
    """Return the number of the lowest bit that is set, ``otherwise`` if there is none."""
    return (value & -value).bit_length() - 1 if value else otherwise


def reversed_bytes(value: int, size: int) -> int:
    """Return an unsigned number of ``size`` bytes with its bytes in the opposite order."""
    return int.from_bytes(value.to_bytes(size, "little"), "big")
