"""The picture to point into: one spot below the other, the highest address on top."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from trainer.desktop.answers.hotspot.picture_model import FLAGS_ROLE, SPOT_ROLE, Flag, PictureModel, Sign
from trainer.desktop.process_view.region_paint import address_gutter, paint_block, paint_hole
from trainer.desktop.process_view.wording import address_text
from trainer.desktop.theme.icons import paint_icon
from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Radius, Type, TypeScale
from trainer.desktop.widgets.whole_list import WholeList
from trainer.engine.regions import RegionKind
from trainer.questions.spots import Spot

_ENTER = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_Index = QModelIndex | QPersistentModelIndex
_SIGNS = {Sign.RIGHT: ("good", "check"), Sign.WRONG: ("bad", "cross"), Sign.KEY: ("good", "arrow-right")}
_WRAP = int(Qt.TextFlag.TextWordWrap)


class PictureView(WholeList):
    """``pointed`` gives the row that was clicked or entered, ``taken_out`` that of Delete, ``digit_typed`` a digit."""

    pointed = Signal(int)
    taken_out = Signal(int)
    digit_typed = Signal(int)

    def __init__(self, theme: Theme, spots: PictureModel, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setModel(spots)
        self.setAccessibleName("Picture of the process, highest address first")
        self.clicked.connect(self._on_clicked)
        spots.dataChanged.connect(self.fit)

    def row_height(self, index: _Index, width: float) -> float:
        """Return the height of a spot with its flags."""
        room = width - address_gutter(self._theme) - self._theme.px(24)
        flags = sum(self._flag_height(flag, room) for flag in index.data(FLAGS_ROLE))
        return self._head_height(index.data(SPOT_ROLE), room) + flags + 2

    def paint_row(self, painter: QPainter, index: _Index, area: QRectF, *, active: bool) -> None:
        """Draw a spot: address, block, title, flags."""
        theme = self._theme
        spot: Spot = index.data(SPOT_ROLE)
        gutter = address_gutter(theme)
        block = area.adjusted(gutter, 1, -2, -1)
        room = area.width() - gutter - theme.px(24)
        head = QRectF(block.left(), block.top(), block.width(), self._head_height(spot, room) - 2)
        self._paint_address(painter, QRectF(area.left(), head.top(), gutter - theme.px(8), head.height()), spot)
        if spot.kind == RegionKind.UNMAPPED:
            paint_hole(painter, theme, block)
        else:
            paint_block(painter, theme, spot.kind, block)
        self._paint_title(painter, QRectF(head.left() + theme.px(14), head.top(), room, head.height()), spot)
        top = head.bottom()
        for flag in index.data(FLAGS_ROLE):
            height = self._flag_height(flag, room)
            self._paint_flag(painter, QRectF(block.left() + theme.px(14), top, room, height), flag)
            top += height
        if active:
            painter.setPen(QPen(QColor(theme.palette.ink), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(block.adjusted(1, 1, -1, -1), Radius.SMALL, Radius.SMALL)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Set a pin with Space or Enter, take it out with Delete, choose another one by its number."""
        row = self.currentIndex().row()
        match event.key():
            case key if key in _ENTER and row >= 0:
                self.pointed.emit(row)
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace if row >= 0:
                self.taken_out.emit(row)
            case _ if event.text().isdigit() and event.text() != "0":
                self.digit_typed.emit(int(event.text()))
            case _:
                super().keyPressEvent(event)

    # geometry

    def _on_one_line(self, spot: Spot, room: float) -> bool:
        detail = self._theme.metrics(TypeScale.CAPTION).horizontalAdvance(spot.detail)
        title = self._theme.metrics(_title_step(spot)).horizontalAdvance(spot.title)
        return title + self._theme.px(8) + detail <= room

    def _head_height(self, spot: Spot, room: float) -> float:
        height = self._wrapped(_title_step(spot), spot.title, room)
        if spot.detail and not self._on_one_line(spot, room):
            height += self._wrapped(TypeScale.CAPTION, spot.detail, room)
        return max(self._theme.px(30), height + self._theme.px(10))

    def _flag_height(self, flag: Flag, room: float) -> float:
        words = self._wrapped(TypeScale.LABEL, _note(flag), room - self._theme.px(34))
        return max(self._theme.px(20), words + 4) + 4

    def _wrapped(self, step: Type, text: str, room: float) -> float:
        """Return the height of a text that is wrapped to ``room``."""
        area = QRectF(0, 0, max(40.0, room), 10_000)
        return self._theme.metrics(step).boundingRect(area, _WRAP, text).height()

    # painting

    def _paint_address(self, painter: QPainter, place: QRectF, spot: Spot) -> None:
        painter.setFont(self._theme.monospace(TypeScale.CAPTION))
        painter.setPen(QColor(self._theme.palette.ink_muted))
        text = address_text(spot.start)
        text = text if len(text) <= 14 else f"{text[:6]}…{text[-6:]}"
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_title(self, painter: QPainter, room: QRectF, spot: Spot) -> None:
        theme = self._theme
        hole = spot.kind == RegionKind.UNMAPPED
        painter.setPen(QColor(theme.palette.ink_muted if hole else theme.region(spot.kind).ink))
        step, small = _title_step(spot), theme.font(TypeScale.CAPTION)
        painter.setFont(theme.font(step))
        if self._on_one_line(spot, room.width()):
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, spot.title)
            used = theme.metrics(step).horizontalAdvance(spot.title) + theme.px(8)
            painter.setFont(small)
            painter.drawText(room.adjusted(used, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, spot.detail)
            return
        title = self._wrapped(step, spot.title, room.width())
        top = room.adjusted(0, theme.px(4), 0, 0)
        painter.drawText(top, _WRAP, spot.title)
        painter.setFont(small)
        painter.drawText(top.adjusted(0, title, 0, 0), _WRAP, spot.detail)

    def _paint_flag(self, painter: QPainter, line: QRectF, flag: Flag) -> None:
        theme, palette = self._theme, self._theme.palette
        tone, icon = _SIGNS.get(flag.sign, ("accent", "arrow-right"))
        colour = getattr(palette, tone)
        words = theme.metrics(TypeScale.LABEL).horizontalAdvance(_note(flag))
        width = min(words + theme.px(36), line.width())
        strip = QRectF(line.left(), line.top(), width, line.height() - 4)
        key = flag.sign is Sign.KEY
        painter.setPen(QPen(QColor(colour), 1.4, Qt.PenStyle.DashLine if key else Qt.PenStyle.SolidLine))
        painter.setBrush(QColor(palette.surface))
        painter.drawRoundedRect(strip, Radius.SMALL, Radius.SMALL)
        size = theme.px(14)
        paint_icon(painter, icon, colour, QRectF(strip.left() + 6, strip.center().y() - size / 2, size, size))
        painter.setFont(theme.font(TypeScale.LABEL))
        painter.setPen(QColor(palette.ink))
        painter.drawText(strip.adjusted(size + 12, 0, -4, 0), _WRAP | Qt.AlignmentFlag.AlignVCenter, _note(flag))

    def _on_clicked(self, index: QModelIndex) -> None:
        self.pointed.emit(index.row())


def _note(flag: Flag) -> str:
    return f"{flag.text} – {flag.sign.value}" if flag.sign is not Sign.NONE else flag.text


def _title_step(spot: Spot) -> Type:
    return TypeScale.CAPTION if spot.kind == RegionKind.UNMAPPED else TypeScale.STRONG
