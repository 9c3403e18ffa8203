"""The bars above and below a question: how far the sitting is, and what can be done."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QSizePolicy, QWidget

from trainer.desktop.pages.card_menu import CardMenu
from trainer.desktop.services import Services
from trainer.desktop.theme.tokens import Space
from trainer.desktop.widgets.basics import button, column, label, row
from trainer.desktop.widgets.rating_bar import RatingBar
from trainer.desktop.widgets.responsive import ResponsiveRow
from trainer.desktop.widgets.top_bar import TopBar


class SittingBar(TopBar):
    """Above the question: title, progress, the card's menu, undo and the way out."""

    undo_asked = Signal()
    redo_asked = Signal()
    end_asked = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services.theme, Space.S, parent)
        self._done = self._left = 0
        self._title = label("", "strong")
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName("Progress of this sitting")
        self._progress.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # the title comes first
        self.card = CardMenu()
        undo = button("Undo", "quiet", "Undo the last answer")
        redo = button("Redo", "quiet", "Bring back the answer that was undone")
        end = button("End session", "quiet")
        self.place.addWidget(self._title)
        self.place.addWidget(self._progress, 1)
        self.add_controls(self.card, undo)
        self.add_controls(redo, end)
        undo.clicked.connect(self.undo_asked)
        redo.clicked.connect(self.redo_asked)
        end.clicked.connect(self.end_asked)

    def title(self) -> str:
        """Return where the sitting is, in words."""
        return self._title.text()

    def show_waiting(self) -> None:
        """Say that the first question is being prepared."""
        self._left = 0
        self._title.setText("Preparing the first question…")
        self._progress.setRange(0, 0)

    def show_done(self, done: int) -> None:
        """Show how many questions have been answered."""
        self._done = done
        self._write()

    def show_left(self, left: int) -> None:
        """Show how many questions are left, the one that is asked included."""
        self._left = left
        self._write()

    def _write(self) -> None:
        left = f" · {self._left} left" if self._left else ""
        self._title.setText(f"Question {self._done + 1}{left}")
        # a progress bar paints itself at once, and all that has to be laid out with it: later is soon enough
        self._progress.setUpdatesEnabled(False)
        self._progress.setRange(0, max(1, self._done + self._left))
        self._progress.setValue(self._done)
        self._progress.setUpdatesEnabled(True)


class AnswerBar(QFrame):
    """Below the question: check and skip before the answer is graded, rating and next after it."""

    check_asked = Signal()
    skip_asked = Signal()
    next_asked = Signal()
    rated = Signal(int)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "bar")
        outer = column(self, 0, (Space.XL, Space.M, Space.XL, Space.M))
        # large text puts the note above the buttons rather than into a thin column beside them
        areas = ResponsiveRow(services.theme, 860, Space.S)
        self._controls = controls = QWidget()
        layout = row(controls, 0)
        layout.addStretch(1)
        outer.addWidget(areas)
        self._note = label("", tone="muted", wrap=True)
        self._note.setToolTip("How the rating was chosen, and when the card comes back")
        self.ratings = RatingBar(services.theme)
        self._skip = button("Skip", "quiet", "Skip this question")
        self._check = button("Check", "primary")
        self._next = button("Next", "primary")
        areas.add(self._note, 1)
        areas.add(controls, 0)
        # what is shown together is shown at once: for each that is shown Qt lays the whole page out anew
        self._asking = _side_by_side(self._skip, self._check)
        self._graded = ResponsiveRow(services.theme, 0, Space.M)
        for control in (self.ratings, self._next):
            self._graded.add(control, 0)
        for group in (self._asking, self._graded):
            layout.addWidget(group)
        self._check.clicked.connect(self.check_asked)
        self._skip.clicked.connect(self.skip_asked)
        self._next.clicked.connect(self.next_asked)
        self.ratings.rated.connect(self.rated)
        services.theme.changed.connect(partial(controls.setMinimumHeight, 0))

    def show_asking(self, *, checked: bool) -> None:
        """Offer to skip the question, and to check the answer unless the learner rates it."""
        self._note.setText("")
        self._check.setVisible(checked)
        self._arrange(asking=True)

    def show_graded(self, intervals: dict[int, str]) -> None:
        """Offer the next question, and ratings where the answer counts: ``intervals`` says what each leads to."""
        self.ratings.setVisible(bool(intervals))
        self.ratings.show_intervals(intervals)
        # as high as it has been once: the page above would move with each check
        self._controls.setMinimumHeight(max(self._controls.minimumHeight(), self._graded.sizeHint().height()))
        self._arrange(asking=False)
        self._next.setFocus()

    def show_rating(self, rating: int, note: str) -> None:
        """Mark the rating that holds and say why."""
        self.ratings.select(rating)
        self.ratings.setToolTip(note)
        self._note.setText(note)

    def show_note(self, shown: bool) -> None:
        """Say why a rating holds, or leave the room to the question; the ratings' tooltip says it in any case."""
        self._note.setVisible(shown)

    def allow_check(self, allowed: bool) -> None:
        """Say whether there is an answer that can be checked."""
        self._check.setEnabled(allowed)

    def _arrange(self, *, asking: bool) -> None:
        shown, hidden = (self._asking, self._graded) if asking else (self._graded, self._asking)
        hidden.hide()
        shown.show()
        self.show()


def _side_by_side(*controls: QWidget) -> QWidget:
    group = QWidget()
    layout = row(group, Space.M)
    for control in controls:
        layout.addWidget(control)
    return group
