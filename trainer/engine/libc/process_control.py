"""Processes: ``fork``, ``wait``, ``getpid`` (the functions of <unistd.h> and <sys/wait.h>)."""

from functools import partial
from typing import TYPE_CHECKING

from trainer.engine.events import Rule
from trainer.engine.libc.pthread import cancellation
from trainer.engine.libc.registry import function
from trainer.engine.process import fork as processes
from trainer.engine.process.errno import Errno
from trainer.engine.process.fork import child_signal
from trainer.engine.process.stops import CONTINUED
from trainer.engine.process.threads import Wake

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

WNOHANG, WUNTRACED, WCONTINUED = 1, 2, 8
_P_PID = 1
_SIGINFO_SIZE = 128


@function()
def vfork(process: "Process") -> int:
    """Make a child process that uses the memory of its parent until it ends; the parent waits."""
    return _told(process, processes.vfork(process))


@function()
def fork(process: "Process") -> int:
    """Make a child process: 0 in the child, the child's number in the parent, -1 with EAGAIN."""
    handlers = process.threads.fork_handlers
    for before, _, _ in reversed(handlers):
        if before:
            process.call(before)
    result = processes.fork(process)
    for _, in_parent, in_child in handlers:
        after = in_parent if result else in_child
        if after:
            process.call(after)
    return _told(process, result)


def _told(process: "Process", result: int) -> int:
    """Report a finished fork, and turn its result into that of the C function."""
    error = Errno(-result) if result < 0 else None
    rule = Rule("too-many-processes", {"most": processes.MAX_PROCESSES}) if error else Rule("fork-copies")
    process.emit("syscall", rule, name="fork", result=max(result, -1), errno=error.name if error else None)
    if error:
        process.errno = error
        return -1
    return result


@function("pthread_atfork")
def at_fork(process: "Process", before: int, in_parent: int, in_child: int) -> int:
    """Register functions that ``fork`` calls; null pointers stand for none."""
    process.threads.fork_handlers.append((before, in_parent, in_child))
    return 0


def _reap(process: "Process", target: int, options: int) -> tuple[int, int]:
    """Take a child that has ended: (number, status), number 0 where all still run, -1 where there is none.

    With WUNTRACED and WCONTINUED also one that was stopped or continued since it was last asked about.
    """
    own = [child for child in processes.children(process) if target <= 0 or child.threads.pid == target]
    if not own:
        return -1, 0
    ended = [child.threads for child in own if child.threads.status is not None]
    if not ended:
        return _stopped_or_continued(own, options)
    first = min(ended, key=lambda threads: threads.end)
    del first.processor.processes[first.pid]
    return first.pid, first.status or 0


def _stopped_or_continued(own: "list[Process]", options: int) -> tuple[int, int]:
    for threads in (child.threads for child in own):
        status = threads.stop_status
        if status and options & (WCONTINUED if status == CONTINUED else WUNTRACED):
            threads.stop_status = 0
            return threads.pid, status
    return 0, 0


def _wait(process: "Process", target: int, options: int) -> tuple[int, int]:
    """Take a child that has ended, waiting unless WNOHANG is given: (number, status), number -1 and errno on error."""
    threads = process.threads
    while True:
        number, status = threads.turns.external(partial(_reap, process, target, options))
        if number < 0:
            process.errno = Errno.ECHILD
        if number or options & WNOHANG:
            return number, status
        cancellation.test_cancel(process)
        wake = threads.futexes.wait_for((process, "child"), "a child process to end", cancellable=True)
        if wake is Wake.CANCEL:
            cancellation.exit_thread(process)
        if wake is Wake.SIGNAL and not process.thread.restart:
            process.errno = Errno.EINTR
            return -1, 0


@function()
def waitpid(process: "Process", target: int, status: int, options: int) -> int:
    """Wait for the end of the child ``target``, or of any one; with WNOHANG, 0 instead of waiting."""
    number, value = _wait(process, target, options)
    if number > 0 and status:
        process.memory.store_i32(status, value)
    return number


@function()
def wait(process: "Process", status: int) -> int:
    """Wait for the end of any child."""
    return int(waitpid(process, -1, status, 0))


@function("wait3")
def wait3(process: "Process", status: int, options: int, usage: int) -> int:
    """Wait for the end of any child; the resource usage is not filled in."""
    return int(waitpid(process, -1, status, options))


@function("wait4")
def wait4(process: "Process", target: int, status: int, options: int, usage: int) -> int:
    """Wait for the end of a child; the resource usage is not filled in."""
    return int(waitpid(process, target, status, options))


@function()
def waitid(process: "Process", kind: int, target: int, information: int, options: int) -> int:
    """Wait for the end of a child (P_ALL 0, P_PID 1) and store what SIGCHLD would tell."""
    number, status = _wait(process, target if kind == _P_PID else -1, options)
    if number < 0:
        return -1
    process.memory.fill(information, 0, _SIGINFO_SIZE)
    if number:
        process.memory.store(information, child_signal(number, status).pack())
    return 0


@function()
def getpid(process: "Process") -> int:
    """Return the number of the process."""
    return process.threads.pid


@function("getppid")
def getppid(process: "Process") -> int:
    """Return the number of the parent; 1 (init) after its end, or for the first process."""
    return int(process.threads.turns.external(partial(_parent_number, process)))


def _parent_number(process: "Process") -> int:
    parent = process.threads.parent
    return parent.threads.pid if parent is not None else processes.INIT
