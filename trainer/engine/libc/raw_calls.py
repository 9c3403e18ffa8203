"""``syscall(2)``: system calls by number, done by the C functions of the same name, and ``futex``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

from trainer.engine.errors import LimitReached, ProcessExit, ThreadExit
from trainer.engine.language.types import Integer
from trainer.engine.libc import library
from trainer.engine.libc.registry import function
from trainer.engine.libc.results import failed
from trainer.engine.process.errno import Errno
from trainer.engine.process.threads import Wake

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trainer.engine.process.process import Process

_FUNCTIONS = {
    0: "read", 1: "write", 2: "open", 3: "close", 4: "stat", 5: "fstat", 8: "lseek", 9: "mmap", 10: "mprotect",
    11: "munmap", 16: "ioctl", 17: "pread", 18: "pwrite", 21: "access", 22: "pipe", 24: "sched_yield", 25: "mremap",
    26: "msync", 27: "mincore", 28: "madvise", 32: "dup", 33: "dup2", 34: "pause", 35: "nanosleep", 37: "alarm",
    39: "getpid",
    57: "fork", 61: "wait4", 62: "kill", 72: "fcntl", 77: "ftruncate", 87: "unlink", 89: "readlink", 97: "getrlimit",
    98: "getrusage", 102: "getuid", 104: "getgid", 107: "geteuid", 108: "getegid", 110: "getppid",
    131: "sigaltstack", 149: "mlock", 150: "munlock", 151: "mlockall", 152: "munlockall", 160: "setrlimit",
    186: "gettid", 203: "sched_setaffinity", 204: "sched_getaffinity", 228: "clock_gettime", 231: "_exit",
    234: "tgkill", 257: "openat", 293: "pipe2", 302: "prlimit", 309: "getcpu", 319: "memfd_create",
    424: "pidfd_send_signal", 434: "pidfd_open",
}  # fmt: skip
_BRK, _EXIT, _ARCH_PRCTL, _FUTEX = 12, 60, 158, 202
_GET_FS, _GET_GS = 0x1003, 0x1004
_FUTEX_WAIT, _FUTEX_WAKE, _FUTEX_COMMAND = 0, 1, 0x7F


@function()
def syscall(process: Process, number: int, *arguments: int) -> int:
    """Make a system call; -1 with ``errno`` on error. One that the simulation lacks ends the run."""
    if number in _FUNCTIONS:
        name = _FUNCTIONS[number]
        implementation = library.implementation(name)
        return int(implementation(process, *_received(name, arguments)))
    if number == _BRK:
        return process.kernel.brk(arguments[0] if arguments else 0)
    if number == _EXIT:
        _exit_thread(process, arguments[0] if arguments else 0)
    if number == _ARCH_PRCTL:
        return _arch_prctl(process, *(*arguments, 0, 0)[:2])
    if number == _FUTEX:
        return _futex(process, *(*arguments, 0, 0, 0, 0)[:4])
    raise LimitReached(f"the simulation has no system call number {number} (line {process.current_line()})")


def _arch_prctl(process: Process, command: int, target: int) -> int:
    """Tell the base of a segment register: fs is the thread pointer, gs is free."""
    if command not in (_GET_FS, _GET_GS):
        raise LimitReached(f"the simulation has no arch_prctl command {command:#x} (line {process.current_line()})")
    process.memory.store_u64(target, process.thread.descriptor if command == _GET_FS else 0)
    return 0


def _exit_thread(process: Process, status: int) -> NoReturn:
    """End the running thread alone, without what the C library does then; the last one ends the process."""
    if len(process.threads.threads) == 1:
        raise ProcessExit(status & 0xFF)
    raise ThreadExit(status)


def _received(name: str, arguments: Sequence[int]) -> Iterator[int]:
    """Yield what a system call takes of the registers: no more than its parameters, each as wide as its type."""
    from trainer.engine.language.prototypes import header_type

    ctype = header_type(name)
    assert ctype is not None
    parameters = ctype.parameters or ()
    wide: Sequence[Any] = [None] * (len(arguments) - len(parameters)) if ctype.variadic else ()
    for argument, parameter in zip(arguments, (*parameters, *wide), strict=False):
        yield parameter.wrap(argument) if isinstance(parameter, Integer) else argument


def _futex(process: Process, word: int, operation: int, value: int, timeout: int) -> int:
    """Wait while a word has a value, or wake those who wait at it (futex(2))."""
    command, futexes, clock = operation & _FUTEX_COMMAND, process.threads.futexes, process.threads.clock
    if command == _FUTEX_WAKE:
        return futexes.wake(word, value)
    if command != _FUTEX_WAIT:
        raise LimitReached(f"the simulation has no futex operation {command} (line {process.current_line()})")
    if process.memory.load_u32(word) != value & 0xFFFFFFFF:
        return failed(process, Errno.EAGAIN)
    until = clock.now() + clock.timespec(timeout) if timeout else None
    wake = futexes.wait(word, f"the futex at {word:#x}", until, restart=False)
    if wake is Wake.TIMEOUT:
        return failed(process, Errno.ETIMEDOUT)
    return failed(process, Errno.EINTR) if wake is Wake.SIGNAL and not process.thread.restart else 0
