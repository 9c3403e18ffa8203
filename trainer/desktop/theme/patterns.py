"""Patterns of painted areas: drawn once, then laid side by side, which takes a tenth of the time of drawing them."""

from functools import lru_cache
from math import ceil

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF

_SWING = 2.5  # pixels


def paint_zigzag(painter: QPainter, area: QRectF, level: float, colour: str, step: int) -> None:
    """Draw a line across ``area`` that swings about ``level``, a turn every ``step`` pixels."""
    tile = _zigzag(colour, step, _ratio(painter))
    height = 2 * _SWING + 3
    painter.drawTiledPixmap(QRectF(area.left(), level - height / 2, area.width(), height), tile)


def paint_hatching(painter: QPainter, area: QRectF, colour: QColor, step: int) -> None:
    """Draw rising lines over ``area``, one every ``step`` pixels."""
    painter.drawTiledPixmap(area, _hatching(colour.name(QColor.NameFormat.HexArgb), step, _ratio(painter)))


def _ratio(painter: QPainter) -> int:
    """Return how many pixels of the screen a side of one of the widget's has, at most."""
    return ceil(painter.device().devicePixelRatio())


@lru_cache(maxsize=32)
def _zigzag(colour: str, step: int, ratio: int) -> QPixmap:
    height = 2 * _SWING + 3
    tile, painter = _tile(QSize(2 * step, ceil(height)), ratio)
    painter.setPen(QPen(QColor(colour), 1.2))
    middle = height / 2
    places = (QPointF(turn * step, middle + (_SWING if turn % 2 else -_SWING)) for turn in range(-1, 4))
    painter.drawPolyline(QPolygonF(list(places)))
    painter.end()
    return tile


@lru_cache(maxsize=32)
def _hatching(colour: str, step: int, ratio: int) -> QPixmap:
    tile, painter = _tile(QSize(step, step), ratio)
    painter.setPen(QPen(QColor(colour), 1.6))
    # the neighbours' lines reach over the corners
    painter.drawLines([QLineF(left - step, 2 * step, left + step, 0) for left in (0, step, 2 * step)])
    painter.end()
    return tile


def _tile(size: QSize, ratio: int) -> tuple[QPixmap, QPainter]:
    """Return an empty pixmap, and a painter on it."""
    tile = QPixmap(size * ratio)
    tile.setDevicePixelRatio(ratio)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return tile, painter
