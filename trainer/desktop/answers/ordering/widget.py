"""Entries to be put in order."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from trainer.desktop.answers.base import AnswerWidget
from trainer.desktop.answers.ordering.comparison import OrderComparison
from trainer.desktop.answers.ordering.sequence import SequenceModel
from trainer.desktop.answers.ordering.view import SequenceView
from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Space
from trainer.desktop.widgets.basics import announce, button, column, label, row
from trainer.desktop.widgets.rich_text import plain
from trainer.questions import Grade
from trainer.questions.ordering import OrderingAnswer, OrderingItem

_HINT = "Drag an entry; or click it, then click where it belongs; or press Space and move it with ↑ and ↓."
_GIVEN = "Entries with a lock are given: they are in order already, put the others in among them."


class OrderingWidget(AnswerWidget):
    """A list of entries to move; what it begins with is never right, so an answer is a list that was touched."""

    def __init__(self, theme: Theme, item: OrderingItem, parent: QWidget | None = None) -> None:
        super().__init__(theme, item, parent)
        self.entries = SequenceModel([entry.text for entry in item.question.entries], item.shown, item.given, self)
        self.view = SequenceView(theme, self.entries)
        self._touched = False
        self._before = (item.shown, False)
        self._hint = label(f"{_HINT} {_GIVEN}" if item.given else _HINT, tone="muted", wrap=True)
        self._status = label("", wrap=True)
        self._up = button("↑ Up", "", "Move up")
        self._down = button("↓ Down", "", "Move down")
        first, last = item.ends
        self._work = QWidget()
        layout = column(self._work, Space.S)
        layout.addWidget(self._hint)
        layout.addWidget(label(f"↑ {first}", "caption", "muted"), 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self.view)
        layout.addWidget(label(f"↓ {last}", "caption", "muted"), 0, Qt.AlignmentFlag.AlignHCenter)
        buttons = row()
        buttons.addWidget(self._up)
        buttons.addWidget(self._down)
        buttons.addStretch(1)
        layout.addLayout(buttons)
        layout.addWidget(self._status)
        self._layout = column(self, Space.S)
        self._layout.addWidget(self._work)
        self._layout.addStretch(1)
        self._connect()
        self._update()

    def answer(self) -> OrderingAnswer:
        """Return the entries from top to bottom; nothing as long as none was moved."""
        return OrderingAnswer(order=self.entries.order) if self._touched else OrderingAnswer()

    def restore(self, answer: OrderingAnswer) -> None:
        """Put the entries into that order again."""
        if sorted(answer.order) == sorted(self.entries.order):
            self.entries.arrange(answer.order)
            self._touched = True
            self._update()

    def focus_first(self) -> None:
        """Give the keyboard to the first entry."""
        self.view.select(0)
        self.view.setFocus()

    def show_grade(self, grade: Grade) -> None:
        """Replace the list by the right order, with the learner's laid over it."""
        self._work.hide()
        self._layout.insertWidget(0, OrderComparison(self._theme, self._item, self.answer().order))

    def _connect(self) -> None:
        self.view.picked.connect(self._on_picked)
        self.view.placed.connect(self._move)
        self.view.shifted.connect(self._on_shifted)
        self.view.cancelled.connect(self._on_cancelled)
        self.view.selectionModel().currentChanged.connect(self._update)
        self._up.clicked.connect(self._on_up)
        self._down.clicked.connect(self._on_down)

    def _on_picked(self, entry: int) -> None:
        if self.entries.picked is not None:
            self._let_go(f"{self._name(entry)} stays {self._where(entry)}.")
            return
        if entry in self.entries.given:
            self._say_given(entry)
            return
        self._before = (self.entries.order, self._touched)
        self.entries.pick(entry)
        self._say(f"{self._name(entry)} picked. Click its place, or move it with the arrow keys; Escape lets it go.")

    def _on_cancelled(self) -> None:
        order, self._touched = self._before
        self.entries.arrange(order)
        self._let_go("Back in its old place.")
        self.changed.emit()

    def _on_shifted(self, entry: int, down: int) -> None:
        picked = self.entries.picked
        self._move(entry, self.entries.place_of(entry) + down)
        # carried by keys: it stays in the hand until Space or Enter
        if picked is not None:
            self.entries.pick(picked)

    def _on_up(self) -> None:
        self._shift_selected(-1)

    def _on_down(self) -> None:
        self._shift_selected(1)

    def _shift_selected(self, down: int) -> None:
        entry = self.view.current_entry()
        if entry is not None:
            self._move(entry, self.entries.place_of(entry) + down)

    def _move(self, entry: int, place: int) -> None:
        if entry in self.entries.given:
            self._say_given(entry)
            return
        moved = self.entries.move(entry, place)
        self._let_go(f"{self._name(entry)} is {self._where(entry)}.")
        self.view.select(self.entries.place_of(entry))
        if moved:
            self._touched = True
            self.changed.emit()
        self._update()

    def _let_go(self, text: str) -> None:
        self.entries.pick(None)
        self._say(text)

    def _say_given(self, entry: int) -> None:
        self._say(f"{self._name(entry)} is given. Move the others in above or below it.")

    def _name(self, entry: int) -> str:
        return plain(self.entries.texts[entry])

    def _where(self, entry: int) -> str:
        return f"number {self.entries.place_of(entry) + 1} of {len(self.entries.order)}"

    def _say(self, text: str) -> None:
        self._status.setText(text)
        announce(self._status, text)

    def _update(self) -> None:
        entry = self.view.current_entry()
        place = -1 if entry is None or entry in self.entries.given else self.entries.place_of(entry)
        self._up.setEnabled(place > 0)
        self._down.setEnabled(0 <= place < len(self.entries.order) - 1)
