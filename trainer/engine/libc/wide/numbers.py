"""Reading numbers from wide strings (wcstol(3), wcstod(3))."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.libc.numerals import DOUBLE, FLOAT, FloatFormat, parse_extended, parse_float, parse_integer, told
from trainer.engine.libc.registry import function
from trainer.engine.libc.wide.strings import wide_string
from trainer.engine.process.errno import Errno

if TYPE_CHECKING:
    from trainer.engine.extended import Extended
    from trainer.engine.process.process import Process


def _text(process: Process, s: int) -> bytes:
    """Return the string as bytes; a character that no number has ends it."""
    return bytes(character if 0 <= character < 128 else 0 for character in wide_string(process, s))


def _read_integer(process: Process, s: int, end: int, base: int, *, signed: bool) -> int:
    if base == 1 or not 0 <= base <= 36:
        process.errno = Errno.EINVAL
        return 0
    return told(process, s, end, parse_integer(_text(process, s), base, signed=signed), size=4)


@function("wcstol", "wcstoll", "wcstoimax")
def wcstol(process: Process, s: int, end: int, base: int) -> int:
    """Read a signed number of 64 bits."""
    return _read_integer(process, s, end, base, signed=True)


@function("wcstoul", "wcstoull", "wcstoumax")
def wcstoul(process: Process, s: int, end: int, base: int) -> int:
    """Read an unsigned number of 64 bits."""
    return _read_integer(process, s, end, base, signed=False)


def _read_float(process: Process, s: int, end: int, form: FloatFormat) -> float:
    return told(process, s, end, parse_float(_text(process, s), form), size=4)


@function()
def wcstod(process: Process, s: int, end: int) -> float:
    """Read a ``double``."""
    return _read_float(process, s, end, DOUBLE)


@function()
def wcstof(process: Process, s: int, end: int) -> float:
    """Read a ``float``."""
    return _read_float(process, s, end, FLOAT)


@function()
def wcstold(process: Process, s: int, end: int) -> Extended:
    """Read a ``long double``."""
    return told(process, s, end, parse_extended(_text(process, s)), size=4)
