"""What is dragged: a region, by its kind."""

from PySide6.QtCore import QMimeData, QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QDrag, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from trainer.desktop.process_view.region_paint import paint_block, paint_text
from trainer.desktop.process_view.wording import capital, kind_title
from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Radius, TypeScale

_FORMAT = "application/x-memory-region"


def encode(kind: str) -> QMimeData:
    """Return what a drag of a region carries."""
    data = QMimeData()
    data.setData(_FORMAT, kind.encode())
    return data


def decode(data: QMimeData) -> str | None:
    """Return the region that is dragged, None for anything else."""
    return bytes(data.data(_FORMAT).data()).decode() if data.hasFormat(_FORMAT) else None


def drag(source: QWidget, theme: Theme, kind: str) -> None:
    """Let the mouse carry a region until it is dropped."""
    carried = QDrag(source)
    carried.setMimeData(encode(kind))
    carried.setPixmap(_picture(source, theme, kind))
    carried.setHotSpot(QPoint(theme.px(24), theme.px(16)))
    carried.exec(Qt.DropAction.MoveAction)


def _picture(source: QWidget, theme: Theme, kind: str) -> QPixmap:
    ratio = source.devicePixelRatioF()
    width, height = theme.px(220), theme.px(32)
    picture = QPixmap(int(width * ratio), int(height * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    area = QRectF(0, 0, width, height)
    paint_block(painter, theme, kind, area, radius=Radius.CONTROL)
    ink = QColor(theme.region(kind).ink)
    name = area.adjusted(theme.px(14), 0, -8, 0)
    paint_text(painter, theme.font(TypeScale.STRONG), ink, name, capital(kind_title(kind)))
    painter.end()
    return picture
