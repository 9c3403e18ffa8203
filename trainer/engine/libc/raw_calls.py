"""``syscall(2)``: system calls by number, done by the C functions of the same name, and ``futex``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

from trainer.engine.errors import LimitReached, ProcessExit, ThreadExit
from trainer.engine.language.types import Integer
from trainer.engine.libc import library
from trainer.engine.libc.registry import function
from trainer.engine.libc.results import failed, system_call
from trainer.engine.process.errno import Errno
from trainer.engine.process.threads import Wake

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trainer.engine.process.process import Process

_FUNCTIONS = {
    0: "read", 1: "write", 2: "open", 3: "close", 4: "stat", 5: "fstat", 6: "lstat", 7: "poll", 8: "lseek", 9: "mmap",
    10: "mprotect", 11: "munmap", 16: "ioctl", 17: "pread", 18: "pwrite", 19: "readv", 20: "writev", 21: "access",
    22: "pipe", 23: "select", 24: "sched_yield", 25: "mremap", 26: "msync", 27: "mincore", 28: "madvise",
    29: "shmget", 30: "shmat", 31: "shmctl", 32: "dup", 33: "dup2", 34: "pause", 35: "nanosleep", 36: "getitimer",
    37: "alarm", 38: "setitimer", 39: "getpid", 48: "shutdown", 53: "socketpair", 57: "fork", 59: "execve",
    61: "wait4", 62: "kill", 63: "uname", 64: "semget", 65: "semop", 67: "shmdt", 68: "msgget", 69: "msgsnd",
    70: "msgrcv", 71: "msgctl", 72: "fcntl", 73: "flock", 74: "fsync", 75: "fdatasync", 76: "truncate",
    77: "ftruncate", 80: "chdir", 81: "fchdir", 82: "rename", 83: "mkdir", 84: "rmdir", 85: "creat", 86: "link",
    87: "unlink", 88: "symlink", 89: "readlink", 90: "chmod", 91: "fchmod", 95: "umask", 96: "gettimeofday",
    97: "getrlimit", 98: "getrusage", 99: "sysinfo", 102: "getuid", 104: "getgid", 107: "geteuid", 108: "getegid",
    109: "setpgid", 110: "getppid", 111: "getpgrp", 112: "setsid", 118: "getresuid", 120: "getresgid", 121: "getpgid",
    124: "getsid", 131: "sigaltstack", 135: "personality", 149: "mlock", 150: "munlock", 151: "mlockall",
    152: "munlockall", 157: "prctl", 160: "setrlimit", 186: "gettid", 201: "time", 203: "sched_setaffinity",
    204: "sched_getaffinity", 213: "epoll_create", 228: "clock_gettime", 229: "clock_getres", 231: "_exit",
    232: "epoll_wait", 233: "epoll_ctl", 234: "tgkill", 257: "openat", 258: "mkdirat", 263: "unlinkat",
    264: "renameat", 283: "timerfd_create", 285: "fallocate", 286: "timerfd_settime", 287: "timerfd_gettime",
    290: "eventfd", 291: "epoll_create1", 292: "dup3", 293: "pipe2", 302: "prlimit", 309: "getcpu",
    310: "process_vm_readv", 311: "process_vm_writev", 318: "getrandom", 319: "memfd_create", 325: "mlock2",
    329: "pkey_mprotect", 330: "pkey_alloc", 331: "pkey_free", 424: "pidfd_send_signal", 434: "pidfd_open",
}  # fmt: skip
_BRK, _EXIT, _GETCWD, _ARCH_PRCTL, _TKILL, _FUTEX, _SET_TID_ADDRESS = 12, 60, 79, 158, 200, 202, 218
_LAST = 469  # of Linux 6.18
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
    if number == _GETCWD:
        written = library.implementation("getcwd")(process, *_received("getcwd", arguments))
        return len(process.memory.string(written)) + 1 if written else -1
    if number == _TKILL:
        return int(library.implementation("tgkill")(process, process.threads.pid, *_received("kill", arguments)))
    if number == _SET_TID_ADDRESS:
        return process.thread.tid
    if number == _ARCH_PRCTL:
        return _arch_prctl(process, *(*arguments, 0, 0)[:2])
    if number == _FUTEX:
        return _futex(process, *(*arguments, 0, 0, 0, 0)[:4])
    if not 0 <= number <= _LAST:
        return failed(process, Errno.ENOSYS)
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


@system_call
def _futex(process: Process, word: int, operation: int, value: int, timeout: int) -> int:
    """Wait while a word has a value, or wake those who wait at it (futex(2))."""
    command, futexes, clock = operation & _FUTEX_COMMAND, process.threads.futexes, process.threads.clock
    if word % 4:
        return failed(process, Errno.EINVAL)
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
