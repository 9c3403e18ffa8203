"""How a region looks in the tray and in the column."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from trainer.desktop.layout_builder.arrangement import PlacedBlock
from trainer.desktop.process_view.region_paint import paint_block, paint_growth, paint_permissions, paint_text
from trainer.desktop.process_view.wording import capital, kind_title
from trainer.desktop.theme.icons import paint_icon
from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Radius, TypeScale


def paint_card(painter: QPainter, theme: Theme, kind: str, area: QRectF, *, fixed: bool = False) -> QRectF:
    """Draw a region with its name and a grip (a lock when it cannot be moved); return the room left on the right."""
    paint_block(painter, theme, kind, area, radius=Radius.CONTROL)
    colours = theme.region(kind)
    size = theme.px(16)
    grip = QRectF(area.left() + theme.px(9), area.center().y() - size / 2, size, size)
    paint_icon(painter, "lock" if fixed else "grip", colours.ink, grip)
    name = area.adjusted(theme.px(30), 0, -theme.px(8), 0)
    used = paint_text(painter, theme.font(TypeScale.STRONG), QColor(colours.ink), name, capital(kind_title(kind)))
    return name.adjusted(used + theme.px(8), 0, 0, 0)


def paint_attributes(painter: QPainter, theme: Theme, block: PlacedBlock, asked: tuple[str, ...], room: QRectF) -> None:
    """Draw what was said of a region at the right end of ``room``; a question mark where nothing was said."""
    colours = theme.region(block.kind)
    ink = QColor(colours.ink)
    right, middle = room.right(), room.center().y()
    if "permissions" in asked:
        right = paint_permissions(painter, theme, block.permissions or "???", ink, right, middle) - 6
    if "growth" in asked:
        if block.growth in ("up", "down"):
            right = paint_growth(painter, theme, block.growth, colours.ink, right, middle)
        else:
            mark = "–" if block.growth == "none" else "?"
            size = theme.px(16)
            painter.setFont(theme.font(TypeScale.LABEL))
            painter.setPen(ink)
            painter.drawText(QRectF(right - size, room.top(), size, room.height()), Qt.AlignmentFlag.AlignCenter, mark)
            right -= size + 4
    if "sharing" in asked:
        text = block.sharing or "used by ?"
        font = theme.font(TypeScale.CAPTION)
        place = QRectF(room.left(), room.top(), max(0.0, right - room.left() - 6), room.height())
        if place.width() > theme.px(50):
            paint_text(painter, font, ink, place, text)


def paint_outline(painter: QPainter, theme: Theme, area: QRectF, *, picked: bool) -> None:
    """Draw the outline of a selected region; a picked one has a dashed accent."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(QColor(theme.palette.accent if picked else theme.palette.ink), 2.4)
    if picked:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), Radius.CONTROL, Radius.CONTROL)
