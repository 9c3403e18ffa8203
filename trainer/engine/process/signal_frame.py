"""The stack frame that the kernel builds for a signal handler (arch/x86/kernel/signal_64.c).

From the interrupted stack pointer downwards: 128 bytes of red zone, the saved floating-point state, then
``struct rt_sigframe``: return address, ``ucontext_t``, ``siginfo_t``. Sizes measured on a processor with
AVX-512 and AMX.
"""

import struct
from dataclasses import dataclass

from trainer.engine.process.threads import AlternateStack

_RED_ZONE = 128
_FLOAT_STATE = 2820
_CONTEXT_SIZE = 304
_INFO_SIZE = 128
_FRAME_SIZE = 8 + _CONTEXT_SIZE + _INFO_SIZE
_MASK_OFFSET = 296  # uc_sigmask

_SS_ONSTACK, _SS_DISABLE = 1, 2


@dataclass(frozen=True, slots=True)
class SignalInfo:
    """What a handler is told: the fields of ``siginfo_t``; ``code`` is the number of ``si_code``.

    ``address`` is ``si_addr`` of a fault; ``sender`` and ``value`` are ``si_pid`` and ``si_value`` otherwise.
    """

    number: int
    code: int
    address: int | None = None
    sender: int = 0
    user: int = 0
    value: int = 0
    access: str = ""

    def pack(self) -> bytes:
        """Return the bytes of ``siginfo_t``."""
        head = struct.pack("<iii4x", self.number, 0, self.code)
        if self.address is not None:
            body = struct.pack("<Q", self.address)
        else:
            body = struct.pack("<iiQ", self.sender, self.user, self.value & (1 << 64) - 1)
        return (head + body).ljust(_INFO_SIZE, b"\0")


@dataclass(frozen=True, slots=True)
class SignalFrame:
    """Where a frame lies: ``start`` is its lowest address, where the handler's return address belongs."""

    start: int

    @classmethod
    def below(cls, stack_pointer: int, alternate: AlternateStack | None) -> "SignalFrame":
        """Place a frame below ``stack_pointer``, or at the top of ``alternate`` where it is to be used."""
        top = stack_pointer - _RED_ZONE if alternate is None else alternate.base + alternate.size
        float_state = (top - _FLOAT_STATE) & ~63
        return cls(((float_state - _FRAME_SIZE) & ~15) - 8)

    @property
    def stack_pointer(self) -> int:
        """The stack pointer before the handler's return address is pushed."""
        return self.start + 8

    @property
    def context(self) -> int:
        """Address of ``ucontext_t``."""
        return self.start + 8

    @property
    def info(self) -> int:
        """Address of ``siginfo_t``."""
        return self.start + 8 + _CONTEXT_SIZE

    @property
    def mask(self) -> int:
        """Address of ``uc_sigmask``, which becomes the thread's mask when the handler returns."""
        return self.context + _MASK_OFFSET

    def pack(self, info: SignalInfo, stack_pointer: int, mask: int, stack: AlternateStack | None, used: bool) -> bytes:
        """Return the bytes of the frame; ``used``: the interrupted code ran on the alternate ``stack``."""
        flags = _SS_DISABLE if stack is None else _SS_ONSTACK if used else 0
        base, size = (0, 0) if stack is None else (stack.base, stack.size)
        registers = [0] * 23
        registers[15] = stack_pointer  # REG_RSP
        if info.access:
            registers[19] = 4 | {"read": 0, "write": 2, "execute": 16}[info.access]  # REG_ERR of a page fault
            registers[20] = 14  # REG_TRAPNO: page fault
            registers[22] = info.address or 0  # REG_CR2
        context = struct.pack("<QQQi4xQ23Q", 7, 0, base, flags, size, *registers)
        context = context.ljust(_MASK_OFFSET, b"\0") + struct.pack("<Q", mask)
        return bytes(8) + context + info.pack()
