"""The bar above a question: where the learner is, and what can be done."""

from PySide6.QtWidgets import QFrame, QWidget

from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Space
from trainer.desktop.widgets.basics import at_the_right, column, row
from trainer.desktop.widgets.responsive import ResponsiveRow


class TopBar(QFrame):
    """``place`` is the layout on the left; on the right are groups of controls, ``gap`` pixels apart."""

    def __init__(self, theme: Theme, gap: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "topbar")
        # large text puts the controls below the title rather than over it, and their groups below each other
        areas = ResponsiveRow(theme, 760, Space.XS)
        column(self, 0, (Space.XL, Space.S, Space.L, Space.S)).addWidget(areas)
        place = QWidget()
        self._gap = gap
        self._controls = ResponsiveRow(theme, 0, gap)
        areas.add(place, 1)
        areas.add(self._controls, 0)
        self.place = row(place, Space.M)

    def add_controls(self, *controls: QWidget) -> None:
        """Add controls that stay side by side."""
        group = at_the_right(self._gap, *controls)
        is_first = self._controls.layout().isEmpty()
        self._controls.add(group, int(is_first))  # which has all the room that is left, so that all end together
