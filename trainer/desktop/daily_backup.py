"""The daily copy of the learner's database, made beside everything else."""

from PySide6.QtCore import QObject, QTimer, Signal

from trainer.desktop.backend import Backend
from trainer.desktop.background import Lane

_AFTER_OPENING = 3_000  # milliseconds: the first question comes first
_LOOK_AGAIN = 3_600_000


class DailyBackup(QObject):
    """Looks once an hour whether today's copy is made, on a lane of its own; ``failed`` says why there is none."""

    failed = Signal(str)

    def __init__(self, backend: Backend, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._backend = backend
        self._lane = Lane("backup")
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        """Look soon, and then hourly."""
        self._timer.start(_AFTER_OPENING)

    def stop(self) -> None:
        """Look no more; a copy that is half made is given up, and made the next time."""
        self._timer.stop()
        self._lane.close(0.2)

    def _look(self) -> None:
        self._timer.setInterval(_LOOK_AGAIN)
        self._lane.run(self._backend.back_up, lambda _: None, self.failed.emit, self)
