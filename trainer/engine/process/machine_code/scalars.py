"""Arithmetic on single floating numbers in vector registers (SSE2)."""

from __future__ import annotations

import math
import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trainer.engine.process.machine_code.state import State

_FORMATS = {0xF2: ("<d", 8), 0xF3: ("<f", 4)}


def number(bits: int, form: str) -> float:
    """Return the floating number that a vector register holds."""
    value: float = struct.unpack_from(form, bits.to_bytes(8, "little"))[0]
    return value


def bits(value: float, form: str) -> int:
    """Return the bytes of a floating number as the register holds them."""
    try:
        data = struct.pack(form, value)
    except OverflowError:  # too large for a float
        data = struct.pack(form, math.copysign(math.inf, value))
    return int.from_bytes(data, "little")


def _divide(left: float, right: float) -> float:
    if right:
        return left / right
    if not left or math.isnan(left):
        return math.nan
    return math.copysign(math.inf, left) * math.copysign(1, right)


def _root(value: float) -> float:
    return math.sqrt(value) if value >= 0 or not value else math.nan


def _integer(value: float, size: int) -> int:
    """Return a number without its fraction; the lowest integer stands for all that are out of range."""
    lowest = -1 << 8 * size - 1
    return int(value) if lowest <= value < -lowest else lowest


def scalar(state: State, code: int) -> bool:
    """Do the instruction ``0f code`` with its prefix; False where it is none of these."""
    vectors, reg = state.vectors, state.reg
    prefix = next((p for p in (0xF2, 0xF3) if p in state.prefixes), None)
    if prefix is None:
        return _whole(state, code)
    form, size = _FORMATS[prefix]
    if code == 0x2A:  # cvtsi2sd
        integer = state.operand(8 if state.rex & 8 else 4)
        width = 64 if state.rex & 8 else 32
        vectors[reg] = bits(float(integer - (1 << width) if integer >> width - 1 else integer), form)
        return True
    source = _source(state, size)
    if code == 0x10:
        vectors[reg] = source
    elif code == 0x11:
        _store(state, size)
    elif code == 0x2C:  # cvttsd2si
        size = 8 if state.rex & 8 else 4
        state.put(reg, size, _integer(number(source, form), size))
    elif code == 0x51:
        vectors[reg] = bits(_root(number(source, form)), form)
    elif code in (0x58, 0x59, 0x5C, 0x5E):
        left, right = number(vectors[reg], form), number(source, form)
        result = {
            0x58: lambda: left + right,
            0x59: lambda: left * right,
            0x5C: lambda: left - right,
            0x5E: lambda: _divide(left, right),
        }[code]()
        vectors[reg] = bits(result, form)
    else:
        return False
    return True


def _whole(state: State, code: int) -> bool:
    """Do what moves or clears a register: movaps, movq, movd, pxor, xorps."""
    vectors, reg, wide = state.vectors, state.reg, bool(state.rex & 8)
    if code in (0x57, 0xEF) and state.address is None:
        vectors[reg] ^= vectors[state.rm]
    elif code == 0x28 and state.address is None:
        vectors[reg] = vectors[state.rm]
    elif code == 0x6E:
        vectors[reg] = state.operand(8 if wide else 4)
    elif code == 0x7E:
        state.set_operand(8 if wide else 4, vectors[reg])
    else:
        return False
    return True


def _source(state: State, size: int) -> int:
    if state.address is None:
        return state.vectors[state.rm] & (1 << 8 * size) - 1
    return int.from_bytes(state.memory.load(state.address, size), "little")


def _store(state: State, size: int) -> None:
    value = state.vectors[state.reg] & (1 << 8 * size) - 1
    if state.address is None:
        state.vectors[state.rm] = value
    else:
        state.memory.store(state.address, value.to_bytes(size, "little"))
