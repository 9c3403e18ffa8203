"""The linear congruential generators of 48 bits (drand48(3))."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.libc.registry import function

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

_MULTIPLIER, _INCREMENT = 0x5DEECE66D, 0xB
_MASK = (1 << 48) - 1


class Rand48:
    """The numbers of ``X = a * X + c``; the state of the process lies in the library's data."""

    def __init__(self, process: Process) -> None:
        self._memory = process.memory
        self.state = process.libc_data("__libc_drand48_data", 24)
        self.old = self.state + 6
        self.multiplier, self.increment = _MULTIPLIER, _INCREMENT

    def next(self, state: int) -> int:
        """Advance a state of six bytes; returns its new value."""
        value = int.from_bytes(self._memory.load(state, 6), "little")
        value = (value * self.multiplier + self.increment) & _MASK
        self._memory.store(state, value.to_bytes(6, "little"))
        return value

    def set(self, value: int, multiplier: int = _MULTIPLIER, increment: int = _INCREMENT) -> None:
        """Begin anew."""
        self._memory.store(self.state, value.to_bytes(6, "little"))
        self.multiplier, self.increment = multiplier, increment


def _uniform(value: int) -> float:
    return value / (1 << 48)


def _signed(value: int) -> int:
    value >>= 16
    return value - (1 << 32) if value >> 31 else value


@function()
def drand48(process: Process) -> float:
    """Return the next number in [0, 1)."""
    numbers = process.part(Rand48)
    return _uniform(numbers.next(numbers.state))


@function()
def erand48(process: Process, state: int) -> float:
    """Return the next number in [0, 1) of a state."""
    return _uniform(process.part(Rand48).next(state))


@function()
def lrand48(process: Process) -> int:
    """Return the next number of 31 bits."""
    numbers = process.part(Rand48)
    return numbers.next(numbers.state) >> 17


@function()
def nrand48(process: Process, state: int) -> int:
    """Return the next number of 31 bits of a state."""
    return process.part(Rand48).next(state) >> 17


@function()
def mrand48(process: Process) -> int:
    """Return the next number of 32 bits, with a sign."""
    numbers = process.part(Rand48)
    return _signed(numbers.next(numbers.state))


@function()
def jrand48(process: Process, state: int) -> int:
    """Return the next number of 32 bits of a state, with a sign."""
    return _signed(process.part(Rand48).next(state))


@function()
def srand48(process: Process, seed: int) -> None:
    """Begin with the low 32 bits of a seed."""
    process.part(Rand48).set((seed & 0xFFFFFFFF) << 16 | 0x330E)


@function()
def seed48(process: Process, state: int) -> int:
    """Begin with a state; returns where the old one has been put."""
    numbers, memory = process.part(Rand48), process.memory
    memory.store(numbers.old, memory.load(numbers.state, 6))
    numbers.set(int.from_bytes(memory.load(state, 6), "little"))
    return numbers.old


@function()
def lcong48(process: Process, parameters: int) -> None:
    """Choose state, multiplier and increment: six, six and two bytes."""
    data = process.memory.load(parameters, 14)
    state, multiplier, increment = (int.from_bytes(data[a:b], "little") for a, b in ((0, 6), (6, 12), (12, 14)))
    process.part(Rand48).set(state, multiplier, increment)
