"""What a pack holds, before it is installed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from trainer.desktop.theme.tokens import Space
from trainer.desktop.widgets.basics import button, clear, column, label, row
from trainer.desktop.wording import counted, listed

if TYPE_CHECKING:
    from trainer.packs import Changes
    from trainer.packs.installing import Offer

_SHOWN = 8


class OfferCard(QFrame):
    """``accepted`` gives the offer to install, ``declined`` says that nobody wants it."""

    accepted = Signal(object)
    declined = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.setAccessibleName("Pack to be installed")
        self._offer: Offer | None = None
        layout = column(self, Space.S, Space.L)
        self._words = column(spacing=Space.XS)
        layout.addLayout(self._words)
        buttons = row(spacing=Space.S)
        self._install = button("Install", "primary")
        self._install.clicked.connect(self._on_install)
        decline = button("Do not install", "quiet")
        decline.clicked.connect(self.declined)
        buttons.addWidget(self._install)
        buttons.addWidget(decline)
        buttons.addStretch(1)
        layout.addLayout(buttons)
        self.hide()

    def show_offer(self, offer: "Offer") -> None:
        """Show what a folder or zip holds."""
        self._offer = offer
        clear(self._words)
        pack = offer.pack
        self._say(pack.title if pack else offer.path.name, "heading")
        if pack is not None:
            authors = ", ".join(pack.authors)
            self._say(f"{pack.id} · version {pack.version} · {authors} · {pack.licence}", "caption", "muted")
            if pack.description:
                self._say(" ".join(pack.description.split()))
            self._say(f"{counted(len(pack.questions), 'question')}: {listed(pack.kinds)}.")
            programs = sum(question.program is not None for question in pack.questions)
            if programs:
                self._say(f"{counted(programs, 'program')}, to be run only in the simulated process.", tone="muted")
        if offer.changes is not None:
            self._show_changes(offer.installed, offer.changes)
        for problem in offer.problems[:_SHOWN]:
            self._say(str(problem), "code", "bad")
        if len(offer.problems) > _SHOWN:
            self._say(f"… and {len(offer.problems) - _SHOWN} more problems.", tone="bad")
        if offer.problems:
            self._say("A pack with problems cannot be installed; its author can mend them.", "strong")
        self._install.setEnabled(offer.is_sound)
        self._install.setText("Update" if offer.installed else "Install")
        self.show()
        (self._install if offer.is_sound else self).setFocus()

    def _show_changes(self, installed: str, changes: "Changes") -> None:
        self._say(
            f"In place of version {installed}: {len(changes.added)} added, {len(changes.changed)} changed, "
            f"{len(changes.removed)} removed, {changes.unchanged} as they were. What you know of them stays.",
            "strong",
        )
        for title, found in (("Added", changes.added), ("Changed", changes.changed), ("Removed", changes.removed)):
            names = ", ".join(change.title for change in found[:_SHOWN])
            if found:
                self._say(f"{title}: {names}{', …' if len(found) > _SHOWN else ''}", "caption", "muted")

    def _say(self, text: str, look: str = "body", tone: str = "") -> None:
        self._words.addWidget(label(text, look, tone, wrap=True))

    def _on_install(self) -> None:
        if self._offer is not None:
            self.accepted.emit(self._offer)
