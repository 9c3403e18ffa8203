"""The date of an exam: what is wanted by then, and what the days left will make of it."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QDateEdit, QFrame, QSpinBox, QWidget

from trainer.desktop.theme.tokens import Space
from trainer.desktop.widgets.basics import button, clear, column, form, label, row
from trainer.desktop.widgets.number_box import NumberBox

if TYPE_CHECKING:
    from trainer.study.plan import ExamPlan


class PlanCard(QFrame):
    """``set_asked`` gives day, target, new cards and reviews a day; ``remove_asked`` ends the plan."""

    set_asked = Signal(object, float, int, int)
    remove_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        layout = column(self, Space.S, Space.L)
        layout.addWidget(label("Exam date", "heading"))
        self._sentences = column(spacing=Space.XS)
        layout.addLayout(self._sentences)
        self._day = QDateEdit()
        self._day.setCalendarPopup(True)
        self._day.setDisplayFormat("d MMM yyyy")
        self._target = _spin(50, 99, " %")
        self._new = _spin(0, 9999)
        self._reviews = _spin(0, 9999)
        fields = (
            ("The exam is on", self._day),
            ("Recall wanted on the day", self._target),
            ("New cards a day, at most", self._new),
            ("Reviews a day, at most", self._reviews),
        )
        layout.addLayout(form(fields))
        buttons = row(spacing=Space.S)
        self._set = button("Plan towards it", "", "Plan towards the exam")
        self._set.clicked.connect(self._on_set)
        self._remove = button("No exam", "quiet", "Remove the date of the exam")
        self._remove.clicked.connect(self.remove_asked)
        buttons.addWidget(self._set)
        buttons.addWidget(self._remove)
        buttons.addStretch(1)
        layout.addLayout(buttons)
        layout.addStretch(1)

    def show_plan(
        self, plan: "ExamPlan | None", suggested: "ExamPlan", sentences: tuple[str, ...], today: date
    ) -> None:
        """Show the plan and what it leads to, or one to begin with."""
        clear(self._sentences)
        for index, sentence in enumerate(sentences):
            self._sentences.addWidget(label(sentence, "strong" if index == 0 else "body", wrap=True))
        if not sentences:
            self._sentences.addWidget(
                label(
                    "With a date, new cards spread over the days left, and reviews aim at what you know on the day.",
                    tone="muted",
                    wrap=True,
                )
            )
        self._remove.setVisible(plan is not None)
        self._day.setMinimumDate(_qdate(today + timedelta(days=1)))
        shown = plan or suggested
        self._day.setDate(_qdate(shown.day))
        self._target.setValue(round(shown.target * 100))
        self._new.setValue(shown.new_per_day)
        self._reviews.setValue(shown.reviews_per_day)

    def _on_set(self) -> None:
        day = self._day.date()
        self.set_asked.emit(
            date(day.year(), day.month(), day.day()),
            self._target.value() / 100,
            self._new.value(),
            self._reviews.value(),
        )


def _spin(low: int, high: int, suffix: str = "") -> QSpinBox:
    box = NumberBox()
    box.setRange(low, high)
    box.setSuffix(suffix)
    return box


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
