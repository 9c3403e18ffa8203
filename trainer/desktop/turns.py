"""Work that would hold up the screen, taken in steps between which the screen is painted."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer

PAINTED = 20
"""Milliseconds after which what has changed is on screen."""


def in_turns(steps: Sequence[Callable[[], object]], owner: QObject, pause: int = PAINTED) -> None:
    """Take each step in a turn of the event loop of its own, ``pause`` milliseconds after the one before.

    What is left is not done once the owner is gone.
    """

    def go_on() -> None:
        steps[0]()
        in_turns(steps[1:], owner, pause)

    if steps:
        QTimer.singleShot(pause, owner, go_on)
