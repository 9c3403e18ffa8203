"""Waiting at an address: who waits for a mutex, a condition, a semaphore and so on.

The state of such an object lives in the simulated bytes, as in glibc; only the queue is here, as in the
kernel (futex(2)), keyed by address. Waiting threads are woken in the order in which they came.
"""

from collections import deque
from typing import TYPE_CHECKING

from trainer.engine.process.threads import Thread, Wake

if TYPE_CHECKING:
    from trainer.engine.process.scheduler import Scheduler


class Futexes:
    """The queues of one process."""

    def __init__(self, scheduler: "Scheduler") -> None:
        self._scheduler = scheduler
        self._queues: dict[int, deque[Thread]] = {}

    def wait(
        self,
        address: int,
        waiting_for: str,
        until: int | None = None,
        *,
        restart: bool = True,
        cancellable: bool = False,
    ) -> Wake:
        """Block until ``wake(address)`` or the time ``until``.

        With ``restart`` a signal handler runs and the wait goes on; otherwise ``Wake.SIGNAL`` is returned. A
        ``cancellable`` wait is ended by ``pthread_cancel`` with ``Wake.CANCEL``.
        """
        thread = self._scheduler.process.thread
        queue = self._queues.setdefault(address, deque())
        queue.append(thread)
        try:
            while True:
                wake = self._scheduler.block(waiting_for, until, cancellable=cancellable)
                if wake is not Wake.SIGNAL or thread not in queue or not restart:
                    return Wake.EVENT if wake is Wake.SIGNAL and thread not in queue else wake
        finally:
            if thread in queue:
                queue.remove(thread)
            if not queue:
                self._queues.pop(address, None)

    def wake(self, address: int, count: int = 1) -> int:
        """Wake up to ``count`` threads that wait at ``address``; returns how many."""
        queue = self._queues.get(address, ())
        woken = 0
        while queue and woken < count:
            self._scheduler.wake(queue.popleft())
            woken += 1
        return woken

    def waiters(self, address: int) -> int:
        """Return how many threads wait at ``address``."""
        return len(self._queues.get(address, ()))
