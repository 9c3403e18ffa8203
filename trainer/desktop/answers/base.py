"""What every answer widget has in common."""

from abc import abstractmethod
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trainer.desktop.theme.theme import Theme

if TYPE_CHECKING:
    from trainer.questions import Answer, Grade, Item


class AnswerWidget(QWidget):
    """Takes the answer to one item.

    ``changed`` says that the answer is another; ``check_asked`` that the learner wants it graded (Enter in a field);
    ``rated`` gives a self-rating 1…4 where the learner grades, as of a flashcard. ``wide`` widgets want the full width,
    ``stays`` ones remain on the page, showing what was right, after the check.
    """

    changed = Signal()
    check_asked = Signal()
    rated = Signal(int)

    wide: bool = False
    stays: ClassVar[bool] = True
    self_rated: ClassVar[bool] = False
    needs_explanation: ClassVar[bool] = False

    def __init__(self, theme: Theme, item: "Item[Any, Any]", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._item = item

    @abstractmethod
    def answer(self) -> "Answer":
        """Return what the learner gave."""

    @abstractmethod
    def restore(self, answer: "Answer") -> None:
        """Show an answer that was given before, as if the learner had just given it."""

    @abstractmethod
    def focus_first(self) -> None:
        """Give the keyboard to the first control."""

    def complete(self) -> bool:
        """Say whether there is something to grade."""
        return self.answer() != self._item.empty()

    def show_grade(self, grade: "Grade") -> None:
        """Show what was right, and take no more answers."""
        self.setEnabled(False)

    def show_intervals(self, intervals: dict[int, str]) -> None:
        """Show when each self-rating would bring the card back."""

    def show_explanation(self, markdown: str) -> None:
        """Show the explanation where the widget has its own place for it."""
