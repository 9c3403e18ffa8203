"""Sending signals and waiting for them: ``raise``, ``kill``, ``pause``, ``sigwait``, ``alarm``."""

from functools import partial
from typing import TYPE_CHECKING

from trainer.engine.lazy_dataclasses import replace
from trainer.engine.libc.pthread import cancellation
from trainer.engine.libc.registry import function
from trainer.engine.libc.results import system_call
from trainer.engine.process.clock import SECOND
from trainer.engine.process.errno import Errno
from trainer.engine.process.fork import INIT
from trainer.engine.process.signal_actions import mask_to_set
from trainer.engine.process.signal_frame import SignalInfo
from trainer.engine.process.signal_numbers import CODES, INTERNAL, LAST, SIGNALS
from trainer.engine.process.threads import Wake
from trainer.engine.process.work_timers import WorkTimer

if TYPE_CHECKING:
    from trainer.engine.process.process import Process
    from trainer.engine.process.scheduler import Scheduler

_MICROSECOND = 1000
_WORK_SIGNALS = {1: "SIGVTALRM", 2: "SIGPROF"}  # ITIMER_VIRTUAL, ITIMER_PROF
_INTERVAL, _VALUE = 0, 16  # struct itimerval


def _fail(process: "Process", error: int) -> int:
    process.errno = error
    return -1


@function("raise", "gsignal")
def raise_(process: "Process", number: int) -> int:
    """Send a signal to the calling thread; 0 sends nothing."""
    if not 0 <= number <= LAST or number in INTERNAL:
        return _fail(process, Errno.EINVAL)
    if number:
        process.signals.raise_in_thread(number)
    return 0


def send(process: "Process", target: int, info: SignalInfo) -> int:
    """Send a signal to the process ``target``; 0 stands for the own group, -1 for all, -N for the group N."""
    if not 0 <= info.number <= LAST:
        return _fail(process, Errno.EINVAL)
    threads = process.threads
    if target == INIT:
        return _fail(process, Errno.EPERM)
    if target != threads.pid and not threads.turns.external(partial(_send_others, process, target, info)):
        return _fail(process, Errno.ESRCH)
    if info.number and (target == threads.pid or threads in _receivers(process, target)):
        process.signals.send_here(info)
    threads.run_interrupts()  # a child that goes on has told its parent
    return 0


def _receivers(process: "Process", target: int) -> "list[Scheduler]":
    everyone = [other.threads for other in process.threads.processor.processes.values()]
    if target == -1:
        return [other for other in everyone if other is not process.threads]
    group = -target or process.threads.group
    return [other for other in everyone if (other.pid == target if target > 0 else other.group == group)]


def _send_others(process: "Process", target: int, info: SignalInfo) -> bool:
    found = _receivers(process, target)
    for receiver in found:
        if info.number and receiver.process is not process and receiver.status is None:
            receiver.process.signals.post(info)
    return bool(found)


@function()
def kill(process: "Process", target: int, number: int) -> int:
    """Send a signal to a process: its main thread takes it, unless that one blocks it and another does not."""
    return send(process, target, SignalInfo(number, CODES["SI_USER"], sender=process.threads.pid))


@function()
def killpg(process: "Process", group: int, number: int) -> int:
    """Send a signal to a process group, 0 for the own one."""
    return send(process, -group, SignalInfo(number, CODES["SI_USER"], sender=process.threads.pid))


@function()
def sigqueue(process: "Process", target: int, number: int, value: bytes) -> int:
    """Send a signal with a value, a ``union sigval``."""
    word = int.from_bytes(value[:8], "little")
    info = SignalInfo(number, CODES["SI_QUEUE"], sender=process.threads.pid, value=word)
    return send(process, target, info)


@function()
def pause(process: "Process") -> int:
    """Wait until a handler has run; always -1 with EINTR."""
    while cancellation.wait(process, "a signal") is not Wake.SIGNAL:
        pass
    return _fail(process, Errno.EINTR)


@function()
@system_call
def sigsuspend(process: "Process", mask: int) -> int:
    """Wait with another mask until a handler has run; always -1 with EINTR."""
    thread, signals = process.thread, process.signals
    before, handled = thread.mask, signals.handled
    wanted = mask_to_set(process.memory.load_u64(mask))
    signals.set_mask(wanted)
    while signals.handled == handled:
        cancellation.wait(process, "a signal")
    signals.set_mask(before)
    return _fail(process, Errno.EINTR)


def _await(process: "Process", numbers: set[int], until: int | None) -> SignalInfo | Wake:
    """Take a pending signal among ``numbers``, waiting for one; otherwise tell why the wait ended."""
    thread = process.thread
    thread.awaited_signals = frozenset(numbers)
    try:
        while (info := process.signals.take(numbers)) is None:
            wake = cancellation.wait(process, "a signal", until)
            if wake in (Wake.TIMEOUT, Wake.SIGNAL):
                return wake
    finally:
        thread.awaited_signals = frozenset()
    return info


@function()
def sigwait(process: "Process", signals: int, number: int) -> int:
    """Wait for one of the blocked ``*signals`` and store its number."""
    numbers = mask_to_set(process.memory.load_u64(signals))
    while not isinstance(info := _await(process, numbers, None), SignalInfo):
        pass
    process.memory.store_i32(number, info.number)
    return 0


@function()
@system_call
def sigtimedwait(process: "Process", signals: int, information: int, timeout: int) -> int:
    """Wait for one of the blocked ``*signals`` for ``*timeout`` at most; returns its number."""
    clock = process.threads.clock
    until = clock.now() + clock.timespec(timeout) if timeout else None
    info = _await(process, mask_to_set(process.memory.load_u64(signals)), until)
    if not isinstance(info, SignalInfo):
        return _fail(process, Errno.EAGAIN if info is Wake.TIMEOUT else Errno.EINTR)
    if information:
        # glibc tells the signals of raise and pthread_kill as those of kill
        told = replace(info, code=CODES["SI_USER"]) if info.code == CODES["SI_TKILL"] else info
        process.memory.store(information, told.pack())
    return info.number


@function()
def sigwaitinfo(process: "Process", signals: int, information: int) -> int:
    """Wait for one of the blocked ``*signals``; returns its number."""
    return int(sigtimedwait(process, signals, information, 0))


# timers on simulated time


def _time_left(process: "Process") -> int:
    alarm_ = process.signals.alarm
    return max(0, alarm_.time - process.threads.processor.now()) if alarm_ else 0


def _set_alarm(process: "Process", delay: int, interval: int = 0) -> int:
    """Send SIGALRM after ``delay`` nanoseconds (0: never), then each ``interval``; returns the time left before."""
    signals, threads = process.signals, process.threads
    left = threads.turns.external(partial(_time_left, process))
    if signals.alarm is not None:
        threads.processor.cancel_timer(signals.alarm)
        signals.alarm = None
    signals.alarm_interval = interval
    if delay:
        _start_alarm(process, delay)
        threads.arm()
    return left


def _start_alarm(process: "Process", delay: int) -> None:
    processor = process.threads.processor
    process.signals.alarm = processor.set_timer(processor.now() + delay, partial(_ring, process))


def _ring(process: "Process") -> None:
    process.signals.alarm = None
    if process.signals.alarm_interval:
        _start_alarm(process, process.signals.alarm_interval)
    process.signals.post(SignalInfo(SIGNALS["SIGALRM"], CODES["SI_KERNEL"]))


@function()
def alarm(process: "Process", seconds: int) -> int:
    """Send SIGALRM after ``seconds``; returns what was left of the previous alarm, rounded up."""
    return -(-_set_alarm(process, seconds * SECOND) // SECOND)


@function()
def ualarm(process: "Process", delay: int, interval: int) -> int:
    """Send SIGALRM after ``delay`` microseconds and then each ``interval``."""
    return _set_alarm(process, delay * _MICROSECOND, interval * _MICROSECOND) // _MICROSECOND


def _load_time(process: "Process", address: int) -> int:
    memory = process.memory
    return memory.load_i64(address) * SECOND + memory.load_i64(address + 8) * _MICROSECOND


def _store_time(process: "Process", address: int, time: int) -> None:
    process.memory.store_i64(address, time // SECOND)
    process.memory.store_i64(address + 8, time % SECOND // _MICROSECOND)


def _set_work_alarm(process: "Process", which: int, delay: int, interval: int) -> tuple[int, int]:
    """Set ITIMER_VIRTUAL or ITIMER_PROF, which differ in nothing but their signals here; returns as it was before."""
    timers = process.signals.work_alarms
    before = _work_alarm(process, which)
    if which in timers:
        timers.pop(which).cancel()
    if delay:
        moment = process.threads.clock.computed() + delay
        signal = SignalInfo(SIGNALS[_WORK_SIGNALS[which]], CODES["SI_KERNEL"])
        timers[which] = WorkTimer(process, moment, partial(process.signals.post, signal), interval)
    return before


def _work_alarm(process: "Process", which: int) -> tuple[int, int]:
    """Return what is left, and the interval."""
    timer = process.signals.work_alarms.get(which)
    return (process.threads.turns.external(timer.left), timer.interval) if timer is not None else (0, 0)


@function()
@system_call
def setitimer(process: "Process", which: int, new: int, old: int) -> int:
    """Set a timer of real time, ITIMER_REAL (0), or of processor time."""
    if which and which not in _WORK_SIGNALS:
        return _fail(process, Errno.EINVAL)
    value = _load_time(process, new + _VALUE) if new else 0
    interval = _load_time(process, new + _INTERVAL) if new else 0
    if which:
        left, before = _set_work_alarm(process, which, value, interval)
    else:
        before = process.signals.alarm_interval
        left = _set_alarm(process, value, interval)
    if old:
        _store_time(process, old + _INTERVAL, before)
        _store_time(process, old + _VALUE, left)
    return 0


@function()
@system_call
def getitimer(process: "Process", which: int, current: int) -> int:
    """Store what is left of a timer."""
    if which and which not in _WORK_SIGNALS:
        return _fail(process, Errno.EINVAL)
    if which:
        left, interval = _work_alarm(process, which)
    else:
        left = process.threads.turns.external(partial(_time_left, process))
        interval = process.signals.alarm_interval
    _store_time(process, current + _INTERVAL, interval)
    _store_time(process, current + _VALUE, left)
    return 0
