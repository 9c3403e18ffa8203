"""Work that takes long, beside what the learner does: progress in a file, a copy of the data, own parameters."""

import threading
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from trainer.desktop.background import Lane

if TYPE_CHECKING:
    from trainer.store.watching import Watch


class LongWork(QObject):
    """One piece of work at a time, on a lane of its own: questions are asked and answered meanwhile.

    ``began`` and ``ended`` say that there is some and none any more, the latter with a tone and a sentence on what came
    of it. ``moved`` gives what is being done, and how far it is (0…1).
    """

    began = Signal()
    moved = Signal(str, float)
    ended = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = Lane("long work")
        self._cancelled = threading.Event()
        self.name = ""
        """What the work is, as the subject of a sentence; empty where there is none."""

    def begin(
        self, name: str, work: "Callable[[Watch], object]", on_done: Callable[..., tuple[str, str]], owner: QObject
    ) -> None:
        """Do ``work``, which is to look at its watch; ``on_done`` takes the result and returns tone and sentence.

        Where other work is under way nothing happens.
        """
        from trainer.store.watching import Watch  # with it comes SQLAlchemy, which the first window does without

        if self.name:
            return
        self.name = name
        self._cancelled.clear()
        self.began.emit()
        watch = Watch(self.moved.emit, self._cancelled.is_set)
        self._lane.run(partial(work, watch), partial(self._on_done, on_done), self._on_failed, owner)

    def cancel(self) -> None:
        """Give the work up: it ends soon, and leaves everything as it was."""
        self._cancelled.set()

    def close(self) -> None:
        """Give the work up, and wait for its end."""
        self._cancelled.set()
        self._lane.close()

    def _on_done(self, on_done: Callable[..., tuple[str, str]], result: object) -> None:
        self.name = ""
        self.ended.emit(*on_done(result))

    def _on_failed(self, sentence: str) -> None:
        self.name = ""
        self.ended.emit("info" if self._cancelled.is_set() else "bad", sentence)
