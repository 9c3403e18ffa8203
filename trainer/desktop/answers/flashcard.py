"""A card to be recalled, turned and rated by the learner."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from trainer.desktop.answers.base import AnswerWidget
from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Space
from trainer.desktop.widgets.basics import announce, button, column, label, rule
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
        self._intervals: dict[int, str] = {}
        self._explanation = ""
        self._back: _Back | None = None
        self._layout = column(self, Space.L)
        self.reveal_button = button("Show answer", "primary")
        self.reveal_button.clicked.connect(self.reveal)
        self._layout.addWidget(self.reveal_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._layout.addStretch(1)

    @property
    def revealed(self) -> bool:
        """Whether the back has been seen."""
        return self._back is not None

    def reveal(self) -> None:
        """Turn the card: only now the back is made, so that the front is there sooner."""
        if self._back is not None:
            return
        self._back = _Back(self._theme, self._item.question.back, self._intervals)
        self._back.rated.connect(self.rate)
        self._back.show_evidence(self._explanation)
        self.reveal_button.hide()
        self._layout.insertWidget(1, self._back)
        announce(self._back, plain(self._item.question.back))
        self.changed.emit()
        self._back.focus_first()

    def answer(self) -> FlashcardAnswer:
        """Return how well it was recalled."""
        return FlashcardAnswer(recall=_RECALLS.get(self._rating or 0))

    def restore(self, answer: FlashcardAnswer) -> None:
        """Turn the card and show how well it was recalled."""
        if answer.recall is not None:
            self.reveal()
            self._choose(next(number for number, recall in _RECALLS.items() if recall == answer.recall))

    def focus_first(self) -> None:
        """Give the keyboard to the button that turns the card."""
        self.reveal_button.setFocus()

    def show_intervals(self, intervals: dict[int, str]) -> None:
        """Show when each rating would bring the card back."""
        self._intervals = intervals
        if self._back is not None:
            self._back.ratings.show_intervals(intervals)

    def show_explanation(self, markdown: str) -> None:
        """Show the evidence of the run below the back."""
        self._explanation = markdown
        if self._back is not None:
            self._back.show_evidence(markdown)

    def rate(self, rating: int) -> None:
        """Rate the card 1…4, once it has been turned."""
        if self.revealed and self._rating is None:
            self._choose(rating)
            self.rated.emit(rating)

    def _choose(self, rating: int) -> None:
        self._rating = rating
        assert self._back is not None
        self._back.ratings.select(rating)


class _Back(QFrame):
    """The back with the evidence of the run, and how well it was recalled: ``rated`` gives that as 1…4."""

    rated = Signal(int)

    def __init__(self, theme: Theme, markdown: str, intervals: dict[int, str]) -> None:
        super().__init__()
        self.setProperty("look", "card")
        layout = column(self, Space.M, Space.L)
        layout.addWidget(Prose(theme, "Back of the card", markdown))
        self._evidence = Prose(theme, "Evidence")
        self._evidence.hide()
        layout.addWidget(self._evidence)
        layout.addWidget(rule())
        layout.addWidget(label("How well did you recall it?", "strong"))
        self.ratings = RatingBar(theme)
        self.ratings.show_intervals(intervals)
        self.ratings.rated.connect(self.rated)
        layout.addWidget(self.ratings, 0, Qt.AlignmentFlag.AlignLeft)

    def show_evidence(self, markdown: str) -> None:
        """Show what the run showed; nothing where it showed nothing."""
        self._evidence.set_markdown(markdown)
        self._evidence.setVisible(bool(markdown))

    def focus_first(self) -> None:
        """Give the keyboard to the rating of those who knew."""
        self.ratings.button(3).setFocus()
