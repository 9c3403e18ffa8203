"""What an answer earned: the score, every lost mark with its reason, and what was right."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from trainer.desktop.theme.icons import paint_icon
from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Space, TypeScale
from trainer.desktop.widgets.basics import button, clear, column, label, row, set_tone
from trainer.desktop.widgets.heights import Heights
from trainer.desktop.widgets.rich_text import document, paint_document, plain

if TYPE_CHECKING:
    from trainer.questions import Grade, Mark

_FEW = 3


class MarkLine(QWidget):
    """One mark: an icon, a sentence, and what it earned in percent of the question."""

    def __init__(self, theme: Theme, mark: "Mark", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._mark = mark
        self._heights = Heights(theme)
        self.tone, self._icon = _look(mark)
        words = {"good": "right", "warn": "partly right", "bad": "wrong"}[self.tone]
        self.setAccessibleName(f"{words}, {self._points()}: {plain(mark.text)}")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._fit)

    def hasHeightForWidth(self) -> bool:
        """Return True: the sentence wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the wrapped sentence."""
        return self._heights.at(width, self._measure)

    def sizeHint(self) -> QSize:
        """Return a usual width and its height."""
        return QSize(self._theme.px(300), self.heightForWidth(max(self.width(), self._theme.px(200))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw icon, sentence and points."""
        theme, palette = self._theme, self._theme.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = theme.px(18)
        paint_icon(painter, self._icon, getattr(palette, self.tone), QRectF(0, 3, size, size))
        paint_document(painter, self._text(self.width()), palette.ink, theme.px(26), 3)
        painter.setFont(theme.font(TypeScale.LABEL))
        painter.setPen(getattr(palette, self.tone))
        painter.drawText(
            QRectF(0, 3, self.width(), theme.px(20)),
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop,
            self._points(),
        )
        painter.end()

    def _points(self) -> str:
        if self._mark.possible:
            return f"{100 * self._mark.earned:.3g} / {100 * self._mark.possible:.3g} %"
        return f"{100 * self._mark.earned:.3g} %"

    def _text(self, width: float) -> object:
        return document(self._theme, self._mark.text, width - self._theme.px(26) - self._theme.px(96))

    def _measure(self, width: int) -> int:
        return int(max(self._theme.px(20), self._text(width).size().height())) + 6

    def _fit(self) -> None:
        height = self.heightForWidth(self.width())
        if self.minimumHeight() != height:
            self.setFixedHeight(height)


class MarkList(QFrame):
    """The score and its marks, the lost ones first; many right ones are folded away."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("look", "card")
        self._layout = column(self, Space.XS, Space.L)
        self._score = label("", "title")
        self._verdict = label("", "heading", wrap=True)
        self._lines = column(spacing=Space.XS)
        self._rights = QWidget()
        self._rights_layout = column(self._rights, Space.XS)
        self._more = button("", "quiet")
        self._more.clicked.connect(self._on_more)
        head = row(spacing=Space.M)
        head.addWidget(self._score)
        head.addWidget(self._verdict, 1)
        self._layout.addLayout(head)
        self._layout.addLayout(self._lines)
        self._layout.addWidget(self._rights)
        self._layout.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._layout.addStretch(1)

    def show_grade(self, grade: "Grade") -> None:
        """Show a grade."""
        self._score.setText(f"{grade.score:.0%}")
        set_tone(self._score, {0.0: "bad", 1.0: "good"}.get(grade.score, "warn"))
        self._verdict.setText(grade.words)
        self.setAccessibleName(f"{grade.words}: {grade.score:.0%}")
        clear(self._lines)
        clear(self._rights_layout)
        lost = [mark for mark in grade.marks if not mark.full]
        right = [mark for mark in grade.marks if mark.full]
        for mark in lost:
            self._lines.addWidget(MarkLine(self._theme, mark))
        for mark in right:
            self._rights_layout.addWidget(MarkLine(self._theme, mark))
        folded = len(right) > _FEW
        self._rights.setVisible(not folded)
        self._more.setVisible(folded)
        self._more.setText(f"Show what was right ({len(right)})")

    def text(self) -> str:
        """Return score and verdict as one line."""
        return f"{self._score.text()} {self._verdict.text()}"

    def _on_more(self) -> None:
        self._rights.setVisible(not self._rights.isVisible())
        count = self._rights_layout.count()
        self._more.setText("Hide what was right" if self._rights.isVisible() else f"Show what was right ({count})")


def _look(mark: "Mark") -> tuple[str, str]:
    if mark.full:
        return "good", "check"
    return ("warn", "partial") if mark.earned > 0 else ("bad", "cross")
