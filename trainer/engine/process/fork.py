"""Processes that make processes: fork, the end of a child, and waiting for it.

A child is made by repeating its parent's run up to the call of ``fork`` (see ``journal``); then it takes over a
copy of the parent's memory, in which shared pages are the same, and goes on by itself.
"""

from functools import partial
from typing import TYPE_CHECKING

from greenlet import GreenletExit, getcurrent, greenlet

from trainer.engine.errors import Deadlock, LimitReached, ProcessExit, ProcessKilled
from trainer.engine.platforms.base import INFINITY
from trainer.engine.process.errno import Errno
from trainer.engine.process.journal import RecordedTurns, ReplayedTurns, Result
from trainer.engine.process.shared_memory import private_changes
from trainer.engine.process.signal_actions import SIG_IGN
from trainer.engine.process.signal_frame import SignalInfo
from trainer.engine.process.signal_numbers import CODES, SIGNALS, number_of
from trainer.engine.process.stops import CONTINUED, STOPPED
from trainer.engine.process.usage import Usage

if TYPE_CHECKING:
    from trainer.engine.process.process import Process
    from trainer.engine.process.processor import Processor

MAX_PROCESSES = 64
_INHERITED = ("group", "session", "nice")
SA_NOCLDWAIT = 2
INIT = 1  # the process that adopts orphans


def fork(process: "Process") -> int:
    """Make a child; returns its number to the parent, 0 to the child, or the negative of an ``Errno``."""
    turns = process.threads.turns
    if isinstance(turns, ReplayedTurns) and turns.finished:
        _be_born(process)
        return 0
    if process.predecessors:
        raise LimitReached("a process that has executed its program anew makes a child, which is not simulated")
    result, own_number = turns.external(partial(_make_child, process))
    if result == 0:  # a grandchild repeats the birth of its parent
        _become(process, own_number)
        turns.next()
        process.threads.run_interrupts()
    return int(result)


def vfork(process: "Process") -> int:
    """Make a child that uses the memory of its parent, which waits until the child has ended or become another program.

    The child works on a copy that the parent takes over; it must not return from the function that called vfork.
    """
    threads = process.threads
    threads.lends_memory = True
    result = fork(process)
    threads.lends_memory = False
    while result > 0 and threads.turns.external(partial(_borrows, threads.processor, result)):
        threads.futexes.wait_for((process, "borrowed"), "the child of vfork to end")
    return result


def _borrows(processor: "Processor", number: int) -> bool:
    child = processor.processes.get(number)
    return child is not None and child.threads.borrows_memory


def give_back(child: "Process", parent: "Process") -> None:
    """Give the memory back that a child of vfork has used, and let the parent go on."""
    turns = parent.threads.turns
    assert isinstance(turns, RecordedTurns)
    moved = child.space.break_end if child.space.break_end != parent.space.break_end else 0
    turns.take_back(private_changes(parent.space, child.space), moved)
    child.threads.borrows_memory = False
    parent.threads.futexes.wake_all((parent, "borrowed"))


def _make_child(parent: "Process") -> tuple[int, int]:
    threads, processor = parent.threads, parent.threads.processor
    if len(processor.processes) >= MAX_PROCESSES:
        return -Errno.EAGAIN, 0
    assert isinstance(threads.turns, RecordedTurns)
    child = parent.twin()
    child.threads.parent = parent
    child.threads.turns = ReplayedTurns(child.threads, list(threads.turns.journal))
    child.threads.birthplace = getcurrent()
    child.threads.borrows_memory = threads.lends_memory
    processor.relay.go_on_in(greenlet(partial(_live, child), parent=processor.hub))
    return child.threads.pid, threads.pid


def _be_born(child: "Process") -> None:
    """Leave the repetition: from here on the child is a process of its own."""
    threads, turns = child.threads, child.threads.turns
    parent, birthplace = threads.parent, threads.birthplace
    assert parent is not None
    assert birthplace is not None
    assert isinstance(turns, ReplayedTurns)
    processor = threads.processor = parent.threads.processor
    _become(child, processor.new_tid())
    child.space.unmap(0, 1 << 64)
    child.space.fork_from(parent.space)
    child.kernel.share_files_with(parent.kernel)
    if child.kernel.limits.processor_time()[0] != INFINITY:
        child.limit_processor_time()
    threads.group, threads.session, threads.nice = (getattr(parent.threads, name) for name in _INHERITED)
    child.stdout_bytes, child.stderr_bytes = parent.stdout_bytes, parent.stderr_bytes
    child.thread.write_descriptor()
    processor.processes[threads.pid] = child
    processor.ready.append(child.thread)
    threads.turns = RecordedTurns(threads, [*turns.journal, Result((0, threads.pid))])
    threads.turns.suspended()
    birthplace.switch()
    threads.resumed()
    threads.run_interrupts()


def _become(child: "Process", number: int) -> None:
    """Change what differs in the child: its number, its only thread, no pending signals and timers (fork(2))."""
    child.threads.forget_others()
    child.threads.pid = child.thread.tid = number
    child.thread.write_descriptor()
    child.thread.pending.clear()
    child.signals.pending.clear()
    child.signals.alarm, child.signals.alarm_interval, child.signals.work_alarms = None, 0, {}
    child.threads.computed = child.thread.computed = 0
    child.threads.usage_of_children = Usage()


def _live(child: "Process") -> greenlet | None:
    """Run a child from its start to its end, then hand the processor on."""
    try:
        status = child.run() << 8
    except ProcessExit as end:
        status = end.code << 8
    except ProcessKilled as end:
        status = number_of(end.signal)
    processor = child.threads.processor
    _bury(processor.processes.get(child.threads.pid, child), status)
    following = processor.next()
    if following is not None:
        processor.enter(following)
        assert following.greenlet is not None
        return processor.relay.end_for(following.greenlet)
    if processor.hub is not None:
        raise Deadlock(processor.describe_waiting())
    return None


def _bury(process: "Process", status: int) -> None:
    """Leave the status to the parent and the children to init; open files are closed."""
    threads, processor = process.threads, process.threads.processor
    threads.status, threads.end = status, processor.now()
    for routine in threads.at_end:
        routine(process)
    for fd in list(process.kernel.files):
        process.kernel.let_go(process.kernel.files.pop(fd))
    for orphan in children(process):
        orphan.threads.parent = None
        if orphan.threads.status is not None:
            del processor.processes[orphan.threads.pid]
    parent = threads.parent
    if parent is None or _wants_no_zombies(parent):
        del processor.processes[threads.pid]
    if parent is not None:
        if threads.borrows_memory:
            give_back(process, parent)
        parent.signals.post(child_signal(threads.pid, status))
        parent.threads.futexes.wake_all((parent, "child"))


def _wants_no_zombies(parent: "Process") -> bool:
    action = parent.signals.action(SIGNALS["SIGCHLD"])
    return action.handler == SIG_IGN or bool(action.flags & SA_NOCLDWAIT)


def child_signal(number: int, status: int) -> SignalInfo:
    """Return what SIGCHLD tells about the end of the process ``number``, or that it was stopped or goes on."""
    killed = status & 0x7F
    if status == CONTINUED:
        return SignalInfo(SIGNALS["SIGCHLD"], CODES["CLD_CONTINUED"], sender=number, value=SIGNALS["SIGCONT"])
    if killed == STOPPED:
        return SignalInfo(SIGNALS["SIGCHLD"], CODES["CLD_STOPPED"], sender=number, value=status >> 8)
    code = CODES["CLD_KILLED" if killed else "CLD_EXITED"]
    return SignalInfo(SIGNALS["SIGCHLD"], code, sender=number, value=killed or status >> 8)


def children(process: "Process") -> list["Process"]:
    """Return the children that have not been waited for, in order of creation."""
    everyone = process.threads.processor.processes.values()
    return [other for other in everyone if other.threads.parent is process]


def finish_run(first: "Process") -> None:
    """After the end of the first process: let the others run on, and stop those that wait for ever."""
    processor = first.threads.processor
    first = processor.processes.get(first.threads.pid, first)
    _bury(first, 0)
    try:
        while (following := processor.next()) is not None:
            processor.enter(following)
            assert following.greenlet is not None
            processor.relay.go_on_in(following.greenlet)
    finally:
        kill_others(processor)


def kill_others(processor: "Processor") -> None:
    """Unwind the host frames of all processes but the first."""
    for process in list(processor.processes.values()):
        main = process.threads.main.greenlet
        if main is not None and main is not getcurrent():
            main.throw(GreenletExit)
