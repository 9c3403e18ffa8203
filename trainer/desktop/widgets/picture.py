"""The pictures of a pack in its texts, drawn from bytes that were looked at when the pack was read."""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

_WIDEST = 760


@runtime_checkable
class HasPictures(Protocol):
    """A widget that knows the pictures which the texts inside it may show."""

    def picture(self, name: str) -> bytes | None:
        """Return a picture by its name, such as ``images/heap.png``; None if there is none."""


def no_picture() -> QImage:
    """Return a picture of which nothing is to be seen."""
    image = QImage(1, 1, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    return image


def find_picture(widget: QWidget, name: str, scale: float) -> QImage | None:
    """Return the picture that a text in ``widget`` names, from the nearest widget around it that has pictures."""
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, HasPictures):
            data = around.picture(name)
            return None if data is None else _drawn(name, data, scale)
        around = around.parentWidget()
    return None


def _drawn(name: str, data: bytes, scale: float) -> QImage | None:
    widest = round(_WIDEST * scale)
    if name.lower().endswith(".svg"):
        return _painted(QSvgRenderer(QByteArray(data)), scale, widest)
    image = QImage.fromData(data)
    if image.isNull():
        return None
    fitting = min(widest, round(image.width() * scale))
    return image.scaledToWidth(max(1, fitting), Qt.TransformationMode.SmoothTransformation)


def _painted(drawing: QSvgRenderer, scale: float, widest: int) -> QImage | None:
    size = drawing.defaultSize()
    if not drawing.isValid() or size.isEmpty():
        return None
    factor = min(scale, widest / size.width())
    image = QImage(QSize(round(size.width() * factor), round(size.height() * factor)), QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    drawing.render(painter, QRectF(image.rect()))
    painter.end()
    return image
