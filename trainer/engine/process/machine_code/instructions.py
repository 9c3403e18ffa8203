"""Finding what an instruction does; moves, calls and jumps (Intel SDM, volume 2, chapters 3 to 5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.process.machine_code.arithmetic import (
    arithmetic,
    arithmetic_with_constant,
    group_of_one,
    multiply_by_constant,
    multiply_into,
    shift,
    step,
    test,
    widen,
)
from trainer.engine.process.machine_code.bits import on_bits, swapped
from trainer.engine.process.machine_code.scalars import scalar
from trainer.engine.process.machine_code.state import RAX, RBP, RCX, RSP, WORD, UnknownInstructionError, signed
from trainer.engine.process.machine_code.strings import strings

if TYPE_CHECKING:
    from trainer.engine.process.machine_code.state import State


def execute(state: State) -> None:
    """Do the instruction at ``rip``, which then stands behind it or at the target of a jump."""
    state.begin()
    code = state.read_prefixes()
    if code == 0x0F:
        _two_bytes(state, state.fetch_byte())
    elif code < 0x40 and code & 7 < 6:
        arithmetic(state, code)
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


def _loop(state: State, code: int) -> None:
    """Do loopne, loope, loop, or jrcxz, which counts nothing."""
    distance = state.fetch(1)
    if code == 0xE3:
        taken = not state.registers[RCX]
    else:
        state.registers[RCX] = (state.registers[RCX] - 1) & WORD
        taken = bool(state.registers[RCX]) and (code == 0xE2 or state.zero == (code == 0xE1))
    if taken:
        state.rip = (state.rip + distance) & WORD


def _change_flag(state: State, code: int) -> None:
    """Do cmc, clc, stc, cld or std."""
    if code >= 0xFC:
        state.backwards = code == 0xFD
    else:
        state.carry = not state.carry if code == 0xF5 else code == 0xF9


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


def _move_widened(state: State, _: int) -> None:
    state.read_operands()
    state.put(state.reg, state.size, signed(state.operand(4), 4))


def _group_of_jumps(state: State, code: int) -> None:
    size = state.size if code & 1 else 1
    state.read_operands()
    operation = state.reg & 7
    if operation < 2:
        step(state, size, -1 if operation else 1)
    elif operation in (2, 4) and code & 1:
        target = state.operand(8)
        if operation == 2:
            state.push(state.rip)
        state.rip = target
    elif operation == 6 and code & 1:
        state.push(state.operand(8))
    else:
        raise UnknownInstructionError


_OPERATIONS = {
    0x63: _move_widened,
    0x68: _push_constant,
    0x69: multiply_by_constant,
    0x6A: _push_constant,
    0x6B: multiply_by_constant,
    0x80: arithmetic_with_constant,
    0x81: arithmetic_with_constant,
    0x83: arithmetic_with_constant,
    0x84: test,
    0x85: test,
    0x86: _exchange,
    0x87: _exchange,
    0x88: _move,
    0x89: _move,
    0x8A: _move,
    0x8B: _move,
    0x8D: _address,
    0x98: widen,
    0x99: widen,
    0xA4: strings,
    0xA5: strings,
    0xA6: strings,
    0xA7: strings,
    0xA8: test,
    0xA9: test,
    0xAA: strings,
    0xAB: strings,
    0xAC: strings,
    0xAD: strings,
    0xAE: strings,
    0xAF: strings,
    0xC0: shift,
    0xC1: shift,
    0xC2: _return,
    0xC3: _return,
    0xC6: _move_constant,
    0xC7: _move_constant,
    0xC9: _leave,
    0xD0: shift,
    0xD1: shift,
    0xD2: shift,
    0xD3: shift,
    0xE0: _loop,
    0xE1: _loop,
    0xE2: _loop,
    0xE3: _loop,
    0xE8: _call,
    0xE9: _jump,
    0xEB: _jump,
    0xF5: _change_flag,
    0xF8: _change_flag,
    0xF9: _change_flag,
    0xFC: _change_flag,
    0xFD: _change_flag,
    0xF6: group_of_one,
    0xF7: group_of_one,
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
    if 0xC8 <= code < 0xD0:
        swapped(state, _numbered(state, code))
        return
    if code == 0xA2 or code >= 0xD0:
        raise UnknownInstructionError
    state.read_operands(1 if code == 0xBA else 0)
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
        multiply_into(state, state.get(state.reg, state.size), state.operand(state.size))
    elif not on_bits(state, code) and not scalar(state, code):
        raise UnknownInstructionError
