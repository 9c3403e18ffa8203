"""A picture of the process to point into."""

from functools import partial

from PySide6.QtWidgets import QButtonGroup, QGridLayout, QToolButton, QWidget

from trainer.desktop.answers.base import AnswerWidget
from trainer.desktop.answers.hotspot.picture import PictureView
from trainer.desktop.answers.hotspot.picture_model import Flag, PictureModel, Sign
from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Space
from trainer.desktop.widgets.basics import announce, column, label
from trainer.desktop.widgets.rich_text import plain
from trainer.questions import Grade
from trainer.questions.hotspot import HotspotAnswer, HotspotItem

_ONE = "Click the place, or go there with ↑ and ↓ and press Enter."
_MANY = "Choose a pin, then click its place; or go there with ↑ and ↓ and press Enter. The keys 1, 2, … choose a pin."
_SHORT = 14
"""Letters of names that find room beside each other in large text, too."""


class HotspotWidget(AnswerWidget):
    """Buttons to choose a pin, and the picture; a pin that is set hands over to the next one that is not."""

    def __init__(self, theme: Theme, item: HotspotItem, parent: QWidget | None = None) -> None:
        super().__init__(theme, item, parent)
        self._names = [plain(pin.text) for pin in item.question.pins]
        self._rows: list[int | None] = [None] * len(self._names)
        self._current = 0
        self.spots = PictureModel(item.spots, self)
        self.picture = PictureView(theme, self.spots)
        layout = column(self, Space.S)
        self._hint = label(_ONE if len(self._names) == 1 else _MANY, tone="muted", wrap=True)
        layout.addWidget(self._hint)
        self._buttons: list[QToolButton] = []
        self._chooser = QWidget()
        if len(self._names) > 1:
            self._make_chooser()
            layout.addWidget(self._chooser)
        layout.addWidget(label(f"The process {item.moment}, highest address first", "caption", "muted", wrap=True))
        layout.addWidget(self.picture)
        self._status = label("", wrap=True)
        layout.addWidget(self._status)
        layout.addStretch(1)
        self.picture.pointed.connect(self._on_pointed)
        self.picture.taken_out.connect(self._on_taken_out)
        self.picture.digit_typed.connect(self._on_digit)
        self._choose(0)

    def answer(self) -> HotspotAnswer:
        """Return where the pins are; nothing as long as none is set."""
        if all(row is None for row in self._rows):
            return HotspotAnswer()
        starts = (None if row is None else self._item.spots[row].start for row in self._rows)
        return HotspotAnswer(places=tuple(starts))

    def restore(self, answer: HotspotAnswer) -> None:
        """Set the pins again."""
        rows = {spot.start: row for row, spot in enumerate(self._item.spots)}
        for pin, place in enumerate(answer.places[: len(self._rows)]):
            if place in rows:
                self._choose(pin)
                self._on_pointed(rows[place])

    def focus_first(self) -> None:
        """Give the keyboard to the picture."""
        self.picture.setCurrentIndex(self.spots.index(0))
        self.picture.setFocus()

    def show_grade(self, grade: Grade) -> None:
        """Show which pins are right, and where the others belong."""
        flags: dict[int, list[Flag]] = {}
        for name, row, key in zip(self._names, self._rows, self._item.keys, strict=True):
            if row is not None:
                flags.setdefault(row, []).append(Flag(name, Sign.RIGHT if row == key else Sign.WRONG))
            if row != key:
                flags.setdefault(key, []).append(Flag(name, Sign.KEY))
        self.spots.show({row: tuple(found) for row, found in flags.items()})
        self.picture.setAccessibleName("Your pins with the right places")
        self.picture.pointed.disconnect(self._on_pointed)
        self.picture.taken_out.disconnect(self._on_taken_out)
        for widget in (self._hint, self._chooser, self._status):
            widget.hide()

    def _make_chooser(self) -> None:
        grid = QGridLayout(self._chooser)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(Space.XS)
        group = QButtonGroup(self)
        columns = 2 if max(map(len, self._names)) <= _SHORT else 1
        for index in range(len(self._names)):
            button = QToolButton()
            button.setCheckable(True)
            button.setFocusPolicy(button.focusPolicy().StrongFocus)
            button.setProperty("look", "toggle")
            button.clicked.connect(partial(self._choose, index))
            group.addButton(button)
            grid.addWidget(button, index // columns, index % columns)
            self._buttons.append(button)
        grid.setColumnStretch(columns, 1)

    def _choose(self, index: int, *_: object) -> None:
        self._current = index
        for number, button in enumerate(self._buttons):
            button.setChecked(number == index)
            state = "set" if self._rows[number] is not None else "not set"
            button.setText(f"{number + 1}  {self._names[number]}{' – set' if state == 'set' else ''}")
            button.setAccessibleName(f"Pin {number + 1}: {self._names[number]}, {state}")

    def _on_digit(self, digit: int) -> None:
        if digit <= len(self._names):
            self._choose(digit - 1)
            self._say(f"Pin {digit}: {self._names[digit - 1]}.")

    def _on_pointed(self, row: int) -> None:
        pin = self._current
        self._rows[pin] = row
        self._show()
        left = [number for number, place in enumerate(self._rows) if place is None]
        following = next((number for number in left if number > pin), left[0] if left else pin)
        self._choose(following)
        where = f"{self._names[pin]}: {self._item.spots[row].title}."
        self._say(f"{where} Next: {self._names[following]}." if left else where)

    def _on_taken_out(self, row: int) -> None:
        inside = [pin for pin, place in enumerate(self._rows) if place == row]
        if inside:
            self._rows[inside[-1]] = None
            self._show()
            self._choose(inside[-1])
            self._say(f"{self._names[inside[-1]]} is taken out.")

    def _show(self) -> None:
        flags: dict[int, list[Flag]] = {}
        for name, row in zip(self._names, self._rows, strict=True):
            if row is not None:
                flags.setdefault(row, []).append(Flag(name))
        self.spots.show({row: tuple(found) for row, found in flags.items()})
        self.changed.emit()

    def _say(self, text: str) -> None:
        self._status.setText(text)
        announce(self._status, text)
