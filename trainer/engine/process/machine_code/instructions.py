"""What the instructions do: moves, arithmetic on integers, jumps (Intel SDM, volume 2, chapters 3 to 5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.process.machine_code.scalars import scalar
from trainer.engine.process.machine_code.state import RAX, RBP, RCX, RDI, RDX, RSI, RSP, WORD, signed

if TYPE_CHECKING:
    from trainer.engine.process.machine_code.state import State

ADD, OR, ADC, SBB, AND, SUB, XOR, CMP = range(8)
_REPEAT = (0xF2, 0xF3)


class UnknownInstructionError(Exception):
    """The instruction is not among those that are simulated."""


class DivisionError(Exception):
    """A division by zero, or one whose quotient is too large."""


def execute(state: State) -> None:
    """Do the instruction at ``rip``, which then stands behind it or at the target of a jump."""
    state.begin()
    code = state.read_prefixes()
    if code == 0x0F:
        _two_bytes(state, state.fetch_byte())
    elif code < 0x40 and code & 7 < 6:
        _arithmetic(state, code)
    elif 0x50 <= code < 0x60:
        _push_or_pop(state, code)
    elif 0x70 <= code < 0x80:
        _jump_if(state, code & 15, 1)
    elif 0xB0 <= code < 0xC0:
        size = state.size if code & 8 else 1
        state.put(_numbered(state, code), size, state.fetch(size))
    elif 0x90 <= code < 0x98:
        number = _numbered(state, code)
        value = state.get(RAX, state.size)
        if number != RAX:
            state.put(RAX, state.size, state.get(number, state.size))
            state.put(number, state.size, value)
    elif code in _OPERATIONS:
        _OPERATIONS[code](state, code)
    else:
        raise UnknownInstructionError


def _numbered(state: State, code: int) -> int:
    return code & 7 | (state.rex & 1) << 3


def _calculate(state: State, operation: int, left: int, right: int, size: int) -> int:
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


def _arithmetic(state: State, code: int) -> None:
    operation, size = code >> 3, state.size if code & 1 else 1
    if code & 7 >= 4:
        result = _calculate(state, operation, state.get(RAX, size), state.immediate(size), size)
        if operation != CMP:
            state.put(RAX, size, result)
        return
    state.read_operands()
    first, second = state.operand(size), state.get(state.reg, size)
    if code & 2:
        result = _calculate(state, operation, second, first, size)
        if operation != CMP:
            state.put(state.reg, size, result)
    else:
        result = _calculate(state, operation, first, second, size)
        if operation != CMP:
            state.set_operand(size, result)


def _arithmetic_with_constant(state: State, code: int) -> None:
    size = state.size if code & 1 else 1
    length = 1 if code != 0x81 else min(size, 4)
    state.read_operands(length)
    operation = state.reg & 7
    result = _calculate(state, operation, state.operand(size), state.fetch(length), size)
    if operation != CMP:
        state.set_operand(size, result)


def _push_or_pop(state: State, code: int) -> None:
    number = _numbered(state, code)
    if code < 0x58:
        state.push(state.registers[number])
    else:
        state.registers[number] = state.pop()


def _push_constant(state: State, code: int) -> None:
    state.push(state.fetch(1 if code & 2 else 4))


def _jump_if(state: State, condition: int, length: int) -> None:
    distance = state.fetch(length)
    if state.holds(condition):
        state.rip = (state.rip + distance) & WORD


def _jump(state: State, code: int) -> None:
    distance = state.fetch(1 if code == 0xEB else 4)
    state.rip = (state.rip + distance) & WORD


def _loop(state: State, _: int) -> None:
    distance = state.fetch(1)
    state.registers[RCX] = (state.registers[RCX] - 1) & WORD
    if state.registers[RCX]:
        state.rip = (state.rip + distance) & WORD


def _call(state: State, _: int) -> None:
    distance = state.fetch(4)
    state.push(state.rip)
    state.rip = (state.rip + distance) & WORD


def _return(state: State, code: int) -> None:
    extra = state.fetch(2) & 0xFFFF if code == 0xC2 else 0
    state.rip = state.pop()
    state.registers[RSP] += extra


def _leave(state: State, _: int) -> None:
    state.registers[RSP] = state.registers[RBP]
    state.registers[RBP] = state.pop()


def _move(state: State, code: int) -> None:
    size = state.size if code & 1 else 1
    state.read_operands()
    if code & 2:
        state.put(state.reg, size, state.operand(size))
    else:
        state.set_operand(size, state.get(state.reg, size))


def _move_constant(state: State, code: int) -> None:
    size = state.size if code & 1 else 1
    state.read_operands(min(size, 4))
    state.set_operand(size, state.immediate(size))


def _exchange(state: State, code: int) -> None:
    size = state.size if code & 1 else 1
    state.read_operands()
    value = state.operand(size)
    state.set_operand(size, state.get(state.reg, size))
    state.put(state.reg, size, value)


def _address(state: State, _: int) -> None:
    state.read_operands()
    if state.address is None:
        raise UnknownInstructionError
    state.put(state.reg, state.size, state.address)


def _test(state: State, code: int) -> None:
    size = state.size if code & 1 else 1
    if code & 0xF0 == 0xA0:
        _calculate(state, AND, state.get(RAX, size), state.immediate(size), size)
        return
    state.read_operands()
    _calculate(state, AND, state.operand(size), state.get(state.reg, size), size)


def _widen(state: State, code: int) -> None:
    """Do cbw, cwde, cdqe (98) or cwd, cdq, cqo (99)."""
    if code == 0x98:
        state.put(RAX, state.size, signed(state.registers[RAX], state.size // 2))
    else:
        state.put(RDX, state.size, -1 if signed(state.registers[RAX], state.size) < 0 else 0)


def _move_widened(state: State, _: int) -> None:
    state.read_operands()
    state.put(state.reg, state.size, signed(state.operand(4), 4))


def _step(state: State, size: int, by: int) -> None:
    carry = state.carry
    state.set_operand(size, _calculate(state, ADD, state.operand(size), by, size))
    state.carry = carry


def _group_of_jumps(state: State, code: int) -> None:
    size = state.size if code & 1 else 1
    state.read_operands()
    operation = state.reg & 7
    if operation < 2:
        _step(state, size, -1 if operation else 1)
    elif operation in (2, 4) and code & 1:
        target = state.operand(8)
        if operation == 2:
            state.push(state.rip)
        state.rip = target
    elif operation == 6 and code & 1:
        state.push(state.operand(8))
    else:
        raise UnknownInstructionError


def _group_of_one(state: State, code: int) -> None:
    """Do test, not, neg, mul, imul, div or idiv, whose second operand is a constant or rax."""
    size = state.size if code & 1 else 1
    state.read_operands()
    operation, value = state.reg & 7, state.operand(size)
    if operation < 2:
        _calculate(state, AND, value, state.immediate(size), size)
    elif operation == 2:
        state.set_operand(size, ~value)
    elif operation == 3:
        state.set_operand(size, _calculate(state, SUB, 0, value, size))
    elif size == 1:
        raise UnknownInstructionError
    elif operation in (4, 5):
        _multiply(state, value, size, with_sign=operation == 5)
    else:
        _divide(state, value, size, with_sign=operation == 7)


def _multiply(state: State, value: int, size: int, *, with_sign: bool) -> None:
    left, right = state.get(RAX, size), value
    product = signed(left, size) * signed(right, size) if with_sign else left * right
    state.put(RAX, size, product)
    state.put(RDX, size, product >> 8 * size)
    fits = signed(product, size) == product if with_sign else product >> 8 * size == 0
    state.carry = state.overflow = not fits


def _divide(state: State, value: int, size: int, *, with_sign: bool) -> None:
    dividend = state.get(RDX, size) << 8 * size | state.get(RAX, size)
    divisor = value
    if with_sign:
        dividend, divisor = signed(dividend, 2 * size), signed(value, size)
    if not divisor:
        raise DivisionError
    quotient = abs(dividend) // abs(divisor) * (1 if (dividend < 0) == (divisor < 0) else -1)
    if quotient != (signed(quotient, size) if with_sign else quotient & (1 << 8 * size) - 1):
        raise DivisionError
    state.put(RAX, size, quotient)
    state.put(RDX, size, dividend - quotient * divisor)


def _multiply_into(state: State, left: int, right: int) -> None:
    product = signed(left, state.size) * signed(right, state.size)
    state.put(state.reg, state.size, product)
    state.carry = state.overflow = signed(product, state.size) != product


def _multiply_by_constant(state: State, code: int) -> None:
    length = 1 if code == 0x6B else min(state.size, 4)
    state.read_operands(length)
    left = state.operand(state.size)
    _multiply_into(state, left, state.fetch(length))


def _shift(state: State, code: int) -> None:
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


def _strings(state: State, code: int) -> None:
    """Do movs (a4, a5) or stos (aa, ab), once or rcx times."""
    size = state.size if code & 1 else 1
    count = state.registers[RCX] if not state.prefixes.isdisjoint(_REPEAT) else 1
    for _ in range(count):
        source = state.get(RAX, size) if code & 8 else None
        data = state.memory.load(state.registers[RSI], size) if source is None else source.to_bytes(size, "little")
        state.memory.store(state.registers[RDI], data)
        state.registers[RDI] += size
        if source is None:
            state.registers[RSI] += size
        if not state.prefixes.isdisjoint(_REPEAT):
            state.registers[RCX] -= 1


_OPERATIONS = {
    0x63: _move_widened,
    0x68: _push_constant,
    0x69: _multiply_by_constant,
    0x6A: _push_constant,
    0x6B: _multiply_by_constant,
    0x80: _arithmetic_with_constant,
    0x81: _arithmetic_with_constant,
    0x83: _arithmetic_with_constant,
    0x84: _test,
    0x85: _test,
    0x86: _exchange,
    0x87: _exchange,
    0x88: _move,
    0x89: _move,
    0x8A: _move,
    0x8B: _move,
    0x8D: _address,
    0x98: _widen,
    0x99: _widen,
    0xA4: _strings,
    0xA5: _strings,
    0xA8: _test,
    0xA9: _test,
    0xAA: _strings,
    0xAB: _strings,
    0xC0: _shift,
    0xC1: _shift,
    0xC2: _return,
    0xC3: _return,
    0xC6: _move_constant,
    0xC7: _move_constant,
    0xC9: _leave,
    0xD0: _shift,
    0xD1: _shift,
    0xD2: _shift,
    0xD3: _shift,
    0xE2: _loop,
    0xE8: _call,
    0xE9: _jump,
    0xEB: _jump,
    0xF6: _group_of_one,
    0xF7: _group_of_one,
    0xFE: _group_of_jumps,
    0xFF: _group_of_jumps,
}


def _two_bytes(state: State, code: int) -> None:
    """Do an instruction whose operation begins with 0f."""
    if 0x80 <= code < 0x90:
        _jump_if(state, code & 15, 4)
        return
    if code == 0x1E and 0xF3 in state.prefixes:  # endbr64
        state.fetch_byte()
        return
    if code == 0xA2 or code >= 0xC8:
        raise UnknownInstructionError
    state.read_operands()
    if code == 0x1F:
        return
    if 0x40 <= code < 0x50:
        value = state.operand(state.size) if state.holds(code & 15) else state.get(state.reg, state.size)
        state.put(state.reg, state.size, value)
    elif 0x90 <= code < 0xA0:
        state.set_operand(1, int(state.holds(code & 15)))
    elif code in (0xB6, 0xB7):
        state.put(state.reg, state.size, state.operand(1 + (code & 1)))
    elif code in (0xBE, 0xBF):
        state.put(state.reg, state.size, signed(state.operand(1 + (code & 1)), 1 + (code & 1)))
    elif code == 0xAF:
        _multiply_into(state, state.get(state.reg, state.size), state.operand(state.size))
    elif not scalar(state, code):
        raise UnknownInstructionError
