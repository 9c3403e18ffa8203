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
    from trainer.study.analysis import Analysis

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

    def show_analysis(self, analysis: "Analysis") -> None:
        """Show the questions with remarks."""
        from trainer.study.analysis.analysis import ENOUGH

        clear(self._list)
        remarked = analysis.remarked
        for item in remarked[:_SHOWN]:
            remarks = "; ".join(item.remarks)
            control = RowButton(self._theme, item.heading, remarks, f"{item.heading}: {remarks}")
            control.clicked.connect(partial(self.question_chosen.emit, analysis.items.index(item)))
            self._list.addWidget(control)
        if len(remarked) > _SHOWN:
            self._list.addWidget(label(f"… and {len(remarked) - _SHOWN} more in the table.", tone="muted", wrap=True))
        if not remarked:
            self._list.addWidget(
                label(
                    f"Nothing stands out. With fewer than {ENOUGH} learners nothing is remarked on.",
                    tone="muted",
                    wrap=True,
                )
            )
