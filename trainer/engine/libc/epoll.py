"""``<sys/epoll.h>``: waiting until some of many descriptors are ready (epoll(7))."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from trainer.engine.libc.cancellation_points import cancellation_point
from trainer.engine.libc.descriptors import keep_flag
from trainer.engine.libc.readiness import MILLISECOND, descriptor_state, wait_until_ready
from trainer.engine.libc.registry import function
from trainer.engine.libc.results import checked, failed, system_call
from trainer.engine.process.channels.base import BROKEN, HANG_UP, Channel
from trainer.engine.process.errno import Errno
from trainer.engine.process.open_files import O_CLOEXEC

if TYPE_CHECKING:
    from trainer.engine.process.open_files import OpenFile
    from trainer.engine.process.process import Process

_ADD, _DELETE, _MODIFY = 1, 2, 3
_ONE_SHOT, _EDGE = 1 << 30, 1 << 31
_EVENTS = 0xFFFF
_ENTRY = 12  # struct epoll_event is packed


class _Interest(Channel):
    """A set of descriptors: what is asked about each, and the data to be told with it."""

    name = "eventpoll"

    def __init__(self) -> None:
        self.wanted: dict[int, tuple[int, int, OpenFile]] = {}
        self.told: dict[int, tuple[int, ...]] = {}  # the edges after which edge-triggered ones have been told


def _interest(process: Process, fd: int) -> _Interest | Errno:
    return process.kernel.channel(fd, _Interest, Errno.EINVAL)


@function()
def epoll_create(process: Process, size: int) -> int:
    """Make an empty set; the size says nothing, but must be positive."""
    return epoll_create1(process, 0) if size > 0 else failed(process, Errno.EINVAL)


@function()
def epoll_create1(process: Process, flags: int) -> int:
    """Make an empty set."""
    if flags & ~O_CLOEXEC:
        return failed(process, Errno.EINVAL)
    fd = checked(process, process.kernel.open_channel("epoll_create1", _Interest(), 0))
    return keep_flag(process, fd, flags)


@function()
@system_call
def epoll_ctl(process: Process, fd: int, operation: int, member: int, event: int) -> int:
    """Add a descriptor, change what is asked about it, or take it out."""
    found, opened = _interest(process, fd), process.kernel.opened(member)
    if isinstance(opened, Errno):
        return failed(process, opened)
    if isinstance(found, Errno):
        return failed(process, found)
    if operation not in (_ADD, _DELETE, _MODIFY) or member == fd:
        return failed(process, Errno.EINVAL)
    if opened.channel is None and opened.stream is None:
        return failed(process, Errno.EPERM)
    if (member in found.wanted) == (operation == _ADD):
        return failed(process, Errno.EEXIST if operation == _ADD else Errno.ENOENT)
    if operation == _DELETE:
        del found.wanted[member]
        return 0
    events, data = struct.unpack("<IQ", process.memory.load(event, _ENTRY))
    found.told.pop(member, None)
    found.wanted[member] = events, data, opened
    return 0


@function()
@cancellation_point
def epoll_wait(process: Process, fd: int, events: int, most: int, timeout: int) -> int:
    """Wait for ``timeout`` milliseconds at most, without end if it is negative; returns how many are ready."""
    found = _interest(process, fd)
    if isinstance(found, Errno):
        return failed(process, found)
    if most <= 0:
        return failed(process, Errno.EINVAL)
    for member, (_, _, opened) in list(found.wanted.items()):
        if process.kernel.opened(member) is not opened:
            del found.wanted[member]

    def edges(member: int, wanted: int) -> tuple[int, ...]:
        channel = found.wanted[member][2].channel
        if channel is None:
            return ()
        return process.threads.turns.external(lambda: channel.edges(process, wanted))

    def look() -> int:
        ready = []
        for member, (wanted, data, _) in found.wanted.items():
            state = descriptor_state(process, member) & (wanted | HANG_UP | BROKEN) & _EVENTS
            if wanted & _EVENTS and state and not (wanted & _EDGE and found.told.get(member) == edges(member, wanted)):
                ready.append((member, state, data))
        for index, (member, state, data) in enumerate(ready[:most]):
            process.memory.store(events + _ENTRY * index, struct.pack("<IQ", state, data))
            wanted, _, opened = found.wanted[member]
            found.told[member] = edges(member, wanted)
            if wanted & _ONE_SHOT:
                found.wanted[member] = wanted & ~_EVENTS, data, opened
        return min(len(ready), most)

    until = process.threads.clock.now() + timeout * MILLISECOND if timeout >= 0 else None
    return wait_until_ready(process, list(found.wanted), until, look)
