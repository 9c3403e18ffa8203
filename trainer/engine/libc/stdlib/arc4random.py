"""Random numbers without a seed (arc4random(3), getentropy(3)): here those of the run's own seed."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from trainer.engine.libc.registry import function
from trainer.engine.libc.results import system_call
from trainer.engine.process.errno import Errno

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

_MOST_ENTROPY = 256
_PIECE = 4096


class Entropy(Random):
    """A source of its own, so that a program that draws from it changes nothing else."""

    def __init__(self, process: Process) -> None:
        super().__init__(process.random.getrandbits(64))


@function()
def arc4random(process: Process) -> int:
    """Return 32 random bits."""
    return process.part(Entropy).getrandbits(32)


@function()
def arc4random_uniform(process: Process, bound: int) -> int:
    """Return a random number below ``bound``."""
    return process.part(Entropy).randrange(bound) if bound > 1 else 0


@function()
def arc4random_buf(process: Process, target: int, size: int) -> None:
    """Store random bytes."""
    source = process.part(Entropy)
    while size > 0:
        count = min(size, _PIECE)
        process.memory.store(target, source.randbytes(count))
        target, size = target + count, size - count


@function()
def getentropy(process: Process, target: int, size: int) -> int:
    """Store at most 256 random bytes."""
    if size > _MOST_ENTROPY:
        process.errno = Errno.EIO
        return -1
    arc4random_buf(process, target, size)
    return 0


@function()
@system_call
def getrandom(process: Process, target: int, size: int, flags: int) -> int:
    """Store random bytes; returns how many."""
    arc4random_buf(process, target, size)
    return size
