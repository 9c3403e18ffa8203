"""The learner's data cannot be used: what is wrong, and what can be done."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from trainer.desktop.services import Services
from trainer.desktop.theme.icons import pixmap
from trainer.desktop.theme.tokens import Space
from trainer.desktop.widgets.basics import announce, button, card, column, label, row


class TroublePage(QWidget):
    """Shows the sentence and choices; nothing is written until one is made."""

    folder_chosen = Signal(object)
    retry_asked = Signal()
    quit_asked = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = services.theme
        self.setProperty("look", "page")
        self.setAccessibleName("Your data cannot be opened")
        box = card()
        box.setMaximumWidth(theme.px(720))
        layout = column(box, Space.M, Space.XXL)
        head = row(spacing=Space.M)
        picture = QLabel()
        picture.setPixmap(pixmap(theme, "warning", theme.palette.bad, theme.px(32), self.devicePixelRatioF()))
        head.addWidget(picture)
        head.addWidget(label("Your data cannot be opened", "title", wrap=True), 1)
        layout.addLayout(head)
        self.sentence = label("", "lead", wrap=True)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout.addWidget(self.sentence)
        layout.addWidget(
            label(
                "Nothing has been changed or overwritten. Programs can still be run under Explore.",
                tone="muted",
                wrap=True,
            )
        )
        actions = row(spacing=Space.S)
        self.choose = button("Choose another folder…", "primary")
        self.retry = button("Try again")
        self.quit = button("Quit")
        for control in (self.choose, self.retry, self.quit):
            actions.addWidget(control)
        actions.addStretch(1)
        layout.addLayout(actions)
        outer = column(self, 0, Space.XL)
        outer.addStretch(1)
        # an aligned item would get its hint's height, too low for text that wraps
        middle = row()
        middle.addStretch(1)
        middle.addWidget(box, 20)
        middle.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(2)
        self.choose.clicked.connect(self._on_choose)
        self.retry.clicked.connect(self.retry_asked)
        self.quit.clicked.connect(self.quit_asked)

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong."""
        self.sentence.setText(sentence)
        announce(self, sentence)

    def focus_first(self) -> None:
        """Give the keyboard to the first choice."""
        self.choose.setFocus()

    def _on_choose(self) -> None:
        name = QFileDialog.getExistingDirectory(self, "Choose a folder for your data")
        if name:
            self.folder_chosen.emit(Path(name))
