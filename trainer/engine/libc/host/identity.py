"""Who runs the program, and on what machine (getuid(2), uname(2), gethostname(2))."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from trainer.engine.libc.registry import function
from trainer.engine.libc.results import failed, system_call
from trainer.engine.process.clock import SECOND
from trainer.engine.process.errno import Errno

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

_USER = 65534  # nobody, as in the measured runs
_UNCHANGED = 0xFFFFFFFF
_HOST = b"localhost"
_SYSTEM = (b"Linux", _HOST, b"6.18.44", b"#1 SMP PREEMPT_DYNAMIC", b"x86_64", b"(none)")
_FIELD = 65


@function("getuid", "geteuid", "getgid", "getegid")
def getuid(process: Process) -> int:
    """Return the number of the user, or of the group."""
    return _USER


@function("getresuid", "getresgid")
@system_call
def getresuid(process: Process, real: int, effective: int, saved: int) -> int:
    """Store the three numbers of the user, or of the group."""
    for place in (real, effective, saved):
        process.memory.store_u32(place, _USER)
    return 0


@function()
def getgroups(process: Process, size: int, groups: int) -> int:
    """Return how many groups there are besides: none."""
    return 0 if size >= 0 else failed(process, Errno.EINVAL)


@function("setuid", "setgid", "seteuid", "setegid", "setreuid", "setregid", "setresuid", "setresgid")
def setuid(process: Process, *wanted: int) -> int:
    """Refuse to become somebody else."""
    return 0 if {number & _UNCHANGED for number in wanted} <= {_USER, _UNCHANGED} else failed(process, Errno.EPERM)


@function("setgroups", "sethostname", "setdomainname", "chroot", "acct", "vhangup")
def privileged(process: Process, *_: int) -> int:
    """Refuse what only root may do."""
    return failed(process, Errno.EPERM)


@function()
def getlogin(process: Process) -> int:
    """Return null: nobody has logged in."""
    process.errno = Errno.ENXIO
    return 0


@function()
def getlogin_r(process: Process, target: int, size: int) -> int:
    """Answer that nobody has logged in."""
    process.errno = Errno.ENXIO
    return Errno.ENXIO


@function()
def uname(process: Process, address: int) -> int:
    """Store the names of system, host, release, version, machine and domain."""
    data = b"".join(text.ljust(_FIELD, b"\0") for text in _SYSTEM)
    return 0 if process.space.poke(address, data) else failed(process, Errno.EFAULT)


def _store_name(process: Process, name: bytes, target: int, size: int, error: int) -> int:
    data = name + b"\0"
    process.memory.store(target, data[:size])
    return 0 if len(data) <= size else failed(process, error)


@function()
def gethostname(process: Process, target: int, size: int) -> int:
    """Store the name of the machine."""
    return _store_name(process, _HOST, target, size, Errno.ENAMETOOLONG)


@function()
def getdomainname(process: Process, target: int, size: int) -> int:
    """Store the name of the domain."""
    return _store_name(process, _SYSTEM[-1], target, size, Errno.EINVAL)


@function()
def gethostid(process: Process) -> int:
    """Return the number of the machine: that of 127.0.0.1."""
    return 0x007F0100


@function()
def sysinfo(process: Process, address: int) -> int:
    """Store uptime, load, memory and the number of processes."""
    memory = process.platform.memory
    uptime = process.threads.clock.now() // SECOND + 60
    data = struct.pack("<q3Q6QHxxxxxxQQI", uptime, 0, 0, 0, memory, memory // 2, 0, 0, 0, 0, 50, 0, 0, 1)
    return 0 if process.space.poke(address, data.ljust(112, b"\0")) else failed(process, Errno.EFAULT)


@function()
def getloadavg(process: Process, target: int, count: int) -> int:
    """Store the load: none."""
    count = min(count, 3)
    process.memory.fill(target, 0, 8 * count)
    return count


@function("sync")
def sync(process: Process) -> None:
    """Do nothing: files of the simulation are in memory."""


@function("syncfs")
def syncfs(process: Process, fd: int) -> int:
    """Do nothing."""
    opened = process.kernel.opened(fd)
    return failed(process, opened) if isinstance(opened, Errno) else 0


# terminals


@function()
def ctermid(process: Process, target: int) -> int:
    """Store the name of the terminal."""
    target = target or process.libc_data("ctermid name", 9)
    process.memory.store(target, b"/dev/tty\0")
    return target


def _terminal_error(process: Process, fd: int) -> int:
    opened = process.kernel.opened(fd)
    if isinstance(opened, Errno):
        return opened
    return 0 if process.tty and opened.stream is not None else Errno.ENOTTY


@function()
def ttyname(process: Process, fd: int) -> int:
    """Return the name of the terminal that a descriptor is; null for anything else."""
    error = _terminal_error(process, fd)
    if error:
        process.errno = error
        return 0
    return process.libc_constant(b"/dev/pts/0\0")


@function()
def ttyname_r(process: Process, fd: int, target: int, size: int) -> int:
    """Store the name of the terminal; returns an error number."""
    if size < len(b"/dev/pts/0"):  # before it knows how long the name is
        process.errno = Errno.ERANGE
        return Errno.ERANGE
    error = _terminal_error(process, fd)
    if error:
        process.errno = error
        return error
    if size < len(b"/dev/pts/0\0"):
        return Errno.ERANGE
    process.memory.store(target, b"/dev/pts/0\0")
    return 0


@function()
def tcgetpgrp(process: Process, fd: int) -> int:
    """Return the group of processes that has the terminal."""
    error = _terminal_error(process, fd)
    return failed(process, error) if error else process.threads.pid
