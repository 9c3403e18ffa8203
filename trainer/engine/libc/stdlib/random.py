"""``rand`` and ``random``: glibc's additive feedback generators, with their state in memory (random(3), random_r.c)."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from trainer.engine.lazy_dataclasses import dataclass
from trainer.engine.libc.registry import function
from trainer.engine.process.errno import Errno

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

DEGREES, SEPARATIONS = (0, 7, 15, 31, 63), (0, 3, 1, 3, 1)
LEAST_SIZES = (8, 32, 64, 128, 256)
_DEFAULT_KIND = 3
KINDS = 5
_WORD = 0xFFFFFFFF


def _first_words(seed: int, degree: int) -> list[int]:
    """Return what a linear congruential generator makes of a seed."""
    word = (seed & _WORD) or 1
    word = word - (1 << 32) if word >> 31 else word
    words = [word]
    for _ in range(1, degree):
        # 16807 * word modulo 2**31 - 1 without overflow (Schrage); truncating division as in C
        high = int(word / 127773)
        word = 16807 * (word - high * 127773) - 2836 * high
        if word < 0:
            word += 2147483647
        words.append(word)
    return [value & _WORD for value in words]


def seeded(seed: int, kind: int) -> list[int]:
    """Return the words of the state after the numbers that are thrown away."""
    degree, separation = DEGREES[kind], SEPARATIONS[kind]
    words = _first_words(seed, max(degree, 1))
    for step in range(10 * degree):
        front = (step + separation) % degree
        words[front] = (words[front] + words[step % degree]) & _WORD
    return words


@dataclass
class Generator:
    """Where the state is: ``words`` begin behind a word that keeps kind and place while another state is in use."""

    words: int
    kind: int
    rear: int = 0

    @property
    def degree(self) -> int:
        """How many words the state has; 0 for the linear congruential generator."""
        return DEGREES[self.kind]


class Random:
    """The generator of a process."""

    def __init__(self, process: Process) -> None:
        self._process = process
        # random_data of glibc begins with the state of srand(1)
        table = process.libc_data("randtbl", 128)
        self._now = Generator(table + 4, _DEFAULT_KIND)
        process.memory.store_u32(table, _DEFAULT_KIND)
        self.seed(1)

    def seed(self, seed: int) -> None:
        """Start the sequence of a seed."""
        words = seeded(seed, self._now.kind)
        self._process.memory.store(self._now.words, struct.pack(f"<{len(words)}I", *words))
        self._now.rear = 0

    def next(self) -> int:
        """Return the next number of 31 bits."""
        memory, now = self._process.memory, self._now
        degree, words = now.degree, now.words
        if not degree:
            value = (memory.load_u32(words) * 1103515245 + 12345) & 0x7FFFFFFF
            memory.store_u32(words, value)
            return value
        rear = now.rear
        front = words + 4 * ((rear + SEPARATIONS[now.kind]) % degree)
        value = (memory.load_u32(front) + memory.load_u32(words + 4 * rear)) & _WORD
        memory.store_u32(front, value)
        now.rear = (rear + 1) % degree
        return value >> 1

    def _leave(self) -> int:
        """Note kind and place in the state in use; returns its address."""
        now = self._now
        word = now.kind + (KINDS * now.rear if now.kind else 0)
        self._process.memory.store_u32(now.words - 4, word)
        return now.words - 4

    def begin(self, seed: int, state: int, size: int) -> int:
        """Use a state of ``size`` bytes; returns the old one, 0 for one that is too small."""
        if size < LEAST_SIZES[0]:
            self._process.errno = Errno.EINVAL
            return 0
        old = self._leave()
        kind = max(kind for kind in range(KINDS) if size >= LEAST_SIZES[kind])
        self._now = Generator(state + 4, kind)
        self.seed(seed)
        self._leave()
        return old

    def resume(self, state: int) -> int:
        """Use a state again that has been used before; returns the old one, 0 for what is none."""
        old = self._leave()
        rear, kind = divmod(self._process.memory.load_u32(state), KINDS)
        if kind and rear >= DEGREES[kind]:
            self._process.errno = Errno.EINVAL
            return 0
        self._now = Generator(state + 4, kind, rear)
        return old


@function("srand", "srandom")
def srand(process: Process, seed: int) -> None:
    """Start the sequence of a seed."""
    process.part(Random).seed(seed)


@function("rand", "random")
def rand(process: Process) -> int:
    """Return the next number, 0 to RAND_MAX."""
    return process.part(Random).next()


@function()
def initstate(process: Process, seed: int, state: int, size: int) -> int:
    """Use a state of the program's own."""
    return process.part(Random).begin(seed, state, size)


@function()
def setstate(process: Process, state: int) -> int:
    """Use a state that ``initstate`` has filled."""
    return process.part(Random).resume(state)


@function()
def rand_r(process: Process, seed: int) -> int:
    """Return the next number of a sequence whose whole state is ``*seed``."""
    following, result = process.memory.load_u32(seed), 0
    for bits in (11, 10, 10):
        following = (following * 1103515245 + 12345) & _WORD
        result = result << bits ^ (following >> 16) % (1 << bits)
    process.memory.store_u32(seed, following)
    return result
