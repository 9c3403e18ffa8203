"""Options to choose from: radio buttons and check boxes drawn as cards, with what was right after the check."""

from enum import Enum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QRadioButton, QSizePolicy, QWidget

from trainer.desktop.process_view.region_paint import paint_block
from trainer.desktop.theme.icons import paint_icon
from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Radius
from trainer.desktop.widgets.heights import Heights
from trainer.desktop.widgets.rich_text import document, paint_document, plain


class Verdict(Enum):
    """What the check said of an option."""

    OPEN = ""
    RIGHT = "right"
    WRONG = "wrong"
    MISSED = "this was right"
    ALSO = "this is right, too"
    PARTLY = "partly right"
    OTHER = "not chosen"


_TONES = {
    Verdict.RIGHT: ("good", "check"),
    Verdict.WRONG: ("bad", "cross"),
    Verdict.PARTLY: ("warn", "partial"),
    Verdict.MISSED: ("good", "arrow-right"),
    Verdict.ALSO: ("good", "arrow-right"),
}


class _Card:
    """Drawing shared by both kinds; mixed into a button."""

    def _set_up(self, theme: Theme, markdown: str, region: str) -> None:
        self._theme = theme
        self._markdown = markdown
        self._region = region
        self._verdict = Verdict.OPEN
        self._feedback = ""
        self._heights = Heights(theme)
        self.setText(plain(markdown))
        self.setAccessibleName(plain(markdown))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.updateGeometry)

    def judge(self, verdict: Verdict, feedback: str = "") -> None:
        """Show what the check said, and the author's words on it."""
        self._verdict = verdict
        self._feedback = feedback.strip()
        words = [part for part in (verdict.value, plain(self._feedback)) if part]
        self.setAccessibleDescription(": ".join(words))
        self.setEnabled(False)
        self._heights.forget()
        self.updateGeometry()
        self.update()

    @property
    def verdict(self) -> Verdict:
        """What the check said."""
        return self._verdict

    def hasHeightForWidth(self) -> bool:
        """Return True: the text wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the wrapped text."""
        return self._heights.at(width, self._measure)

    def sizeHint(self) -> QSize:
        """Return a usual width and the height at the present one."""
        return QSize(self._theme.px(240), self._present_height())

    def minimumSizeHint(self) -> QSize:
        """Return the least width that is readable."""
        return QSize(self._theme.px(150), self._present_height())

    def hitButton(self, place: object) -> bool:
        """Let the whole card be clicked."""
        return self.rect().contains(place)

    def _present_height(self) -> int:
        return self.heightForWidth(max(self.width(), self._theme.px(150)))

    def _measure(self, width: int) -> int:
        text, feedback = self._documents(width)
        inner = text.size().height() + (feedback.size().height() + 4 if feedback else 0)
        return int(max(self._theme.px(26), inner) + 2 * self._theme.px(7))

    def _text_left(self) -> float:
        return self._theme.px(72 if self._region else 42)

    def _documents(self, width: float) -> tuple:
        room = width - self._text_left() - self._theme.px(34 if self._verdict in _TONES else 12)
        text = document(self._theme, self._markdown, room)
        return text, document(self._theme, self._feedback, room) if self._feedback else None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card."""
        theme, palette = self._theme, self._theme.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        tone = _TONES.get(self._verdict, ("", ""))[0]
        edge, back, thickness = self._colours(tone)
        painter.setPen(QPen(QColor(edge), thickness))
        painter.setBrush(QColor(back))
        painter.drawRoundedRect(area, Radius.CONTROL, Radius.CONTROL)
        text, feedback = self._documents(self.width())
        top = (self.height() - text.size().height() - (feedback.size().height() + 4 if feedback else 0)) / 2
        line = min(text.size().height(), theme.px(20))
        self._paint_indicator(painter, top + line / 2)
        if self._region:
            chip = QRectF(theme.px(40), top + line / 2 - theme.px(9), theme.px(24), theme.px(18))
            paint_block(painter, theme, self._region, chip)
        dim = self._verdict is Verdict.OTHER
        paint_document(painter, text, palette.ink_muted if dim else palette.ink, self._text_left(), top)
        if feedback:
            below = top + text.size().height() + 4
            paint_document(painter, feedback, palette.ink, self._text_left(), below)
        if self._verdict in _TONES:
            size = theme.px(18)
            place = QRectF(area.right() - size - 8, top + line / 2 - size / 2, size, size)
            paint_icon(painter, _TONES[self._verdict][1], getattr(palette, tone), place)
        painter.end()

    def _colours(self, tone: str) -> tuple[str, str, float]:
        palette = self._theme.palette
        if tone:
            return getattr(palette, tone), getattr(palette, f"{tone}_soft"), 1.6
        if self.hasFocus():
            back = palette.accent_soft if self.isChecked() else palette.surface
            return palette.focus, back, 2.4
        if self.isChecked():
            return palette.accent, palette.accent_soft, 1.6
        hovered = self.underMouse() and self.isEnabled()
        return (
            (palette.line_strong if self.isEnabled() else palette.line),
            palette.hover if hovered else palette.surface,
            1,
        )

    def _paint_indicator(self, painter: QPainter, middle: float) -> None:
        palette = self._theme.palette
        size = self._theme.px(18)
        box = QRectF(self._theme.px(13), middle - size / 2, size, size)
        on = self.isChecked()
        painter.setPen(QPen(QColor(palette.accent if on else palette.line_strong), 1.6))
        painter.setBrush(QColor(palette.accent if on else palette.surface))
        if isinstance(self, QRadioButton):
            painter.drawEllipse(box)
            if on:
                painter.setBrush(QColor(palette.on_accent))
                painter.setPen(Qt.PenStyle.NoPen)
                painter.drawEllipse(box.adjusted(size * 0.3, size * 0.3, -size * 0.3, -size * 0.3))
        else:
            painter.drawRoundedRect(box, Radius.SMALL, Radius.SMALL)
            if on:
                paint_icon(painter, "check", palette.on_accent, box.adjusted(2, 2, -2, -2))


class RadioOption(_Card, QRadioButton):
    """One of several."""

    def __init__(self, theme: Theme, markdown: str, region: str = "", parent: QWidget | None = None) -> None:
        QRadioButton.__init__(self, parent)
        self._set_up(theme, markdown, region)


class CheckOption(_Card, QCheckBox):
    """Any number of several."""

    def __init__(self, theme: Theme, markdown: str, region: str = "", parent: QWidget | None = None) -> None:
        QCheckBox.__init__(self, parent)
        self._set_up(theme, markdown, region)
