"""Which questions of a class work: all of them, or those on a topic or behind a misconception."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from trainer.desktop.analysis.wording import MEASURES
from trainer.desktop.classroom import rows
from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Space
from trainer.desktop.widgets.basics import button, column, label, row
from trainer.desktop.widgets.table import RecordTable

if TYPE_CHECKING:
    from collections.abc import Collection

    from trainer.study.analysis import Analysis

_ALL = "All that were answered."


class ItemsCard(QFrame):
    """``analysis_asked`` leads to the item analysis with its plots."""

    analysis_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._only: Collection[tuple[str, str]] | None = None
        self.analysis: Analysis | None = None
        self.setProperty("look", "card")
        layout = column(self, Space.S, Space.L)
        layout.addWidget(label("Questions, the hardest first", "heading", wrap=True))
        layout.addWidget(label(MEASURES, "caption", "muted", wrap=True))
        plots = button("Item analysis…", "quiet")
        plots.clicked.connect(self.analysis_asked)
        layout.addWidget(plots, 0, Qt.AlignmentFlag.AlignLeft)
        head = row(spacing=Space.S)
        self._which = label(_ALL, "caption", "muted", wrap=True)
        self._every = button("All questions again", "quiet")
        self._every.clicked.connect(self._on_every)
        self._every.hide()
        head.addWidget(self._which, 1)
        head.addWidget(self._every)
        layout.addLayout(head)
        self._state = label("", tone="muted", wrap=True)
        layout.addWidget(self._state)
        self._table = RecordTable(theme, "Questions of the class", rows.ITEMS)
        self._table.setMinimumHeight(theme.px(300))
        layout.addWidget(self._table)

    def show_reading(self) -> None:
        """Say that the answers are being read."""
        self._state.setText("Reading all answers…")
        self._state.show()

    def show_analysis(self, analysis: "Analysis") -> None:
        """Show which questions work."""
        self.analysis = analysis
        self._show()

    def narrow(self, which: str, names: "Collection[tuple[str, str]]") -> None:
        """Show only the questions with these names; ``which`` says which they are."""
        self._which.setText(which)
        self._only = names
        self._every.show()
        self._show()
        self._table.setFocus()

    def narrow_to_misconception(self, name: str, title: str) -> None:
        """Show only the questions at which a misconception was shown."""
        items = self.analysis.showing(name) if self.analysis else ()
        self.narrow(f"Those at which somebody believed: {title}", [item.name for item in items])

    def _on_every(self) -> None:
        self._only = None
        self._which.setText(_ALL)
        self._every.hide()
        self._show()
        self._table.setFocus()

    def _show(self) -> None:
        if self.analysis is None:
            return
        found = [item for item in self.analysis.hardest_first if self._only is None or item.name in self._only]
        self._table.set_rows([rows.item_row(item) for item in found])
        self._state.setText("" if found else "Nobody has answered any of them yet.")
        self._state.setVisible(not found)
