"""One thread of a simulated process.

On Linux a thread is its descriptor: ``pthread_t`` is the address of glibc's ``struct pthread``, which is also
the thread pointer (the base of ``fs``). Static thread-local storage lies directly below it (x86-64 psABI,
variant II). Offsets within the descriptor are those of glibc 2.36.
"""

from collections.abc import Callable
from enum import Enum, auto
from typing import TYPE_CHECKING, TypeAlias

from trainer.engine.lazy_dataclasses import dataclass, field

if TYPE_CHECKING:
    from greenlet import greenlet

    from trainer.engine.process.process import Process
    from trainer.engine.process.processor import Timer
    from trainer.engine.process.signal_frame import SignalInfo

    HostStack: TypeAlias = greenlet

DESCRIPTOR_SIZE = 0x940
PTHREAD_CANCELED = (1 << 64) - 1

_TCB = 0x0  # the thread pointer itself, read as fs:0 by every access to a thread-local variable
_SELF = 0x10  # what pthread_self reads
_TID = 0x2D0


class State(Enum):
    """What a thread is doing."""

    READY = auto()  # running, or waiting for its turn
    BLOCKED = auto()
    ENDED = auto()


class Wake(Enum):
    """Why a blocked thread goes on."""

    EVENT = auto()  # what it waited for has happened, or may have
    TIMEOUT = auto()
    SIGNAL = auto()  # a signal handler is to run: a system call fails with EINTR
    CANCEL = auto()


@dataclass(frozen=True, slots=True)
class AlternateStack:
    """What ``sigaltstack`` was told: ``[base, base + size)``."""

    base: int
    size: int


@dataclass(frozen=True, slots=True)
class ThreadStack:
    """The stack block of a thread: ``[base, base + size)``; its lowest ``guard`` bytes cannot be accessed.

    ``supplied`` tells that the program brought the memory; such a block is neither guarded nor cached. ``reported`` is
    the guard that was asked for, where the one of a block used before was not worth changing.
    """

    base: int
    size: int
    guard: int
    supplied: bool = False
    reported: int | None = None

    @property
    def end(self) -> int:
        """The first address above the block."""
        return self.base + self.size


@dataclass(slots=True, eq=False)
class Thread:
    """A thread: ``number`` counts from 1 (main) in order of creation; ``tid`` is the kernel's number."""

    process: "Process"
    number: int
    tid: int
    descriptor: int = 0
    stack: ThreadStack | None = None
    greenlet: "greenlet | None" = None
    name: str = ""
    policy: int = 0  # SCHED_OTHER, SCHED_BATCH or SCHED_IDLE, which change nothing here
    processors: int = 0  # the set of those that it may run on, 0: all
    computed: int = 0  # nanoseconds, in the turns that have ended
    nested_calls: int = 0  # of its C functions by the C library and the kernel
    in_kernel: int = 0  # system calls that it is in, for which a bad address is an error

    state: State = State.READY
    waiting_for: str = ""  # completes "waits for …"
    line: int = 0  # where it blocked
    wake: Wake = Wake.EVENT
    alarm: "Timer | None" = None  # ends its wait
    interrupts: list[Callable[[], None]] = field(default_factory=list)  # to do before it goes on

    detached: bool = False
    joiner: "Thread | None" = None
    value: int = 0  # what pthread_join delivers

    mask: set[int] = field(default_factory=set)  # blocked signals
    pending: list["SignalInfo"] = field(default_factory=list)
    awaited_signals: frozenset[int] = frozenset()  # those that sigwait waits for
    restart: bool = False  # the last handler had SA_RESTART: the interrupted system call goes on
    alternate_stack: AlternateStack | None = None

    cancel_enabled: bool = True
    cancel_asynchronous: bool = False
    cancel_requested: bool = False
    cancellable: bool = False  # blocked at a cancellation point
    robust_mutexes: dict[int, None] = field(default_factory=dict)  # those that it holds, by address
    cleanup: list[tuple[int, int]] = field(default_factory=list)  # (routine, argument), innermost last
    contexts: "list[HostStack]" = field(default_factory=list)  # host stacks that it may go on on besides ``greenlet``
    specific: dict[int, tuple[int, int]] = field(default_factory=dict)  # key -> (generation, value)
    at_exit: list[Callable[["Thread"], None]] = field(default_factory=list)  # run when it ends, in this order

    @property
    def tls(self) -> int:
        """The thread pointer, to which the (negative) offsets of thread-local variables are added."""
        return self.descriptor

    def write_descriptor(self) -> None:
        """Fill in the words of ``struct pthread`` that programs or attackers look at."""
        memory = self.process.memory
        memory.store_u64(self.descriptor + _TCB, self.descriptor)
        memory.store_u64(self.descriptor + _SELF, self.descriptor)
        memory.store_u32(self.descriptor + _TID, self.tid)

    def title(self) -> str:
        """Return "the main thread" or "thread 2"."""
        return "the main thread" if self.number == 1 else f"thread {self.number}"

    def describe(self) -> str:
        """Say where the thread stands, for the sentence about a deadlock."""
        where = f" (line {self.line})" if self.line else ""
        scheduler = self.process.threads
        whose = f" of process {scheduler.pid}" if scheduler.parent is not None else ""
        return f"{self.title()}{whose}{where} waits for {self.waiting_for}"
