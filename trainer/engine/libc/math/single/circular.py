"""Sine and cosine of ``float``: the angle reduced to a quarter, and a polynomial, in double precision."""

from __future__ import annotations

import math

from trainer.engine.libc.math.single.number import bits, rounded

_QUARTERS = float.fromhex("0x1.45f306dc9c883p+23")  # 2/pi * 2**24
_HALF_PI = 0x1921FB54442D18  # in units of 2**-52
_SMALL, _MEDIUM = 0x3F400000, 0x42F00000  # below pi/4 (its first 12 bits), and 120
_TWO_PI = float.fromhex("0x1.921fb54442d18p-62")  # of which 2**64 make a turn
_PER_PI = int("a2f9836e4e441529fc2757d1f534ddc0db6295993c439041fe5163ab", 16)  # digits of 2/pi
_DIGITS = 28
_C = (1.0, *map(float.fromhex, (
    "-0x1.ffffffd0c621cp-2", "0x1.55553e1068f19p-5", "-0x1.6c087e89a359dp-10", "0x1.99343027bf8c3p-16",
)))  # fmt: skip
_S = tuple(map(float.fromhex, ("-0x1.555545995a603p-3", "0x1.1107605230bc4p-7", "-0x1.994eb3774cf24p-13")))


def _sine(x: float) -> float:
    square = x * x
    cube = x * square
    return (x + cube * _S[0]) + (cube * square) * (_S[1] + square * _S[2])


def _cosine(x: float) -> float:
    square = x * x
    fourth = square * square
    return ((_C[0] + square * _C[1]) + fourth * _C[2]) + (fourth * square) * (_C[3] + square * _C[4])


def _window(index: int) -> int:
    """Return 32 bits of 2/pi, of which all but ``8 * (index + 1)`` are before its point."""
    return _PER_PI >> 8 * (_DIGITS - 1 - index) & 0xFFFFFFFF


def _reduce(x: float) -> tuple[float, int]:
    """Return the rest of an angle, and how many quarters of a turn it is more."""
    word = bits(x) & 0x7FFFFFFF
    if word < _MEDIUM:
        number = int(x * _QUARTERS) + 0x800000 >> 24
        # exact, as a fused operation does it
        return math.ldexp(float(int(math.ldexp(x, 52)) - number * _HALF_PI), -52), number
    index = word >> 26 & 15
    mantissa = ((word & 0x7FFFFF | 0x800000) << (word >> 23 & 7)) & 0xFFFFFFFF
    turn = (mantissa * _window(index) & 0xFFFFFFFF) << 32
    turn += mantissa * _window(index + 4) + (mantissa * _window(index + 8) >> 32)
    turn &= (1 << 64) - 1
    number = turn + (1 << 61) >> 62
    turn = (turn - (number << 62)) & (1 << 64) - 1
    rest = float(turn - (1 << 64) if turn >> 63 else turn) * _TWO_PI
    return (-rest, -number) if x < 0 else (rest, number)


def _turned(x: float, quarters: int) -> float:
    """Return the sine of an angle with some quarters of a turn added."""
    word = bits(x) & 0x7FFFFFFF
    if word < _SMALL:
        rest, number = x, 0
    else:
        rest, number = _reduce(x)
    number += quarters
    value = _cosine(rest) if number & 1 else _sine(rest)
    return rounded(-value if number & 2 else value)


def sin(x: float) -> float:
    """Return the sine."""
    return x if abs(x) < 2.0**-12 else _turned(float(x), 0)


def cos(x: float) -> float:
    """Return the cosine."""
    return 1.0 if abs(x) < 2.0**-12 else _turned(float(x), 1)
