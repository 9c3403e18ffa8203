"""Timers that send signals (timer_create(2)), driven by simulated time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.errors import LimitReached
from trainer.engine.libc.registry import function
from trainer.engine.libc.results import failed, system_call
from trainer.engine.process.clock import CLOCK_REALTIME, SECOND
from trainer.engine.process.errno import Errno
from trainer.engine.process.signal_frame import SignalInfo
from trainer.engine.process.signal_numbers import CODES, LAST, SIGNALS

if TYPE_CHECKING:
    from trainer.engine.process.process import Process
    from trainer.engine.process.processor import Timer
    from trainer.engine.process.threads import Thread

_SIGNAL, _NONE, _THREAD, _THREAD_ID = 0, 1, 2, 4  # SIGEV_
_OF_TIME = (0, 1, 7, 11)  # clocks of real, monotonic, boot and atomic time
_WITHOUT_TIMERS = (4, 5, 6, 8, 9)
_OF_PROCESSOR = (2, 3)
_ABSOLUTE = 1
_SIGNUMBER, _NOTIFY, _TARGET = 8, 12, 16  # in struct sigevent, behind the value
_LAST_OVERRUN = 0x7FFFFFFF


class _Alarm:
    """One timer; expirations while its signal is still pending are counted."""

    def __init__(self, process: Process, number: int, clock: int, event: tuple[int, int, int, Thread | None]) -> None:
        self._process, self._number, self.clock = process, number, clock
        self._notify, self._signal, self._value, self._thread = event
        self.interval = self._before = self._missed = 0
        self._timer: Timer | None = None
        self._sent: SignalInfo | None = None

    def _is_pending(self) -> bool:
        queue = self._process.signals.pending if self._thread is None else self._thread.pending
        return any(info is self._sent for info in queue)

    @property
    def overrun(self) -> int:
        """How often it had expired besides, when its last signal was delivered."""
        return self._before if self._is_pending() else self._missed

    def left(self) -> int:
        """Return the nanoseconds until it expires, 0 where it does not run."""
        return max(1, self._timer.time - self._process.threads.processor.now()) if self._timer else 0

    def set(self, moment: int | None, interval: int) -> None:
        """Let it expire at ``moment`` and then each ``interval``; None stops it."""
        processor = self._process.threads.processor
        if self._timer is not None:
            processor.cancel_timer(self._timer)
            self._timer = None
        self.interval = interval
        if moment is not None:
            self._timer = processor.set_timer(moment, self._expire)
            self._process.threads.arm()

    def _expire(self) -> None:
        assert self._timer is not None
        processor, last = self._process.threads.processor, self._timer.time
        self._timer = processor.set_timer(last + self.interval, self._expire) if self.interval else None
        if self._notify == _NONE:
            return
        if self._is_pending():
            self._missed = min(self._missed + 1, _LAST_OVERRUN)
            return
        self._before, self._missed = self._missed, 0
        self._sent = SignalInfo(self._signal, CODES["SI_TIMER"], sender=self._number, value=self._value)
        self._process.signals.post(self._sent, self._thread)


class _Alarms:
    """The timers of one process, by number."""

    def __init__(self, _: Process) -> None:
        self.alarms: dict[int, _Alarm] = {}


def _alarm(process: Process, number: int) -> _Alarm | None:
    return process.part(_Alarms).alarms.get(number)


@function()
def timer_create(process: Process, clock: int, event: int, target: int) -> int:
    """Make a timer that does not run yet; without ``event`` it sends SIGALRM with its number."""
    if clock in _OF_PROCESSOR:
        raise LimitReached("timers of processor time are not simulated")
    if clock in _WITHOUT_TIMERS:
        return failed(process, Errno.EOPNOTSUPP)
    if clock not in _OF_TIME:
        return failed(process, Errno.EINVAL)
    alarms, memory = process.part(_Alarms).alarms, process.memory
    number = max(alarms, default=-1) + 1
    notify, signal, value = _SIGNAL, SIGNALS["SIGALRM"], number
    thread = None
    if event:
        value, signal, notify = memory.load_u64(event), memory.load_i32(event + 8), memory.load_i32(event + _NOTIFY)
    if notify == _THREAD:
        raise LimitReached("timers that start threads (SIGEV_THREAD) are not simulated")
    if notify == _THREAD_ID:
        thread = process.threads.by_tid(memory.load_i32(event + _TARGET))
    if notify not in (_SIGNAL, _NONE, _THREAD_ID) or (notify == _THREAD_ID and thread is None):
        return failed(process, Errno.EINVAL)
    if notify != _NONE and not 0 < signal <= LAST:
        return failed(process, Errno.EINVAL)
    alarms[number] = _Alarm(process, number, clock, (notify, signal, value, thread))
    memory.store_u64(target, number)
    return 0


@function()
@system_call
def timer_settime(process: Process, number: int, flags: int, wanted: int, before: int) -> int:
    """Let a timer expire after ``it_value``, with TIMER_ABSTIME at it, and then each ``it_interval``; 0 stops it."""
    alarm, clock, memory = _alarm(process, number), process.threads.clock, process.memory
    if alarm is None:
        return failed(process, Errno.EINVAL)
    parts = [memory.load_i64(wanted + offset) for offset in (0, 8, 16, 24)]
    if min(parts) < 0 or max(parts[1], parts[3]) >= SECOND:
        return failed(process, Errno.EINVAL)
    if before:
        timer_gettime(process, number, before)
    value, moment = clock.timespec(wanted + 16), None
    if value and flags & _ABSOLUTE:
        moment = clock.deadline(wanted + 16, alarm.clock if alarm.clock == CLOCK_REALTIME else 1)
    elif value:
        moment = clock.now() + value
    alarm.set(moment, clock.timespec(wanted))
    return 0


@function()
@system_call
def timer_gettime(process: Process, number: int, target: int) -> int:
    """Store how long a timer takes yet, and its interval."""
    alarm, clock = _alarm(process, number), process.threads.clock
    if alarm is None:
        return failed(process, Errno.EINVAL)
    clock.store_timespec(target, alarm.interval)
    clock.store_timespec(target + 16, process.threads.turns.external(alarm.left))
    return 0


@function()
def timer_getoverrun(process: Process, number: int) -> int:
    """Return how often a timer has expired besides while its last signal waited to be delivered."""
    alarm = _alarm(process, number)
    return failed(process, Errno.EINVAL) if alarm is None else alarm.overrun


@function()
def timer_delete(process: Process, number: int) -> int:
    """Forget a timer."""
    alarm = _alarm(process, number)
    if alarm is None:
        return failed(process, Errno.EINVAL)
    alarm.set(None, 0)
    del process.part(_Alarms).alarms[number]
    return 0
