"""How the window is on this computer: appearance, text size, place on the screen, who learns here, and how."""

from pathlib import Path
from zlib import crc32

from PySide6.QtCore import QByteArray, QSettings

from trainer.desktop.theme.tokens import Appearance


class Settings:
    """Kept beside the learner's data when its folder was named, else in the user's settings folder."""

    def __init__(self, data_dir: Path | None) -> None:
        if data_dir is None:
            scope, ini = QSettings.Scope.UserScope, QSettings.Format.IniFormat
            self._file = QSettings(ini, scope, "memory-layout-trainer", "window")
        else:
            self._file = QSettings(str(data_dir / "window.ini"), QSettings.Format.IniFormat)

    @property
    def appearance(self) -> Appearance:
        """Light, dark, or as the desktop has it."""
        value = str(self._file.value("appearance", Appearance.SYSTEM.value))
        return Appearance(value) if value in {item.value for item in Appearance} else Appearance.SYSTEM

    @appearance.setter
    def appearance(self, value: Appearance) -> None:
        self._file.setValue("appearance", value.value)

    @property
    def percent(self) -> int:
        """The text size in percent."""
        value = str(self._file.value("text-size", "100"))
        return int(value) if value.isdecimal() else 100

    @percent.setter
    def percent(self, value: int) -> None:
        self._file.setValue("text-size", str(value))

    @property
    def practice_counts(self) -> bool:
        """Whether answers in practice move the schedule."""
        return self._file.value("practice-counts", "no") == "yes"

    @practice_counts.setter
    def practice_counts(self, value: bool) -> None:
        self._file.setValue("practice-counts", "yes" if value else "no")

    def learner(self, place: str) -> str:
        """Return who learnt last in the store at ``place``, as the hexadecimal digits of a UUID, "" for nobody."""
        return str(self._file.value(_learner_key(place), ""))

    def remember_learner(self, place: str, uuid: str) -> None:
        """Remember who learns in the store at ``place``."""
        if self.learner(place) != uuid:
            self._file.setValue(_learner_key(place), uuid)

    @property
    def geometry(self) -> QByteArray | None:
        """Where the window was."""
        value = self._file.value("geometry")
        return value if isinstance(value, QByteArray) else None

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._file.setValue("geometry", value)


def _learner_key(place: str) -> str:
    return f"learners/{crc32(place.encode()):08x}"  # a path would be taken for groups
