"""The questions that an author should look at, and why."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Space
from trainer.desktop.widgets.basics import clear, column, label
from trainer.desktop.widgets.row_button import RowButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.study.analysis import ItemAnalysis

_SHOWN = 6


class RemarksCard(QFrame):
    """``question_chosen`` gives the number of a question that is chosen."""

    question_chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("look", "card")
        layout = column(self, Space.S, Space.L)
        layout.addWidget(label("Look at these first", "heading"))
        self._list = column(spacing=Space.S)
        layout.addLayout(self._list)
        layout.addStretch(1)

    def show_items(self, items: "Sequence[ItemAnalysis]") -> None:
        """Show those with remarks, the least discriminating first."""
        clear(self._list)
        remarked = [(number, item) for number, item in enumerate(items) if item.remarks]
        remarked.sort(key=lambda pair: 1.0 if pair[1].discrimination is None else pair[1].discrimination)
        for number, item in remarked[:_SHOWN]:
            title = item.title or item.name[1]
            remarks = "; ".join(item.remarks)
            control = RowButton(self._theme, title, remarks, f"{title}: {remarks}")
            control.clicked.connect(partial(self.question_chosen.emit, number))
            self._list.addWidget(control)
        if len(remarked) > _SHOWN:
            self._list.addWidget(label(f"… and {len(remarked) - _SHOWN} more in the table.", tone="muted", wrap=True))
        if not remarked:
            self._list.addWidget(
                label(
                    "Nothing stands out. With fewer than 10 learners nothing is remarked on.", tone="muted", wrap=True
                )
            )
