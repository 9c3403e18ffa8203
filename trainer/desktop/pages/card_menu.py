"""What a learner can do with the card on the table beside answering it: flag, suspend, note, look at its history."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QMenu, QPlainTextEdit, QPushButton, QWidget

from trainer.desktop.sitting import CardTold
from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Space
from trainer.desktop.widgets.basics import button, column, label, row
from trainer.desktop.widgets.rating_bar import RATINGS
from trainer.desktop.widgets.table import RecordTable

_LONGEST_NOTE = 20_000


class CardMenu(QPushButton):
    """A button with a menu; each signal is what was chosen in it."""

    flag_asked = Signal(bool)
    suspend_asked = Signal()
    note_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Card", parent)
        self.setProperty("look", "quiet")
        self.setProperty("menu", True)
        self.setAccessibleName("Card: flag, suspend, note and history")
        menu = QMenu(self)
        self._flag = QAction("Flag to come back to", self)
        self._flag.setCheckable(True)
        self._flag.triggered.connect(self.flag_asked)
        suspend = QAction("Suspend: do not ask again until it is put back", self)
        suspend.triggered.connect(lambda: self.suspend_asked.emit())
        note = QAction("Note and history…", self)
        note.triggered.connect(lambda: self.note_asked.emit())
        menu.addActions([self._flag, suspend, note])
        self.setMenu(menu)

    def show_flag(self, flagged: bool) -> None:
        """Show whether the card is flagged."""
        self._flag.setChecked(flagged)
        self.setText("Card ⚑" if flagged else "Card")


class CardDialog(QDialog):
    """The learner's own note on a question, and every answer to it; ``note_written`` gives another note."""

    note_written = Signal(str)

    def __init__(self, theme: Theme, title: str, card: CardTold, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.px(560))
        self._before = card.note
        layout = column(self, Space.M, Space.L)
        layout.addWidget(label(title, "heading", wrap=True))
        layout.addWidget(label("Your note", "strong"))
        self._note = QPlainTextEdit(card.note)
        self._note.setAccessibleName("Your note")
        self._note.setPlaceholderText("Only you see it; packs and updates leave it alone.")
        self._note.setTabChangesFocus(True)
        self._note.setMaximumHeight(theme.px(120))
        layout.addWidget(self._note)
        layout.addWidget(label("History", "strong"))
        history = RecordTable(theme, "History of the card", ("Answered", "Score", "Rating", "Time", "In"))
        history.set_rows(
            [
                (
                    f"{attempt.answered_at.astimezone():%d %b %Y, %H:%M}",
                    f"{attempt.score:.0%}",
                    RATINGS[attempt.rating] if attempt.rating else "–",
                    f"{attempt.seconds:.0f} s",
                    "taken back" if attempt.undone else str(attempt.mode),
                )
                for attempt in reversed(card.history)
            ]
        )
        history.setMinimumHeight(theme.px(160))
        if card.history:
            layout.addWidget(history)
        else:
            history.deleteLater()
            layout.addWidget(label("Not answered yet.", tone="muted"))
        buttons = row(spacing=Space.S)
        buttons.addStretch(1)
        close = button("Cancel", "quiet")
        close.clicked.connect(self.reject)
        keep = button("Keep the note", "primary")
        keep.clicked.connect(self._on_keep)
        buttons.addWidget(close)
        buttons.addWidget(keep)
        layout.addLayout(buttons)
        self._note.setFocus()

    def _on_keep(self) -> None:
        text = self._note.toPlainText()[:_LONGEST_NOTE]
        if text != self._before:
            self.note_written.emit(text)
        self.accept()
