"""Waiting at an address: who waits for a mutex, a condition, a semaphore and so on.

The state of such an object lives in the simulated bytes, as in glibc; only the queue is here, as in the
kernel (futex(2)). In shared memory the place in the shared object counts, so that processes meet whatever
address they use. Waiting threads are woken in the order in which they came.
"""

from collections import deque
from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING

from trainer.engine.process.threads import Wake

if TYPE_CHECKING:
    from trainer.engine.process.scheduler import Scheduler


class Futexes:
    """The queues of the processor, as one process sees them."""

    def __init__(self, scheduler: "Scheduler") -> None:
        self._scheduler = scheduler

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
        key = self._key(address)
        while True:
            wake = self.wait_for(key, waiting_for, until, cancellable=cancellable)
            if wake is not Wake.SIGNAL or not restart:
                return wake

    def wait_for(self, key: Hashable, waiting_for: str, until: int | None = None, *, cancellable: bool = False) -> Wake:
        """Block until ``wake_all(key)`` or ``wake``, a signal, or the time ``until``."""
        return self.wait_for_any((key,), waiting_for, until, cancellable=cancellable)

    def wait_for_any(
        self, keys: Sequence[Hashable], waiting_for: str, until: int | None = None, *, cancellable: bool = False
    ) -> Wake:
        """Do the same for several keys. A signal without a handler, such as SIGCONT, leaves the thread waiting."""
        thread, queues = self._scheduler.process.thread, self._scheduler.processor.queues
        own = {key: queues.setdefault(key, deque()) for key in keys}
        for queue in own.values():
            queue.append(thread)
        signals, wake = self._scheduler.process.signals, Wake.SIGNAL
        try:
            handled = signals.handled
            while wake is Wake.SIGNAL and signals.handled == handled:
                wake = self._scheduler.block(waiting_for, until, cancellable=cancellable)
                # a signal may come after the event: then the event counts
                if wake is Wake.SIGNAL and any(thread not in queue for queue in own.values()):
                    return Wake.EVENT
            return wake
        finally:
            for key, queue in own.items():
                if thread in queue:
                    queue.remove(thread)
                if not queue and queues.get(key) is queue:
                    del queues[key]

    def wake(self, address: int, count: int = 1) -> int:
        """Wake up to ``count`` threads that wait at ``address``; returns how many that were."""
        return self._wake(self._key(address), count)

    def wake_all(self, key: Hashable) -> None:
        """Wake all threads that wait for ``key``."""
        self._wake(key, len(self._scheduler.processor.queues.get(key, ())))

    def _wake(self, key: Hashable, count: int) -> int:
        queue = self._scheduler.processor.queues.get(key, ())
        woken = 0
        while queue and woken < count:
            self._scheduler.wake(queue.popleft())
            woken += 1
        return woken

    def _key(self, address: int) -> Hashable:
        area = self._scheduler.process.space.areas.find(address)
        if area is not None and area.shared:
            return (area.source, area.offset + address - area.start)
        return (self._scheduler.process, address)
