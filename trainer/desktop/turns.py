"""Work that would hold up the screen, taken in steps between which the screen is painted."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

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


def paint_after(whole: QWidget, part: QWidget) -> None:
    """Let a part of ``whole`` be painted only once all around it is on screen: both at once hold it up."""
    part.setUpdatesEnabled(False)
    whole.installEventFilter(_Painter(part))


class _Painter(QObject):
    """Waits for the whole to be painted."""

    def __init__(self, part: QWidget) -> None:
        super().__init__(part)
        self._part = part

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the part be painted in the next turn of the event loop."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._go_on)
        return False

    def _go_on(self) -> None:
        self._part.setUpdatesEnabled(True)
        self.deleteLater()
