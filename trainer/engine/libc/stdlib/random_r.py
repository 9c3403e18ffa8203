"""``random_r``: the generators of ``random`` whose whole state is in a ``struct random_data`` (random_r(3))."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from trainer.engine.libc.registry import function
from trainer.engine.libc.results import failed
from trainer.engine.libc.stdlib.random import DEGREES, KINDS, LEAST_SIZES, SEPARATIONS, seeded
from trainer.engine.process.errno import Errno

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

_WORD = 0xFFFFFFFF
_FRONT, _REAR, _STATE, _KIND, _END = 0, 8, 16, 24, 40  # offsets in struct random_data


def _note(process: Process, data: int) -> None:
    """Note kind and place of the state in use in the word before it."""
    memory = process.memory
    state, kind = memory.load_u64(data + _STATE), memory.load_i32(data + _KIND)
    rear = (memory.load_u64(data + _REAR) - state) // 4 if kind else 0
    memory.store_u32(state - 4, KINDS * rear + kind & _WORD)


def _use(process: Process, data: int, state: int, kind: int) -> None:
    degree = DEGREES[kind]
    process.memory.store(data + _KIND, struct.pack("<3i", kind, degree, SEPARATIONS[kind]))
    process.memory.store_u64(data + _STATE, state)
    process.memory.store_u64(data + _END, state + 4 * degree)


def _place(process: Process, data: int, rear: int) -> None:
    memory = process.memory
    state, kind = memory.load_u64(data + _STATE), memory.load_i32(data + _KIND)
    front = (rear + SEPARATIONS[kind]) % (DEGREES[kind] or 1)
    memory.store_u64(data + _FRONT, state + 4 * front)
    memory.store_u64(data + _REAR, state + 4 * rear)


@function()
def random_r(process: Process, data: int, result: int) -> int:
    """Store the next number of 31 bits."""
    memory = process.memory
    if not data or not result:
        return failed(process, Errno.EINVAL)
    state = memory.load_u64(data + _STATE)
    if memory.load_i32(data + _KIND) == 0:
        value = (memory.load_u32(state) * 1103515245 + 12345) & 0x7FFFFFFF
        memory.store_u32(state, value)
        memory.store_u32(result, value)
        return 0
    front, rear, end = (memory.load_u64(data + offset) for offset in (_FRONT, _REAR, _END))
    value = (memory.load_u32(front) + memory.load_u32(rear)) & _WORD
    memory.store_u32(front, value)
    memory.store_u32(result, value >> 1)
    memory.store_u64(data + _FRONT, front + 4 if front + 4 < end else state)
    memory.store_u64(data + _REAR, rear + 4 if rear + 4 < end else state)
    return 0


@function()
def srandom_r(process: Process, seed: int, data: int) -> int:
    """Start the sequence of a seed."""
    kind = process.memory.load_i32(data + _KIND) if data else -1
    if not 0 <= kind < KINDS:
        return -1
    words = seeded(seed, kind)
    process.memory.store(process.memory.load_u64(data + _STATE), struct.pack(f"<{len(words)}I", *words))
    if kind:
        _place(process, data, 0)
    return 0


@function()
def initstate_r(process: Process, seed: int, words: int, size: int, data: int) -> int:
    """Use a state of ``size`` bytes, and start the sequence of a seed in it."""
    if not data:
        return failed(process, Errno.EINVAL)
    if process.memory.load_u64(data + _STATE):
        _note(process, data)
    if size < LEAST_SIZES[0]:
        return failed(process, Errno.EINVAL)
    kind = max(kind for kind in range(KINDS) if size >= LEAST_SIZES[kind])
    _use(process, data, words + 4, kind)
    srandom_r(process, seed, data)
    _note(process, data)
    return 0


@function()
def setstate_r(process: Process, words: int, data: int) -> int:
    """Use a state again that has been used before."""
    if not words or not data:
        return failed(process, Errno.EINVAL)
    _note(process, data)
    noted = process.memory.load_i32(words)
    if noted < 0 and noted % KINDS:
        return failed(process, Errno.EINVAL)
    rear, kind = divmod(noted, KINDS)
    _use(process, data, words + 4, kind)
    if kind:
        _place(process, data, rear)
    return 0
