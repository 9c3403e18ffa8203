"""Arithmetic on integers, and the flags that it sets (Intel SDM, volume 2, chapters 3 to 5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.process.machine_code.state import RAX, RCX, RDX, UnknownInstructionError, signed

if TYPE_CHECKING:
    from trainer.engine.process.machine_code.state import State

ADD, OR, ADC, SBB, AND, SUB, XOR, CMP = range(8)


class DivisionError(Exception):
    """A division by zero, or one whose quotient is too large."""


def calculate(state: State, operation: int, left: int, right: int, size: int) -> int:
    """Return the result of an operation of two operands, with its flags."""
    bits = 8 * size
    mask, top = (1 << bits) - 1, 1 << bits - 1
    left, right = left & mask, right & mask
    if operation in (OR, AND, XOR):
        state.carry = state.overflow = False
        return state.note(left | right if operation == OR else left & right if operation == AND else left ^ right, size)
    borrowed = int(state.carry and operation in (ADC, SBB))
    if operation in (ADD, ADC):
        full = left + right + borrowed
        state.overflow = bool(~(left ^ right) & (left ^ full) & top)
    else:
        full = left - right - borrowed
        state.overflow = bool((left ^ right) & (left ^ full) & top)
    state.carry = not 0 <= full <= mask
    return state.note(full, size)


def arithmetic(state: State, code: int) -> None:
    """Do add, or, adc, sbb, and, sub, xor or cmp of two operands, or of rax and a constant."""
    operation, size = code >> 3, state.size if code & 1 else 1
    if code & 7 >= 4:
        result = calculate(state, operation, state.get(RAX, size), state.immediate(size), size)
        if operation != CMP:
            state.put(RAX, size, result)
        return
    state.read_operands()
    first, second = state.operand(size), state.get(state.reg, size)
    if code & 2:
        result = calculate(state, operation, second, first, size)
        if operation != CMP:
            state.put(state.reg, size, result)
    else:
        result = calculate(state, operation, first, second, size)
        if operation != CMP:
            state.set_operand(size, result)


def arithmetic_with_constant(state: State, code: int) -> None:
    """Do one of these with a constant."""
    size = state.size if code & 1 else 1
    length = 1 if code != 0x81 else min(size, 4)
    state.read_operands(length)
    operation = state.reg & 7
    result = calculate(state, operation, state.operand(size), state.fetch(length), size)
    if operation != CMP:
        state.set_operand(size, result)


def test(state: State, code: int) -> None:
    """Do test."""
    size = state.size if code & 1 else 1
    if code & 0xF0 == 0xA0:
        calculate(state, AND, state.get(RAX, size), state.immediate(size), size)
        return
    state.read_operands()
    calculate(state, AND, state.operand(size), state.get(state.reg, size), size)


def widen(state: State, code: int) -> None:
    """Do cbw, cwde, cdqe (98) or cwd, cdq, cqo (99)."""
    if code == 0x98:
        state.put(RAX, state.size, signed(state.registers[RAX], state.size // 2))
    else:
        state.put(RDX, state.size, -1 if signed(state.registers[RAX], state.size) < 0 else 0)


def step(state: State, size: int, by: int) -> None:
    """Do inc or dec, which leave the carry as it is."""
    carry = state.carry
    state.set_operand(size, calculate(state, ADD, state.operand(size), by, size))
    state.carry = carry


def group_of_one(state: State, code: int) -> None:
    """Do test, not, neg, mul, imul, div or idiv, whose second operand is a constant or rax."""
    size = state.size if code & 1 else 1
    state.read_operands()
    operation, value = state.reg & 7, state.operand(size)
    if operation < 2:
        calculate(state, AND, value, state.immediate(size), size)
    elif operation == 2:
        state.set_operand(size, ~value)
    elif operation == 3:
        state.set_operand(size, calculate(state, SUB, 0, value, size))
    elif operation in (4, 5):
        _multiply(state, value, size, with_sign=operation == 5)
    else:
        _divide(state, value, size, with_sign=operation == 7)


def _multiply(state: State, value: int, size: int, *, with_sign: bool) -> None:
    left, right = state.get(RAX, size), value
    product = signed(left, size) * signed(right, size) if with_sign else left * right
    _put_pair(state, size, product & (1 << 8 * size) - 1, product >> 8 * size)
    fits = signed(product, size) == product if with_sign else product >> 8 * size == 0
    state.carry = state.overflow = not fits


def _divide(state: State, value: int, size: int, *, with_sign: bool) -> None:
    dividend = state.get(RAX, 2) if size == 1 else state.get(RDX, size) << 8 * size | state.get(RAX, size)
    divisor = value
    if with_sign:
        dividend, divisor = signed(dividend, 2 * size), signed(value, size)
    if not divisor:
        raise DivisionError
    quotient = abs(dividend) // abs(divisor) * (1 if (dividend < 0) == (divisor < 0) else -1)
    if quotient != (signed(quotient, size) if with_sign else quotient & (1 << 8 * size) - 1):
        raise DivisionError
    _put_pair(state, size, quotient, dividend - quotient * divisor)


def _put_pair(state: State, size: int, low: int, high: int) -> None:
    """Change rax and rdx; of bytes both lie in ax."""
    if size == 1:
        state.put(RAX, 2, (high & 0xFF) << 8 | low & 0xFF)
    else:
        state.put(RAX, size, low)
        state.put(RDX, size, high)


def multiply_into(state: State, left: int, right: int) -> None:
    """Do imul of two operands."""
    product = signed(left, state.size) * signed(right, state.size)
    state.put(state.reg, state.size, product)
    state.carry = state.overflow = signed(product, state.size) != product


def multiply_by_constant(state: State, code: int) -> None:
    """Do imul with a constant."""
    length = 1 if code == 0x6B else min(state.size, 4)
    state.read_operands(length)
    left = state.operand(state.size)
    multiply_into(state, left, state.fetch(length))


def shift(state: State, code: int) -> None:
    """Shift or rotate by one, a constant or cl."""
    size = state.size if code & 1 else 1
    state.read_operands(1 if code < 0xD0 else 0)
    count = state.fetch_byte() if code < 0xD0 else state.get(RCX, 1) if code & 2 else 1
    count &= 63 if size == 8 else 31
    operation, value, bits = state.reg & 7, state.operand(size), 8 * size
    if not count:
        return
    if operation < 2:
        count %= bits
        left = count if operation == 0 else bits - count
        result = value << left | value >> bits - left
        state.carry = bool(result & 1) if operation == 0 else bool(result >> bits - 1 & 1)
    elif operation in (4, 6):
        result = value << count
        state.carry = bool(result >> bits & 1)
        state.overflow = bool(result >> bits - 1 & 1) != state.carry
    elif operation in (5, 7):
        number = signed(value, size) if operation == 7 else value
        result = number >> count
        state.carry = bool(number >> count - 1 & 1)
        state.overflow = operation == 5 and bool(value >> bits - 1)
    else:
        raise UnknownInstructionError
    if operation >= 4:
        state.note(result, size)
    state.set_operand(size, result)
