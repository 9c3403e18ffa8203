"""Comparing strings (strcmp(3), strcasecmp(3)): the result is the difference of the first bytes that differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.libc.bounded import UNLIMITED
from trainer.engine.libc.registry import function

if TYPE_CHECKING:
    from trainer.engine.process.memory import Memory
    from trainer.engine.process.process import Process

_PAGE = 4096


def _compare(memory: Memory, left: int, right: int, limit: int = UNLIMITED, *, fold: bool = False) -> int:
    """Compare up to the first difference or NUL; no page behind it is touched."""
    while limit > 0:
        count = min(limit, _PAGE - left % _PAGE, _PAGE - right % _PAGE)
        a, b = memory.load(left, count), memory.load(right, count)
        if fold:
            a, b = a.lower(), b.lower()
        end = a.find(0)
        if a != b:
            for x, y in zip(a, b, strict=True):
                if x != y:
                    return x - y
                if not x:
                    return 0
        elif end >= 0:
            return 0
        left, right, limit = left + count, right + count, limit - count
    return 0


@function("strcmp", "strcoll")
def strcmp(process: Process, left: int, right: int) -> int:
    """Compare strings."""
    return _compare(process.memory, left, right)


@function()
def strncmp(process: Process, left: int, right: int, size: int) -> int:
    """Compare at most ``size`` bytes."""
    return _compare(process.memory, left, right, size)


@function()
def strcasecmp(process: Process, left: int, right: int) -> int:
    """Compare strings without regard to case."""
    return _compare(process.memory, left, right, fold=True)


@function()
def strncasecmp(process: Process, left: int, right: int, size: int) -> int:
    """Compare at most ``size`` bytes without regard to case."""
    return _compare(process.memory, left, right, size, fold=True)
