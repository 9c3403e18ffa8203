"""What sets of semaphores and queues of messages have in common: keys, identifiers, waiting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from trainer.engine.process.errno import Errno
from trainer.engine.process.threads import Wake

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.engine.process.process import Process

PRIVATE, CREATE, EXCLUSIVE, NO_WAIT = 0, 0o1000, 0o2000, 0o4000
REMOVE, SET, STATUS = 0, 1, 2
RIGHTS = 0o777


class Shared:
    """An object that processes find by a key; ``kind`` tells semaphores from queues. Threads wait at it."""

    kind = ""

    def __init__(self, key: int, mode: int) -> None:
        self.key, self.mode = key, mode
        self.removed = False


T = TypeVar("T", bound=Shared)


def _all(process: Process) -> dict[tuple[str, int], Any]:
    return process.threads.processor.shared_objects


def get(process: Process, key: int, flags: int, kind: type[T], make: Callable[[], T]) -> int | Errno:
    """Return the identifier of the object with a key, made where the flags ask for it; to be done externally."""
    objects = _all(process)
    if key != PRIVATE:
        for (name, identifier), found in objects.items():
            if name == kind.kind and found.key == key:
                return Errno.EEXIST if flags & CREATE and flags & EXCLUSIVE else identifier
        if not flags & CREATE:
            return Errno.ENOENT
    identifier = next(number for number in range(len(objects) + 1) if (kind.kind, number) not in objects)
    objects[kind.kind, identifier] = make()
    return identifier


def find(process: Process, identifier: int, kind: type[T]) -> T | None:
    """Return the object with an identifier; to be done externally."""
    found: T | None = _all(process).get((kind.kind, identifier))
    return found


def remove(process: Process, identifier: int, kind: type[Shared]) -> None:
    """Take an object away; those who wait for it fail. To be done externally."""
    found = _all(process).pop((kind.kind, identifier))
    found.removed = True
    process.threads.futexes.wake_all(found)


def attempt(
    process: Process,
    identifier: int,
    kind: type[T],
    act: Callable[[T], Any],
    what: str,
    *,
    wait: bool,
    refusal: Errno = Errno.EAGAIN,
    until: int | None = None,
) -> Any:
    """Return what ``act`` does with an object as soon as that is not None, or an ``Errno``."""
    waited: list[T] = []

    def look() -> Any:
        found = find(process, identifier, kind)
        if waited and waited[0].removed:
            return Errno.EIDRM
        if found is None:
            return Errno.EINVAL
        result = act(found)
        if result is None and not waited:
            waited.append(found)
        return result

    external = process.threads.turns.external
    while (result := external(look)) is None:
        if not wait:
            return refusal
        key = external(lambda: waited[0])
        wake = process.threads.futexes.wait_for(key, what, until)
        if wake is Wake.TIMEOUT:
            return Errno.EAGAIN
        if wake is Wake.SIGNAL:
            return Errno.EINTR
    return result
