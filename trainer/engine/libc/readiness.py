"""Waiting until one of several descriptors can be read or written: ``poll`` and ``select``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.libc.cancellation_points import cancellation_point
from trainer.engine.libc.registry import function
from trainer.engine.libc.results import failed, system_call
from trainer.engine.process.channels.base import BROKEN, HANG_UP, IN, OUT
from trainer.engine.process.clock import SECOND
from trainer.engine.process.errno import Errno
from trainer.engine.process.signal_actions import mask_to_set
from trainer.engine.process.threads import Wake

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.engine.process.process import Process

MILLISECOND, _MICROSECOND = 1_000_000, 1000
_NOT_OPEN = 0x20  # POLLNVAL
_ALSO_READ, _ALSO_WRITTEN = 0x40, 0x100  # POLLRDNORM, POLLWRNORM
_POLLFD = 8  # int fd; short events, revents
_BITS = 64  # of a word of fd_set


def descriptor_state(process: Process, fd: int) -> int:
    """Return what can be done with a descriptor at once, as bits of poll."""
    opened = process.kernel.opened(fd)
    if isinstance(opened, Errno):
        return _NOT_OPEN
    if opened.channel is not None:
        return opened.channel.state(process, opened)
    return (IN if opened.readable else 0) | (OUT if opened.writable else 0)


def wait_until_ready(process: Process, fds: list[int], until: int | None, ready: Callable[[], int]) -> int:
    """Look at the descriptors until some are ``ready``, or the time comes: 0; -1 with EINTR after a signal."""
    threads = process.threads
    while not (count := ready()):
        if until is not None and until <= threads.clock.now():
            return 0
        files = [process.kernel.opened(fd) for fd in fds]
        channels = [file.channel for file in files if not isinstance(file, Errno) and file.channel is not None]
        moments = [moment for moment in (until, *(channel.deadline() for channel in channels)) if moment is not None]
        first = min(moments, default=None)
        wake = threads.futexes.wait_for_any(channels, "a descriptor to be ready", first, cancellable=True)
        if wake in (Wake.SIGNAL, Wake.CANCEL):
            return failed(process, Errno.EINTR)
    return count


@function()
@cancellation_point
@system_call
def poll(process: Process, entries: int, count: int, timeout: int) -> int:
    """Wait for ``timeout`` milliseconds at most, without end if it is negative; returns how many are ready."""
    memory = process.memory
    places = range(entries, entries + count * _POLLFD, _POLLFD)

    def look() -> int:
        found = 0
        for place in places:
            fd, wanted = memory.load_i32(place), memory.load_u16(place + 4)
            state = descriptor_state(process, fd) if fd >= 0 else 0
            state |= (_ALSO_READ if state & IN else 0) | (_ALSO_WRITTEN if state & OUT else 0)
            events = state & (wanted | _NOT_OPEN | HANG_UP | BROKEN)
            memory.store_u16(place + 6, events)
            found += bool(events)
        return found

    until = process.threads.clock.now() + timeout * MILLISECOND if timeout >= 0 else None
    return wait_until_ready(process, [memory.load_i32(place) for place in places], until, look)


@function()
@cancellation_point
@system_call
def select(process: Process, count: int, readable: int, writable: int, exceptional: int, timeout: int) -> int:
    """Wait for descriptors below ``count``; the sets then hold those that are ready, ``*timeout`` the time left."""
    memory, clock = process.memory, process.threads.clock
    until = None
    if timeout:
        seconds, microseconds = memory.load_i64(timeout), memory.load_i64(timeout + 8)
        until = clock.now() + seconds * SECOND + microseconds * _MICROSECOND
    result = _select(process, count, (readable, writable, exceptional), until)
    if until is not None:
        left = max(0, until - clock.now())
        memory.store_i64(timeout, left // SECOND)
        memory.store_i64(timeout + 8, left % SECOND // _MICROSECOND)
    return result


def _select(process: Process, count: int, sets: tuple[int, int, int], until: int | None) -> int:
    """Wait for descriptors below ``count``; the sets then hold those that are ready."""
    readable, writable, exceptional = sets
    if count < 0:
        return failed(process, Errno.EINVAL)
    wanted = {place: _members(process, place, count) for place in (readable, writable, exceptional) if place}
    fds = sorted(set().union(*wanted.values()))
    if any(descriptor_state(process, fd) == _NOT_OPEN for fd in fds):
        return failed(process, Errno.EBADF)
    found: dict[int, set[int]] = {}

    def look() -> int:
        for place, bits in ((readable, IN | HANG_UP | BROKEN), (writable, OUT | BROKEN), (exceptional, 0)):
            if place:
                found[place] = {fd for fd in wanted[place] if descriptor_state(process, fd) & bits}
        return sum(map(len, found.values()))

    result = wait_until_ready(process, fds, until, look)
    if result >= 0:
        for place, members in found.items():
            _store_members(process, place, count, members)
    return result


def _masked(process: Process, mask: int, wait: Callable[[], int]) -> int:
    """Do something that waits with another signal mask, where one is given."""
    if not mask:
        return wait()
    signals, thread = process.signals, process.thread
    before, handled = set(thread.mask), signals.handled
    signals.set_mask(mask_to_set(process.memory.load_u64(mask)))
    try:
        return wait() if signals.handled == handled else failed(process, Errno.EINTR)
    finally:
        signals.set_mask(before)


@function()
@cancellation_point
@system_call
def ppoll(process: Process, entries: int, count: int, timeout: int, mask: int) -> int:
    """Do what ``poll`` does with a time in nanoseconds and, where given, another signal mask."""
    milliseconds = -1 if not timeout else -(-process.threads.clock.timespec(timeout) // MILLISECOND)
    return _masked(process, mask, lambda: poll(process, entries, count, milliseconds))


@function()
@cancellation_point
@system_call
def pselect(
    process: Process, count: int, readable: int, writable: int, exceptional: int, timeout: int, mask: int
) -> int:
    """Do what ``select`` does with a time in nanoseconds, which is kept, and another signal mask."""
    until = None
    if timeout:
        until = process.threads.clock.now() + process.threads.clock.timespec(timeout)
    sets = (readable, writable, exceptional)
    return _masked(process, mask, lambda: _select(process, count, sets, until))


def _members(process: Process, place: int, count: int) -> set[int]:
    words = {word: process.memory.load_u64(place + 8 * word) for word in range(-(-count // _BITS))}
    return {fd for fd in range(count) if words[fd // _BITS] >> fd % _BITS & 1}


def _store_members(process: Process, place: int, count: int, members: set[int]) -> None:
    for word in range(-(-count // _BITS)):
        bits = sum(1 << fd % _BITS for fd in members if fd // _BITS == word)
        process.memory.store_u64(place + 8 * word, bits)
