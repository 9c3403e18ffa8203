"""What a drag inside the program carries: a short text under a format of its own, with a picture."""

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QPoint, QRectF, Qt
from PySide6.QtGui import QDrag, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from trainer.desktop.theme.theme import Theme

Paint = Callable[[QPainter, QRectF], None]


def encode(form: str, text: str) -> QMimeData:
    """Return what a drag carries."""
    data = QMimeData()
    data.setData(form, text.encode())
    return data


def decode(form: str, data: QMimeData) -> str | None:
    """Return the text that is dragged, None if it is of another format."""
    return bytes(data.data(form).data()).decode() if data.hasFormat(form) else None


def carry(source: QWidget, theme: Theme, data: QMimeData, width: int, height: int, paint: Paint) -> None:
    """Let the mouse carry ``data`` until it is dropped, with what ``paint`` draws into ``width`` by ``height``."""
    carried = QDrag(source)
    carried.setMimeData(data)
    carried.setPixmap(_picture(source, width, height, paint))
    carried.setHotSpot(QPoint(theme.px(24), theme.px(16)))
    carried.exec(Qt.DropAction.MoveAction)


def _picture(source: QWidget, width: int, height: int, paint: Paint) -> QPixmap:
    ratio = source.devicePixelRatioF()
    picture = QPixmap(int(width * ratio), int(height * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint(painter, QRectF(0, 0, width, height))
    painter.end()
    return picture
