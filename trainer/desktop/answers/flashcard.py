"""A card to be recalled, turned and rated by the learner."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from trainer.desktop.answers.base import AnswerWidget
from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Space
from trainer.desktop.widgets.basics import announce, button, card, column, label, rule
from trainer.desktop.widgets.prose import Prose
from trainer.desktop.widgets.rating_bar import RatingBar
from trainer.desktop.widgets.rich_text import plain
from trainer.questions.flashcard import FlashcardAnswer, FlashcardItem

_RECALLS = {1: "again", 2: "hard", 3: "good", 4: "easy"}


class FlashcardWidget(AnswerWidget):
    """Shows the back when asked, then how well it was recalled; ``revealed`` ends the time of thinking."""

    stays = False
    self_rated = True
    needs_explanation = True

    def __init__(self, theme: Theme, item: FlashcardItem, parent: QWidget | None = None) -> None:
        super().__init__(theme, item, parent)
        self._rating: int | None = None
        layout = column(self, Space.L)
        self.reveal_button = button("Show answer", "primary")
        self.reveal_button.clicked.connect(self.reveal)
        layout.addWidget(self.reveal_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._back = self._make_back(theme, item)
        self._back.hide()
        layout.addWidget(self._back)
        layout.addStretch(1)

    @property
    def revealed(self) -> bool:
        """Whether the back has been seen."""
        return self._back.isVisibleTo(self)

    def reveal(self) -> None:
        """Turn the card."""
        if self.revealed:
            return
        self.reveal_button.hide()
        self._back.show()
        announce(self._back, plain(self._item.question.back))
        self.changed.emit()
        self.ratings.button(3).setFocus()

    def answer(self) -> FlashcardAnswer:
        """Return how well it was recalled."""
        return FlashcardAnswer(recall=_RECALLS.get(self._rating or 0))

    def restore(self, answer: FlashcardAnswer) -> None:
        """Turn the card and show how well it was recalled."""
        if answer.recall is not None:
            self.reveal()
            self._rating = next(number for number, recall in _RECALLS.items() if recall == answer.recall)
            self.ratings.select(self._rating)

    def focus_first(self) -> None:
        """Give the keyboard to the button that turns the card."""
        self.reveal_button.setFocus()

    def show_intervals(self, intervals: dict[int, str]) -> None:
        """Show when each rating would bring the card back."""
        self.ratings.show_intervals(intervals)

    def show_explanation(self, markdown: str) -> None:
        """Show the evidence of the run below the back."""
        self._evidence.set_markdown(markdown)
        self._evidence.setVisible(bool(markdown))

    def rate(self, rating: int) -> None:
        """Rate the card 1…4, once it has been turned."""
        if self.revealed and self._rating is None:
            self._rating = rating
            self.ratings.select(rating)
            self.rated.emit(rating)

    def _make_back(self, theme: Theme, item: FlashcardItem) -> QFrame:
        back = card()
        layout = column(back, Space.M, Space.L)
        layout.addWidget(Prose(theme, "Back of the card", item.question.back))
        self._evidence = Prose(theme, "Evidence")
        self._evidence.hide()
        layout.addWidget(self._evidence)
        layout.addWidget(rule())
        layout.addWidget(label("How well did you recall it?", "strong"))
        self.ratings = RatingBar()
        self.ratings.show_intervals({})
        self.ratings.rated.connect(self.rate)
        layout.addWidget(self.ratings, 0, Qt.AlignmentFlag.AlignLeft)
        return back
