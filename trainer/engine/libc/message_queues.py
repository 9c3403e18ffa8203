"""``<mqueue.h>``: queues of messages that processes find by name (mq_overview(7))."""

from __future__ import annotations

import struct
from functools import partial
from typing import TYPE_CHECKING

from trainer.engine.errors import LimitReached
from trainer.engine.libc.cancellation_points import cancellation_point
from trainer.engine.libc.pthread.timed import INVALID, deadline
from trainer.engine.libc.registry import function
from trainer.engine.libc.results import failed, system_call
from trainer.engine.process.channels.messages import MessageQueue
from trainer.engine.process.errno import Errno
from trainer.engine.process.open_files import O_ACCMODE, O_CREAT, O_EXCL, O_NONBLOCK
from trainer.engine.process.signal_frame import SignalInfo
from trainer.engine.process.signal_numbers import CODES, LAST

if TYPE_CHECKING:
    from trainer.engine.process.open_files import OpenFile
    from trainer.engine.process.process import Process

_LONGEST_NAME = 255
_CAPACITY, _SIZE = 10, 8192  # of an ordinary user's queue at most, and where no attributes are given
_OF_ALL, _OF_MESSAGE = 819200, 96  # RLIMIT_MSGQUEUE; what the kernel counts for a message besides its text
_PRIORITIES = 32768
_READ_ONLY, _WRITE_ONLY, _READ, _WRITE = 0, 1, 0o400, 0o200
_ATTRIBUTES = struct.Struct("<4q32x")
_SIGNAL, _NONE, _THREAD = 0, 1, 2  # SIGEV_
_REGISTRY = ("named queues of messages", 0)


def _queues(process: Process) -> dict[bytes, MessageQueue]:
    queues: dict[bytes, MessageQueue] = process.threads.processor.shared_objects.setdefault(_REGISTRY, {})
    return queues


def _name(process: Process, address: int) -> bytes | Errno:
    """Return a name without its slash, or what is wrong with it."""
    text = process.memory.string(address)
    if not text.startswith(b"/"):
        return Errno.EINVAL
    name = text[1:]
    if len(name) > _LONGEST_NAME:
        return Errno.ENAMETOOLONG
    return Errno.EACCES if b"/" in name or name in (b".", b"..") else name or Errno.ENOENT


def _find(process: Process, name: bytes, flags: int, made: MessageQueue | Errno | None) -> MessageQueue | Errno:
    """Return the queue of a name, or ``made`` as a new one; to be done externally."""
    queues = _queues(process)
    found = queues.get(name)
    if found is None:
        if made is None or isinstance(made, Errno):
            return made or Errno.ENOENT
        taken = sum(queue.capacity * (queue.size + _OF_MESSAGE) for queue in (*queues.values(), made))
        if taken > _OF_ALL:
            return Errno.EMFILE
        queues[name] = made
        return made
    if flags & O_CREAT and flags & O_EXCL:
        return Errno.EEXIST
    access = flags & O_ACCMODE
    if access == O_ACCMODE:
        return Errno.EINVAL
    needed = {_READ_ONLY: _READ, _WRITE_ONLY: _WRITE}.get(access, _READ | _WRITE)
    return found if found.mode & needed == needed else Errno.EACCES


@function()
@system_call
def mq_open(process: Process, name: int, flags: int, mode: int = 0, attributes: int = 0) -> int:
    """Open a queue, or make one; returns its descriptor."""
    path = _name(process, name)
    if isinstance(path, Errno):
        return failed(process, path)
    made: MessageQueue | Errno | None = None
    if flags & O_CREAT:
        capacity, size = _CAPACITY, _SIZE
        if attributes:
            _, capacity, size, _ = _ATTRIBUTES.unpack(process.memory.load(attributes, _ATTRIBUTES.size))
        possible = 0 < capacity <= _CAPACITY and 0 < size <= _SIZE
        made = MessageQueue(capacity, size, mode & ~process.kernel.umask) if possible else Errno.EINVAL
    found = process.threads.turns.external(partial(_find, process, path, flags, made))
    if isinstance(found, Errno):
        return failed(process, found)
    fd = process.kernel.open_channel("mq_open", found, flags & O_NONBLOCK, flags & O_ACCMODE)
    if fd < 0:
        return failed(process, -fd)
    process.kernel.close_on_exec.add(fd)
    return fd


@function()
def mq_close(process: Process, fd: int) -> int:
    """Close a descriptor."""
    result = process.kernel.close(fd)
    return failed(process, -result) if result < 0 else 0


@function()
def mq_unlink(process: Process, name: int) -> int:
    """Remove the name of a queue; who has it open keeps it."""
    path = _name(process, name)
    if isinstance(path, Errno):
        return failed(process, path)
    gone = process.threads.turns.external(lambda: _queues(process).pop(path, None) is None)
    return failed(process, Errno.ENOENT) if gone else 0


def _opened(process: Process, fd: int) -> tuple[OpenFile, MessageQueue] | Errno:
    queue = process.kernel.channel(fd, MessageQueue, Errno.EBADF)
    return queue if isinstance(queue, Errno) else (process.kernel.files[fd], queue)


@function()
@system_call
def mq_getattr(process: Process, fd: int, attributes: int) -> int:
    """Store what a queue is like."""
    return mq_setattr(process, fd, 0, attributes)


@function()
@system_call
def mq_setattr(process: Process, fd: int, wanted: int, before: int) -> int:
    """Set whether a descriptor waits (O_NONBLOCK), and store what the queue was like."""
    flags = process.memory.load_i64(wanted) if wanted else 0
    if flags & ~O_NONBLOCK:
        return failed(process, Errno.EINVAL)
    found = _opened(process, fd)
    if isinstance(found, Errno):
        return failed(process, found)
    opened, queue = found
    if before:
        count = process.threads.turns.external(lambda: len(queue))
        data = _ATTRIBUTES.pack(opened.flags & O_NONBLOCK, queue.capacity, queue.size, count)
        process.memory.store(before, data)
    if wanted:
        opened.flags = opened.flags & ~O_NONBLOCK | flags
    return 0


def _until(process: Process, time: int) -> int | None:
    """Return the moment of a ``struct timespec``, INVALID for an impossible one, None where there is none."""
    if time and process.memory.load_i64(time) < 0:
        return INVALID
    return deadline(process, time) if time else None


@function()
@cancellation_point
@system_call
def mq_timedsend(process: Process, fd: int, text: int, size: int, priority: int, time: int) -> int:
    """Send a message, waiting for room until the absolute real time ``*time``."""
    until, found = _until(process, time), _opened(process, fd)
    if priority >= _PRIORITIES or until == INVALID:
        return failed(process, Errno.EINVAL)
    if isinstance(found, Errno):
        return failed(process, found)
    opened, queue = found
    if not opened.writable:
        return failed(process, Errno.EBADF)
    if size > queue.size:
        return failed(process, Errno.EMSGSIZE)
    error = queue.send(process, opened, process.memory.load(text, size) if size else b"", priority, until)
    return failed(process, error) if error else 0


@function()
@cancellation_point
@system_call
def mq_timedreceive(process: Process, fd: int, text: int, size: int, priority: int, time: int) -> int:
    """Receive the oldest message of the highest priority; returns its length."""
    until, found = _until(process, time), _opened(process, fd)
    if until == INVALID:
        return failed(process, Errno.EINVAL)
    if isinstance(found, Errno):
        return failed(process, found)
    opened, queue = found
    if not opened.readable:
        return failed(process, Errno.EBADF)
    if size < queue.size:
        return failed(process, Errno.EMSGSIZE)
    message = queue.receive(process, opened, until)
    if isinstance(message, Errno):
        return failed(process, message)
    if priority:
        process.memory.store_u32(priority, message[0])
    process.memory.store(text, message[1])
    return len(message[1])


@function()
def mq_send(process: Process, fd: int, text: int, size: int, priority: int) -> int:
    """Send a message, waiting for room as long as it takes."""
    return mq_timedsend(process, fd, text, size, priority, 0)


@function()
def mq_receive(process: Process, fd: int, text: int, size: int, priority: int) -> int:
    """Receive a message, waiting for it as long as it takes."""
    return mq_timedreceive(process, fd, text, size, priority, 0)


@function()
@system_call
def mq_notify(process: Process, fd: int, event: int) -> int:
    """Ask for a signal when a message comes to the empty queue; with a null pointer for none any more."""
    signal = None
    if event:
        memory = process.memory
        value, number, notify = memory.load_u64(event), memory.load_i32(event + 8), memory.load_i32(event + 12)
        if notify == _THREAD:
            raise LimitReached("threads that a message starts (SIGEV_THREAD) are not simulated")
        if notify not in (_SIGNAL, _NONE) or (notify == _SIGNAL and not 0 <= number <= LAST):
            return failed(process, Errno.EINVAL)
        if notify == _SIGNAL and number:
            signal = SignalInfo(number, CODES["SI_MESGQ"], sender=process.threads.pid, value=value)
    found = _opened(process, fd)
    if isinstance(found, Errno):
        return failed(process, found)
    if not event:
        found[1].forget(process)
        return 0
    error = found[1].notify(process, signal)
    return failed(process, error) if error else 0
