"""Processes: ``fork``, ``wait``, ``getpid`` (the functions of <unistd.h> and <sys/wait.h>)."""

from functools import partial
from typing import TYPE_CHECKING

from trainer.engine.errors import LimitReached, ProcessExit
from trainer.engine.events import Rule
from trainer.engine.libc.pthread import cancellation
from trainer.engine.libc.registry import function
from trainer.engine.libc.resources import store_usage
from trainer.engine.libc.results import failed, system_call
from trainer.engine.process import fork as processes
from trainer.engine.process.channels.processes import ProcessFile
from trainer.engine.process.errno import Errno
from trainer.engine.process.fork import child_signal
from trainer.engine.process.signal_numbers import SIGNALS
from trainer.engine.process.stops import CONTINUED, STOPPED
from trainer.engine.process.threads import Wake
from trainer.engine.process.usage import Usage, usage

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

WNOHANG, WUNTRACED, WEXITED, WCONTINUED, WNOWAIT = 1, 2, 4, 8, 0x01000000
_P_ALL, _P_PID, _P_PGID, _P_PIDFD = 0, 1, 2, 3
_SIGINFO_SIZE = 128
_CLONE_VM, _CLONE_SIGHAND, _EXIT_SIGNAL = 0x100, 0x800, 0xFF
_CLONE_KNOWN = _CLONE_VM | _CLONE_SIGHAND | 0x4600  # CLONE_FS, CLONE_FILES, CLONE_VFORK
_NOBODY = (0, 0, Usage())


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


@function()
def clone(process: "Process", start: int, stack: int, flags: int, argument: int, *_: int) -> int:
    """Make a child process that runs ``start(argument)`` on a stack of its own; it ends with what that returns.

    One that shares the memory (CLONE_VM) has finished before its parent goes on.
    """
    if not stack or not start or (flags & _CLONE_SIGHAND and not flags & _CLONE_VM):
        return failed(process, Errno.EINVAL)
    if flags & ~(_CLONE_KNOWN | _EXIT_SIGNAL) or flags & _EXIT_SIGNAL != SIGNALS["SIGCHLD"]:
        raise LimitReached(f"clone with the flags {flags:#x} is not simulated (line {process.current_line()})")
    result = processes.vfork(process) if flags & _CLONE_VM else processes.fork(process)
    if result == 0:
        raise ProcessExit(int(process.call_on(start, [argument], stack & -16) or 0) & 0xFF)
    return _told(process, result)


def _told(process: "Process", result: int) -> int:
    """Report a finished fork, and turn its result into that of the C function."""
    error = Errno(-result) if result < 0 else None
    rule = Rule("too-many-processes", {"most": processes.MAX_PROCESSES}) if error else Rule("fork-copies")
    process.emit("syscall", rule, name="fork", result=max(result, -1), errno=error.name if error else None)
    return failed(process, error) if error else result


@function("pthread_atfork")
def at_fork(process: "Process", before: int, in_parent: int, in_child: int) -> int:
    """Register functions that ``fork`` calls; null pointers stand for none."""
    process.threads.fork_handlers.append((before, in_parent, in_child))
    return 0


def _reap(process: "Process", target: int, options: int) -> tuple[int, int, Usage]:
    """Take a child that has ended: its number, status and usage, number 0 where all still run, -1 where there is none.

    ``target`` is its number, -1 for any, 0 for one of the own group, -N for one of the group N. With WUNTRACED and
    WCONTINUED also one that was stopped or continued since it was last asked about; WNOWAIT lets it be asked again.
    """
    group = -target or process.threads.group
    own = [
        child
        for child in processes.children(process)
        if target == -1 or (child.threads.pid == target if target > 0 else child.threads.group == group)
    ]
    if not own:
        return -1, 0, Usage()
    ended = [child.threads for child in own if child.threads.status is not None]
    if not ended or not options & WEXITED:
        return _stopped_or_continued(own, options)
    first = min(ended, key=lambda threads: threads.end)
    if not options & WNOWAIT:
        del first.processor.processes[first.pid]
    return first.pid, first.status or 0, usage(first.process).with_child(first.usage_of_children)


def _stopped_or_continued(own: "list[Process]", options: int) -> tuple[int, int, Usage]:
    for threads in (child.threads for child in own):
        status = threads.stop_status
        if status and options & (WCONTINUED if status == CONTINUED else WUNTRACED):
            threads.stop_status = status if options & WNOWAIT else 0
            return threads.pid, status, usage(threads.process)
    return _NOBODY


def _wait(process: "Process", target: int, options: int) -> tuple[int, int, Usage]:
    """Take a child that has ended, waiting unless WNOHANG is given: number, status and usage, number -1 on error."""
    threads = process.threads
    while True:
        number, status, used = threads.turns.external(partial(_reap, process, target, options))
        if number < 0:
            process.errno = Errno.ECHILD
        if number or options & WNOHANG:
            if number > 0 and _has_ended(status) and not options & WNOWAIT:
                threads.usage_of_children = threads.usage_of_children.with_child(used)
            return number, status, used
        cancellation.test_cancel(process)
        wake = threads.futexes.wait_for((process, "child"), "a child process to end", cancellable=True)
        if wake is Wake.CANCEL:
            cancellation.exit_thread(process)
        if wake is Wake.SIGNAL and not process.thread.restart:
            process.errno = Errno.EINTR
            return -1, 0, Usage()


def _has_ended(status: int) -> bool:
    return status != CONTINUED and status & 0x7F != STOPPED


@function()
def waitpid(process: "Process", target: int, status: int, options: int) -> int:
    """Wait for the end of the child ``target``, or of any one; with WNOHANG, 0 instead of waiting."""
    return wait4(process, target, status, options, 0)


@function()
def wait(process: "Process", status: int) -> int:
    """Wait for the end of any child."""
    return int(waitpid(process, -1, status, 0))


@function("wait3")
def wait3(process: "Process", status: int, options: int, resources: int) -> int:
    """Wait for the end of any child and store what it has used."""
    return wait4(process, -1, status, options, resources)


@function("wait4")
@system_call
def wait4(process: "Process", target: int, status: int, options: int, resources: int) -> int:
    """Wait for the end of a child and store what it has used."""
    if options & ~(WNOHANG | WUNTRACED | WCONTINUED):
        return failed(process, Errno.EINVAL)
    number, value, used = _wait(process, target, options | WEXITED)
    if number > 0 and status:
        process.memory.store_i32(status, value)
    if number > 0 and resources:
        store_usage(process, resources, used)
    return number


@function()
@system_call
def waitid(process: "Process", kind: int, target: int, information: int, options: int) -> int:
    """Wait until a child (P_ALL, P_PID, P_PGID, P_PIDFD) ends, stops or goes on, and store what SIGCHLD would tell."""
    if kind == _P_PIDFD:
        channel = process.kernel.channel(target, ProcessFile, Errno.EBADF)
        if isinstance(channel, Errno):
            return failed(process, channel)
        kind, target = _P_PID, channel.target.threads.pid
    targets = {_P_ALL: -1, _P_PID: target, _P_PGID: -target}
    asked = options & (WEXITED | WUNTRACED | WCONTINUED)
    if kind not in targets or not asked or options & ~(asked | WNOHANG | WNOWAIT):
        return failed(process, Errno.EINVAL)
    number, status, _ = _wait(process, targets[kind], options)
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
