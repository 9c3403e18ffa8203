"""Again, Hard, Good, Easy: each with the time until the card comes back."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Space
from trainer.desktop.widgets.basics import row
from trainer.desktop.widgets.responsive import ResponsiveRow

RATINGS = {1: "Again", 2: "Hard", 3: "Good", 4: "Easy"}
"""FSRS's ratings by number."""

_PAIRS = ((1, 2), (3, 4))
"""One below the other where four have no room."""


class RatingBar(ResponsiveRow):
    """``rated`` gives the number of the rating that was clicked; ``select`` marks one as chosen."""

    rated = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, 0, Space.S, parent)
        self._buttons: dict[int, QPushButton] = {}
        for pair in _PAIRS:
            group = QWidget()
            layout = row(group, Space.S)
            for rating in pair:
                layout.addWidget(self._make(rating))
            self.add(group)

    def show_intervals(self, intervals: Mapping[int, str]) -> None:
        """Write under each rating when the card would come back; nothing where that is not planned."""
        for rating, control in self._buttons.items():
            name, interval = RATINGS[rating], intervals.get(rating, "")
            control.setText(f"{name}\n{interval}" if interval else name)
            control.setAccessibleName(f"{name}, {interval}" if interval else name)
            control.setToolTip(f"Key {rating}")

    def select(self, rating: int | None) -> None:
        """Mark a rating as the one that holds."""
        for number, control in self._buttons.items():
            control.setChecked(number == rating)

    def button(self, rating: int) -> QPushButton:
        """Return the button of a rating."""
        return self._buttons[rating]

    def _make(self, rating: int) -> QPushButton:
        control = QPushButton(RATINGS[rating])
        control.setCheckable(True)
        control.setProperty("look", "rating")
        control.clicked.connect(partial(self._on_clicked, rating))
        self._buttons[rating] = control
        return control

    def _on_clicked(self, rating: int) -> None:
        self.rated.emit(rating)
