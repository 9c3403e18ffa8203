"""The linear congruential generators of 48 bits, and those whose state the program keeps (drand48(3), drand48_r(3)).

A state is a ``struct drand48_data``: six bytes of the last number, six of the one before it was replaced, increment,
whether it has been filled in, multiplier.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.libc.registry import function

if TYPE_CHECKING:
    from trainer.engine.process.memory import Memory
    from trainer.engine.process.process import Process

_MULTIPLIER, _INCREMENT = 0x5DEECE66D, 0xB
_MASK = (1 << 48) - 1
_SIZE, _NUMBER = 24, 6
_OLD, _ADDEND, _READY, _FACTOR = 6, 12, 14, 16  # offsets


def _own(process: Process) -> int:
    """Return the state of the process, in the library's data."""
    return process.libc_data("__libc_drand48_data", _SIZE)


def _choose(memory: Memory, state: int, multiplier: int = _MULTIPLIER, increment: int = _INCREMENT) -> None:
    memory.store_u64(state + _FACTOR, multiplier)
    memory.store_u16(state + _ADDEND, increment)
    memory.store_u16(state + _READY, 1)


def _begin(memory: Memory, state: int, number: int) -> None:
    memory.store(state, number.to_bytes(_NUMBER, "little"))
    _choose(memory, state)


def _next(memory: Memory, place: int, state: int) -> int:
    """Advance the number at ``place`` as the state says; returns its new value."""
    if not memory.load_u16(state + _READY):
        _choose(memory, state)
    number = int.from_bytes(memory.load(place, _NUMBER), "little")
    number = (number * memory.load_u64(state + _FACTOR) + memory.load_u16(state + _ADDEND)) & _MASK
    memory.store(place, number.to_bytes(_NUMBER, "little"))
    return number


def _uniform(number: int) -> float:
    return number / (1 << 48)


def _signed(number: int) -> int:
    number >>= 16
    return number - (1 << 32) if number >> 31 else number


@function()
def drand48(process: Process) -> float:
    """Return the next number in [0, 1)."""
    return erand48(process, _own(process))


@function()
def erand48(process: Process, place: int) -> float:
    """Return the next number in [0, 1) of a sequence of one's own."""
    return _uniform(_next(process.memory, place, _own(process)))


@function()
def lrand48(process: Process) -> int:
    """Return the next number of 31 bits."""
    return nrand48(process, _own(process))


@function()
def nrand48(process: Process, place: int) -> int:
    """Return the next number of 31 bits of a sequence of one's own."""
    return _next(process.memory, place, _own(process)) >> 17


@function()
def mrand48(process: Process) -> int:
    """Return the next number of 32 bits, with a sign."""
    return jrand48(process, _own(process))


@function()
def jrand48(process: Process, place: int) -> int:
    """Return the next number of 32 bits of a sequence of one's own, with a sign."""
    return _signed(_next(process.memory, place, _own(process)))


@function()
def srand48(process: Process, seed: int) -> None:
    """Begin with the low 32 bits of a seed."""
    srand48_r(process, seed, _own(process))


@function()
def seed48(process: Process, number: int) -> int:
    """Begin with a number; returns where the old one has been put."""
    state = _own(process)
    seed48_r(process, number, state)
    return state + _OLD


@function()
def lcong48(process: Process, parameters: int) -> None:
    """Choose number, multiplier and increment: six, six and two bytes."""
    lcong48_r(process, parameters, _own(process))


@function()
def drand48_r(process: Process, state: int, result: int) -> int:
    """Store the next number in [0, 1) of a state."""
    return erand48_r(process, state, state, result)


@function()
def erand48_r(process: Process, place: int, state: int, result: int) -> int:
    """Store the next number in [0, 1) of a sequence."""
    process.memory.store_f64(result, _uniform(_next(process.memory, place, state)))
    return 0


@function()
def lrand48_r(process: Process, state: int, result: int) -> int:
    """Store the next number of 31 bits of a state."""
    return nrand48_r(process, state, state, result)


@function()
def nrand48_r(process: Process, place: int, state: int, result: int) -> int:
    """Store the next number of 31 bits of a sequence."""
    process.memory.store_i64(result, _next(process.memory, place, state) >> 17)
    return 0


@function()
def mrand48_r(process: Process, state: int, result: int) -> int:
    """Store the next number of 32 bits of a state, with a sign."""
    return jrand48_r(process, state, state, result)


@function()
def jrand48_r(process: Process, place: int, state: int, result: int) -> int:
    """Store the next number of 32 bits of a sequence, with a sign."""
    process.memory.store_i64(result, _signed(_next(process.memory, place, state)))
    return 0


@function()
def srand48_r(process: Process, seed: int, state: int) -> int:
    """Let a state begin with the low 32 bits of a seed."""
    _begin(process.memory, state, (seed & 0xFFFFFFFF) << 16 | 0x330E)
    return 0


@function()
def seed48_r(process: Process, number: int, state: int) -> int:
    """Let a state begin with a number, and keep the old one in it."""
    memory = process.memory
    memory.store(state + _OLD, memory.load(state, _NUMBER))
    _begin(memory, state, int.from_bytes(memory.load(number, _NUMBER), "little"))
    return 0


@function()
def lcong48_r(process: Process, parameters: int, state: int) -> int:
    """Choose number, multiplier and increment of a state."""
    data = process.memory.load(parameters, 14)
    number, multiplier, increment = (int.from_bytes(data[a:b], "little") for a, b in ((0, 6), (6, 12), (12, 14)))
    process.memory.store(state, number.to_bytes(_NUMBER, "little"))
    _choose(process.memory, state, multiplier, increment)
    return 0
