"""What is analysed: whose answers, to the questions of which pack, given how."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Space
from trainer.desktop.widgets.basics import button, choice
from trainer.desktop.widgets.responsive import ResponsiveRow

if TYPE_CHECKING:
    from trainer.desktop.results import PackLine

_MODES = (("All answers", ""), ("Reviews", "review"), ("Practice", "practice"), ("Exams", "exam"))


class AnalysisControls(ResponsiveRow):
    """``changed`` says that something else is to be analysed; ``own_asked``: the learners of this computer."""

    changed = Signal()
    open_asked = Signal()
    own_asked = Signal()
    cancel_asked = Signal()
    save_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, 860, Space.S, parent)
        self._open = button("Open attempts…", "primary", "Open the attempts of a class")
        self._own = button("This computer", "", "Analyse the learners of this computer")
        self._pack = self._make_choice("Pack", ())
        self._mode = self._make_choice("Answers", _MODES)
        self._cancel = button("Cancel", "", "Cancel the analysis")
        self._save = button("Save as CSV…", "quiet", "Save all questions as CSV")
        for control, stretch in (
            (self._open, 0),
            (self._own, 0),
            (self._pack, 0),
            (self._mode, 0),
            (QWidget(), 1),
            (self._cancel, 0),
            (self._save, 0),
        ):
            self.add(control, stretch)
        self._open.clicked.connect(self.open_asked)
        self._own.clicked.connect(self.own_asked)
        self._cancel.clicked.connect(self.cancel_asked)
        self._save.clicked.connect(self.save_asked)
        self._own.hide()
        self._cancel.hide()
        self.allow_save(False)

    @property
    def pack(self) -> str:
        """The id of the pack whose questions are analysed; empty for all."""
        return str(self._pack.currentData() or "")

    @property
    def mode(self) -> str:
        """How the answers that are analysed were given; empty for all."""
        return str(self._mode.currentData())

    def show_packs(self, packs: "tuple[PackLine, ...]") -> None:
        """Offer these packs."""
        chosen = self._pack.currentData()
        self._pack.clear()
        self._pack.addItem("All packs", "")
        for line in packs:
            self._pack.addItem(line.title, line.id)
        self.choose(chosen)

    def choose(self, pack: str | None) -> None:
        """Choose a pack, all of them where there is none with that id."""
        self._pack.setCurrentIndex(max(0, self._pack.findData(pack)))

    def show_files(self, shown: bool) -> None:
        """Say whether files are analysed: then there is a way back to this computer."""
        self._own.setVisible(shown)

    def show_working(self, working: bool) -> None:
        """Offer to cancel what is under way."""
        self._cancel.setVisible(working)

    def allow_save(self, allowed: bool) -> None:
        """Say whether there is anything to save."""
        self._save.setEnabled(allowed)

    def focus_first(self) -> None:
        """Give the keyboard to the first control."""
        self._open.setFocus()

    def _make_choice(self, name: str, choices: tuple[tuple[str, str], ...]) -> QComboBox:
        box = choice(14)
        box.setAccessibleName(name)
        for title, value in choices:
            box.addItem(title, value)
        box.activated.connect(lambda _: self.changed.emit())  # by the learner, not by ``choose``
        return box
