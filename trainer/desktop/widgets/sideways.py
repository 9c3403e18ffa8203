"""Something wide, such as a table or code: it scrolls sideways where the room is too narrow, and takes its height."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget


class Sideways(QScrollArea):
    """Takes the height of its content, and that of the scroll bar while there is one."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "clear")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setWidget(content)
        content.installEventFilter(self)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the content when it asks for another size."""
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        """Lay the content out anew: before it was shown it had other fonts."""
        super().showEvent(event)
        layout = self.widget().layout()
        if layout is not None:
            layout.invalidate()
            layout.activate()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make room for the scroll bar where there is one."""
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page, unless it turns sideways."""
        if event.angleDelta().x():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _fit(self) -> None:
        content = self.widget()
        needed, room = content.minimumSizeHint(), self.width() - 2 * self.frameWidth()
        wraps = content.hasHeightForWidth()
        height = content.heightForWidth(max(needed.width(), room)) if wraps else needed.height()
        bar = self.horizontalScrollBar().sizeHint().height() if needed.width() > room else 0
        height += bar + 2 * self.frameWidth()
        if self.minimumHeight() != height:
            self.setFixedHeight(height)
