"""A row of widgets that becomes a column where the room is too narrow, as large text makes it."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Space


class ResponsiveRow(QWidget):
    """Lays its widgets side by side from ``breakpoint`` pixels (at 100 % text) on, else one below the other."""

    def __init__(self, theme: Theme, breakpoint: int, spacing: int = Space.L, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._breakpoint = breakpoint
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(spacing)
        theme.changed.connect(self._arrange)

    def add(self, widget: QWidget, stretch: int = 1) -> None:
        """Add a widget; ``stretch`` is its share of the width."""
        self._box.addWidget(widget, stretch)

    @property
    def stacked(self) -> bool:
        """Whether the widgets lie one below the other."""
        return self._box.direction() is QBoxLayout.Direction.TopToBottom

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        narrow = self.width() < self._theme.px(self._breakpoint)
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._box.direction() is not direction:
            self._box.setDirection(direction)
