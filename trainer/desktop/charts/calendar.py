"""A year of days, a column a week, each the darker the more was answered."""

from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import TypeScale
from trainer.desktop.wording import counted

WEEKS = 53
_LEVELS = (1, 10, 25, 50)
"""From so many answers on a day is one step darker."""


class Calendar(QWidget):
    """``answers`` counts them by day; the last column is the week of ``today``."""

    def __init__(self, theme: Theme, today: date, answers: Mapping[date, int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._today = today
        self._answers = answers
        self._first = today - timedelta(days=today.weekday() + 7 * (WEEKS - 1))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        """Return room for a year."""
        return QSize(self._theme.px(680), self._theme.px(130))

    def event(self, event: QEvent) -> bool:
        """Say under the mouse what was done on a day."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            day = self._day_at(event.pos())
            text = "" if day is None else f"{day.day} {day:%B %Y}: {counted(self._answers.get(day, 0), 'answer')}"
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the days."""
        theme, palette = self._theme, self._theme.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(TypeScale.CAPTION))
        painter.setPen(QColor(palette.ink_muted))
        for row, name in ((0, "Mon"), (2, "Wed"), (4, "Fri")):
            area = self._cell(0, row)
            left = QRectF(0, area.top() - area.height(), area.left() - theme.px(6), area.height() * 3)
            painter.drawText(left, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, name)
        for week in range(WEEKS):
            monday = self._first + timedelta(weeks=week)
            if monday.day <= 7 and week < WEEKS - 2:  # the first week of a month has room for its name
                painter.setPen(QColor(palette.ink_muted))
                area = self._cell(week, 0)
                painter.drawText(
                    QRectF(area.left(), 0, theme.px(60), area.top() - 2), Qt.AlignmentFlag.AlignBottom, f"{monday:%b}"
                )
            for row in range(7):
                day = monday + timedelta(days=row)
                if day <= self._today:
                    self._paint_day(painter, day, self._cell(week, row))
        painter.end()

    def _paint_day(self, painter: QPainter, day: date, area: QRectF) -> None:
        palette = self._theme.palette
        count = self._answers.get(day, 0)
        level = sum(count >= least for least in _LEVELS)
        colour = QColor(palette.accent if level else palette.line)
        if level:
            colour.setAlphaF(0.25 + 0.75 * level / len(_LEVELS))
        painter.setBrush(colour)
        painter.setPen(QPen(QColor(palette.ink), 1.5) if day == self._today else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(area, 2, 2)

    def _cell(self, week: int, row: int) -> QRectF:
        left, top = self._theme.px(34), self._theme.px(18)
        step = min((self.width() - left) / WEEKS, (self.height() - top) / 7)
        return QRectF(left + week * step, top + row * step, step * 0.84, step * 0.84)

    def _day_at(self, place: QPoint) -> date | None:
        for week in range(WEEKS):
            for row in range(7):
                if self._cell(week, row).contains(place.toPointF()):
                    day = self._first + timedelta(weeks=week, days=row)
                    return day if day <= self._today else None
        return None
