"""The right order, with the learner's laid over it: lines lead from each place to the entry that was put there."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QSizePolicy, QWidget

from trainer.desktop.process_view.region_paint import paint_text
from trainer.desktop.theme.icons import paint_icon
from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Radius, TypeScale
from trainer.desktop.widgets.heights import Heights
from trainer.desktop.widgets.rich_text import document, paint_document, plain
from trainer.questions.misplaced import out_of_place
from trainer.questions.ordering import OrderingItem


class OrderComparison(QWidget):
    """Right: the entries in their order, each with where the run has it. Left: the places that the learner gave."""

    def __init__(self, theme: Theme, item: OrderingItem, order: Sequence[int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._key = item.right.nearest(order)
        self._texts = [entry.text for entry in item.question.entries]
        self._given = item.given
        self._order = tuple(order)
        self._heights = Heights(theme)
        self.misplaced = out_of_place(self._order, self._key.pairs, self._given)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName("Your order beside the right one")
        self.setAccessibleDescription(self.describe())
        theme.changed.connect(self._fit)

    def describe(self) -> str:
        """Say in words what the picture shows."""
        return " ".join(
            f"{place}: {plain(self._texts[entry])}, {self._note(entry)}."
            for place, entry in enumerate(self._key.order, start=1)
        )

    def hasHeightForWidth(self) -> bool:
        """Return True: the texts wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all rows."""
        return self._heights.at(width, self._measure)

    def sizeHint(self) -> QSize:
        """Return a usual width and its height."""
        width = max(self.width(), self._theme.px(320))
        return QSize(self._theme.px(320), self.heightForWidth(width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw headings, lines, places and entries."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        muted = QColor(theme.palette.ink_muted)
        label = theme.font(TypeScale.LABEL)
        paint_text(painter, label, muted, QRectF(0, 0, self._cards_left(), theme.px(20)), "Yours")
        room = QRectF(self._cards_left(), 0, self.width() - self._cards_left(), theme.px(20))
        paint_text(painter, label, muted, room, "Right")
        rows = self._rows()
        for place, entry in enumerate(self._order):
            self._paint_link(painter, rows[place], rows[self._key.order.index(entry)], entry)
        for place, area in enumerate(rows[: len(self._order)]):
            self._paint_place(painter, area, place)
        for area, entry in zip(rows, self._key.order, strict=True):
            self._paint_entry(painter, area, entry)
        painter.end()

    # geometry

    def _head(self) -> int:
        return self._theme.px(26)

    def _measure(self, width: int) -> int:
        return int(sum(self._row_heights(width))) + self._head()

    def _badge(self) -> int:
        return self._theme.px(24)

    def _cards_left(self) -> int:
        return self._badge() + self._theme.px(58)

    def _rows(self) -> list[QRectF]:
        rows, top = [], float(self._head())
        for height in self._row_heights(self.width()):
            rows.append(QRectF(0, top, self.width(), height - 4))
            top += height
        return rows

    def _row_heights(self, width: float) -> list[float]:
        return [self._row_height(entry, width) for entry in self._key.order]

    def _row_height(self, entry: int, width: float) -> float:
        text, caption = self._lines(entry, width)
        return text.size().height() + caption.size().height() + self._theme.px(14) + 4

    def _lines(self, entry: int, width: float) -> tuple[QTextDocument, QTextDocument]:
        """Return the entry's text, and below it where the learner put it and where the run has it."""
        room = width - self._cards_left() - self._theme.px(44) - self._theme.px(32)
        said = " · ".join(part for part in (self._note(entry), self._key.said(entry)) if part)
        return document(self._theme, self._texts[entry], room), document(self._theme, said, room, TypeScale.CAPTION)

    # painting

    def _note(self, entry: int) -> str:
        if entry in self._given:
            return "given"
        if entry not in self._order:
            return "not placed by you"
        place = self._order.index(entry)
        if entry in self.misplaced:
            return f"yours: {place + 1}, out of place"
        same = place == self._key.order.index(entry)
        return f"yours: {place + 1}, right" if same else f"yours: {place + 1}, in order with the rest"

    def _look(self, entry: int) -> tuple[str, str]:
        if entry in self._given:
            return self._theme.palette.line_strong, "lock"
        wrong = entry in self.misplaced or entry not in self._order
        return (self._theme.palette.bad, "cross") if wrong else (self._theme.palette.good, "check")

    def _paint_place(self, painter: QPainter, area: QRectF, place: int) -> None:
        palette = self._theme.palette
        size = self._badge()
        badge = QRectF(1, area.center().y() - size / 2, size, size)
        painter.setPen(QPen(QColor(palette.line_strong), 1))
        painter.setBrush(QColor(palette.surface))
        painter.drawEllipse(badge)
        painter.setPen(QColor(palette.ink))
        painter.setFont(self._theme.font(TypeScale.LABEL))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(place + 1))

    def _paint_link(self, painter: QPainter, start: QRectF, end: QRectF, entry: int) -> None:
        left, right = self._badge() + 2.0, self._cards_left() - 2.0
        bend = (right - left) / 2
        path = QPainterPath()
        path.moveTo(left, start.center().y())
        path.cubicTo(left + bend, start.center().y(), right - bend, end.center().y(), right, end.center().y())
        wrong = entry in self.misplaced
        pen = QPen(QColor(self._look(entry)[0]), 2)
        if wrong:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)

    def _paint_entry(self, painter: QPainter, area: QRectF, entry: int) -> None:
        theme, palette = self._theme, self._theme.palette
        colour, icon = self._look(entry)
        card = QRectF(self._cards_left(), area.top() + 1, self.width() - self._cards_left() - 2, area.height() - 2)
        painter.setPen(QPen(QColor(colour), 1.4))
        soft = {"cross": palette.bad_soft, "check": palette.good_soft}
        painter.setBrush(QColor(soft.get(icon, palette.sunken)))
        painter.drawRoundedRect(card, Radius.CONTROL, Radius.CONTROL)
        painter.setPen(QColor(palette.ink))
        painter.setFont(theme.font(TypeScale.STRONG))
        number = QRectF(card.left(), card.top(), theme.px(40), card.height())
        painter.drawText(number, Qt.AlignmentFlag.AlignCenter, str(self._key.order.index(entry) + 1))
        text, caption = self._lines(entry, self.width())
        left, top = card.left() + theme.px(40), card.top() + theme.px(6)
        paint_document(painter, text, palette.ink, left, top)
        paint_document(painter, caption, palette.ink, left, top + text.size().height())
        size = theme.px(18)
        paint_icon(painter, icon, colour, QRectF(card.right() - size - 8, card.top() + theme.px(6), size, size))

    def _fit(self) -> None:
        height = self.heightForWidth(self.width())
        if self.minimumHeight() != height:
            self.setFixedHeight(height)
