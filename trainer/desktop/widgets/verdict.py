"""What the check said of something that was written: a sign, what was given, and what is right."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from trainer.desktop.theme.icons import paint_icon
from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Radius, Type, TypeScale

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class VerdictLabel(QWidget):
    """One line: a check mark and what was written; or a cross, what was written struck out, and what is right."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        given: str,
        right: str,
        *,
        correct: bool,
        near: bool = False,
        step: Type = TypeScale.BODY,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._given = given
        self._right = right
        self._correct = correct
        self._look = ("good", "check") if correct else ("warn", "partial") if near else ("bad", "cross")
        self._step = step
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        said = f"you wrote {given}" if given else "left empty"
        verdict = f"{right}, right" if correct else f"{said}, {'nearly right: ' if near else 'right is '}{right}"
        self.setAccessibleName(f"{name}: {verdict}")
        self.setToolTip(verdict)
        theme.changed.connect(self._measure)
        self._measure()

    def sizeHint(self) -> QSize:
        """Return the size of sign and texts."""
        return self._size

    def minimumSizeHint(self) -> QSize:
        """Return the same: a verdict is not cut."""
        return self._size

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame, the sign and the texts."""
        theme, palette = self._theme, self._theme.palette
        name, icon = self._look
        tone, soft = getattr(palette, name), getattr(palette, f"{name}_soft")
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tone), 1.2))
        painter.setBrush(QColor(soft))
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(area, Radius.CONTROL, Radius.CONTROL)
        size = theme.px(15)
        place = QRectF(area.left() + theme.px(7), area.center().y() - size / 2, size, size)
        paint_icon(painter, icon, tone, place)
        left = place.right() + theme.px(6)
        font = theme.monospace(self._step)
        metrics = self._metrics()
        for number, text in enumerate(self._parts()):
            given = not self._correct and number == 0
            font.setStrikeOut(given and bool(self._given))
            painter.setFont(font)
            painter.setPen(QColor(palette.ink_muted if given else palette.ink))
            width = metrics.horizontalAdvance(text)
            painter.drawText(QRectF(left, area.top(), width + 2, area.height()), _LEFT, text)
            left += width + theme.px(6)
        painter.end()

    def _measure(self) -> None:
        metrics, px = self._metrics(), self._theme.px
        width = sum(metrics.horizontalAdvance(text) for text in self._parts())
        gaps = px(6) * (len(self._parts()) - 1)
        self._size = QSize(int(width + gaps) + px(40), int(metrics.height()) + px(14))
        self.updateGeometry()

    def _parts(self) -> tuple[str, ...]:
        """Return what is drawn: what was written, and if that is wrong an arrow to what is right."""
        return (self._given,) if self._correct else (self._given or "–", "→", self._right)

    def _metrics(self) -> QFontMetricsF:
        return self._theme.metrics(self._step, monospace=True)
