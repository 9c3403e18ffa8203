"""A row of widgets that becomes a column where the room is too narrow, as large text makes it."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QLayoutItem, QWidget

from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Space


def from_the_left(theme: Theme, *controls: QWidget) -> "ResponsiveRow":
    """Return controls side by side, from the left; below each other where they have no room."""
    result = ResponsiveRow(theme, 0, Space.S)
    for control in controls:
        result.add(control, 0)
    result.add(QWidget(), 1)
    return result


class ResponsiveRow(QWidget):
    """Lays its widgets side by side from ``breakpoint`` pixels (at 100 % text) on, else one below the other.

    They lie below each other as well where they would not fit side by side.
    """

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

    def sizeHint(self) -> QSize:
        """Return the width of the widgets side by side: a column that asked for less would never become a row."""
        widths = [item.sizeHint().width() for item in self._shown()]
        return QSize(self._side_by_side(widths), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return the size of the widgets below each other: one that was wider would never become a column."""
        return QSize(max(self._widths(), default=0), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width."""
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """Take in what has changed while nobody looked."""
        super().showEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        narrow = self.width() < max(self._side_by_side(self._widths()), self._theme.px(self._breakpoint))
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._box.direction() is not direction:
            self._box.setDirection(direction)

    def _widths(self) -> list[int]:
        """Return how wide each widget that is shown must be."""
        return [item.minimumSize().width() for item in self._shown()]

    def _shown(self) -> Iterator[QLayoutItem]:
        items = (self._box.itemAt(place) for place in range(self._box.count()))
        return (item for item in items if not item.isEmpty())

    def _side_by_side(self, widths: Sequence[int]) -> int:
        """Return how wide widgets of these widths are together."""
        return sum(widths) + self._box.spacing() * (len(widths) - 1)
