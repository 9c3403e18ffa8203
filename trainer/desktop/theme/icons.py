"""The icons: own SVG files, drawn in any colour at any resolution."""

from functools import lru_cache
from math import ceil

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from trainer.desktop.theme.theme import Theme
from trainer.paths import shipped


def icon(theme: Theme, name: str, colour: str | None = None, size: int = 20) -> QIcon:
    """Return the icon ``name`` in ``colour`` (the ink when not given), sharp on every screen there is."""
    result = QIcon()
    for ratio in {ceil(screen.devicePixelRatio()) for screen in QGuiApplication.screens()}:
        result.addPixmap(_pixmap(name, colour or theme.palette.ink, size, ratio))
    return result


def pixmap(theme: Theme, name: str, colour: str | None = None, size: int = 20, ratio: float = 1.0) -> QPixmap:
    """Return the icon ``name`` as a pixmap for a screen with ``ratio`` device pixels a pixel."""
    return _pixmap(name, colour or theme.palette.ink, size, ratio)


def paint_icon(painter: QPainter, name: str, colour: str, rectangle: QRectF) -> None:
    """Draw the icon ``name`` into ``rectangle``, which is square."""
    image = _pixmap(name, colour, round(rectangle.width()), ceil(painter.device().devicePixelRatio()))
    painter.drawPixmap(rectangle, image, QRectF(image.rect()))


def application_icon() -> QIcon:
    """Return the icon of the windows."""
    return QIcon(str(shipped("resources") / "icons" / "trainer.svg"))


@lru_cache(maxsize=256)
def _pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    image = QPixmap(QSize(size, size) * ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    _renderer(name, colour).render(painter)
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    source = (shipped("resources") / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(source.replace("currentColor", colour).encode()))
