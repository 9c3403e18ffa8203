"""``<sys/sem.h>``: sets of semaphores (semget(2), semop(2), semctl(2))."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from trainer.engine.libc.ipc.objects import NO_WAIT, REMOVE, RIGHTS, SET, STATUS, Shared, attempt, find, get, remove
from trainer.engine.libc.registry import function
from trainer.engine.libc.results import failed
from trainer.engine.process.clock import SECOND, START
from trainer.engine.process.errno import Errno
from trainer.engine.process.file_nodes import USER

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from trainer.engine.process.process import Process
    from trainer.engine.process.threads import Thread

_UNDO = 0x1000
_GETPID, _GETVAL, _GETALL, _GETNCNT, _GETZCNT, _SETVAL, _SETALL = 11, 12, 13, 14, 15, 16, 17
_MOST_IN_A_SET, _MOST_OPERATIONS, _LARGEST = 32000, 500, 32767
_OPERATION = struct.Struct("<Hhh")
_DESCRIPTION = struct.Struct("<i4IIH2x4x16xq8xq8xQ16x")


class Semaphores(Shared):
    """A set: values, and who changed each last."""

    kind = "semaphores"

    def __init__(self, key: int, mode: int, count: int, now: int) -> None:
        super().__init__(key, mode)
        self.values, self.changers = [0] * count, [0] * count
        self.waiting: dict[Thread, tuple[int, bool]] = {}  # at which semaphore, and whether for zero
        self.operated, self.changed = 0, now


@function()
def semget(process: Process, key: int, count: int, flags: int) -> int:
    """Find or make a set of semaphores, which are 0."""
    now = process.threads.clock.now()

    def look() -> int | Errno:
        if count < 0 or count > _MOST_IN_A_SET:
            return Errno.EINVAL
        found = get(process, key, flags, Semaphores, lambda: Semaphores(key, flags & RIGHTS, count, now))
        if not isinstance(found, Errno):
            size = len(process.threads.processor.shared_objects[Semaphores.kind, found].values)
            if not size:
                remove(process, found, Semaphores)
            if count > size or not size:
                return Errno.EINVAL
        return found

    found = process.threads.turns.external(look)
    return failed(process, found) if isinstance(found, Errno) else found


@function()
def semop(process: Process, identifier: int, operations: int, count: int) -> int:
    """Do all of some operations at once, waiting until that can be."""
    return semtimedop(process, identifier, operations, count, 0)


@function()
def semtimedop(process: Process, identifier: int, operations: int, count: int, timeout: int) -> int:
    """Do the same, waiting no longer than ``*timeout``."""
    if not 0 < count <= _MOST_OPERATIONS:
        return failed(process, Errno.E2BIG if count else Errno.EINVAL)
    data = process.space.peek(operations, count * _OPERATION.size)
    if data is None:
        return failed(process, Errno.EFAULT)
    wanted = list(_OPERATION.iter_unpack(data))
    clock = process.threads.clock
    until = clock.now() + clock.timespec(timeout) if timeout else None

    def act(found: Semaphores) -> int | Errno | None:
        values = list(found.values)
        for number, change, flags in wanted:
            if number >= len(values):
                return Errno.EFBIG
            if values[number] if change == 0 else values[number] + change < 0:
                found.waiting[process.thread] = number, change == 0
                return Errno.EAGAIN if flags & NO_WAIT else None
            values[number] += change
            if values[number] > _LARGEST:
                return Errno.ERANGE
        found.values = values
        for number, change, flags in wanted:
            found.changers[number] = process.threads.pid
            if flags & _UNDO and change:
                process.part(_Undo).note(identifier, number, -change)
        found.operated = process.threads.processor.now()
        process.threads.futexes.wake_all(found)
        return 0

    result = attempt(process, identifier, Semaphores, act, "a semaphore of a set", wait=True, until=until)
    process.threads.turns.external(lambda: _end_wait(process, identifier))
    return failed(process, result) if isinstance(result, Errno) else int(result)


def _end_wait(process: Process, identifier: int) -> None:
    found = find(process, identifier, Semaphores)
    if found is not None:
        found.waiting.pop(process.thread, None)


class _Undo:
    """What is to be added to semaphores at the end of a process."""

    def __init__(self, process: Process) -> None:
        self.changes: dict[tuple[int, int], int] = {}
        process.threads.at_end.append(_take_back)

    def note(self, identifier: int, number: int, change: int) -> None:
        """Add to what is to be done."""
        self.changes[identifier, number] = self.changes.get((identifier, number), 0) + change


def _take_back(process: Process) -> None:
    """Take back what a process did with SEM_UNDO."""
    objects = process.threads.processor.shared_objects
    for (identifier, number), change in process.part(_Undo).changes.items():
        found = objects.get((Semaphores.kind, identifier))
        if found is not None:
            found.values[number] = max(0, found.values[number] + change)
            process.threads.futexes.wake_all(found)


@function()
def semctl(process: Process, identifier: int, number: int, command: int, *arguments: Any) -> int:
    """Read or set one or all values, describe the set, change its rights, or remove it."""
    word = arguments[0] if arguments else 0
    word = int.from_bytes(word[:8], "little") if isinstance(word, bytes) else word & (1 << 64) - 1
    action = _ACTIONS.get(command)

    def act(found: Semaphores) -> Any:
        if action is None or not (command in _OF_THE_SET or 0 <= number < len(found.values)):
            return Errno.EINVAL
        return action(process, found, number, word)

    if command == _SETALL:
        word = _read_all(process, identifier, word)
    result = attempt(process, identifier, Semaphores, act, "", wait=False)
    if isinstance(result, Errno):
        return failed(process, result)
    if command == REMOVE:
        process.threads.turns.external(lambda: remove(process, identifier, Semaphores))
    if isinstance(result, bytes):
        return 0 if process.space.poke(word, result) else failed(process, Errno.EFAULT)
    return int(result)


def _read_all(process: Process, identifier: int, address: int) -> Any:
    """Return the values at an address, one for each of the set."""
    size = attempt(process, identifier, Semaphores, lambda found: len(found.values), "", wait=False)
    data = None if isinstance(size, Errno) else process.space.peek(address, 2 * size)
    return [value for (value,) in struct.iter_unpack("<H", data or b"")]


def _set(process: Process, found: Semaphores, number: int, value: int) -> int | Errno:
    value = (value & 0xFFFFFFFF) - ((value & 0x80000000) << 1)
    if not 0 <= value <= _LARGEST:
        return Errno.ERANGE
    found.values[number], found.changers[number] = value, process.threads.pid
    found.changed = process.threads.processor.now()
    process.threads.futexes.wake_all(found)
    return 0


def _set_all(process: Process, found: Semaphores, number: int, values: Any) -> int | Errno:
    if max(values, default=0) > _LARGEST:
        return Errno.ERANGE
    for index, value in enumerate(values):
        _set(process, found, index, value)
    return 0


def _describe(process: Process, found: Semaphores, number: int, _: int) -> bytes:
    times = [(START + time) // SECOND if time else 0 for time in (found.operated, found.changed)]
    return _DESCRIPTION.pack(found.key, USER, USER, USER, USER, found.mode, 0, *times, len(found.values))


_OF_THE_SET = (REMOVE, SET, STATUS, _GETALL, _SETALL)
_ACTIONS: dict[int, Callable[[Process, Semaphores, int, Any], Any]] = {
    _GETVAL: lambda process, found, number, word: found.values[number],
    _GETPID: lambda process, found, number, word: found.changers[number],
    _GETNCNT: lambda process, found, number, word: list(found.waiting.values()).count((number, False)),
    _GETZCNT: lambda process, found, number, word: list(found.waiting.values()).count((number, True)),
    _GETALL: lambda process, found, number, word: struct.pack(f"<{len(found.values)}H", *found.values),
    _SETVAL: _set,
    _SETALL: _set_all,
    STATUS: _describe,
    SET: lambda process, found, number, word: 0,
    REMOVE: lambda process, found, number, word: 0,
}
