"""Starting greenlets near the bottom of the host's stack.

The frames of a greenlet begin on the host's stack where it is first switched to. Threads that start one another would
pile up there; so a greenlet that waits near the bottom, the relay, starts them all.
"""

from typing import Self

from greenlet import GreenletExit, getcurrent, greenlet


class Relay:
    """Switches between the threads of a process, in a context that its main thread enters first."""

    def __init__(self) -> None:
        self._greenlet = greenlet(_start_all)

    def __enter__(self) -> Self:
        self._greenlet.switch(getcurrent())
        return self

    def __exit__(self, *_: object) -> None:
        self._greenlet.throw(GreenletExit)

    def go_on_in(self, target: greenlet) -> None:
        """Let ``target`` run; returns when somebody switches back."""
        if target:
            target.switch()
        else:  # it has not begun
            self._greenlet.switch(target)

    def end_for(self, target: greenlet) -> greenlet | None:
        """Let ``target`` run when the calling greenlet ends, which must return what this returns."""
        getcurrent().parent = target if target else self._greenlet
        return None if target else target


def _start_all(maker: greenlet) -> None:
    target = maker.switch()
    while True:
        target = target.switch()  # returns what the next one to start has been handed over with
