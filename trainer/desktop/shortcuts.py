"""The keys of the program, in a window of their own."""

from PySide6.QtWidgets import QDialog, QWidget

from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Space
from trainer.desktop.widgets.basics import button, column, label, row
from trainer.desktop.widgets.table import RecordTable

_HEADERS = ("Where", "Keys", "What they do")
_KEYS = (
    ("Everywhere", "Ctrl+1 … Ctrl+9", "The pages, in the order of the navigation"),
    ("", "Ctrl+Shift+C", "Class"),
    ("", "Space, Return", "Press the button that has the keyboard"),
    ("", "Ctrl++, Ctrl+-, Ctrl+0", "Larger, smaller, normal text"),
    ("Study", "Ctrl+Return", "Check the answer, then the next question"),
    ("", "1 2 3 4", "Again, Hard, Good, Easy"),
    ("", "Ctrl+Z, Ctrl+Shift+Z", "Take back the last answer, bring it back"),
    ("Explore", "Ctrl+R", "Run the program"),
    ("Exam", "Alt+Left, Alt+Right", "The task before, the next task"),
    ("", "Ctrl+F", "Come back to this task"),
    ("Cards", "Ctrl+F", "Search"),
    ("Pack editor", "Ctrl+S", "Save"),
    ("", "F4", "Go to the next problem"),
    ("Layout builder", "Space or Return", "Pick a region, place it in a slot"),
    ("", "Arrow keys", "Choose a region or a slot"),
    ("", "Alt+Up, Alt+Down", "Move a region"),
    ("", "Delete", "Take a region out"),
    ("", "R W X -", "Permissions of the region"),
    ("", "U D N", "Grows up, down, not at all"),
    ("", "Esc", "Let go"),
)


class ShortcutsDialog(QDialog):
    """Lists the keys; it scrolls where large text leaves no room for all."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keyboard shortcuts")
        layout = column(self, Space.M, Space.L)
        layout.addWidget(label("Keyboard shortcuts", "heading"))
        table = RecordTable(theme, "Keyboard shortcuts", _HEADERS)
        table.set_rows(_KEYS)
        layout.addWidget(table, 1)
        close = button("Close", "primary")
        close.clicked.connect(self.accept)
        line = row()
        line.addStretch(1)
        line.addWidget(close)
        layout.addLayout(line)
        room = parent.size() if parent is not None else self.size()
        self.resize(min(theme.px(760), room.width()), min(theme.px(700), room.height()))
        close.setFocus()
