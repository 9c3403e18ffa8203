"""What is dragged: a region, by its kind."""

from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from trainer.desktop.process_view.region_paint import paint_block, paint_text
from trainer.desktop.process_view.wording import capital, kind_title
from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Radius, TypeScale
from trainer.desktop.widgets import carrying

REGION = "application/x-memory-region"


def drag(source: QWidget, theme: Theme, kind: str) -> None:
    """Let the mouse carry a region until it is dropped."""
    carrying.carry(
        source, theme, carrying.encode(REGION, kind), theme.px(220), theme.px(32), partial(_paint, theme, kind)
    )


def _paint(theme: Theme, kind: str, painter: QPainter, area: QRectF) -> None:
    paint_block(painter, theme, kind, area, radius=Radius.CONTROL)
    ink = QColor(theme.region(kind).ink)
    name = area.adjusted(theme.px(14), 0, -8, 0)
    paint_text(painter, theme.font(TypeScale.STRONG), ink, name, capital(kind_title(kind)))
