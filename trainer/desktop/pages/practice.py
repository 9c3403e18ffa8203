"""Practice: what the learner chooses; whether it moves the schedule is one switch."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from trainer.desktop.backend import Choice
from trainer.desktop.pages.page import ScrollPage
from trainer.desktop.results import HomeData
from trainer.desktop.services import Services
from trainer.desktop.theme.tokens import Space
from trainer.desktop.topics import topic_title
from trainer.desktop.widgets.basics import button, card, clear, column, label
from trainer.desktop.widgets.level import LevelButton
from trainer.desktop.widgets.responsive import ResponsiveRow
from trainer.desktop.widgets.row_button import RowButton
from trainer.desktop.widgets.schedule_switch import ScheduleSwitch
from trainer.desktop.wording import counted

_SPECIAL: tuple[tuple[str, str, Choice], ...] = (
    ("Practise mistakes", "Cards whose newest answer lost more than a tenth of its points.", {"mistakes": True}),
    ("Practise flagged cards", "Cards that you marked to come back to.", {"flagged": True}),
    ("Practise leeches", "Cards that were forgotten again and again.", {"leeches": True}),
)


class PracticePage(ScrollPage):
    """``to_practise`` gives the choice of cards."""

    to_practise = Signal(object)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services.theme, "Practice", parent)
        self._services = services
        self.body.addWidget(label("Practice", "title"))
        self.body.addWidget(
            label("Build layouts and repeat what you choose. Every answer is recorded.", tone="muted", wrap=True)
        )
        self._counts = ScheduleSwitch(services.settings)
        self.body.addWidget(self._counts)
        areas = ResponsiveRow(services.theme, 860, Space.L)
        layouts, self._layouts = _section("Layout builder", "Build an address space, region by region.")
        topics, self._topics = _section("By topic", "The worst answered cards of a topic first.")
        packs, self._packs = _section("By pack", "The worst answered cards of a pack first.")
        left = QWidget()
        left_column = column(left, Space.L)
        left_column.addWidget(layouts)
        left_column.addWidget(self._make_special())
        left_column.addWidget(packs)
        left_column.addStretch(1)
        areas.add(left, 1)
        areas.add(topics, 1)
        self.body.addWidget(areas)
        self.body.addStretch(1)
        self._first: QPushButton | None = None
        self._layouts.addWidget(label("Reading the packs…", tone="muted"))

    def show_data(self, data: HomeData) -> None:
        """Offer what there is."""
        clear(self._layouts)
        self._first = None
        for pack, name, title in data.layouts:
            control = RowButton(self._services.theme, title, "", f"Build: {title}")
            control.clicked.connect(partial(self.to_practise.emit, {"questions": ((pack, name),)}))
            self._layouts.addWidget(control)
            self._first = self._first or control
        if not data.layouts:
            self._layouts.addWidget(label("No pack has a layout to build.", tone="muted", wrap=True))
        clear(self._packs)
        for line in data.packs:
            note = counted(line.questions, "question")
            control = RowButton(self._services.theme, line.title, note, f"Practise the pack: {line.title}")
            control.clicked.connect(partial(self.to_practise.emit, {"pack": line.id}))
            self._packs.addWidget(control)
        clear(self._topics)
        for topic in data.mastery:
            note = counted(topic.cards, "card")
            control = LevelButton(self._services.theme, topic_title(topic.topic), note, topic.level)
            control.clicked.connect(partial(self.to_practise.emit, {"topic": topic.topic}))
            self._topics.addWidget(control)

    def focus_first(self) -> None:
        """Give the keyboard to the first layout."""
        (self._first or self._counts).setFocus()

    def _make_special(self) -> QFrame:
        box = card()
        layout = column(box, Space.S, Space.L)
        layout.addWidget(label("What needs it", "heading"))
        for text, what, choice in _SPECIAL:
            layout.addWidget(label(what, tone="muted", wrap=True))
            control = button(text)
            control.clicked.connect(partial(self.to_practise.emit, choice))
            layout.addWidget(control, 0, Qt.AlignmentFlag.AlignLeft)
        return box


def _section(title: str, what: str) -> tuple[QFrame, QVBoxLayout]:
    box = card()
    layout = column(box, Space.S, Space.L)
    layout.addWidget(label(title, "heading"))
    layout.addWidget(label(what, tone="muted", wrap=True))
    inner = column(spacing=Space.S)
    layout.addLayout(inner)
    layout.addStretch(1)
    return box, inner
