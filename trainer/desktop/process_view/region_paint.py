"""How a region is drawn, wherever it is drawn: block, hatching, permission badges, growth arrow."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from trainer.desktop.theme.icons import paint_icon
from trainer.desktop.theme.patterns import paint_hatching, paint_zigzag
from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Radius, TypeScale


def address_gutter(theme: Theme) -> float:
    """Return the width that addresses take at the left of regions, in pixels."""
    metrics = theme.metrics(TypeScale.CAPTION, monospace=True)
    return metrics.horizontalAdvance("0x7fffffffffff") + theme.px(12)


def paint_block(painter: QPainter, theme: Theme, kind: str, area: QRectF, *, radius: float = Radius.SMALL) -> None:
    """Draw a region's block: its fill, a strong left edge, and hatching where every access faults."""
    colours = theme.region(kind)
    path = QPainterPath()
    path.addRoundedRect(area, radius, radius)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(path, QColor(colours.fill))
    painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
    if colours.hatched:
        edge = QColor(colours.edge)
        edge.setAlphaF(0.28)
        paint_hatching(painter, area, edge, theme.px(9))
    painter.fillRect(QRectF(area.left(), area.top(), theme.px(5), area.height()), QColor(colours.edge))
    painter.restore()


def paint_hole(painter: QPainter, theme: Theme, area: QRectF) -> None:
    """Draw the break of a hole: a zigzag above and below."""
    for level in (area.top() + 3, area.bottom() - 3):
        paint_zigzag(painter, area, level, theme.palette.line_strong, theme.px(7))


def paint_permissions(
    painter: QPainter, theme: Theme, permissions: str, ink: QColor, right: float, middle: float
) -> float:
    """Draw ``rwx`` as three badges that end at ``right``; a missing one is a dash. Return their left edge."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(theme.monospace(TypeScale.LABEL))
    side = theme.metrics(TypeScale.LABEL, monospace=True).height() + 1
    left = right - 3 * side - 4
    place = left
    for letter in permissions[:3]:
        badge = QRectF(place, middle - side / 2, side, side)
        given = letter in "rwx"
        painter.setPen(QPen(ink, 1))
        painter.setBrush(ink if given else Qt.BrushStyle.NoBrush)
        if given:
            painter.drawRoundedRect(badge, 3, 3)
            painter.setPen(QColor(theme.palette.surface if not theme.palette.dark else theme.palette.window))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, "–" if letter == "-" else letter)
        place += side + 2
    painter.restore()
    return left


def paint_growth(painter: QPainter, theme: Theme, grows: str, colour: str, right: float, middle: float) -> float:
    """Draw the arrow of a region that grows, ending at ``right``; return its left edge."""
    if not grows:
        return right
    size = theme.px(16)
    paint_icon(painter, f"arrow-{grows}", colour, QRectF(right - size, middle - size / 2, size, size))
    return right - size - 4


def paint_text(painter: QPainter, font: object, colour: QColor, area: QRectF, text: str) -> float:
    """Draw one line of text, elided to ``area``; return the width used."""
    if not text:
        return 0
    metrics = QFontMetricsF(font)
    width = metrics.horizontalAdvance(text)
    if width > area.width():
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        width = metrics.horizontalAdvance(text)
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
    return width
