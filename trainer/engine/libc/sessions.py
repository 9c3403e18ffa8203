"""Process groups, sessions and priorities (unistd.h, sys/resource.h): setpgid(2), setsid(2), getpriority(2).

The first process belongs to the group and session of the shell that started it.
"""

from functools import partial
from typing import TYPE_CHECKING

from trainer.engine.libc.registry import function
from trainer.engine.libc.results import failed
from trainer.engine.process.errno import Errno

if TYPE_CHECKING:
    from trainer.engine.process.process import Process
    from trainer.engine.process.scheduler import Scheduler

_PRIO_PROCESS, _PRIO_USER = 0, 2
_LOWEST = 19


def _find(process: "Process", number: int) -> "Scheduler | None":
    """Return the process with a number, 0 for the calling one."""
    if number in (0, process.threads.pid):
        return process.threads
    found = process.threads.processor.processes.get(number)
    return found.threads if found is not None else None


@function()
def getpgid(process: "Process", number: int) -> int:
    """Return the group of a process; ESRCH where there is none."""
    found = process.threads.turns.external(partial(_numbers, process, number))
    return found[0] if found else failed(process, Errno.ESRCH)


@function()
def getpgrp(process: "Process") -> int:
    """Return the own group."""
    return process.threads.group


@function()
def getsid(process: "Process", number: int) -> int:
    """Return the session of a process; ESRCH where there is none."""
    found = process.threads.turns.external(partial(_numbers, process, number))
    return found[1] if found else failed(process, Errno.ESRCH)


def _numbers(process: "Process", number: int) -> tuple[int, int] | None:
    found = _find(process, number)
    return (found.group, found.session) if found is not None else None


@function()
def setsid(process: "Process") -> int:
    """Begin a session and a group; EPERM for the leader of a group."""
    threads = process.threads
    if threads.group == threads.pid:
        return failed(process, Errno.EPERM)
    threads.group = threads.session = threads.pid
    return threads.pid


@function()
def setpgid(process: "Process", number: int, group: int) -> int:
    """Move a process, itself or a child, to another group; 0 stands for its own number."""
    found = _find(process, number)
    if found is None or (found is not process.threads and found.parent is not process):
        return failed(process, Errno.ESRCH)
    if group < 0:
        return failed(process, Errno.EINVAL)
    if found.session == found.pid:
        return failed(process, Errno.EPERM)
    found.group = group or found.pid
    return 0


@function()
def setpgrp(process: "Process") -> int:
    """Begin a group of its own."""
    return setpgid(process, 0, 0)


@function()
def getpriority(process: "Process", kind: int, who: int) -> int:
    """Return the nice value; EINVAL for an unknown kind."""
    if not _PRIO_PROCESS <= kind <= _PRIO_USER:
        return failed(process, Errno.EINVAL)
    return process.threads.nice


@function()
def setpriority(process: "Process", kind: int, who: int, value: int) -> int:
    """Change the nice value, which an ordinary user can only raise (EACCES)."""
    if not _PRIO_PROCESS <= kind <= _PRIO_USER:
        return failed(process, Errno.EINVAL)
    if value < process.threads.nice:
        return failed(process, Errno.EACCES)
    process.threads.nice = min(value, _LOWEST)
    return 0


@function()
def nice(process: "Process", increment: int) -> int:
    """Add to the nice value and return it; EPERM where that would lower it."""
    if increment < 0:
        return failed(process, Errno.EPERM)
    process.threads.nice = min(process.threads.nice + increment, _LOWEST)
    return process.threads.nice
