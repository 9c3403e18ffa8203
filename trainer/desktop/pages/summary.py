"""The end of a sitting: how it went, what comes next."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trainer.desktop.pages.page import ScrollPage
from trainer.desktop.services import Services
from trainer.desktop.theme.tokens import Space
from trainer.desktop.topics import topic_title
from trainer.desktop.widgets.basics import button, card, clear, column, label, row
from trainer.desktop.widgets.figure import Figures
from trainer.desktop.widgets.level import LevelBar
from trainer.desktop.widgets.rating_bar import RATINGS
from trainer.desktop.widgets.responsive import ResponsiveRow
from trainer.desktop.widgets.table import RecordTable

if TYPE_CHECKING:
    from trainer.study.summary import Summary

_WEAKEST = 5


class SummaryPage(ScrollPage):
    """Shows a summary; ``home_asked`` leads back, ``undo_asked`` to the last answer, to give it anew."""

    home_asked = Signal()
    undo_asked = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__("Summary", parent)
        self._theme = services.theme
        self._title = label("", "title")
        self._detail = label("", "lead", "muted", wrap=True)
        self.body.addWidget(self._title)
        self.body.addWidget(self._detail)
        self._figures = Figures(services.theme, ("Score", "All right", "Time", "Ratings"))
        self.body.addWidget(self._figures)
        lower = ResponsiveRow(services.theme, 860, Space.L)
        weak = card()
        self._weak = column(weak, Space.S, Space.L)
        lower.add(weak, 2)
        answers = card()
        answers_layout = column(answers, Space.S, Space.L)
        answers_layout.addWidget(label("What you answered", "heading"))
        self._answers = RecordTable(
            services.theme, "Answers of this sitting", ("Question", "Score", "Rating", "Again in")
        )
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
        noun = "answer is" if count == 1 else "answers are"
        self._detail.setText(f"{count} {noun} recorded." if count else "Your progress is as it was.")
        ratings = summary.ratings
        self._figures.set_values(
            (
                "–" if summary.score is None else f"{summary.score:.0%}",
                f"{summary.correct} of {count}",
                _time(summary.seconds),
                ", ".join(f"{ratings[rating]} {RATINGS[int(rating)]}" for rating in sorted(ratings)) or "–",
            )
        )
        clear(self._weak)
        self._weak.addWidget(label("Weakest topics", "heading"))
        weak = [(topic, score) for topic, score in summary.topics.items() if score < 1][:_WEAKEST]
        for topic, score in weak:
            self._weak.addWidget(LevelBar(self._theme, topic_title(topic), score))
        if not weak:
            text = "No topic lost a point." if count else "Topics appear here once you answer."
            self._weak.addWidget(label(text, tone="muted", wrap=True))
        self._weak.addStretch(1)
        self._answers.set_rows(
            [
                (answer.title, f"{answer.score:.0%}", RATINGS[int(answer.rating)], answer.interval or "not scheduled")
                for answer in summary.answers
            ]
        )
        self._answers.setColumnWidth(0, self._theme.px(300))

    def focus_first(self) -> None:
        """Give the keyboard to the way home."""
        self._home.setFocus()


def _time(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
