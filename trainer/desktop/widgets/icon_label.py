"""An icon that stands for itself, in a colour of the theme in use."""

from PySide6.QtWidgets import QLabel, QWidget

from trainer.desktop.theme.icons import pixmap
from trainer.desktop.theme.theme import Theme


class IconLabel(QLabel):
    """``colour`` names one of the palette, such as ``accent``; ``size`` is in pixels at 100 % text."""

    def __init__(self, theme: Theme, name: str, colour: str, size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = name
        self._colour = colour
        self._size = size
        theme.changed.connect(self._draw)
        self._draw()

    def _draw(self) -> None:
        theme = self._theme
        colour = getattr(theme.palette, self._colour)
        self.setPixmap(pixmap(theme, self._name, colour, theme.px(self._size), self.devicePixelRatioF()))
