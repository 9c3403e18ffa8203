"""What is dragged: a region, by its kind."""

from functools import partial

from PySide6.QtCore import QMimeData, QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from trainer.desktop.process_view.region_paint import paint_block, paint_text
from trainer.desktop.process_view.wording import capital, kind_title
from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Radius, TypeScale
from trainer.desktop.widgets import carrying

_FORMAT = "application/x-memory-region"


def encode(kind: str) -> QMimeData:
    """Return what a drag of a region carries."""
    return carrying.encode(_FORMAT, kind)


def decode(data: QMimeData) -> str | None:
    """Return the region that is dragged, None for anything else."""
    return carrying.decode(_FORMAT, data)


def drag(source: QWidget, theme: Theme, kind: str) -> None:
    """Let the mouse carry a region until it is dropped."""
    carrying.carry(source, theme, encode(kind), theme.px(220), theme.px(32), partial(_paint, theme, kind))


def _paint(theme: Theme, kind: str, painter: QPainter, area: QRectF) -> None:
    paint_block(painter, theme, kind, area, radius=Radius.CONTROL)
    ink = QColor(theme.region(kind).ink)
    name = area.adjusted(theme.px(14), 0, -8, 0)
    paint_text(painter, theme.font(TypeScale.STRONG), ink, name, capital(kind_title(kind)))
