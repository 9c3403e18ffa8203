"""The learner's layout laid over the right one: lines lead from each region to its place."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from trainer.desktop.layout_builder.arrangement import PlacedBlock
from trainer.desktop.process_view.region_paint import paint_block, paint_text
from trainer.desktop.process_view.wording import capital, kind_title
from trainer.desktop.theme.icons import paint_icon
from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Radius, TypeScale
from trainer.questions.misplaced import out_of_place

_GROWTHS = {"up": "↑", "down": "↓", "none": "no growth", None: "?"}


class Comparison(QWidget):
    """Left the learner's regions, right those of the run; what is wrong has an icon and words, never only a colour.

    ``order`` and ``pairs`` are the key; ``attributes`` gives the right attributes of each region that was asked for.
    """

    def __init__(
        self,
        theme: Theme,
        blocks: Sequence[PlacedBlock],
        order: Sequence[str],
        pairs: Sequence[tuple[str, str]],
        attributes: Mapping[str, Mapping[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._blocks = tuple(blocks)
        self._order = tuple(order)
        self._attributes = attributes
        given = {block.kind for block in blocks if block.fixed}
        self.misplaced = out_of_place([block.kind for block in blocks], pairs, given)
        self.strangers = frozenset(block.kind for block in blocks) - set(order)
        self.missing = set(order) - {block.kind for block in blocks}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Your layout beside the right one")
        self.setAccessibleDescription(self.describe())
        theme.changed.connect(self.updateGeometry)

    def describe(self) -> str:
        """Say in words what the picture shows."""
        parts = [f"Right, from the top: {', '.join(kind_title(kind) for kind in self._order)}."]
        for heading, kinds in (
            ("Out of place", [block.kind for block in self._blocks if block.kind in self.misplaced]),
            ("Missing", [kind for kind in self._order if kind in self.missing]),
            ("Not part of it", sorted(self.strangers)),
        ):
            if kinds:
                parts.append(f"{heading}: {', '.join(kind_title(kind) for kind in kinds)}.")
        return " ".join(parts)

    def sizeHint(self) -> QSize:
        """Return the height of the longer column."""
        rows = max(len(self._blocks), len(self._order))
        return QSize(self._theme.px(620), self._theme.px(34) + rows * self._row_height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw both columns and the lines between them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        middle = max(theme.px(48), int(self.width() * 0.08))
        width = (min(self.width(), theme.px(1100)) - middle) / 2
        left = QRectF(0, 0, width, theme.px(26))
        right = QRectF(width + middle, 0, width, theme.px(26))
        heading = theme.font(TypeScale.HEADING)
        paint_text(painter, heading, QColor(theme.palette.ink), left, "Your layout")
        paint_text(painter, heading, QColor(theme.palette.ink), right, "The process")
        for index, block in enumerate(self._blocks):
            self._paint_link(painter, index, block.kind, left.right(), right.left())
        for index, block in enumerate(self._blocks):
            self._paint_yours(painter, self._place(left, index), block)
        for index, kind in enumerate(self._order):
            self._paint_right(painter, self._place(right, index), kind)
        painter.end()

    def _row_height(self) -> int:
        return self._theme.px(38)

    def _place(self, head: QRectF, index: int) -> QRectF:
        top = self._theme.px(34) + index * self._row_height()
        return QRectF(head.left(), top, head.width(), self._row_height() - 4)

    def _wrong_attributes(self, block: PlacedBlock) -> list[str]:
        right = self._attributes.get(block.kind, {})
        return [name for name, value in right.items() if getattr(block, name) != value]

    def _paint_yours(self, painter: QPainter, area: QRectF, block: PlacedBlock) -> None:
        palette = self._theme.palette
        wrong = self._wrong_attributes(block)
        if block.kind in self.strangers:
            note, tone, mark = "not part of it", "bad", "cross"
        elif block.kind in self.misplaced:
            note, tone, mark = "out of place", "bad", "cross"
        elif wrong:
            note, tone, mark = f"wrong: {', '.join(wrong)}", "warn", "partial"
        else:
            note, tone, mark = "", "good", "check"
        room = self._paint_name(painter, area, block.kind)
        size = self._theme.px(18)
        badge = QRectF(area.right() - size - 8, area.center().y() - size / 2 - 2, size + 4, size + 4)
        painter.setPen(QPen(QColor(getattr(palette, tone)), 1.4))
        painter.setBrush(QColor(palette.surface))
        painter.drawEllipse(badge)
        paint_icon(painter, mark, getattr(palette, tone), badge.adjusted(3, 3, -3, -3))
        said = self._said(block) if self._attributes else ""
        text = " · ".join(part for part in (said, note) if part)
        ink = QColor(self._theme.region(block.kind).ink)
        words = QRectF(room.left(), room.top(), badge.left() - room.left() - 6, room.height())
        if words.width() > self._theme.px(40):
            paint_text(painter, self._theme.font(TypeScale.CAPTION), ink, words, text)

    def _paint_right(self, painter: QPainter, area: QRectF, kind: str) -> None:
        room = self._paint_name(painter, area, kind)
        right = self._attributes.get(kind, {})
        said = " · ".join(_GROWTHS.get(value, value) if name == "growth" else value for name, value in right.items())
        note = "you left it out" if kind in self.missing else ""
        text = " · ".join(part for part in (said, note) if part)
        paint_text(painter, self._theme.font(TypeScale.CAPTION), QColor(self._theme.region(kind).ink), room, text)
        if kind in self.missing:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._theme.palette.bad), 2, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), Radius.CONTROL, Radius.CONTROL)

    def _paint_name(self, painter: QPainter, area: QRectF, kind: str) -> QRectF:
        paint_block(painter, self._theme, kind, area, radius=Radius.CONTROL)
        name = area.adjusted(self._theme.px(14), 0, -8, 0)
        ink = QColor(self._theme.region(kind).ink)
        used = paint_text(painter, self._theme.font(TypeScale.STRONG), ink, name, capital(kind_title(kind)))
        return name.adjusted(used + self._theme.px(10), 0, 0, 0)

    def _paint_link(self, painter: QPainter, index: int, kind: str, left: float, right: float) -> None:
        if kind not in self._order:
            return
        palette = self._theme.palette
        wrong = kind in self.misplaced
        start = self._place(QRectF(0, 0, 1, 1), index).center().y()
        end = self._place(QRectF(0, 0, 1, 1), self._order.index(kind)).center().y()
        path = QPainterPath()
        path.moveTo(left, start)
        bend = (right - left) / 2
        path.cubicTo(left + bend, start, right - bend, end, right, end)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pen = QPen(QColor(palette.bad if wrong else palette.line_strong), 2.4 if wrong else 1.4)
        if wrong:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawPath(path)

    def _said(self, block: PlacedBlock) -> str:
        asked = self._attributes.get(block.kind, {})
        return " · ".join(
            (_GROWTHS.get(block.growth, "?") if name == "growth" else getattr(block, name)) or "?" for name in asked
        )
