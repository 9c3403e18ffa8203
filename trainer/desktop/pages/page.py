"""The frame of a page: a heading and a body that scrolls, centred where the window is wide."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from trainer.desktop.theme.tokens import Space
from trainer.desktop.widgets.basics import column

WIDEST = 1320


class ScrollPage(QScrollArea):
    """A page whose body scrolls; ``body`` is its layout."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setProperty("look", "page")
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        # the page itself is no stop on the way of the Tab key; its controls are
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer = QWidget()
        outer.setProperty("look", "page")
        centre = QVBoxLayout(outer)
        centre.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        self.content = QWidget()
        self.content.setMaximumWidth(WIDEST)
        self.body = column(self.content, Space.L)
        centre.addWidget(self.content, 1)
        self.setWidget(outer)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
