"""The parts of a number, and its neighbours: frexp(3), ldexp(3), logb(3), nextafter(3), copysign(3), nan(3)."""

from __future__ import annotations

import math
import struct
from typing import TYPE_CHECKING, Any

from trainer.engine.libc.math.family import RangeError, family, guarded
from trainer.engine.libc.registry import function
from trainer.engine.process.errno import Errno

if TYPE_CHECKING:
    from trainer.engine.extended import Extended
    from trainer.engine.process.process import Process

_MOST, _SPECIAL = (1 << 31) - 1, -1 << 31
_SMALLEST_FLOAT = 2.0**-126
_EXPONENT_LIMIT = 5000


@function("frexp", "frexpf")
def frexp(process: Process, x: float, exponent: int) -> float:
    """Split into mantissa and exponent."""
    mantissa, power = math.frexp(x)
    process.memory.store_i32(exponent, power)
    return mantissa


def _scale(x: float, exponent: int) -> float:
    try:
        result = math.ldexp(x, max(-_EXPONENT_LIMIT, min(_EXPONENT_LIMIT, exponent)))
    except OverflowError:
        raise RangeError(math.copysign(math.inf, x)) from None
    if result == 0 != x:
        raise RangeError(result)
    return result


for _name in ("ldexp", "scalbn", "scalbln"):
    family(_name, _scale, least=2.0**-150)


def _logb(x: float) -> float:
    if x == 0:
        return -math.inf
    return float(math.frexp(x)[1] - 1) if math.isfinite(x) else abs(x) if x == x else x


family("logb", _logb)


@function("ilogb", "ilogbf")
def ilogb(process: Process, x: float) -> int:
    """Return the exponent."""
    if x == 0 or not math.isfinite(x):
        process.errno = Errno.EDOM
        return _MOST if math.isinf(x) else _SPECIAL
    return math.frexp(x)[1] - 1


@function("significand", "significandf")
def significand(process: Process, x: float) -> float:
    """Return the number scaled to 1 … 2."""
    exponent = ilogb(process, x)
    return math.ldexp(x, -exponent) if x and math.isfinite(x) else x


family("copysign", math.copysign)


def _nextafter(x: float, y: float) -> float:
    result = math.nextafter(x, y)
    if x not in (0, y) and math.isfinite(x) and (math.isinf(result) or abs(result) < 2.0**-1022):
        raise RangeError(result)
    return result


family("nextafter", _nextafter)


@function()
def nextafterf(process: Process, x: float, y: float) -> float:
    """Return the neighbour in the direction of ``y``."""
    if x != x or y != y:
        return y if y != y else x
    if x == y:
        return y
    if x == 0:
        return math.copysign(2.0**-149, y)
    bits: Any = struct.unpack("<i", struct.pack("<f", x))[0]
    bits += 1 if (y > x) == (x > 0) else -1
    result: float = struct.unpack("<f", struct.pack("<i", bits))[0]
    if math.isfinite(x) and (math.isinf(result) or abs(result) < _SMALLEST_FLOAT):
        process.errno = Errno.ERANGE
    return result


def _payload(text: bytes) -> int:
    """Return the bits that ``nan("…")`` puts into the significand: a number as ``strtoull`` reads it, else nothing."""
    try:
        lower = text.lower()
        base = 16 if lower.startswith(b"0x") else 8 if lower.startswith(b"0") and len(lower) > 1 else 10
        return int(text, base) if text and text.isalnum() else 0
    except ValueError:
        return 0


@function()
def nan(process: Process, text: int) -> float:
    """Return a NaN with a payload."""
    bits = 0x7FF8 << 48 | _payload(process.memory.string(text)) & (1 << 51) - 1
    value: float = struct.unpack("<d", struct.pack("<Q", bits))[0]
    return value


@function()
def nanf(process: Process, text: int) -> float:
    """Return a NaN with a payload."""
    bits = 0x7FC0 << 16 | _payload(process.memory.string(text)) & (1 << 22) - 1
    value: float = struct.unpack("<f", struct.pack("<I", bits))[0]
    return value


def _direction(x: float, y: Extended) -> float:
    """Return a number of the host that lies on the same side of ``x`` as ``y`` does."""
    if y.is_nan:
        return math.nan
    if y == x:
        return math.copysign(x, -1.0 if y.negative else 1.0) if x == 0 else x
    return math.inf if y > x else -math.inf


@function()
def nexttoward(process: Process, x: float, y: Extended) -> float:
    """Return the neighbour in the direction of a ``long double``."""
    return guarded(process, _nextafter, (x, _direction(x, y)))


@function()
def nexttowardf(process: Process, x: float, y: Extended) -> float:
    """Return the neighbour in the direction of a ``long double``."""
    return nextafterf(process, x, _direction(x, y))
