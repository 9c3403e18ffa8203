"""The files of a pack, and a field that begins another one."""

import re
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QWidget

from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Space
from trainer.desktop.widgets.basics import button, column, label, row, set_tone

_NAME = re.compile(r"(?:questions/)?[\w-]+\.yaml|(?:programs/)?[\w-]+\.[ch]")
_BEGINNINGS: Final = {
    "yaml": "- id: {stem}\n  title: A few words\n  kind: choice\n  prompt: What is asked?\n  topics: []\n  options:\n"
    "    - text: The right one\n      correct: true\n    - text: Another one\n      correct: false\n"
    "  explanation: Why it is so.\n",
    "c": "int main(void)\n{{\n    return 0;\n}}\n",
    "h": "",
}


class FileList(QWidget):
    """``chosen`` gives the name of a file; ``begun`` the name and the text of a new one."""

    chosen = Signal(str)
    begun = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._list = QListWidget()
        self._list.setAccessibleName("Files of the pack")
        self._name = QLineEdit()
        self._name.setPlaceholderText("New file: questions/more.yaml, programs/loop.c")
        self._name.setAccessibleName("Name of a new file")
        self._name.setMaxLength(80)
        self._add = button("Add", "", "Add the file")
        self._problem = label("", "caption", wrap=True)
        self._problem.hide()
        layout = column(self, Space.S)
        layout.addWidget(self._list)
        line = row(spacing=Space.S)
        line.addWidget(self._name, 1)
        line.addWidget(self._add)
        layout.addLayout(line)
        layout.addWidget(self._problem)
        self._list.currentTextChanged.connect(self._on_current)
        self._add.clicked.connect(self._on_add)
        self._name.returnPressed.connect(self._on_add)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_names(self, names: list[str], chosen: str) -> None:
        """Show files, one of them chosen."""
        self._list.clear()
        self._list.addItems(names)
        self._problem.hide()
        self.choose(chosen)

    def choose(self, name: str) -> None:
        """Choose a file."""
        names = self.names()
        if name in names:
            self._list.setCurrentRow(names.index(name))

    def names(self) -> list[str]:
        """Return the files that are shown."""
        return [self._list.item(index).text() for index in range(self._list.count())]

    def _on_current(self, name: str) -> None:
        if name:
            self.chosen.emit(name)

    def _on_add(self) -> None:
        name = self._name.text().strip()
        if not _NAME.fullmatch(name):
            self._say("A file is questions/NAME.yaml, programs/NAME.c or programs/NAME.h.")
            return
        folder = "questions/" if name.endswith(".yaml") else "programs/"
        whole = name if "/" in name else folder + name
        if whole in self.names():
            self._say(f"There is a file {whole}.")
            return
        self._problem.hide()
        self._name.clear()
        self._list.addItem(whole)
        stem, _, suffix = whole.rpartition("/")[2].rpartition(".")
        identifier = re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-") or "question"
        self.begun.emit(whole, _BEGINNINGS[suffix].format(stem=identifier))
        self.choose(whole)

    def _say(self, sentence: str) -> None:
        self._problem.setText(sentence)
        set_tone(self._problem, "bad")
        self._problem.show()

    def _restyle(self) -> None:
        self._list.setMaximumHeight(self._theme.px(110))
