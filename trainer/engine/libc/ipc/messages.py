"""``<sys/msg.h>``: queues of messages (msgget(2), msgop(2), msgctl(2))."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from trainer.engine.libc.ipc.objects import NO_WAIT, REMOVE, RIGHTS, SET, STATUS, Shared, attempt, get, remove
from trainer.engine.libc.registry import function
from trainer.engine.libc.results import failed
from trainer.engine.process.clock import SECOND, START
from trainer.engine.process.errno import Errno
from trainer.engine.process.file_nodes import USER

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

_CUT, _EXCEPT = 0o10000, 0o20000  # MSG_NOERROR, MSG_EXCEPT
_LARGEST, _CAPACITY = 8192, 16384  # kernel.msgmax, kernel.msgmnb
_DESCRIPTION = struct.Struct("<i4IIH2x4x16x3q3Q2i16x")


class Queue(Shared):
    """A queue: type and text of each message."""

    kind = "messages"

    def __init__(self, key: int, mode: int, now: int) -> None:
        super().__init__(key, mode)
        self.messages: list[tuple[int, bytes]] = []
        self.sent = self.received = self.sender = self.receiver = 0
        self.changed = now

    @property
    def size(self) -> int:
        """Bytes of all texts."""
        return sum(len(text) for _, text in self.messages)


@function()
def msgget(process: Process, key: int, flags: int) -> int:
    """Find or make a queue."""
    now = process.threads.clock.now()
    found = process.threads.turns.external(
        lambda: get(process, key, flags, Queue, lambda: Queue(key, flags & RIGHTS, now))
    )
    return failed(process, found) if isinstance(found, Errno) else found


@function()
def msgsnd(process: Process, identifier: int, message: int, size: int, flags: int) -> int:
    """Send a message: its type, 8 bytes, and ``size`` bytes of text."""
    if size > _LARGEST:
        return failed(process, Errno.EINVAL)
    data = process.space.peek(message, 8 + size)
    if data is None:
        return failed(process, Errno.EFAULT)
    kind = int.from_bytes(data[:8], "little", signed=True)
    if kind < 1:
        return failed(process, Errno.EINVAL)

    def act(queue: Queue) -> int | None:
        if queue.size + size > _CAPACITY or len(queue.messages) >= _CAPACITY:
            return None
        queue.messages.append((kind, data[8:]))
        queue.sent, queue.sender = process.threads.processor.now(), process.threads.pid
        process.threads.futexes.wake_all(queue)
        return 0

    result = attempt(process, identifier, Queue, act, "room in a queue of messages", wait=not flags & NO_WAIT)
    return failed(process, result) if isinstance(result, Errno) else 0


@function()
def msgrcv(process: Process, identifier: int, message: int, size: int, kind: int, flags: int) -> int:
    """Take the first message, the first of a type, or with a negative ``kind`` of the lowest type up to its amount."""

    def act(queue: Queue) -> tuple[int, bytes] | Errno | None:
        index = _choose(queue.messages, kind, flags)
        if index is None:
            return None
        if len(queue.messages[index][1]) > size and not flags & _CUT:
            return Errno.E2BIG
        queue.received, queue.receiver = process.threads.processor.now(), process.threads.pid
        process.threads.futexes.wake_all(queue)
        return queue.messages.pop(index)

    result = attempt(
        process, identifier, Queue, act, "a message in a queue", wait=not flags & NO_WAIT, refusal=Errno.ENOMSG
    )
    if isinstance(result, Errno):
        return failed(process, result)
    found, text = result
    if not process.space.poke(message, struct.pack("<q", found) + text[:size]):
        return failed(process, Errno.EFAULT)
    return min(len(text), size)


def _choose(messages: list[tuple[int, bytes]], kind: int, flags: int) -> int | None:
    if kind < 0:
        fitting = [(found, index) for index, (found, _) in enumerate(messages) if found <= -kind]
        return min(fitting)[1] if fitting else None
    for index, (found, _) in enumerate(messages):
        if kind == 0 or (found != kind if flags & _EXCEPT else found == kind):
            return index
    return None


@function()
def msgctl(process: Process, identifier: int, command: int, description: int) -> int:
    """Describe a queue, change its rights, or remove it."""

    def act(queue: Queue) -> bytes | Errno:
        if command not in (REMOVE, SET, STATUS):
            return Errno.EINVAL
        times = [(START + time) // SECOND if time else 0 for time in (queue.sent, queue.received, queue.changed)]
        sizes = queue.size, len(queue.messages), _CAPACITY
        people = queue.sender, queue.receiver
        return _DESCRIPTION.pack(queue.key, USER, USER, USER, USER, queue.mode, 0, *times, *sizes, *people)

    result = attempt(process, identifier, Queue, act, "", wait=False)
    if isinstance(result, Errno):
        return failed(process, result)
    if command == REMOVE:
        process.threads.turns.external(lambda: remove(process, identifier, Queue))
    if command == STATUS and not process.space.poke(description, result):
        return failed(process, Errno.EFAULT)
    return 0
