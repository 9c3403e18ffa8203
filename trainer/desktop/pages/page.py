"""The frame of a page: a body that scrolls, no wider than can be taken in."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Space
from trainer.desktop.widgets.basics import card, column, row

if TYPE_CHECKING:
    from trainer.desktop.results import HomeData

WIDEST = 1320
_DEEPEST = 8  # resizings inside each other


class ScrollPage(QScrollArea):
    """A page whose body scrolls; ``body`` is its layout. It becomes ``widest`` pixels wide, more with larger text."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None, *, widest: int = WIDEST) -> None:
        super().__init__(parent)
        self._theme = theme
        self._widest = widest
        self._depth = 0
        self.setAccessibleName(name)
        self.setProperty("look", "page")
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        # the page itself is no stop on the way of the Tab key; its controls are
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer = QWidget()
        outer.setAutoFillBackground(True)
        centre = QVBoxLayout(outer)
        centre.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        self.content = QWidget()
        self.body = column(self.content, Space.L)
        centre.addWidget(self.content, 1)
        self.setWidget(outer)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        theme.changed.connect(self._fit_content)
        self._fit_content()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stop where the scroll bars make each other come and go: Qt would resize the body until the stack is full."""
        if event.type() != QEvent.Type.Resize:
            return super().eventFilter(watched, event)
        if self._depth >= _DEEPEST:
            return False
        self._depth += 1
        try:
            return super().eventFilter(watched, event)
        finally:
            self._depth -= 1

    def _fit_content(self) -> None:
        self.content.setMaximumWidth(self._theme.px(self._widest))


class CardPage(ScrollPage):
    """A page of one card in the middle, at most ``widest`` pixels wide; ``inside`` is the layout of the card."""

    def __init__(self, theme: Theme, name: str, widest: int, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent)
        self._box = card()
        self._box_widest = widest
        self.inside = column(self._box, Space.M, Space.XXL)
        self.body.addStretch(1)
        # an aligned item would get its hint's height, too low for text that wraps
        middle = row()
        middle.addStretch(1)
        middle.addWidget(self._box, 20)
        middle.addStretch(1)
        self.body.addLayout(middle)
        self.body.addStretch(2)
        theme.changed.connect(self._fit_box)
        self._fit_box()

    def _fit_box(self) -> None:
        self._box.setMaximumWidth(self._theme.px(self._box_widest))


class ReadingPage(ScrollPage):
    """A page that reads what it shows when somebody looks at it, if that may have changed since."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent)
        self._stale = True

    def show_data(self, data: "HomeData") -> None:
        """Read again what may have changed."""
        self._stale = True
        if self.isVisible():
            self.read()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what has changed since the page was last looked at."""
        super().showEvent(event)
        if self._stale:
            self.read()

    def read(self) -> None:
        """Ask the worker for what the page shows; what extends this does."""
        self._stale = False
