"""The one switch that says whether practice counts for scheduling, wherever practice can be begun."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from trainer.desktop.settings import Settings


class ScheduleSwitch(QCheckBox):
    """Shows and sets ``Settings.practice_counts``."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__("Practice moves my schedule", parent)
        self._settings = settings
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)  # no wider than what can be clicked
        self.setToolTip("Otherwise practice leaves every card where it is")
        self.setChecked(settings.practice_counts)
        self.clicked.connect(self._on_clicked)

    def showEvent(self, event: QShowEvent) -> None:
        """Show what was last chosen, on whichever page."""
        self.setChecked(self._settings.practice_counts)
        super().showEvent(event)

    def _on_clicked(self, counts: bool) -> None:
        self._settings.practice_counts = counts
