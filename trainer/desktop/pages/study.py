"""Study: one question after another, each checked, explained and rated."""

from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QProgressBar, QStackedWidget, QWidget

from trainer.desktop.pages.card_menu import CardDialog, CardMenu
from trainer.desktop.pages.question_view import QuestionView
from trainer.desktop.pages.summary import SummaryPage
from trainer.desktop.services import Services
from trainer.desktop.sitting import Asked, CardTold, Sitting
from trainer.desktop.theme.tokens import Space
from trainer.desktop.widgets.banner import Banner
from trainer.desktop.widgets.basics import announce, button, card, column, label, row
from trainer.desktop.widgets.rating_bar import RATINGS, RatingBar
from trainer.desktop.widgets.responsive import ResponsiveRow

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.study.session import Feedback, Session
    from trainer.study.summary import Summary


class StudyPage(QWidget):
    """Drives a sitting. ``ended`` says that the learner goes home; ``changed`` that progress is another."""

    ended = Signal()
    changed = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._sitting: Sitting | None = None
        self._asked: Asked | None = None
        self._done = 0
        self._asked_at = 0.0
        self._seconds: float | None = None
        self._graded = False
        self.setProperty("look", "page")
        self.setAccessibleName("Study")
        self.question = QuestionView(services)
        self.summary = SummaryPage(services)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.question)
        self._stack.addWidget(self.summary)
        self.banner = Banner(services.theme)
        self._top = self._make_top()
        self._bottom = self._make_bottom()
        layout = column(self, 0)
        layout.addWidget(self._top)
        holder = QWidget()
        holder_layout = column(holder, 0, (Space.XL, Space.S, Space.XL, 0))
        holder_layout.addWidget(self.banner)
        layout.addWidget(holder)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._bottom)
        self._connect()
        self._idle()

    @property
    def active(self) -> bool:
        """Whether a sitting is under way."""
        return self._sitting is not None

    def begin(self, make_session: "Callable[[], Session]") -> None:
        """Begin another sitting."""
        if self._sitting is not None:
            self._sitting.deleteLater()
        self._sitting = sitting = Sitting(self._services.lane, make_session, self)
        sitting.asked.connect(self._on_asked)
        sitting.explained.connect(self._on_explained)
        sitting.graded.connect(self._on_graded)
        sitting.rerated.connect(self._on_rerated)
        sitting.nothing_to_undo.connect(self._on_nothing_to_undo)
        sitting.nothing_to_redo.connect(self._on_nothing_to_redo)
        sitting.card_told.connect(self._on_card_told)
        sitting.card_kept.connect(partial(self.banner.say, "good"))
        sitting.finished.connect(self._on_finished)
        sitting.failed.connect(self._on_failed)
        self._done = 0
        self.banner.hide()
        self._stack.setCurrentWidget(self.question)
        self.question.show_waiting()
        self._bar_state(top=True)
        self._title.setText("Preparing the first question…")
        self._progress.setRange(0, 0)
        sitting.next()

    def focus_first(self) -> None:
        """Give the keyboard to the question."""
        if self._stack.currentWidget() is self.summary:
            self.summary.focus_first()
        else:
            self.question.focus_first()

    # building

    def _make_top(self) -> QFrame:
        top = card("topbar")
        layout = row(top, Space.M, (Space.XL, Space.S, Space.L, Space.S))
        self._title = label("", "strong")
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName("Progress of this sitting")
        self._undo = button("Undo", "quiet", "Undo the last answer")
        self._redo = button("Redo", "quiet", "Bring back the answer that was undone")
        self._card = CardMenu(self._services.theme)
        self._end = button("End session", "quiet")
        layout.addWidget(self._title)
        layout.addWidget(self._progress, 1)
        layout.addWidget(self._card)
        layout.addWidget(self._undo)
        layout.addWidget(self._redo)
        layout.addWidget(self._end)
        return top

    def _make_bottom(self) -> QFrame:
        bottom = card("bar")
        outer = column(bottom, 0, (Space.XL, Space.M, Space.XL, Space.M))
        # large text puts the note above the buttons rather than into a thin column beside them
        areas = ResponsiveRow(self._services.theme, 860, Space.S)
        controls = QWidget()
        layout = row(controls, Space.M)
        layout.addStretch(1)
        outer.addWidget(areas)
        self._note = label("", tone="muted", wrap=True)
        self._ratings = RatingBar()
        self._skip = button("Skip", "quiet", "Skip this question")
        self._check = button("Check", "primary")
        self._next = button("Next", "primary")
        areas.add(self._note, 1)
        areas.add(controls, 0)
        layout.addWidget(self._ratings)
        layout.addWidget(self._skip)
        layout.addWidget(self._check)
        layout.addWidget(self._next)
        return bottom

    def _connect(self) -> None:
        self.question.changed.connect(self._on_answer_changed)
        self.question.check_asked.connect(self._on_check)
        self.question.rated.connect(self._on_self_rated)
        self.summary.home_asked.connect(self._on_home)
        self._check.clicked.connect(self._on_check)
        self._next.clicked.connect(self._on_next)
        self._skip.clicked.connect(self._on_skip)
        self._undo.clicked.connect(self._on_undo)
        self._redo.clicked.connect(self._on_redo)
        self._card.flag_asked.connect(self._on_flag)
        self._card.suspend_asked.connect(self._on_suspend)
        self._card.note_asked.connect(self._on_note)
        self._end.clicked.connect(self._on_end)
        self._ratings.rated.connect(self._on_rated)
        for keys, slot in (
            (QKeySequence("Ctrl+Return"), self._on_enter),
            (QKeySequence("Ctrl+Enter"), self._on_enter),
            (QKeySequence(QKeySequence.StandardKey.Undo), self._on_undo),
            (QKeySequence(QKeySequence.StandardKey.Redo), self._on_redo),
        ):
            QShortcut(keys, self).activated.connect(slot)

    # the sitting speaks

    def _on_asked(self, asked: Asked) -> None:
        self._asked = asked
        self._graded = False
        self._seconds = None
        item = asked.item
        self._stack.setCurrentWidget(self.question)
        self.question.show_item(item, asked.intervals)
        number = self._done + 1
        self._title.setText(f"Question {number} · {asked.left} left")
        self._progress.setRange(0, max(1, self._done + asked.left))
        self._progress.setValue(self._done)
        self._note.setText("")
        self._card.show_flag(asked.flagged)
        if asked.broken:
            self.banner.say("warn", asked.broken[-1])
        else:
            self.banner.hide()
        self._bar_state(top=True, asking=not self.question.self_rated)
        self._on_answer_changed()
        announce(self, f"{self._title.text()}: {item.question.title}")
        self.question.focus_first()
        if self.question.needs_explanation and self._sitting:
            self._sitting.explain()
        self._asked_at = monotonic()

    def _on_explained(self, markdown: str) -> None:
        self.question.show_explanation(markdown)

    def _on_graded(self, feedback: "Feedback") -> None:
        self._graded = True
        self._done += 1
        self._progress.setValue(self._done)
        self.changed.emit()
        if self.question.self_rated:
            self._on_next()
            return
        self.question.show_feedback(feedback.grade)
        self._bar_state(top=True, graded=True)
        self._ratings.setVisible(bool(self._asked and self._asked.intervals))
        self._ratings.show_intervals(self._asked.intervals if self._asked else {})
        self._show_rating(feedback)
        announce(self, f"{feedback.grade.score:.0%}. {feedback.why}")
        self._next.setFocus()

    def _on_rerated(self, feedback: "Feedback") -> None:
        self._show_rating(feedback)
        self.changed.emit()

    def _on_nothing_to_undo(self) -> None:
        self.banner.say("info", "There is no answer to take back.")

    def _on_nothing_to_redo(self) -> None:
        self.banner.say("info", "There is no answer to bring back.")

    def _on_card_told(self, card: "CardTold") -> None:
        assert self._asked is not None
        dialog = CardDialog(self._services.theme, self._asked.item.question.title, card, self)
        dialog.note_written.connect(self._on_note_written)
        dialog.open()

    def _on_finished(self, summary: "Summary") -> None:
        self.summary.show_summary(summary)
        self._sitting = None
        self._stack.setCurrentWidget(self.summary)
        self._bar_state()
        self.changed.emit()
        self.summary.focus_first()

    def _on_failed(self, sentence: str) -> None:
        self.banner.say("bad", sentence)
        self._on_answer_changed()

    # the learner acts

    def _on_answer_changed(self) -> None:
        if self.question.thought_enough and self._seconds is None and self._asked_at:
            self._seconds = monotonic() - self._asked_at
        self._check.setEnabled(self.question.complete())

    def _on_check(self) -> None:
        if self._sitting and not self._graded and self.question.complete():
            self._check.setEnabled(False)
            self._sitting.submit(self.question.answer(), self._thinking())

    def _on_self_rated(self, rating: int) -> None:
        if self._sitting and not self._graded:
            self._sitting.submit(self.question.answer(), self._thinking(), rating)

    def _on_rated(self, rating: int) -> None:
        if self._sitting and self._graded:
            self._sitting.overrule(rating)

    def _on_next(self) -> None:
        if self._sitting and self._graded:
            self._sitting.next()

    def _on_enter(self) -> None:
        if self._graded:
            self._on_next()
        else:
            self._on_check()

    def _on_skip(self) -> None:
        if self._sitting and not self._graded:
            self._sitting.skip()

    def _on_undo(self) -> None:
        if self._sitting:
            self._done = max(0, self._done - 1)
            self._sitting.undo()

    def _on_redo(self) -> None:
        if self._sitting:
            self._sitting.redo()

    def _on_flag(self, flagged: bool) -> None:
        if self._sitting:
            self._sitting.flag(flagged)

    def _on_suspend(self) -> None:
        if self._sitting:
            self._sitting.suspend()

    def _on_note(self) -> None:
        if self._sitting:
            self._sitting.tell_card()

    def _on_note_written(self, text: str) -> None:
        if self._sitting:
            self._sitting.write_note(text)

    def _on_end(self) -> None:
        if self._sitting:
            self._sitting.finish()

    def _on_home(self) -> None:
        self._idle()
        self.ended.emit()

    def keyPressEvent(self, event: object) -> None:
        """Rate with the keys 1 to 4, go on with Enter."""
        text = event.text()
        if text.isdigit() and int(text) in RATINGS:
            if self._graded:
                self._ratings.button(int(text)).click()
            else:
                self.question.rate(int(text))
        else:
            super().keyPressEvent(event)

    # looks

    def _thinking(self) -> float:
        return self._seconds if self._seconds is not None else monotonic() - self._asked_at

    def _show_rating(self, feedback: "Feedback") -> None:
        self._ratings.select(int(feedback.rating))
        self._note.setText(" ".join(part for part in (feedback.why, feedback.schedule) if part))
        self._note.setToolTip("How the rating was chosen, and when the card comes back")

    def _idle(self) -> None:
        self._sitting = None
        self._bar_state()

    def _bar_state(self, *, top: bool = False, asking: bool = False, graded: bool = False) -> None:
        self._top.setVisible(top)
        self._bottom.setVisible(asking or graded)
        for widget, shown in (
            (self._ratings, graded),
            (self._next, graded),
            (self._skip, asking),
            (self._check, asking),
        ):
            widget.setVisible(shown)
