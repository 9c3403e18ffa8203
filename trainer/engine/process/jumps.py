"""Where ``longjmp`` may lead: identities of the places where ``setjmp`` was called."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

from greenlet import getcurrent, greenlet

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

_PLACES = 1 << 16  # calls of setjmp in one block, at most
_blocks = count(1)
_running: WeakValueDictionary[int, JumpTargets] = WeakValueDictionary()  # ends with the activation of a block


class JumpTargets:
    """The calls of ``setjmp`` in one activation of a block, numbered from 1; each has an identity of its own."""

    def __init__(self) -> None:
        block = next(_blocks)
        self._first = block * _PLACES
        self.host_stack: greenlet = getcurrent()
        _running[block] = self

    def __getitem__(self, number: int) -> int:
        return self._first + number

    def get(self, identity: int, default: int) -> int:
        """Return the number of the call with an identity, ``default`` when it is in another block."""
        number = identity - self._first
        return number if 0 < number < _PLACES else default


def can_be_reached(identity: int) -> bool:
    """Tell whether the call of ``setjmp`` with an identity is in a block that is still running."""
    return identity // _PLACES in _running


def host_stack(identity: int) -> greenlet | None:
    """Return the host's stack on which the block with an identity runs, None when it has ended."""
    block = _running.get(identity // _PLACES)
    return None if block is None else block.host_stack


def save_jump(process: Process, buffer: int, identity: int, save_mask: int) -> None:
    """Fill in a ``jmp_buf`` (200 bytes), with the signal mask for ``sigsetjmp(buffer, 1)``."""
    from trainer.engine.libc.setjmp import save_mask as note_mask

    process.memory.store_u64(buffer, identity)
    note_mask(process, buffer, save_mask)
