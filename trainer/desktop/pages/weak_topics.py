"""What went wrong, and a button to practise each of it: the topics, and the questions themselves."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from trainer.desktop.services import Services
from trainer.desktop.theme.tokens import Space
from trainer.desktop.topics import topic_title
from trainer.desktop.widgets.basics import button, clear, column, label
from trainer.desktop.widgets.level import LevelButton
from trainer.desktop.widgets.schedule_switch import ScheduleSwitch


@dataclass(frozen=True)
class TopicLine:
    """A topic with its score, 0…1, and a note such as ``3 answers``."""

    topic: str
    score: float
    note: str


class WeakTopics(QFrame):
    """A card of topics, the weakest first; ``to_practise`` gives a choice of cards."""

    to_practise = Signal(object)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = services.theme
        self._lost: tuple[tuple[str, str], ...] = ()
        self.setProperty("look", "card")
        layout = column(self, Space.S, Space.L)
        layout.addWidget(label("What to practise, the weakest topic first", "heading", wrap=True))
        self._again = button("")
        self._again.clicked.connect(self._on_again)
        layout.addWidget(self._again, 0, Qt.AlignmentFlag.AlignLeft)
        self._switch = ScheduleSwitch(services.settings)
        layout.addWidget(self._switch)
        self._hint = label("Choose a topic to practise all of it.", "caption", "muted", wrap=True)
        layout.addWidget(self._hint)
        self._lines = column(spacing=Space.S)
        layout.addLayout(self._lines)
        layout.addStretch(1)

    def show_topics(self, topics: Iterable[TopicLine], lost: Sequence[tuple[str, str]], nothing: str) -> None:
        """Show topics, and offer the questions that lost points; without topics say ``nothing``."""
        self._lost = tuple(dict.fromkeys(lost))
        clear(self._lines)
        lines = sorted(topics, key=lambda line: line.score)
        for line in lines:
            control = LevelButton(self._theme, topic_title(line.topic), line.note, line.score, measure="score")
            control.clicked.connect(partial(self.to_practise.emit, {"topic": line.topic}))
            self._lines.addWidget(control)
        if not lines:
            self._lines.addWidget(label(nothing, tone="muted", wrap=True))
        count = len(self._lost)
        self._again.setText(
            "Practise the question that lost points" if count == 1 else f"Practise the {count} that lost points"
        )
        self._again.setVisible(count > 0)
        for extra in (self._hint, self._switch):
            extra.setVisible(bool(lines or count))

    def _on_again(self) -> None:
        self.to_practise.emit({"questions": self._lost})
