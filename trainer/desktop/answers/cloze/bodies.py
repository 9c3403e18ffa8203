"""The text around the fields: prose, or C that keeps its columns."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent, QTextBlockFormat, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget

from trainer.desktop.answers.cloze.gaps import Filled, GapField, Gaps
from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import TypeScale
from trainer.desktop.widgets.highlighter import CodeHighlighter
from trainer.desktop.widgets.prose import Prose

_PROSE_LINES, _CODE_LINES = 180, 150
"""Distance of the lines in percent: the frames of the fields need room between them."""
_MARGIN = 8


class GapProse(Prose):
    """Markdown with fields in it; ``markdown`` has tokens where they go."""

    def __init__(self, theme: Theme, markdown: str, lengths: Sequence[int], parent: QWidget | None = None) -> None:
        self._gaps: Gaps | None = None
        self._filled: Mapping[int, Filled] = {}
        super().__init__(theme, "Text with blanks", markdown, TypeScale.LEAD, parent)
        self._gaps = Gaps(theme, self, lengths, TypeScale.LEAD)
        self._render()

    @property
    def fields(self) -> list[GapField]:
        """The fields, in the order in which they are read."""
        return self._gaps.fields if self._gaps else []

    def fill(self, filled: Mapping[int, Filled]) -> None:
        """Show what was right in each blank."""
        self._filled = filled
        self._render()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the fields follow the text."""
        super().resizeEvent(event)
        if self._gaps and not self._filled:
            self._gaps.place()

    def _render(self) -> None:
        if self._gaps is None:
            super()._render()
            return
        self._gaps.close()
        super()._render()
        _spread(self, _PROSE_LINES)
        if self._filled:
            self._gaps.fill(self._filled)
        else:
            self._gaps.open()
        self._fit()


class GapCode(QTextEdit):
    """C with fields in it, in colour; long lines scroll sideways."""

    def __init__(self, theme: Theme, code: str, lengths: Sequence[int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._code = code
        self._filled: Mapping[int, Filled] = {}
        self.setReadOnly(True)
        self.setAccessibleName("Code with blanks")
        self.setProperty("look", "code")
        self.setLineWrapMode(QTextEdit.LineWrapMode.NoWrap)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(_MARGIN)
        self._highlighter = CodeHighlighter(theme, self.document())
        self._gaps = Gaps(theme, self, lengths, TypeScale.CODE)
        theme.changed.connect(self._render)
        self._render()

    @property
    def fields(self) -> list[GapField]:
        """The fields, in the order in which they are read."""
        return self._gaps.fields

    def fill(self, filled: Mapping[int, Filled]) -> None:
        """Show what was right in each blank."""
        self._filled = filled
        self._render()

    def sizeHint(self) -> QSize:
        """Return the height of all lines."""
        return QSize(480, self._content_height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width."""
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page, unless it turns sideways."""
        if event.angleDelta().x():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _render(self) -> None:
        self._gaps.close()
        self.setFont(self._theme.font(TypeScale.CODE))
        self.document().setDefaultFont(self._theme.font(TypeScale.CODE))
        self.setPlainText(self._code.rstrip("\n"))
        _spread(self, _CODE_LINES)
        if self._filled:
            self._gaps.fill(self._filled)
        else:
            self._gaps.open()
        self._fit()

    def _content_height(self) -> int:
        bar = self.horizontalScrollBar().sizeHint().height() if self.document().idealWidth() > self.width() else 0
        return int(self.document().size().height()) + bar + 2 * self.frameWidth() + 4

    def _fit(self) -> None:
        height = self._content_height()
        if self.minimumHeight() != height:
            self.setFixedHeight(height)
        if not self._filled:
            self._gaps.place()


def _spread(text: QTextEdit, percent: int) -> None:
    """Set the lines far enough apart for the fields, and the first one below the upper edge."""
    cursor = QTextCursor(text.document())
    cursor.select(QTextCursor.SelectionType.Document)
    lines = QTextBlockFormat()
    lines.setLineHeight(percent, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    cursor.mergeBlockFormat(lines)
    frame = text.document().rootFrame()
    edges = frame.frameFormat()
    edges.setTopMargin(_MARGIN)
    frame.setFrameFormat(edges)
