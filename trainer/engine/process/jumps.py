"""Where ``longjmp`` may lead: identities of the places where ``setjmp`` was called."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

from greenlet import getcurrent, greenlet

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

_PLACES = 1 << 16  # calls of setjmp in one block, at most


class JumpTargets:
    """The calls of ``setjmp`` in one activation of a block, numbered from 1; each has an identity of its own."""

    def __init__(self, block: int) -> None:
        self._first = block * _PLACES
        self.host_stack: greenlet = getcurrent()

    def __getitem__(self, number: int) -> int:
        return self._first + number

    def get(self, identity: int, default: int) -> int:
        """Return the number of the call with an identity, ``default`` when it is in another block."""
        number = identity - self._first
        return number if 0 < number < _PLACES else default


class Jumps:
    """The blocks of one process that call ``setjmp``, each as long as its activation runs."""

    def __init__(self, process: Process) -> None:
        self._blocks = count(1)
        self._running: WeakValueDictionary[int, JumpTargets] = WeakValueDictionary()

    def begin(self) -> JumpTargets:
        """Return the targets of a block that begins."""
        block = next(self._blocks)
        targets = self._running[block] = JumpTargets(block)
        return targets

    def can_reach(self, identity: int) -> bool:
        """Tell whether the call of ``setjmp`` with an identity is in a block that is still running."""
        return identity // _PLACES in self._running

    def host_stack(self, identity: int) -> greenlet | None:
        """Return the host's stack on which the block with an identity runs, None when it has ended."""
        block = self._running.get(identity // _PLACES)
        return None if block is None else block.host_stack


def save_jump(process: Process, buffer: int, identity: int, save_mask: int) -> None:
    """Fill in a ``jmp_buf`` (200 bytes), with the signal mask for ``sigsetjmp(buffer, 1)``."""
    from trainer.engine.libc.setjmp import save_mask as note_mask

    process.memory.store_u64(buffer, identity)
    note_mask(process, buffer, save_mask)
