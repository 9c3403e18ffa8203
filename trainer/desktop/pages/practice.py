"""Practice: what the learner chooses, without moving the schedule."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from trainer.desktop.backend import HomeData
from trainer.desktop.pages.page import ScrollPage
from trainer.desktop.services import Services
from trainer.desktop.theme.tokens import Space
from trainer.desktop.topics import topic_title
from trainer.desktop.widgets.basics import button, card, clear, column, label
from trainer.desktop.widgets.level import LevelButton
from trainer.desktop.widgets.responsive import ResponsiveRow


class PracticePage(ScrollPage):
    """``sitting_asked`` gives a function for the worker that makes the chosen sitting."""

    sitting_asked = Signal(object)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__("Practice", parent)
        self._services = services
        self.body.addWidget(label("Practice", "title"))
        self.body.addWidget(
            label(
                "Build layouts and repeat what you choose. Practice is recorded, but does not move your schedule.",
                tone="muted",
                wrap=True,
            )
        )
        areas = ResponsiveRow(services.theme, 860, Space.L)
        layouts, self._layouts = _section("Layout builder", "Build an address space, region by region.")
        topics, self._topics = _section("By topic", "The worst answered cards of a topic first.")
        left = QWidget()
        left_column = column(left, Space.L)
        left_column.addWidget(layouts)
        left_column.addWidget(self._make_mistakes())
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
            control = button(title, "row", f"Build: {title}")
            control.clicked.connect(partial(self._on_layout, pack, name))
            self._layouts.addWidget(control)
            self._first = self._first or control
        if not data.layouts:
            self._layouts.addWidget(label("No pack has a layout to build.", tone="muted", wrap=True))
        clear(self._topics)
        parents = {topic.topic.rpartition(".")[0] for topic in data.mastery}
        for topic in data.mastery:
            if topic.topic in parents:
                continue
            note = "1 card" if topic.cards == 1 else f"{topic.cards} cards"
            control = LevelButton(self._services.theme, topic_title(topic.topic), note, topic.level)
            control.clicked.connect(partial(self._on_topic, topic.topic))
            self._topics.addWidget(control)

    def focus_first(self) -> None:
        """Give the keyboard to the first layout."""
        (self._first or self._mistakes).setFocus()

    def _make_mistakes(self) -> QFrame:
        box, layout = _section("Mistakes", "Cards whose newest answer lost more than a tenth of its points.")
        self._mistakes = button("Practise mistakes")
        self._mistakes.clicked.connect(self._on_mistakes)
        layout.addWidget(self._mistakes, 0, Qt.AlignmentFlag.AlignLeft)
        return box

    def _on_layout(self, pack: str, name: str) -> None:
        self.sitting_asked.emit(partial(self._services.backend.practise_questions, ((pack, name),)))

    def _on_topic(self, topic: str) -> None:
        self.sitting_asked.emit(partial(self._services.backend.practice, topic=topic))

    def _on_mistakes(self) -> None:
        self.sitting_asked.emit(partial(self._services.backend.practice, mistakes=True))


def _section(title: str, what: str) -> tuple[QFrame, QVBoxLayout]:
    box = card()
    layout = column(box, Space.S, Space.L)
    layout.addWidget(label(title, "heading"))
    layout.addWidget(label(what, tone="muted", wrap=True))
    inner = column(spacing=Space.S)
    layout.addLayout(inner)
    layout.addStretch(1)
    return box, inner
