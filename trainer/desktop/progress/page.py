"""Progress: what is known, what comes, and what to do about it."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QVBoxLayout, QWidget

from trainer.desktop.charts.card import ChartCard
from trainer.desktop.pages.page import ReadingPage
from trainer.desktop.progress import figures
from trainer.desktop.progress.desk import ProgressData, ProgressDesk
from trainer.desktop.progress.plan import PlanCard
from trainer.desktop.results import HomeData
from trainer.desktop.services import Services
from trainer.desktop.theme.tokens import Space
from trainer.desktop.topics import region_levels, topic_title
from trainer.desktop.widgets.banner import Banner
from trainer.desktop.widgets.basics import button, card, clear, column, label, list_card
from trainer.desktop.widgets.figure import Figures
from trainer.desktop.widgets.level import LevelButton
from trainer.desktop.widgets.mastery import MasteryColumn
from trainer.desktop.widgets.responsive import ResponsiveRow
from trainer.desktop.widgets.row_button import RowButton
from trainer.desktop.widgets.schedule_switch import ScheduleSwitch
from trainer.desktop.widgets.table import RecordTable
from trainer.questions.topics import region_of, topic_of

if TYPE_CHECKING:
    from trainer.study.progress import Progress

_FIGURES = ("Day streak", "Answered today", "Time today", "Score, 14 days", "Cards begun")
_KNOWN = "Known: latest score or predicted recall, whichever is lower, times the share of cards you have answered."


class ProgressPage(ReadingPage):
    """``to_practise`` gives a choice of cards; ``changed`` says the plan is another.

    ``cards_asked`` leads to the cards that something is the matter with: it names what.
    """

    to_practise = Signal(object)
    changed = Signal()
    cards_asked = Signal(str)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services.theme, "Progress", parent)
        self._services = services
        self._desk = ProgressDesk(services.backend)
        theme = services.theme
        head = ResponsiveRow(theme, 0, Space.S)
        head.add(label("Progress", "title"), 1)
        self._export = button("Save all as CSV…", "quiet")
        self._export.clicked.connect(self._on_export)
        head.add(self._export, 0)
        self.body.addWidget(head)
        self.banner = Banner(theme)
        self.body.addWidget(self.banner)
        self._figures = Figures(theme, _FIGURES)
        self.body.addWidget(self._figures)
        self._plan = PlanCard()
        self.forecast = ChartCard(theme, "Reviews that fall due")
        self._days = ChartCard(theme, "Answers by day")
        self._calendar = ChartCard(theme, "The last year", 150)
        self._calibration = ChartCard(theme, "Predicted and observed recall")
        self._months = ChartCard(theme, "Retention by month")
        self._weak, self._weak_list = self._make_weak()
        self._wrong, self._wrong_list = list_card("Misconceptions")
        self._regions = self._make_regions()
        self._topics_card = self._make_topics()
        for pair in (
            ((self.forecast, 3), (self._plan, 2)),
            ((self._weak, 1), (self._wrong, 1)),
            ((self._days, 1),),
            ((self._calendar, 1),),
            ((self._calibration, 1), (self._months, 1)),
            ((self._topics_card, 2), (self._regions, 1)),
        ):
            areas = ResponsiveRow(theme, 860, Space.L)
            for widget, stretch in pair:
                areas.add(widget, stretch)
            self.body.addWidget(areas)
        self.body.addStretch(1)
        self._plan.set_asked.connect(self._on_plan)
        self._plan.remove_asked.connect(self._on_no_plan)

    def show_data(self, data: HomeData) -> None:
        """Show today's figures; the rest is read when the page is looked at."""
        overview = data.overview
        self._figures.set_values(
            (
                str(overview.streak),
                str(overview.answered_today),
                f"{round(overview.seconds_today / 60)} min",
                "–" if overview.accuracy is None else f"{overview.accuracy:.0%}",
                f"{overview.learned} of {overview.total}",
            )
        )
        super().show_data(data)

    def focus_first(self) -> None:
        """Give the keyboard to the topics."""
        self._topics.setFocus()

    # building

    def _make_weak(self) -> tuple[QFrame, QVBoxLayout]:
        box, lines = list_card("Practise next")
        inner = column(spacing=Space.S)
        lines.addLayout(inner)
        lines.addWidget(ScheduleSwitch(self._services.settings))
        return box, inner

    def _make_regions(self) -> QFrame:
        box = card()
        layout = column(box, Space.M, Space.L)
        layout.addWidget(label("What you know", "heading"))
        self._mastery = MasteryColumn(self._theme)
        self._mastery.region_chosen.connect(lambda kind: self.to_practise.emit({"topic": topic_of(kind)}))
        layout.addWidget(self._mastery)
        layout.addWidget(label(_KNOWN, "caption", "muted", wrap=True))
        layout.addStretch(1)
        return box

    def _make_topics(self) -> QFrame:
        box = card()
        layout = column(box, Space.M, Space.L)
        layout.addWidget(label("Topics", "heading"))
        layout.addWidget(label("Choose one to practise it.", "caption", "muted"))
        self._topics = RecordTable(self._theme, "Topics", ("Topic", "Known", "Answered", "Latest score", "Predicted"))
        self._topics.setMinimumHeight(self._theme.px(320))
        self._topics.row_chosen.connect(self._on_topic)
        layout.addWidget(self._topics)
        return box

    # what is shown

    def read(self) -> None:
        """Ask the worker for what the page shows."""
        super().read()
        self._services.lane.run(self._desk.read, self._show_progress, partial(self.banner.say, "bad"), self)

    def _show_progress(self, data: ProgressData) -> None:
        progress = data.progress
        self._plan.show_plan(data.plan, data.suggested, data.outlook, progress.today)
        self._show_charts(data)
        self._mastery.show_levels(region_levels(progress.topics))
        self._names = [topic.topic for topic in progress.topics]
        self._topics.set_rows(
            [
                (
                    topic_title(topic.topic),
                    _percent(topic.level),
                    f"{topic.answered} of {topic.cards}",
                    _percent(topic.score),
                    _percent(topic.recall),
                )
                for topic in progress.topics
            ],
            [region_of(topic.topic) for topic in progress.topics],
        )
        self._show_weak(progress)

    def _show_charts(self, data: ProgressData) -> None:
        for chart, table, sentence, draw in (
            (self.forecast, "forecast", figures.forecast_sentence, figures.forecast),
            (self._days, "days", figures.days_sentence, figures.days),
            (self._calendar, "days", figures.calendar_sentence, figures.calendar),
            (self._calibration, "calibration", figures.calibration_sentence, figures.calibration),
            (self._months, "months", figures.months_sentence, figures.months),
        ):
            chart.show_figures(data.tables[table], sentence(data.progress), partial(draw, data.progress))

    def _show_weak(self, progress: "Progress") -> None:
        clear(self._weak_list)
        for topic in progress.weakest:
            note = f"{topic.answered} of {topic.cards} answered"
            control = LevelButton(self._theme, topic_title(topic.topic), note, topic.level)
            control.clicked.connect(partial(self.to_practise.emit, {"topic": topic.topic}))
            self._weak_list.addWidget(control)
        for leech in progress.leeches[:3]:
            title = leech.title or leech.name
            note = f"forgotten {leech.lapses} times"
            control = RowButton(self._theme, title, note, f"Practise {title}: {note}")
            control.clicked.connect(partial(self.to_practise.emit, {"questions": ((leech.pack, leech.name),)}))
            self._weak_list.addWidget(control)
        if progress.leeches:
            every = button("All forgotten often…", "quiet", "All cards that were forgotten again and again")
            every.clicked.connect(partial(self.cards_asked.emit, "leeches"))
            self._weak_list.addWidget(every)
        if not progress.weakest and not progress.leeches:
            self._weak_list.addWidget(
                label("A topic appears here once two of its cards are answered.", tone="muted", wrap=True)
            )
        clear(self._wrong_list)
        for shown in progress.misconceptions[:5]:
            times = "shown once" if shown.answers == 1 else f"shown {shown.answers} times"
            control = RowButton(self._theme, shown.title, times, f"Practise against: {shown.title}, {times}")
            control.setToolTip(shown.truth)
            control.clicked.connect(partial(self.to_practise.emit, {"misconception": shown.name}))
            self._wrong_list.addWidget(control)
        if not progress.misconceptions:
            self._wrong_list.addWidget(
                label("No answer of yours has followed from a known misconception.", tone="muted", wrap=True)
            )

    # what the learner does

    def _on_topic(self, row_number: int) -> None:
        self.to_practise.emit({"topic": self._names[row_number]})

    def _on_plan(self, day: object, target: float, new: int, reviews: int) -> None:
        self._change(partial(self._desk.keep_plan, day, target, new, reviews))

    def _on_no_plan(self) -> None:
        self._change(self._desk.forget_plan)

    def _change(self, function: object) -> None:
        self._services.lane.run(function, self._on_changed, partial(self.banner.say, "bad"), self)

    def _on_changed(self, data: ProgressData) -> None:
        self._show_progress(data)
        self.changed.emit()

    def _on_export(self) -> None:
        name = QFileDialog.getExistingDirectory(self, "Save all figures as CSV")
        if name:
            self.export(Path(name))

    def export(self, folder: Path) -> None:
        """Write every figure into a folder, and say so."""
        self._services.lane.run(
            partial(self._desk.write_tables, folder),
            lambda count: self.banner.say("good", f"{count} files were written to {folder}."),
            partial(self.banner.say, "bad"),
            self,
        )


def _percent(value: float | None) -> str:
    return "–" if value is None else f"{value:.0%}"
