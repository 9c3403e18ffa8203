"""The analysis page: each question and the whole, as plots, tables and CSV."""

from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QWidget

from trainer.desktop.analysis import figures
from trainer.desktop.analysis.controls import AnalysisControls
from trainer.desktop.analysis.desk import AnalysisData, AnalysisDesk
from trainer.desktop.analysis.remarks import RemarksCard
from trainer.desktop.analysis.wording import MEASURES, RELIABILITY
from trainer.desktop.background import Lane
from trainer.desktop.charts.card import ChartCard
from trainer.desktop.pages.page import ScrollPage
from trainer.desktop.services import Services
from trainer.desktop.theme.tokens import Space
from trainer.desktop.widgets.banner import Banner
from trainer.desktop.widgets.basics import button, card, column, label, row
from trainer.desktop.widgets.figure import Figure
from trainer.desktop.widgets.responsive import ResponsiveRow
from trainer.desktop.widgets.table import RecordTable

if TYPE_CHECKING:
    from trainer.desktop.background import Task
    from trainer.desktop.results import PackLine

_FIGURES = ("Questions", "Learners", "Answers", "Cronbach's alpha")
_HEADERS = ("Question", "Mean score", "Discrimination", "Learners", "Seconds", "What to look at")
_FILES = "Attempts (*.json *.csv *.tsv);;All files (*)"
_NOBODY = "There are no answers to analyse. Open the attempts of a class, or choose another pack or other answers."
_CHOOSE = "Choose one to see below what its learners answered, and the question itself."
_HINT = (
    "By the first answer of each learner: of those who learn on this computer, or of the files that you open – exports "
    "of progress, or tables with the columns learner, question and score."
)


class AnalysisPage(ScrollPage):
    """Analyses on a lane of its own, so that no answer waits for it.

    ``left`` says that the page is closed; ``question_asked`` gives a question's name, title and remarks.
    """

    left = Signal()
    question_asked = Signal(object, str, str)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services.theme, "Item analysis", parent)
        self._services = services
        theme = services.theme
        self._desk = AnalysisDesk(services.backend)
        self._files: tuple[Path, ...] = ()
        self._lane = Lane("analysis")
        self.destroyed.connect(partial(self._lane.close, 1))
        self._task: Task | None = None
        self._given_up = Event()
        self._data: AnalysisData | None = None
        self.banner = Banner(theme)
        self.measures = ChartCard(theme, "Difficulty and discrimination", 320)
        self.exams = ChartCard(theme, "Scores of the exam", 320)
        self._times = ChartCard(theme, "Time", 420)
        self._remarks = RemarksCard(services.theme)
        self.choices = ChartCard(theme, "Answers to this question", 300)
        self.misconceptions = ChartCard(theme, "Misconceptions behind them", 300)
        self._controls = controls = AnalysisControls(theme)
        controls.changed.connect(self.analyse)
        controls.open_asked.connect(self._on_open)
        controls.own_asked.connect(partial(self.open_files, []))
        controls.cancel_asked.connect(self._on_cancel)
        controls.save_asked.connect(self._on_save)
        self._build()
        self._remarks.question_chosen.connect(self._on_remark)

    def show_packs(self, packs: "tuple[PackLine, ...]") -> None:
        """Offer these packs."""
        self._controls.show_packs(packs)

    def analyse(self, pack: str | None = None) -> None:
        """Analyse anew, perhaps only one pack."""
        if pack is not None:
            self._controls.choose(pack)
        self.stop()
        self.banner.say("info", "Reading the answers…")
        self._controls.show_working(True)
        self._given_up = Event()
        chosen = self._files, self._controls.pack, self._controls.mode
        work = partial(self._desk.analyse, *chosen, self._given_up.is_set)
        self._task = self._lane.run(work, self._on_done, self._on_failed, self)

    def open_files(self, files: list[Path]) -> None:
        """Analyse the attempts in files of a class."""
        self._files = tuple(files)
        self._controls.show_files(bool(files))
        self.analyse()

    def focus_first(self) -> None:
        """Give the keyboard to the first control."""
        self._controls.focus_first()

    def focus_chosen(self) -> None:
        """Give the keyboard to the question that is chosen."""
        self._look.setFocus()

    # building

    def _build(self) -> None:
        theme = self._theme
        head = ResponsiveRow(theme, 0, Space.S)
        head.add(label("Item analysis", "title"), 1)
        back = button("Back to the packs", "quiet")
        back.clicked.connect(self.left)
        head.add(back, 0)
        self.body.addWidget(head)
        self.body.addWidget(label(_HINT, tone="muted", wrap=True))
        self.body.addWidget(self._controls)
        self.body.addWidget(self.banner)
        self._results = QWidget()
        results = column(self._results, Space.L)
        numbers = ResponsiveRow(theme, 640, Space.L)
        self._figures: dict[str, Figure] = {}
        for name in _FIGURES:
            box = card()
            self._figures[name] = Figure(name)
            column(box, 0, Space.L).addWidget(self._figures[name])
            numbers.add(box)
        results.addWidget(numbers)
        for explained in (MEASURES, RELIABILITY):
            results.addWidget(label(explained, "caption", "muted", wrap=True))
        for left, right in ((self.measures, self.exams), (self._times, self._remarks)):
            results.addWidget(self._pair(left, right))
        results.addWidget(self._make_questions())
        results.addWidget(self._make_chosen())
        results.addWidget(self._pair(self.choices, self.misconceptions))
        self._results.hide()
        self.body.addWidget(self._results)
        self.body.addStretch(1)

    def _pair(self, left: QWidget, right: QWidget) -> ResponsiveRow:
        areas = ResponsiveRow(self._theme, 860, Space.L)
        areas.add(left)
        areas.add(right)
        return areas

    def _make_chosen(self) -> QWidget:
        self._about = QWidget()
        self._chosen = label("", "heading", wrap=True)
        self._look = button("Show the question")
        self._look.clicked.connect(self._on_look)
        line = row(self._about, Space.M)
        line.addWidget(self._chosen, 1)
        line.addWidget(self._look)
        return self._about

    def _make_questions(self) -> QFrame:
        box = card()
        layout = column(box, Space.M, Space.L)
        layout.addWidget(label("Questions", "heading"))
        layout.addWidget(label(_CHOOSE, "caption", "muted", wrap=True))
        self._questions = RecordTable(self._theme, "Questions", _HEADERS)
        self._questions.setMinimumHeight(self._theme.px(300))
        self._questions.row_chosen.connect(self._show_question)
        layout.addWidget(self._questions)
        return box

    # what is shown

    def _on_done(self, data: AnalysisData) -> None:
        self.stop()
        if not data.items:
            self._show_nothing("info", _NOBODY)
            return
        self.banner.hide()
        self._data = data
        reliability = data.analysis.reliability
        values = (
            str(len(data.items)),
            str(data.learners),
            f"{data.answers:,}",
            "–" if reliability is None else f"{reliability:.2f}",
        )
        for name, value in zip(_FIGURES, values, strict=True):
            self._figures[name].set_value(value)
        self.measures.show_figures(data.measures, figures.measures_sentence(data), partial(figures.measures, data))
        self.exams.show_figures(data.exams, figures.exams_sentence(data), partial(figures.scores, data))
        self._times.show_figures(data.times, figures.times_sentence(data), partial(figures.times, data))
        self._remarks.show_analysis(data.analysis)
        self._questions.set_rows(
            [
                (
                    item.heading,
                    f"{item.difficulty:.0%}",
                    "–" if item.discrimination is None else f"{item.discrimination:.2f}",
                    str(item.learners),
                    "–" if item.seconds is None else f"{item.seconds:.0f}",
                    "; ".join(item.remarks),
                )
                for item in data.items
            ]
        )
        self._show_question(0)
        self._controls.allow_save(True)
        self._results.show()

    def _show_question(self, number: int) -> None:
        if self._data is None:
            return
        item = self._data.items[number]
        self._questions.selectRow(number)
        self._chosen.setText(item.heading)
        for chart, table, found, sentence in (
            (self.choices, self._data.choices[number], item.choices, figures.choices_sentence(item.choices)),
            (
                self.misconceptions,
                self._data.misconceptions[number],
                item.misconceptions,
                figures.misconceptions_sentence(self._data.misconceptions[number]),
            ),
        ):
            names = [str(line[0]) for line in table.rows]
            chart.show_figures(table, sentence, partial(figures.shares, found, names))

    def _on_remark(self, number: int) -> None:
        self._show_question(number)
        self.ensureWidgetVisible(self._about)
        self._look.setFocus()

    def _on_look(self) -> None:
        if self._data is not None:
            item = self._data.items[self._questions.currentIndex().row()]
            remarks = "; ".join(item.remarks)
            said = f"{remarks[:1].upper()}{remarks[1:]}." if remarks else ""
            self.question_asked.emit(item.name, item.heading, said)

    def _on_failed(self, sentence: str) -> None:
        self.stop()
        self._show_nothing("bad", f"{sentence[:1].upper()}{sentence[1:].removesuffix('.')}.")

    def _show_nothing(self, tone: str, sentence: str) -> None:
        self._data = None
        self._results.hide()
        self._controls.allow_save(False)
        self.banner.say(tone, sentence)

    def _on_cancel(self) -> None:
        self.stop()
        self.banner.say("info", "Cancelled.")

    def stop(self) -> None:
        """Give up what is being analysed."""
        if self._task is not None:
            self._task.cancel()
            self._given_up.set()
            self._task = None
        self._controls.show_working(False)

    def _on_open(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, "Open the attempts of a class", "", _FILES)
        if names:
            self.open_files([Path(name) for name in names])

    def _on_save(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, "Item analysis", "items.csv", "CSV (*.csv)")
        if name:
            self.save(Path(name))

    def save(self, path: Path) -> None:
        """Write a row a question as CSV, and say where it is."""
        if self._data is not None:
            self._lane.run(
                partial(self._desk.save, self._data, path),
                lambda _: self.banner.say("good", f"Saved as {path}."),
                partial(self.banner.say, "bad"),
                self,
            )
