"""The learner's data cannot be used: what is wrong, and what can be done."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from trainer.desktop.pages.page import CardPage
from trainer.desktop.process_view.wording import size_text
from trainer.desktop.services import Services
from trainer.desktop.theme.tokens import Space
from trainer.desktop.widgets.basics import announce, button, clear, column, label, row
from trainer.desktop.widgets.icon_label import IconLabel
from trainer.desktop.widgets.responsive import ResponsiveRow
from trainer.desktop.wording import when

if TYPE_CHECKING:
    from trainer.desktop.results import Recovery

_OFFERED = 5
_KEPT = "What is there now is kept beside it, as it is. No copy is deleted."

_ANEW = "The damaged file stays beside the new one. Progress on another machine can be merged in on the page Learner."


class TroublePage(CardPage):
    """Shows the sentence and choices; nothing is written until one is made.

    ``restore_asked`` gives the backup to put back; ``anew_asked``: a new database in the place of a damaged one.
    """

    anew_asked = Signal()
    restore_asked = Signal(object)
    folder_chosen = Signal(object)
    retry_asked = Signal()
    quit_asked = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        theme = services.theme
        super().__init__(theme, "Your data cannot be opened", 720, parent)
        layout = self.inside
        head = row(spacing=Space.M)
        head.addWidget(IconLabel(theme, "warning", "bad", 32))
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
        actions = ResponsiveRow(theme, 460, Space.S)
        self.choose = button("Choose another folder…", "primary")
        self.retry = button("Try again")
        self.quit = button("Quit")
        for control in (self.choose, self.retry, self.quit):
            actions.add(control, 0)
        actions.add(QWidget(), 1)
        layout.addWidget(actions)
        self._ways = column(spacing=Space.S)
        layout.addLayout(self._ways)
        self.choose.clicked.connect(self._on_choose)
        self.retry.clicked.connect(self.retry_asked)
        self.quit.clicked.connect(self.quit_asked)

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong."""
        self.sentence.setText(sentence)
        announce(self, sentence)

    def show_ways(self, recovery: "Recovery") -> None:
        """Offer to put back one of the newest copies of the data, and to begin anew where it is damaged."""
        clear(self._ways)
        if recovery.backups:
            self._ways.addWidget(label("Or put back a copy", "heading"))
            self._ways.addWidget(label(_KEPT, tone="muted", wrap=True))
        for backup in recovery.backups[:_OFFERED]:
            made = when(backup.made_at)
            control = button(f"{made} ({size_text(backup.size)})", "row", f"Put back the copy of {made}")
            control.clicked.connect(partial(self.restore_asked.emit, backup))
            self._ways.addWidget(control)
        if recovery.damaged:
            self._ways.addWidget(label("Or begin anew", "heading"))
            self._ways.addWidget(label(_ANEW, tone="muted", wrap=True))
            anew = button("Begin anew")
            anew.clicked.connect(self.anew_asked)
            self._ways.addWidget(anew, 0, Qt.AlignmentFlag.AlignLeft)

    def focus_first(self) -> None:
        """Give the keyboard to the first choice."""
        self.choose.setFocus()

    def _on_choose(self) -> None:
        name = QFileDialog.getExistingDirectory(self, "Choose a folder for your data")
        if name:
            self.folder_chosen.emit(Path(name))
