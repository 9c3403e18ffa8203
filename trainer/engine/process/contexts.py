"""``ucontext_t`` in memory (sys/ucontext.h): the registers, the signal mask, and where the host goes on.

The last word, which holds the shadow stack pointer on processors that have one, is the engine's: the identity of a call
of ``getcontext`` (see ``jumps``) or of a host stack that ``swapcontext`` left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.process.signal_actions import mask_to_set, set_to_mask

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

LINK, STACK, STACK_SIZE = 8, 16, 32  # uc_link, uc_stack.ss_sp, uc_stack.ss_size
_REGISTERS, _FLOAT_POINTER, _MASK, _FLOAT_STATE, _IDENTITY = 40, 224, 296, 424, 960
_R8, _R9, _RDI, _RSI, _RBP, _RBX, _RDX, _RCX, _RSP, _RIP = 0, 1, 8, 9, 10, 11, 12, 14, 15, 16
_FLOAT_ENVIRONMENT = 28  # bytes
ARGUMENT_REGISTERS = (_RDI, _RSI, _RDX, _RCX, _R8, _R9)
_FRESH = 1  # the identity of what makecontext made


class Context:
    """A ``ucontext_t`` at an address."""

    def __init__(self, process: Process, address: int) -> None:
        self._process = process
        self._memory = process.memory
        self.address = address

    def word(self, offset: int) -> int:
        """Return eight bytes of it."""
        return self._memory.load_u64(self.address + offset)

    def register(self, number: int) -> int:
        """Return a register."""
        return self.word(_REGISTERS + 8 * number)

    def set_register(self, number: int, value: int) -> None:
        """Change a register."""
        self._memory.store_u64(self.address + _REGISTERS + 8 * number, value)

    @property
    def identity(self) -> int:
        """Where the host goes on."""
        return self.word(_IDENTITY)

    @property
    def is_fresh(self) -> bool:
        """Whether it begins a function."""
        return self.identity == _FRESH

    @property
    def function(self) -> int:
        """The address of the code that goes on."""
        return self.register(_RIP)

    @property
    def link_place(self) -> int:
        """Where the address of the context lies that follows a function that begins."""
        return self.register(_RBX)

    @property
    def stack_pointer(self) -> int:
        """``rsp`` before the return address of a function that begins."""
        return self.register(_RSP) + 8

    def save(self, identity: int, sp: int, fp: int, back: int) -> None:
        """Fill it in with where the running code stands."""
        for number, value in ((_RDI, self.address), (_RBP, fp), (_RSP, sp), (_RIP, back)):
            self.set_register(number, value)
        self._memory.store_u64(self.address + _FLOAT_POINTER, self.address + _FLOAT_STATE)
        self._memory.store_u64(self.address + _MASK, set_to_mask(self._process.thread.mask))
        self._memory.store_u64(self.address + _IDENTITY, identity)

    def begin(self, function: int, stack_pointer: int, link: int) -> None:
        """Let it begin a function; ``link`` is where the context lies that follows."""
        for number, value in ((_RIP, function), (_RSP, stack_pointer - 8), (_RBX, link)):
            self.set_register(number, value)
        self._memory.store_u64(self.address + _IDENTITY, _FRESH)

    def load_float_state(self) -> None:
        """Read what the processor restores first: a context that nobody filled in faults here."""
        self._memory.load(self.word(_FLOAT_POINTER), _FLOAT_ENVIRONMENT)

    def use_mask(self) -> None:
        """Make its signal mask that of the running thread."""
        self._process.signals.set_mask(mask_to_set(self.word(_MASK)))


def save_context(process: Process, address: int, identity: int, sp: int, fp: int, back: int) -> None:
    """Save the running context, as ``getcontext`` does."""
    Context(process, address).save(identity, sp, fp, back)
