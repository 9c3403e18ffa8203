"""Objects of a program to be put into the regions where they live."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from trainer.desktop.answers.base import AnswerWidget
from trainer.desktop.answers.placement.board import Board
from trainer.desktop.answers.placement.board_model import BoardModel
from trainer.desktop.answers.placement.rows import NOWHERE, checked_rows, group_title, open_rows
from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Space
from trainer.desktop.widgets.basics import announce, button, column, label, row
from trainer.desktop.widgets.rich_text import plain
from trainer.engine.regions import RegionKind
from trainer.questions import Grade
from trainer.questions.placement import PlacementAnswer, PlacementItem

_HINT = (
    "Drag an object into its region; or click it, then click the region; or press Space, go to the region with ↑ and "
    "↓, and press Space again."
)


class PlacementWidget(AnswerWidget):
    """One board with everything still to place on top, and the regions below it, highest address first."""

    def __init__(self, theme: Theme, item: PlacementItem, parent: QWidget | None = None) -> None:
        super().__init__(theme, item, parent)
        self._regions = [str(region) for region in item.regions]
        self._places = [NOWHERE] * len(item.places)
        self.things = BoardModel([thing.text for thing in item.question.objects], self)
        self.board = Board(theme, self.things)
        self._hint = label(_HINT, tone="muted", wrap=True)
        self._status = label("", wrap=True)
        self._clear = button("Start again", "quiet")
        layout = column(self, Space.S)
        layout.addWidget(self._hint)
        layout.addWidget(self.board)
        self._low_end = label("address 0", "caption", "muted")
        layout.addWidget(self._low_end, 0, Qt.AlignmentFlag.AlignHCenter)
        foot = row()
        foot.addWidget(self._status, 1)
        foot.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(foot)
        layout.addStretch(1)
        self.board.picked.connect(self._on_picked)
        self.board.placed.connect(self._on_placed)
        self.board.cancelled.connect(self._on_cancelled)
        self._clear.clicked.connect(self._on_clear)
        self._show()

    def answer(self) -> PlacementAnswer:
        """Return the region of each object; nothing as long as none is placed."""
        if all(place == NOWHERE for place in self._places):
            return PlacementAnswer()
        return PlacementAnswer(regions=tuple(RegionKind(place) if place else None for place in self._places))

    def restore(self, answer: PlacementAnswer) -> None:
        """Put the objects into their regions again."""
        if len(answer.regions) == len(self._places):
            self._places = [str(region) if region is not None else NOWHERE for region in answer.regions]
            self._show()

    def focus_first(self) -> None:
        """Give the keyboard to the first object."""
        self.board.select(self.things.row_of(0))
        self.board.setFocus()

    def show_grade(self, grade: Grade) -> None:
        """Show each object where it was put, and where it belongs."""
        self._let_go("")
        keys = [str(region) for region in self._item.places]
        self.things.show(checked_rows(self._regions, self._places, keys))
        self.board.setAccessibleName("Your placement with the right one")
        self.board.setDragDropMode(Board.DragDropMode.NoDragDrop)
        for signal, slot in ((self.board.picked, self._on_picked), (self.board.placed, self._on_placed)):
            signal.disconnect(slot)
        for widget in (self._hint, self._status, self._clear):
            widget.hide()

    def _on_picked(self, thing: int) -> None:
        if self.things.picked == thing:
            self._let_go("Nothing is picked.")
            return
        self.things.pick(thing)
        self._say(f"{self._name(thing)} picked. Click its region, or go there with the arrow keys; Escape lets it go.")

    def _on_placed(self, thing: int, group: str) -> None:
        from_hand = self.things.picked is not None and self._places[thing] == NOWHERE
        self._places[thing] = group
        self.things.picked = None
        self._show()
        left = [other for other, place in enumerate(self._places) if place == NOWHERE]
        # somebody who works through the objects goes on with the next one
        following = next((other for other in left if other > thing), left[0] if left else thing)
        self.board.select(self.things.row_of(following if from_hand and group else thing))
        where = f"is in: {group_title(group)}" if group else "is to be placed again"
        self._say(f"{self._name(thing)} {where}. {len(left)} left." if left else f"{self._name(thing)} {where}. Done.")
        self.changed.emit()

    def _on_cancelled(self) -> None:
        thing = self.things.picked
        self._let_go("Nothing is picked.")
        if thing is not None:
            self.board.select(self.things.row_of(thing))

    def _on_clear(self) -> None:
        self._places = [NOWHERE] * len(self._places)
        self._let_go("Everything is to be placed again.")
        self._show()
        self.changed.emit()

    def _let_go(self, text: str) -> None:
        self.things.pick(None)
        self._say(text)

    def _name(self, thing: int) -> str:
        return plain(self.things.texts[thing])

    def _say(self, text: str) -> None:
        self._status.setText(text)
        if text:
            announce(self._status, text)

    def _show(self) -> None:
        self.things.show(open_rows(self._regions, self._places))
        self._clear.setEnabled(any(self._places))
