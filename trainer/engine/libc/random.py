"""``rand`` and ``random``: glibc's additive feedback generator (TYPE_3: x**31 + x**3 + 1; random(3))."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.libc.registry import function

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

_DEGREE, _SEPARATION, _DISCARDED = 31, 3, 310


def _seeded(seed: int) -> list[int]:
    word = (seed & 0xFFFFFFFF) or 1
    word = word - (1 << 32) if word >> 31 else word
    state = [word]
    for _ in range(1, _DEGREE):
        # 16807 * word modulo 2**31 - 1 without overflow (Schrage); truncating division as in C
        high = int(word / 127773)
        word = 16807 * (word - high * 127773) - 2836 * high
        if word < 0:
            word += 2147483647
        state.append(word)
    words = [value & 0xFFFFFFFF for value in state]
    history = words[_SEPARATION:] + words[:_SEPARATION]
    for _ in range(_DISCARDED):
        _advance(history)
    return history


def _advance(history: list[int]) -> int:
    value = (history[-_DEGREE] + history[-_SEPARATION]) & 0xFFFFFFFF
    history.append(value)
    del history[0]
    return value >> 1


def _state(process: Process) -> list[int]:
    if not process.random_state:
        process.random_state = _seeded(1)
    return process.random_state


@function("srand", "srandom")
def srand(process: Process, seed: int) -> None:
    """Start the sequence of a seed."""
    process.random_state = _seeded(seed)


@function("rand", "random")
def rand(process: Process) -> int:
    """Return the next number, 0 to RAND_MAX."""
    return _advance(_state(process))
