"""Instructions on blocks of memory: one element, or rcx of them with a prefix (Intel SDM, volume 2, REP)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.process.machine_code.arithmetic import CMP, calculate
from trainer.engine.process.machine_code.state import RAX, RCX, RDI, RSI, WORD

if TYPE_CHECKING:
    from trainer.engine.process.machine_code.state import State

_WHILE_UNEQUAL, _WHILE_EQUAL = 0xF2, 0xF3
_MOVE, _COMPARE, _STORE, _LOAD, _SCAN = 0xA4, 0xA6, 0xAA, 0xAC, 0xAE


def strings(state: State, code: int) -> None:
    """Do movs, cmps, stos, lods or scas."""
    size, operation = state.size if code & 1 else 1, code & ~1
    repeated = not state.prefixes.isdisjoint((_WHILE_UNEQUAL, _WHILE_EQUAL))
    while not repeated or state.registers[RCX]:
        _do_one(state, operation, size)
        if not repeated:
            return
        state.registers[RCX] -= 1
        if operation in (_COMPARE, _SCAN) and state.zero != (_WHILE_EQUAL in state.prefixes):
            return


def _do_one(state: State, operation: int, size: int) -> None:
    memory, registers = state.memory, state.registers
    step = -size if state.backwards else size
    if operation in (_MOVE, _COMPARE, _LOAD):
        source = memory.load(registers[RSI], size)
        registers[RSI] = registers[RSI] + step & WORD
    else:
        source = state.get(RAX, size).to_bytes(size, "little")
    if operation == _LOAD:
        state.put(RAX, size, int.from_bytes(source, "little"))
        return
    if operation in (_MOVE, _STORE):
        memory.store(registers[RDI], source)
    else:
        target = int.from_bytes(memory.load(registers[RDI], size), "little")
        calculate(state, CMP, int.from_bytes(source, "little"), target, size)
    registers[RDI] = registers[RDI] + step & WORD
