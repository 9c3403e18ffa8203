"""Study: one question after another, each checked, explained and rated."""

from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from trainer.desktop.pages.card_actions import CardActions
from trainer.desktop.pages.question_view import QuestionView
from trainer.desktop.pages.study_bars import AnswerBar, SittingBar
from trainer.desktop.pages.summary import SummaryPage
from trainer.desktop.services import Services
from trainer.desktop.sitting import Asked, Sitting
from trainer.desktop.theme.tokens import Space
from trainer.desktop.turns import PAINTED
from trainer.desktop.widgets.banner import Banner
from trainer.desktop.widgets.basics import announce, column
from trainer.desktop.widgets.rating_bar import RATINGS

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.study.feedback import Feedback
    from trainer.study.session import Session
    from trainer.study.summary import Summary


_REST = 300  # milliseconds after which the summary is read
_LOW = 260  # pixels at 100 % text


class StudyPage(QWidget):
    """Drives a sitting.

    ``rested`` says that it is over, ``ended`` that the learner goes home; ``changed`` that progress is another;
    ``to_practise`` gives a choice of cards.
    """

    rested = Signal()
    ended = Signal()
    changed = Signal()
    to_practise = Signal(object)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._sitting: Sitting | None = None
        self._asked: Asked | None = None
        self._asked_at = 0.0
        self._seconds: float | None = None
        self._graded = False
        self._leaving = False
        self.setProperty("look", "page")
        self.setAccessibleName("Study")
        self.question = QuestionView(services)
        self.question.make_process()  # before there is a sitting that it could hold up
        self.summary = SummaryPage(services)
        self._stack = QStackedWidget()
        self._stack.setMinimumHeight(1)  # what scrolls gives way first where the window is low
        self._stack.addWidget(self.question)
        self._stack.addWidget(self.summary)
        self.banner = Banner(services.theme)
        self._top = SittingBar(services)
        self._bottom = AnswerBar(services)
        self._card = CardActions(self._top.card, services.theme, self)
        layout = column(self, 0)
        layout.addWidget(self._top)
        holder = QWidget()
        holder_layout = column(holder, 0, (Space.XL, Space.S, Space.XL, 0))
        holder_layout.addWidget(self.banner)
        layout.addWidget(holder)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._bottom)
        self._connect()
        services.theme.changed.connect(self._fit_note)
        self._idle()

    @property
    def active(self) -> bool:
        """Whether a sitting is under way."""
        return self._sitting is not None and self._stack.currentWidget() is self.question

    def begin(self, make_session: "Callable[[], Session]") -> None:
        """Begin another sitting."""
        if self._sitting is not None:
            self._sitting.deleteLater()
        self._sitting = sitting = Sitting(self._services.lane, make_session, self)
        sitting.asked.connect(self._on_asked)
        sitting.counted.connect(self._top.show_left)
        sitting.foreseen.connect(self.question.prepare)
        sitting.explained.connect(self._on_explained)
        sitting.graded.connect(self._on_graded)
        sitting.recorded.connect(self.changed)
        sitting.rerated.connect(self._on_rerated)
        sitting.nothing_to_undo.connect(partial(self.banner.say, "info", "There is no answer to take back."))
        sitting.nothing_to_redo.connect(partial(self.banner.say, "info", "There is no answer to bring back."))
        sitting.card_kept.connect(partial(self.banner.say, "good"))
        sitting.finished.connect(self._on_finished)
        sitting.failed.connect(self._on_failed)
        sitting.delayed.connect(self._on_delayed)
        self._card.follow(sitting)
        self.banner.hide()
        self._stack.setCurrentWidget(self.question)
        self.question.show_waiting()
        self._top.show_waiting()
        self._top.show()
        self._bottom.hide()
        sitting.next()

    def abandon(self) -> None:
        """End the sitting without a summary: somebody else learns now, or from other data."""
        if self._sitting is not None:
            self._sitting.deleteLater()
        self.question.show_waiting()
        self._stack.setCurrentWidget(self.question)
        self.banner.hide()
        self._idle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room to the question where the window is low."""
        super().resizeEvent(event)
        self._fit_note()

    def focus_first(self) -> None:
        """Give the keyboard to the question."""
        if self._stack.currentWidget() is self.summary:
            self.summary.focus_first()
        else:
            self.question.focus_first()

    def _connect(self) -> None:
        self.question.changed.connect(self._on_answer_changed)
        self.question.check_asked.connect(self._on_check)
        self.question.rated.connect(self._on_self_rated)
        self.summary.home_asked.connect(self._on_home)
        self.summary.undo_asked.connect(self._on_undo)
        self.summary.to_practise.connect(self.to_practise)
        top, bottom = self._top, self._bottom
        bottom.check_asked.connect(self._on_check)
        bottom.next_asked.connect(self._on_next)
        bottom.skip_asked.connect(self._on_skip)
        bottom.rated.connect(self._on_rated)
        top.undo_asked.connect(self._on_undo)
        top.redo_asked.connect(self._on_redo)
        top.end_asked.connect(self._on_end)
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
        self._top.show_done(asked.done)
        self._card.show_card(asked)
        self._top.show()
        if asked.broken:
            self.banner.say("warn", asked.broken[-1])
        else:
            self.banner.hide()
        self._bottom.show_asking(checked=not self.question.self_rated)
        self._on_answer_changed()
        announce(self, f"{self._top.title()}: {item.question.title}")
        self.question.focus_first()
        if self.question.needs_explanation and self._sitting:
            self._sitting.explain()
        self._asked_at = monotonic()
        # until the question is on screen, the screen needs the processor
        QTimer.singleShot(PAINTED, self, self._on_painted)

    def _on_painted(self) -> None:
        if self._sitting and self.isVisible():  # a window that was closed has no store any more
            self._sitting.look_ahead()
            self.question.expect_check()

    def _on_explained(self, markdown: str) -> None:
        self.question.show_explanation(markdown)

    def _on_graded(self, feedback: "Feedback") -> None:
        self._graded = True
        self.banner.hide()
        self.changed.emit()
        self.question.show_feedback(feedback.grade)
        self._bottom.show_graded(self._asked.intervals if self._asked else {})
        self._show_rating(feedback)
        announce(self, f"{feedback.grade.score:.0%}. {feedback.why}")

    def _on_rerated(self, feedback: "Feedback") -> None:
        self._show_rating(feedback)
        self.changed.emit()

    def _on_finished(self, summary: "Summary") -> None:
        # the sitting stays: its last answer can still be taken back
        self.banner.hide()
        self.summary.show_summary(summary)
        self._stack.setCurrentWidget(self.summary)
        self._top.hide()
        self._bottom.hide()
        self.changed.emit()
        self.summary.focus_first()
        QTimer.singleShot(_REST, self, self.rested.emit)

    def _on_failed(self, sentence: str) -> None:
        self.banner.say("bad", sentence)
        self._on_answer_changed()
        self.focus_first()  # the button that was pressed could not keep the keyboard

    def _on_delayed(self) -> None:
        cause = self._services.long_work.name
        told = f"{cause} comes first; this is done right after." if cause else "Not done yet; please wait."
        self.banner.say("info", told)

    # the learner acts

    def _on_answer_changed(self) -> None:
        self._leaving = False
        if self.question.thought_enough and self._seconds is None and self._asked_at:
            self._seconds = monotonic() - self._asked_at
        self._bottom.allow_check(self.question.complete())

    def _on_check(self) -> None:
        if self._sitting and not self._graded and self.question.complete():
            self._bottom.allow_check(False)
            self._sitting.submit(self.question.answer(), self._thinking())

    def _on_self_rated(self, rating: int) -> None:
        if self._sitting and not self._graded:
            self._sitting.submit_and_go_on(self.question.answer(), self._thinking(), rating)

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
        if not self._sitting:
            return
        if self.active and not self._graded and not self._leaving and not self.question.untouched():
            # a half-built layout is not to be lost to who wants its last move back
            self._leaving = True
            self.banner.say("info", "This takes back the answer before. Undo again to leave what you have done here.")
            return
        self._sitting.undo()

    def _on_redo(self) -> None:
        if self._sitting:
            self._sitting.redo()

    def _on_end(self) -> None:
        if self._sitting:
            self._sitting.finish()

    def _on_home(self) -> None:
        self._idle()
        self.ended.emit()

    def keyPressEvent(self, event: object) -> None:
        """Rate with the keys 1 to 4; take back, or bring back, what a field that is written into does not want to."""
        text = event.text()
        if text.isdigit() and int(text) in RATINGS:
            if self._graded:
                self._bottom.ratings.button(int(text)).click()
            else:
                self.question.rate(int(text))
        elif event.matches(QKeySequence.StandardKey.Undo):
            self._on_undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self._on_redo()
        else:
            super().keyPressEvent(event)

    def _thinking(self) -> float:
        return self._seconds if self._seconds is not None else monotonic() - self._asked_at

    def _show_rating(self, feedback: "Feedback") -> None:
        note = " ".join(part for part in (feedback.why, feedback.schedule) if part)
        self._bottom.show_rating(int(feedback.rating), note)

    def _fit_note(self) -> None:
        self._bottom.show_note(self.height() >= self._services.theme.px(_LOW))

    def _idle(self) -> None:
        self._sitting = None
        self._card.follow(None)
        self._top.hide()
        self._bottom.hide()
