"""Exponentials, logarithms and powers of ``float``, calculated in double precision.

The range is reduced with a table: of the powers of 2**(1/32), or of 16 numbers near the middle of as many parts of
[0.7, 1.4) with their logarithms. A short polynomial does the rest.
"""

from __future__ import annotations

import math
import struct

from trainer.engine.libc.math.single.number import bits, from_bits, rounded

_DOUBLE, _LONG = struct.Struct("<d"), struct.Struct("<Q")
_PARTS = 32
_PER_LN2 = float.fromhex("0x1.71547652b82fep+0") * _PARTS
_SHIFT = 1.5 * 2.0**52  # adding it rounds to an integer
_C = tuple(map(float.fromhex, ("0x1.c6af84b912394p-5", "0x1.ebfce50fac4f3p-3", "0x1.62e42ff0c52d6p-1")))
_C_SCALED = (_C[0] / _PARTS**3, _C[1] / _PARTS**2, _C[2] / _PARTS)
_POWERS = (
    0x3FF0000000000000, 0x3FF059B0D3158574, 0x3FF0B5586CF9890F, 0x3FF11301D0125B51,
    0x3FF172B83C7D517B, 0x3FF1D4873168B9AA, 0x3FF2387A6E756238, 0x3FF29E9DF51FDEE1,
    0x3FF306FE0A31B715, 0x3FF371A7373AA9CB, 0x3FF3DEA64C123422, 0x3FF44E086061892D,
    0x3FF4BFDAD5362A27, 0x3FF5342B569D4F82, 0x3FF5AB07DD485429, 0x3FF6247EB03A5585,
    0x3FF6A09E667F3BCD, 0x3FF71F75E8EC5F74, 0x3FF7A11473EB0187, 0x3FF82589994CCE13,
    0x3FF8ACE5422AA0DB, 0x3FF93737B0CDC5E5, 0x3FF9C49182A3F090, 0x3FFA5503B23E255D,
    0x3FFAE89F995AD3AD, 0x3FFB7F76F2FB5E47, 0x3FFC199BDD85529C, 0x3FFCB720DCEF9069,
    0x3FFD5818DCFBA487, 0x3FFDFC97337B9B5F, 0x3FFEA4AFA2A490DA, 0x3FFF50765B6E4540,
)  # fmt: skip
_BEGIN = 0x3F330000  # where the sixteen parts begin, as bits
_INVERSES = tuple(map(float.fromhex, (
    "0x1.661ec79f8f3bep+0", "0x1.571ed4aaf883dp+0", "0x1.49539f0f010bp+0", "0x1.3c995b0b80385p+0",
    "0x1.30d190c8864a5p+0", "0x1.25e227b0b8eap+0", "0x1.1bb4a4a1a343fp+0", "0x1.12358f08ae5bap+0",
    "0x1.0953f419900a7p+0", "0x1p+0", "0x1.e608cfd9a47acp-1", "0x1.ca4b31f026aap-1",
    "0x1.b2036576afce6p-1", "0x1.9c2d163a1aa2dp-1", "0x1.886e6037841edp-1", "0x1.767dcf5534862p-1",
)))  # fmt: skip
_LOGS = tuple(map(float.fromhex, (
    "-0x1.57bf7808caadep-2", "-0x1.2bef0a7c06ddbp-2", "-0x1.01eae7f513a67p-2", "-0x1.b31d8a68224e9p-3",
    "-0x1.6574f0ac07758p-3", "-0x1.1aa2bc79c81p-3", "-0x1.a4e76ce8c0e5ep-4", "-0x1.1973c5a611cccp-4",
    "-0x1.252f438e10c1ep-5", "0x0p+0", "0x1.aa5aa5df25984p-5", "0x1.c5e53aa362eb4p-4",
    "0x1.526e57720db08p-3", "0x1.bc2860d22477p-3", "0x1.1058bc8a07ee1p-2", "0x1.4043057b6ee09p-2",
)))  # fmt: skip
_BINARY_LOGS = tuple(map(float.fromhex, (
    "-0x1.efec65b963019p-2", "-0x1.b0b6832d4fca4p-2", "-0x1.7418b0a1fb77bp-2", "-0x1.39de91a6dcf7bp-2",
    "-0x1.01d9bf3f2b631p-2", "-0x1.97c1d1b3b7afp-3", "-0x1.2f9e393af3c9fp-3", "-0x1.960cbbf788d5cp-4",
    "-0x1.a6f9db6475fcep-5", "0x0p+0", "0x1.338ca9f24f53dp-4", "0x1.476a9543891bap-3",
    "0x1.e840b4ac4e4d2p-3", "0x1.40645f0c6651cp-2", "0x1.88e9c2c1b9ff8p-2", "0x1.ce0a44eb17bccp-2",
)))  # fmt: skip
_LN2 = float.fromhex("0x1.62e42fefa39efp-1")
_A_LOG = tuple(map(float.fromhex, ("-0x1.00ea348b88334p-2", "0x1.5575b0be00b6ap-2", "-0x1.ffffef20a4123p-2")))
_A_LOG2 = tuple(map(float.fromhex, (
    "-0x1.712b6f70a7e4dp-2", "0x1.ecabf496832ep-2", "-0x1.715479ffae3dep-1", "0x1.715475f35c8b8p0",
)))  # fmt: skip
_A_POW = tuple(map(float.fromhex, (
    "0x1.27616c9496e0bp-2", "-0x1.71969a075c67ap-2", "0x1.ec70a6ca7baddp-2", "-0x1.7154748bef6c8p-1",
    "0x1.71547652ab82bp0",
)))  # fmt: skip


def _power_of_two(number: int) -> float:
    """Return ``2 ** (number / 32)``."""
    scaled = _LONG.pack(_POWERS[number % _PARTS])
    return math.ldexp(_DOUBLE.unpack(scaled)[0], number // _PARTS)


def _exponential(rest: float, scale: float, c: tuple[float, ...]) -> float:
    return ((c[0] * rest + c[1]) * (rest * rest) + (c[2] * rest + 1)) * scale


def exp(x: float) -> float:
    """Return the exponential."""
    z = _PER_LN2 * float(x)
    whole = (z + _SHIFT) - _SHIFT
    return rounded(_exponential(z - whole, _power_of_two(int(whole)), _C_SCALED))


def _exp2(x: float) -> float:
    whole = (x + _SHIFT / _PARTS) - _SHIFT / _PARTS
    return _exponential(x - whole, _power_of_two(int(whole * _PARTS)), _C)


def exp2(x: float) -> float:
    """Return the power of two."""
    return rounded(_exp2(float(x)))


def _parts(x: float) -> tuple[int, int, float]:
    """Return the number of the part that a positive number is in, its exponent, and the number without that."""
    word = bits(x)
    if word < 0x00800000:
        word = bits(x * 2.0**23) - (23 << 23)
    offset = word - _BEGIN
    exponent = offset >> 23
    return (offset >> 19) % 16, exponent, from_bits(word - (exponent << 23))


def log(x: float) -> float:
    """Return the natural logarithm."""
    index, exponent, z = _parts(x)
    r = float(z) * _INVERSES[index] - 1
    square = r * r
    y = _A_LOG[0] * square + (_A_LOG[1] * r + _A_LOG[2])
    return rounded(y * square + (_LOGS[index] + exponent * _LN2 + r))


def log2(x: float) -> float:
    """Return the binary logarithm."""
    index, exponent, z = _parts(x)
    r = float(z) * _INVERSES[index] - 1
    square = r * r
    y = _A_LOG2[0] * square + (_A_LOG2[1] * r + _A_LOG2[2])
    return rounded(y * square + (_A_LOG2[3] * r + (_BINARY_LOGS[index] + exponent)))


def pow(x: float, y: float) -> float:
    """Return the power, where it is finite."""
    if x == 1 or y == 0:
        return 1.0
    if x == 0:
        return math.pow(x, y)
    index, exponent, z = _parts(abs(x))
    r = float(z) * _INVERSES[index] - 1
    square = r * r
    low = (_A_POW[2] * r + _A_POW[3]) * square + (_A_POW[4] * r + (_BINARY_LOGS[index] + exponent))
    power = _exp2(float(y) * ((_A_POW[0] * r + _A_POW[1]) * (square * square) + low))
    return rounded(-power if x < 0 and math.fmod(y, 2) else power)
