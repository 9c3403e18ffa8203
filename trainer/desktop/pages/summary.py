"""The end of a sitting: how it went, what comes next."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trainer.desktop.pages.page import ScrollPage
from trainer.desktop.pages.weak_topics import TopicLine, WeakTopics
from trainer.desktop.services import Services
from trainer.desktop.theme.tokens import Space
from trainer.desktop.widgets.basics import button, card, column, label, row
from trainer.desktop.widgets.figure import Figures
from trainer.desktop.widgets.rating_bar import RATINGS
from trainer.desktop.widgets.responsive import ResponsiveRow
from trainer.desktop.widgets.table import RecordTable
from trainer.desktop.wording import counted

if TYPE_CHECKING:
    from trainer.study.summary import Answered, Summary

_WEAKEST = 5
_COLUMNS = ("Question", "Score", "Time", "Rating", "Again in")
_OF_THE_SCHEDULE = 3  # from this column on they say nothing where answers do not count


class SummaryPage(ScrollPage):
    """Shows a summary; ``to_practise`` gives a choice of cards.

    ``home_asked`` leads back, ``undo_asked`` to the last answer, to give it anew.
    """

    home_asked = Signal()
    undo_asked = Signal()
    to_practise = Signal(object)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services.theme, "Summary", parent)
        self._title = label("", "title")
        self._detail = label("", "lead", "muted", wrap=True)
        self.body.addWidget(self._title)
        self.body.addWidget(self._detail)
        self._figures = Figures(services.theme, ("Score", "All right", "Time", "Ratings"))
        self.body.addWidget(self._figures)
        lower = ResponsiveRow(services.theme, 860, Space.L)
        self._weak = WeakTopics(services)
        self._weak.to_practise.connect(self.to_practise)
        lower.add(self._weak, 2)
        answers = card()
        answers_layout = column(answers, Space.S, Space.L)
        answers_layout.addWidget(label("What you answered", "heading"))
        self._answers = RecordTable(services.theme, "Answers of this sitting", _COLUMNS)
        self._answers.setMinimumHeight(services.theme.px(240))
        answers_layout.addWidget(self._answers)
        lower.add(answers, 3)
        self.body.addWidget(lower)
        self._home = button("Back to home", "big")
        self._home.clicked.connect(self.home_asked)
        self._undo = button("Take back the last answer", "quiet")
        self._undo.setToolTip("Ctrl+Z")
        self._undo.clicked.connect(self.undo_asked)
        buttons = row(spacing=Space.M)
        buttons.addWidget(self._home)
        buttons.addWidget(self._undo)
        buttons.addStretch(1)
        self.body.addLayout(buttons)
        self.body.addStretch(1)

    def show_summary(self, summary: "Summary") -> None:
        """Show what a sitting came to."""
        count = summary.answered
        self._title.setText("Session complete" if count else "Nothing answered this time")
        self._detail.setText(_detail(summary))
        ratings = summary.ratings
        self._figures.set_values(
            (
                "–" if summary.score is None else f"{summary.score:.0%}",
                f"{summary.correct} of {count}",
                _time(summary.seconds),
                ", ".join(f"{ratings[rating]} {RATINGS[int(rating)]}" for rating in sorted(ratings))
                if summary.counts
                else None,
            )
        )
        nothing = "No topic lost a point." if count else "Topics appear here once you answer."
        weakest = [
            TopicLine(one.topic, one.score, counted(one.answers, "answer")) for one in summary.weak_topics[:_WEAKEST]
        ]
        self._weak.show_topics(weakest, summary.lost, nothing)
        columns = _COLUMNS if summary.counts else _COLUMNS[:_OF_THE_SCHEDULE]
        self._answers.records.set_headers(columns)
        self._answers.set_rows([_row(answer)[: len(columns)] for answer in summary.answers])

    def focus_first(self) -> None:
        """Give the keyboard to the way home."""
        self._home.setFocus()


def _detail(summary: "Summary") -> str:
    if not summary.answers:
        return "Your progress is as it was."
    recorded = f"{counted(summary.answered, 'answer')} {'is' if summary.answered == 1 else 'are'} recorded."
    return recorded if summary.counts else f"{recorded} Your schedule is as it was."


def _row(answer: "Answered") -> tuple[str, ...]:
    rating = RATINGS[int(answer.rating)]
    return answer.title, f"{answer.score:.0%}", _time(answer.seconds), rating, answer.interval


def _time(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
