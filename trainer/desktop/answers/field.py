"""The field that answers are written into."""

from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

_Keys = QKeySequence.StandardKey


class AnswerField(QLineEdit):
    """A field that takes back what was written, and leaves the keys to the page where there is nothing to take back."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the page take back answers from where nothing was written; Qt's own field keeps the keys for itself."""
        undo, redo = event.matches(_Keys.Undo), event.matches(_Keys.Redo)
        if (undo and not self.isUndoAvailable()) or (redo and not self.isRedoAvailable()):
            event.ignore()
        else:
            super().keyPressEvent(event)
