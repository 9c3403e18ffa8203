"""Reading numbers from strings (strtol(3), strtod(3), atoi(3)), and small arithmetic (abs(3), div(3))."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.libc.bounded import leading
from trainer.engine.libc.numerals import DOUBLE, FLOAT, FloatFormat, parse_extended, parse_float, parse_integer, told
from trainer.engine.libc.registry import function
from trainer.engine.process.errno import Errno

if TYPE_CHECKING:
    from trainer.engine.extended import Extended
    from trainer.engine.process.process import Process

_SPACES = b" \t\n\v\f\r"
_ALPHANUMERIC = b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_INTEGER = _SPACES + b"+-" + _ALPHANUMERIC
_FLOATING = _INTEGER + b"._()"


def _read_integer(process: Process, s: int, end: int, base: int, *, signed: bool) -> int:
    if base == 1 or not 0 <= base <= 36:
        process.errno = Errno.EINVAL
        return 0
    return told(process, s, end, parse_integer(leading(process.memory, s, _INTEGER), base, signed=signed))


@function("strtol", "strtoll", "strtoimax", "strtoq", "__strtol_internal")
def strtol(process: Process, s: int, end: int, base: int) -> int:
    """Read a signed number of 64 bits; out of range gives a limit and ERANGE."""
    return _read_integer(process, s, end, base, signed=True)


@function("strtoul", "strtoull", "strtoumax", "strtouq")
def strtoul(process: Process, s: int, end: int, base: int) -> int:
    """Read an unsigned number of 64 bits."""
    return _read_integer(process, s, end, base, signed=False)


def _read_float(process: Process, s: int, end: int, form: FloatFormat) -> float:
    return told(process, s, end, parse_float(leading(process.memory, s, _FLOATING), form))


@function()
def strtod(process: Process, s: int, end: int) -> float:
    """Read a ``double``; out of range gives infinity or what is left of it, and ERANGE."""
    return _read_float(process, s, end, DOUBLE)


@function()
def strtof(process: Process, s: int, end: int) -> float:
    """Read a ``float``, rounded once."""
    return _read_float(process, s, end, FLOAT)


@function()
def strtold(process: Process, s: int, end: int) -> Extended:
    """Read a ``long double``."""
    return told(process, s, end, parse_extended(leading(process.memory, s, _FLOATING)))


@function()
def atof(process: Process, s: int) -> float:
    """Read a ``double``."""
    return strtod(process, s, 0)


@function()
def atoi(process: Process, s: int) -> int:
    """Read an ``int``: the low 32 bits of what ``strtol`` reads."""
    value = strtol(process, s, 0, 10) & 0xFFFFFFFF
    return value - (1 << 32) if value >> 31 else value


@function("atol", "atoll")
def atol(process: Process, s: int) -> int:
    """Read a ``long``."""
    return strtol(process, s, 0, 10)


@function("abs")
def absolute(process: Process, value: int) -> int:
    """Return the absolute value; the smallest number has none."""
    return value if value == -1 << 31 else abs(value)


@function("labs", "llabs", "imaxabs")
def absolute_long(process: Process, value: int) -> int:
    """Return the absolute value of a ``long``; the smallest number has none."""
    return value if value == -1 << 63 else abs(value)


def _divide(process: Process, target: int, left: int, right: int, size: int) -> None:
    while right == 0 or (right == -1 and left == -1 << 8 * size - 1):
        process.signals.arithmetic_fault()
    quotient = abs(left) // abs(right) * (1 if (left < 0) == (right < 0) else -1)
    for index, value in enumerate((quotient, left - quotient * right)):
        process.memory.store(target + index * size, value.to_bytes(size, "little", signed=True))


@function()
def div(process: Process, target: int, left: int, right: int) -> None:
    """Divide; quotient and remainder."""
    _divide(process, target, left, right, 4)


@function("ldiv", "lldiv", "imaxdiv")
def ldiv(process: Process, target: int, left: int, right: int) -> None:
    """Divide; quotient and remainder of 64 bits."""
    _divide(process, target, left, right, 8)


def _first_set(value: int) -> int:
    return (value & -value).bit_length()


@function("ffs", "ffsl", "ffsll")
def ffs(process: Process, value: int) -> int:
    """Return the number of the lowest bit that is set, counted from 1; 0 for none."""
    return _first_set(value)
