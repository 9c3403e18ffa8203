"""The bar above a question: where the learner is, and what can be done."""

from PySide6.QtWidgets import QFrame, QWidget

from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Space
from trainer.desktop.widgets.basics import column, row
from trainer.desktop.widgets.responsive import ResponsiveRow


class TopBar(QFrame):
    """``place`` is the layout on the left; ``controls`` that on the right, whose parts are ``gap`` pixels apart."""

    def __init__(self, theme: Theme, gap: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "topbar")
        # large text puts the controls below the title rather than over it
        areas = ResponsiveRow(theme, 760, Space.XS)
        column(self, 0, (Space.XL, Space.S, Space.L, Space.S)).addWidget(areas)
        place, controls = QWidget(), QWidget()
        areas.add(place, 1)
        areas.add(controls, 0)
        self.place, self.controls = row(place, Space.M), row(controls, gap)
        self.controls.addStretch(1)
