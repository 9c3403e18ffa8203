"""A card with a plot that can be turned into the table of its numbers, and saved as CSV."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QStackedWidget, QWidget

from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Space
from trainer.desktop.widgets.banner import Banner
from trainer.desktop.widgets.basics import button, column, label, row
from trainer.desktop.widgets.table import RecordTable

if TYPE_CHECKING:
    from trainer.study.table import Cell, Table

_HEIGHT = 220


class _Place(QStackedWidget):
    """Plot or table, which take the room that there is: pyqtgraph by itself asks for more than half a screen."""

    def sizeHint(self) -> QSize:
        """Ask for the least height."""
        return QSize(super().sizeHint().width(), self.minimumHeight())


class ChartCard(QFrame):
    """``draw(theme, parent)`` makes the plot when it is first shown, and again when colours or text size change.

    ``spoken`` says in a sentence what the plot shows: its name for screen readers, which then read the table.
    """

    def __init__(self, theme: Theme, title: str, height: int = _HEIGHT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._height = height
        self.setProperty("look", "card")
        self._theme = theme
        self._title = title
        self._draw: Callable[[Theme], QWidget] | None = None
        self._table: Table | None = None
        self._plot: QWidget | None = None
        layout = column(self, Space.S, Space.L)
        head = row(spacing=Space.S)
        head.addWidget(label(title, "heading", wrap=True), 1)
        self._turn = button("Table", "quiet", f"{title}: show the numbers")
        self._save = button("CSV…", "quiet", f"{title}: save the numbers as CSV")
        head.addWidget(self._turn)
        head.addWidget(self._save)
        layout.addLayout(head)
        self._caption = label("", "caption", "muted", wrap=True)
        layout.addWidget(self._caption)
        self._banner = Banner(theme)
        layout.addWidget(self._banner)
        self._stack = _Place()
        self._stack.setMinimumHeight(theme.px(height))
        self._records: RecordTable | None = None
        layout.addWidget(self._stack, 1)
        layout.addStretch(0)
        self._turn.clicked.connect(self._on_turn)
        self._save.clicked.connect(self._on_save)
        theme.changed.connect(self._restyle)

    def show_figures(self, table: "Table", spoken: str, draw: Callable[[Theme], QWidget]) -> None:
        """Show other figures."""
        self._table = table
        self._caption.setText(spoken)
        self._draw = draw
        self._forget_plot()
        if self._records is not None:
            self._stack.removeWidget(self._records)
            self._records.deleteLater()
        names = tuple(name.replace("_", " ").capitalize() for name in table.columns)
        self._records = RecordTable(self._theme, f"{self._title}, numbers", names)
        shares = [column not in table.no_shares for column in table.columns]
        self._records.set_rows([tuple(map(_shown, line, shares)) for line in table.rows])
        self._stack.addWidget(self._records)
        for part in (self._stack, self._turn, self._save):
            part.setVisible(bool(table.rows))  # of nothing, the sentence says enough
        if self.isVisible():
            self._make_plot()

    def showEvent(self, event: QShowEvent) -> None:
        """Make the plot, now that somebody looks."""
        super().showEvent(event)
        if self._plot is None:
            self._make_plot()

    def csv(self) -> str:
        """Return the numbers as CSV."""
        assert self._table is not None
        return self._table.csv()

    def _make_plot(self) -> None:
        if self._draw is None or self._table is None or not self._table.rows:
            return
        self._plot = self._draw(self._theme)
        self._plot.setAccessibleName(f"{self._title}: {self._caption.text()}")
        self._stack.insertWidget(0, self._plot)
        self._stack.setCurrentIndex(0)
        self._offer(table=True)

    def _offer(self, *, table: bool) -> None:
        """Let the button lead to the table, or back to the plot."""
        self._turn.setText("Table" if table else "Plot")
        self._turn.setAccessibleName(f"{self._title}: show the {'numbers' if table else 'plot'}")

    def _forget_plot(self) -> None:
        if self._plot is not None:
            self._stack.removeWidget(self._plot)
            self._plot.deleteLater()
            self._plot = None

    def _restyle(self) -> None:
        self._stack.setMinimumHeight(self._theme.px(self._height))
        if self._plot is not None:
            self._forget_plot()
            if self.isVisible():
                self._make_plot()

    def _on_turn(self) -> None:
        shows_table = self._stack.currentWidget() is self._records
        if self._plot is not None and self._records is not None:
            self._stack.setCurrentWidget(self._plot if shows_table else self._records)
            self._offer(table=shows_table)
            if not shows_table:
                self._records.setFocus()

    def _on_save(self) -> None:
        if self._table is None:
            return
        name, _ = QFileDialog.getSaveFileName(self, self._title, f"{self._table.name}.csv", "CSV (*.csv)")
        if name:
            self.save(Path(name))

    def save(self, path: Path) -> None:
        """Write the numbers as CSV (UTF-8), and say where they are or why not."""
        try:
            path.write_text(self.csv(), encoding="utf-8", newline="")
        except OSError as error:
            self._banner.say("bad", f"{path} could not be written: {error.strerror}. Choose another folder.")
        else:
            self._banner.say("good", f"Saved as {path}.")


def _shown(cell: "Cell", is_share: bool) -> str:
    match cell:
        case None:
            return "–"
        case float():
            return f"{cell:.0%}" if is_share and 0 <= cell <= 1 else f"{cell:,.2f}".removesuffix(".00")
        case date():
            return f"{cell:%d %b %Y}"
        case _:
            return str(cell)
