"""The stack frame that the kernel builds for a signal handler (arch/x86/kernel/signal_64.c).

From the interrupted stack pointer downwards: 128 bytes of red zone, the saved floating-point state, then
``struct rt_sigframe``: return address, ``ucontext_t``, ``siginfo_t``. Sizes measured on a processor with
AVX-512 and AMX.
"""

import struct

from trainer.engine.lazy_dataclasses import dataclass
from trainer.engine.process.threads import AlternateStack

_RED_ZONE = 128
_FLOAT_STATE = 2820
_CONTEXT_SIZE = 304
_INFO_SIZE = 128
_FRAME_SIZE = 8 + _CONTEXT_SIZE + _INFO_SIZE
_MASK_OFFSET = 296  # uc_sigmask

_SS_ONSTACK, _SS_DISABLE = 1, 2

# indices in gregs (sys/ucontext.h), and what the processor is like in user mode
_RBP, _RSP, _RIP, _EFL, _CSGSFS, _ERR, _TRAPNO, _CR2 = 10, 15, 16, 17, 18, 19, 20, 22
_FLAGS, _SEGMENTS = 0x10246, 0x2B_0000_0000_0033
_GREGS_OFFSET, _GREGS = 40, 23
USER = 65534


@dataclass(frozen=True, slots=True)
class Registers:
    """Where the interrupted code stood: ``rsp``, ``rbp`` and ``rip``."""

    stack_pointer: int
    frame_pointer: int
    instruction_pointer: int


@dataclass(frozen=True, slots=True)
class Trap:
    """Why the processor stopped: the number of the exception, its error code, and the address of a page fault."""

    number: int = 0
    error: int = 0
    address: int = 0


DIVIDE_ERROR, BREAKPOINT, INVALID_OPCODE, GENERAL_PROTECTION = Trap(0), Trap(3), Trap(6), Trap(13)
_PAGE_FAULT = 14
_USER_MODE = 4
_BY_KEY = 32
_ACCESS_BITS = {"read": 0, "write": 2, "execute": 16}
_KERNEL_START = 1 << 63
_SI_TIMER = -2


def page_fault(address: int, access: str, *, present: bool, by_key: bool = False) -> Trap:
    """Return the trap of an access to a page that is not there, or ``present`` without the right, perhaps by its key.

    Of the kernel's half a program learns nothing: every page of it counts as present.
    """
    error = _USER_MODE | _ACCESS_BITS[access] | (present or address >= _KERNEL_START) | (_BY_KEY if by_key else 0)
    return Trap(_PAGE_FAULT, error, address)


@dataclass(frozen=True, slots=True)
class SignalInfo:
    """What a handler is told: the fields of ``siginfo_t``; ``code`` is the number of ``si_code``.

    ``address`` is ``si_addr`` of a fault, which ``trap`` caused; ``sender`` and ``value`` are ``si_pid`` and
    ``si_value`` otherwise. Everybody who sends signals is the same ordinary user.
    """

    number: int
    code: int
    address: int | None = None
    sender: int = 0
    value: int = 0
    trap: Trap = Trap()

    def pack(self) -> bytes:
        """Return the bytes of ``siginfo_t``."""
        head = struct.pack("<iii4x", self.number, 0, self.code)
        if self.address is not None:
            body = struct.pack("<Q", self.address)
        else:
            user = USER if self.sender and self.code != _SI_TIMER else 0  # a timer has a number and an overrun there
            body = struct.pack("<iiQ", self.sender, user, self.value & (1 << 64) - 1)
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

    @property
    def registers(self) -> int:
        """Address of ``gregs``, from which the registers are restored when the handler returns."""
        return self.context + _GREGS_OFFSET

    @property
    def instruction_pointer(self) -> int:
        """Address of the saved ``rip``, where execution goes on when the handler returns."""
        return self.registers + 8 * _RIP

    @property
    def frame_pointer(self) -> int:
        """Address of the saved ``rbp``."""
        return self.registers + 8 * _RBP

    def pack(self, info: SignalInfo, at: Registers, mask: int, stack: AlternateStack | None, used: bool) -> bytes:
        """Return the bytes of the frame; ``used``: the interrupted code ran on the alternate ``stack``."""
        flags = _SS_DISABLE if stack is None else _SS_ONSTACK if used else 0
        base, size = (0, 0) if stack is None else (stack.base, stack.size)
        registers = [0] * _GREGS
        registers[_RBP], registers[_RSP], registers[_RIP] = at.frame_pointer, at.stack_pointer, at.instruction_pointer
        registers[_EFL], registers[_CSGSFS] = _FLAGS, _SEGMENTS
        registers[_ERR], registers[_TRAPNO], registers[_CR2] = info.trap.error, info.trap.number, info.trap.address
        context = struct.pack("<QQQi4xQ23Q", 7, 0, base, flags, size, *registers)
        context = context.ljust(_MASK_OFFSET, b"\0") + struct.pack("<Q", mask)
        return bytes(8) + context + info.pack()
