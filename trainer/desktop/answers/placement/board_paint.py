"""How the rows of the board are drawn."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTextDocument

from trainer.desktop.answers.placement.board_model import BoardModel
from trainer.desktop.answers.placement.rows import NOWHERE, BoardRow, Sign, group_title
from trainer.desktop.process_view.region_paint import paint_text
from trainer.desktop.theme.icons import paint_icon
from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Radius, TypeScale
from trainer.desktop.widgets.rich_text import document, paint_document

_FOOT = 6
"""Room below the last object of a block, in device-independent pixels."""
_SIGNS = {Sign.RIGHT: ("good", "check"), Sign.WRONG: ("bad", "cross"), Sign.KEY: ("good", "arrow-right")}


class BoardPaint:
    """Draws headings and objects; a region's colour runs behind all of its rows."""

    def __init__(self, theme: Theme, things: BoardModel) -> None:
        self._theme = theme
        self._things = things

    def height(self, row: BoardRow, width: float) -> float:
        """Return the height of a row in a list of that width."""
        if row.thing is None:
            return self._theme.px(34 if row.count else 38)
        text, note = self._documents(row, width)
        inner = text.size().height() + (note.size().height() if note else 0)
        return max(self._theme.px(24), inner) + 2 * self._theme.px(4) + 6 + (_FOOT if row.last else 0)

    def paint(self, painter: QPainter, row: BoardRow, area: QRectF, *, active: bool) -> None:
        """Draw a row."""
        self._paint_ground(painter, row, area)
        if row.thing is None:
            self._paint_heading(painter, row, area, active=active)
        else:
            self._paint_thing(painter, row, area.adjusted(0, 0, 0, -_FOOT if row.last else 0), active=active)

    def paint_carried(self, row: BoardRow, painter: QPainter, area: QRectF) -> None:
        """Draw an object in the hand of the mouse."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_thing(painter, row, area, active=True)

    def _paint_ground(self, painter: QPainter, row: BoardRow, area: QRectF) -> None:
        theme = self._theme
        first, last = row.thing is None, row.last
        block = area.adjusted(2, 2 if first else 0, -2, -2 if last else 0)
        if row.group == NOWHERE:
            fill, edge = QColor(theme.palette.sunken), QColor(theme.palette.line_strong)
        else:
            colours = theme.region(row.group)
            fill, edge = QColor(colours.fill), QColor(colours.edge)
        path = QPainterPath()
        # rows between the first and the last have no round corners of their own
        round_block = block.adjusted(0, 0 if first else -Radius.CONTROL, 0, 0 if last else Radius.CONTROL)
        path.addRoundedRect(round_block, Radius.CONTROL, Radius.CONTROL)
        painter.save()
        painter.setClipRect(block)
        painter.fillPath(path, fill)
        painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
        painter.fillRect(QRectF(block.left(), block.top(), theme.px(5), block.height()), edge)
        painter.restore()

    def _ink(self, group: str) -> QColor:
        return QColor(self._theme.region(group).ink if group else self._theme.palette.ink)

    def _paint_heading(self, painter: QPainter, row: BoardRow, area: QRectF, *, active: bool) -> None:
        theme, palette = self._theme, self._theme.palette
        line = area.adjusted(theme.px(16), 2, -theme.px(12), -2)
        used = paint_text(painter, theme.font(TypeScale.STRONG), self._ink(row.group), line, group_title(row.group))
        rest = line.adjusted(used + theme.px(10), 0, 0, 0)
        hand = self._things.picked is not None
        text = "place here" if hand and row.group else ("nothing left" if not row.count and not row.group else "")
        paint_text(painter, theme.font(TypeScale.CAPTION), self._ink(row.group), rest, text)
        hovered = row.group == self._things.hovered
        if hovered or (active and hand):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.accent), 2.4, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(area.adjusted(3, 3, -3, -3), Radius.CONTROL, Radius.CONTROL)
        elif active:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._ink(row.group), 2))
            painter.drawRoundedRect(area.adjusted(3, 3, -3, -3), Radius.CONTROL, Radius.CONTROL)

    def _paint_thing(self, painter: QPainter, row: BoardRow, area: QRectF, *, active: bool) -> None:
        theme, palette = self._theme, self._theme.palette
        card = area.adjusted(theme.px(16), 3, -theme.px(10), -3)
        picked = row.thing == self._things.picked
        tone, icon = _SIGNS.get(row.sign, ("", "grip"))
        edge = getattr(palette, tone) if tone else (palette.accent if picked or active else palette.line_strong)
        pen = QPen(QColor(edge), 2 if active or tone else 1)
        if picked or row.sign is Sign.KEY:
            pen = QPen(QColor(edge), 2, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(QColor(palette.accent_soft if picked else palette.surface))
        painter.drawRoundedRect(card, Radius.CONTROL, Radius.CONTROL)
        size = theme.px(16)
        place = QRectF(card.left() + theme.px(8), card.center().y() - size / 2, size, size)
        paint_icon(painter, icon, edge if tone else palette.ink_muted, place)
        text, note = self._documents(row, area.width())
        left = card.left() + theme.px(32)
        top = card.center().y() - (text.size().height() + (note.size().height() if note else 0)) / 2
        paint_document(painter, text, palette.ink, left, top)
        if note:
            paint_document(painter, note, getattr(palette, tone), left, top + text.size().height())

    def _documents(self, row: BoardRow, width: float) -> tuple[QTextDocument, QTextDocument | None]:
        assert row.thing is not None
        room = width - self._theme.px(16 + 10 + 32 + 8)
        text = document(self._theme, self._things.texts[row.thing], room)
        return text, document(self._theme, row.note, room, TypeScale.CAPTION) if row.note else None
