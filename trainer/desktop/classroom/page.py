"""The class as its instructor sees it: learners, topics, misconceptions, and which questions work."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QWidget

from trainer.desktop.background import Lane
from trainer.desktop.classroom import rows
from trainer.desktop.classroom.desk import ClassData, ClassDesk
from trainer.desktop.classroom.items import ItemsCard
from trainer.desktop.pages.page import ScrollPage
from trainer.desktop.services import Services
from trainer.desktop.theme.tokens import Space
from trainer.desktop.topics import topic_title
from trainer.desktop.widgets.banner import Banner
from trainer.desktop.widgets.basics import button, choice, clear, label, list_card, row, tooltip
from trainer.desktop.widgets.figure import Figures
from trainer.desktop.widgets.level import LevelButton
from trainer.desktop.widgets.responsive import ResponsiveRow, from_the_left
from trainer.desktop.widgets.row_button import RowButton
from trainer.desktop.widgets.table import RecordTable
from trainer.questions.topics import region_of

if TYPE_CHECKING:
    from trainer.store import Learner, LearnerSums
    from trainer.study.mastery import Mastery
    from trainer.study.progress import ClassReport

_FIGURES = ("Learners", "Active", "Answers", "Time", "Score", "Recalled")
_KNOWN = "Known so far: latest score or predicted recall, whichever is lower, of the cards that were answered."


class ClassPage(ScrollPage):
    """Reads on a lane of its own, so that a large class keeps no answer waiting.

    ``analysis_asked`` leads to the item analysis with its plots.
    """

    analysis_asked = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services.theme, "Class", parent)
        self._desk = ClassDesk(services.backend)
        self._lane = Lane("class")
        self.destroyed.connect(partial(self._lane.close, 1))
        self._report: ClassReport | None = None
        self._shown: list[LearnerSums] = []
        self._names: list[str] = []
        self.body.addWidget(self._make_head())
        self._since = label("Reading the class…", tone="muted", wrap=True)
        self.body.addWidget(self._since)
        self.banner = Banner(self._theme)
        self.body.addWidget(self.banner)
        self._figures = Figures(self._theme, _FIGURES)
        self.body.addWidget(self._figures)
        self.body.addWidget(self._make_learners())
        self._weak, self._weak_list = list_card("Weakest topics")
        self._wrong, self._wrong_list = list_card("Misconceptions")
        self._weak.layout().insertWidget(1, label("Least known so far, first.", "caption", "muted", wrap=True))
        self._topics_card = self._make_topics()
        self._items = ItemsCard(self._theme)
        self._items.analysis_asked.connect(self.analysis_asked)
        for pair in (((self._weak, 1), (self._wrong, 1)), ((self._topics_card, 1),), ((self._items, 1),)):
            areas = ResponsiveRow(self._theme, 860, Space.L)
            for widget, stretch in pair:
                areas.add(widget, stretch)
            self.body.addWidget(areas)
        self.body.addStretch(1)

    def showEvent(self, event: QShowEvent) -> None:
        """Read the class anew whenever it is looked at: others answer all the time."""
        super().showEvent(event)
        self._read()

    def focus_first(self) -> None:
        """Give the keyboard to the learners."""
        self._learners.setFocus()

    # building

    def _make_head(self) -> QWidget:
        head = ResponsiveRow(self._theme, 0, Space.S)
        head.add(label("Class", "title"), 1)
        again = button("Read again", "quiet")
        again.clicked.connect(self._read)
        save = button("Save all as CSV…", "quiet")
        save.clicked.connect(self._on_save)
        head.add(from_the_left(self._theme, again, save), 0)
        return head

    def _make_learners(self) -> QFrame:
        box, layout = list_card("Learners")
        head = ResponsiveRow(self._theme, 400, Space.S)
        head.add(label("Choose one to see what they know below.", "caption", "muted", wrap=True), 1)
        self._order = choice(8)
        self._order.addItems(rows.ORDERS)
        self._order.currentIndexChanged.connect(self._show_learners)
        caption = label("Order", tone="muted")
        caption.setBuddy(self._order)
        order = QWidget()
        named = row(order, Space.S)
        named.addWidget(caption)
        named.addWidget(self._order, 1)
        head.add(order, 0)
        layout.addWidget(head)
        self._learners = RecordTable(self._theme, "Learners", rows.LEARNERS)
        self._learners.setMinimumHeight(self._theme.px(300))
        self._learners.row_chosen.connect(self._on_learner)
        layout.addWidget(self._learners)
        return box

    def _make_topics(self) -> QFrame:
        box, layout = list_card("Topics")
        head = ResponsiveRow(self._theme, 400, Space.S)
        self._whose = label("Of the whole class.", "caption", "muted", wrap=True)
        self._everybody = button("The whole class again", "quiet")
        self._everybody.clicked.connect(self._show_class_topics)
        head.add(self._whose, 1)
        head.add(self._everybody, 0)
        layout.addWidget(head)
        self._topics = RecordTable(self._theme, "Topics of the class", rows.TOPICS)
        self._topics.setMinimumHeight(self._theme.px(280))
        self._topics.row_chosen.connect(self._on_topic)
        layout.addWidget(label(_KNOWN, "caption", "muted", wrap=True))
        layout.addWidget(self._topics)
        return box

    # what is shown

    def _read(self) -> None:
        self._work(self._desk.read, self._show)
        self._items.show_reading()
        self._work(self._desk.items, self._items.show_analysis)

    def _show(self, data: ClassData) -> None:
        self._report = report = data.report
        self._since.setText(
            f"{data.place}. Answers from {report.since:%d %B} to {report.today:%d %B %Y}; cards, topics and "
            "misconceptions of all time."
        )
        self._figures.set_values(rows.class_figures(report))
        self._show_learners()
        self._show_class_topics()
        self._show_weak(report)

    def _show_learners(self) -> None:
        if self._report is not None:
            self._shown = rows.ordered(self._report.learners, self._order.currentText())
            self._learners.set_rows([rows.learner_row(one) for one in self._shown])

    def _show_class_topics(self) -> None:
        if self._report is not None:
            self._show_topics("Of the whole class.", self._report.topics)
        self._everybody.hide()

    def _show_topics(self, whose: str, topics: "tuple[Mastery, ...]") -> None:
        self._whose.setText(f"{whose} Choose one to see its questions below.")
        self._names = [topic.topic for topic in topics]
        self._topics.set_rows([rows.topic_row(topic) for topic in topics], [region_of(topic.topic) for topic in topics])
        self._everybody.show()

    def _show_weak(self, report: "ClassReport") -> None:
        clear(self._weak_list)
        for topic in report.weakest:
            note = f"{topic.answered} of {topic.cards} answered"
            control = LevelButton(
                self._theme, topic_title(topic.topic), note, topic.known, verb="Questions on", measure="known so far"
            )
            control.clicked.connect(partial(self._narrow, topic.topic))
            self._weak_list.addWidget(control)
        if not report.weakest:
            self._weak_list.addWidget(label("Topics appear here once somebody answers.", tone="muted", wrap=True))
        clear(self._wrong_list)
        for shown in report.misconceptions[:8]:
            times = "shown once" if shown.answers == 1 else f"shown {shown.answers} times"
            line = RowButton(self._theme, shown.title, times, f"Questions behind: {shown.title}, {times}")
            line.setToolTip(tooltip(shown.truth))
            line.clicked.connect(partial(self._items.narrow_to_misconception, shown.name, shown.title))
            self._wrong_list.addWidget(line)
        if not report.misconceptions:
            text = "No answer has followed from a known misconception."
            self._wrong_list.addWidget(label(text, tone="muted", wrap=True))

    # what the instructor does

    def _work(self, function: Callable[[], object], on_done: Callable[..., object]) -> None:
        self._lane.run(function, on_done, partial(self.banner.say, "bad"), self)

    def _on_learner(self, place: int) -> None:
        learner: Learner = self._shown[place].learner
        self._work(partial(self._desk.topics, learner), partial(self._show_topics, f"Of {learner.name}."))

    def _on_topic(self, place: int) -> None:
        self._narrow(self._names[place])

    def _narrow(self, topic: str) -> None:
        self._work(partial(self._desk.questions_on, topic), partial(self._items.narrow, f"On {topic_title(topic)}."))

    def _on_save(self) -> None:
        name = QFileDialog.getExistingDirectory(self, "Save all figures as CSV")
        if name:
            self.save(Path(name))

    def save(self, folder: Path) -> None:
        """Write every figure into a folder, and say so."""
        if self._report is not None:
            work = partial(self._desk.write, folder, self._report, self._items.analysis)
            said = lambda count: self.banner.say("good", f"{count} files were written to {folder}.")  # noqa: E731
            self._work(work, said)
