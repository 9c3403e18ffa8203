"""A list that the mouse carries something out of, and drops something into."""

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QPoint
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QListView

from trainer.desktop.widgets.carrying import decode

_Base = QListView if TYPE_CHECKING else object  # a list is one already where this is mixed in


class CarryingList(_Base):
    """Mixed into a list; ``FORMAT`` names what is carried, ``startDrag`` of the list begins it."""

    FORMAT: ClassVar[str]

    def allow_carrying(self) -> None:
        """Let the mouse carry rows away, and take what it brings."""
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QListView.DragDropMode.DragDrop)

    def takes(self, carried: str) -> bool:
        """Say whether something may be dropped here."""
        return True

    def hover(self, place: QPoint | None) -> None:
        """Show where in the viewport something would fall; None: nothing any more."""

    def drop(self, carried: str, place: QPoint) -> None:
        """Take something that fell on a place in the viewport."""
        raise NotImplementedError

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take what may be dropped."""
        self._accept(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where it would fall."""
        if self._accept(event) is not None:
            self.hover(event.position().toPoint())

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Forget where it would have fallen."""
        self.hover(None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take it."""
        self.hover(None)
        carried = self._accept(event)
        if carried is not None:
            self.drop(carried, event.position().toPoint())

    def _accept(self, event: QDropEvent) -> str | None:
        carried = decode(self.FORMAT, event.mimeData())
        if carried is None or not self.takes(carried):
            event.ignore()
            return None
        event.acceptProposedAction()
        return carried
