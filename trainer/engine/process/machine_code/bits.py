"""Instructions on single bits, and those that locks are made of (Intel SDM, volume 2: BT, BSF, CMPXCHG, XADD)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.process.machine_code.arithmetic import ADD, CMP, calculate
from trainer.engine.process.machine_code.state import RAX, UnknownInstructionError, signed

if TYPE_CHECKING:
    from trainer.engine.process.machine_code.state import State

_TESTS = {0xA3: 4, 0xAB: 5, 0xB3: 6, 0xBB: 7}  # which of the operations of the group ba it is
_TEST, _SET, _RESET = 4, 5, 6
_COUNTING = 0xF3


def swapped(state: State, number: int) -> None:
    """Do bswap."""
    data = state.get(number, state.size).to_bytes(state.size, "little")
    state.put(number, state.size, int.from_bytes(data, "big"))


def on_bits(state: State, code: int) -> bool:
    """Do an instruction whose operands have been read, but for a constant; False for one that is another's."""
    size = 1 if code in (0xB0, 0xC0) else state.size
    if code in _TESTS:
        _test_bit(state, _TESTS[code], signed(state.get(state.reg, size), size))
    elif code == 0xBA:
        _test_bit(state, state.reg & 7, state.fetch_byte() % (8 * size))
    elif code in (0xBC, 0xBD):
        _find_bit(state, highest=code == 0xBD)
    elif code == 0xB8 and _COUNTING in state.prefixes:
        state.put(state.reg, size, state.note(state.operand(size).bit_count(), size))
        state.carry = state.overflow = state.sign = state.parity = False
    elif code in (0xB0, 0xB1):
        _compare_and_exchange(state, size)
    elif code in (0xC0, 0xC1):
        value = state.operand(size)
        total = calculate(state, ADD, value, state.get(state.reg, size), size)
        state.put(state.reg, size, value)
        state.set_operand(size, total)
    else:
        return False
    return True


def _test_bit(state: State, operation: int, index: int) -> None:
    if operation < _TEST:
        raise UnknownInstructionError
    bits = 8 * state.size
    if state.address is not None:
        state.address += index // bits * state.size
    value, mask = state.operand(state.size), 1 << index % bits
    state.carry = bool(value & mask)
    if operation != _TEST:
        changed = value | mask if operation == _SET else value & ~mask if operation == _RESET else value ^ mask
        state.set_operand(state.size, changed)


def _find_bit(state: State, *, highest: bool) -> None:
    value, bits = state.operand(state.size), 8 * state.size
    if _COUNTING in state.prefixes:  # tzcnt and lzcnt
        found = bits - value.bit_length() if highest else (value & -value).bit_length() - 1 if value else bits
        state.carry, state.zero = not value, not found
        state.put(state.reg, state.size, found)
        return
    state.zero = not value
    if value:
        state.put(state.reg, state.size, value.bit_length() - 1 if highest else (value & -value).bit_length() - 1)


def _compare_and_exchange(state: State, size: int) -> None:
    value = state.operand(size)
    calculate(state, CMP, state.get(RAX, size), value, size)
    if state.zero:
        state.set_operand(size, state.get(state.reg, size))
    else:
        state.put(RAX, size, value)
