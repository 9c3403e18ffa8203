"""A C program with line numbers and a marked line."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QTextCursor, QTextFormat
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from trainer.desktop.theme.icons import paint_icon
from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import TypeScale
from trainer.desktop.widgets.highlighter import CodeHighlighter


class CodeView(QPlainTextEdit):
    """Shows or edits C source; ``mark_line`` goes to a line, ``point_at`` marks one where the caret stays."""

    def __init__(self, theme: Theme, name: str, *, editable: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._line = 0
        self._fault_line = 0
        self.setAccessibleName(name)
        self.setProperty("look", "code")
        self.setReadOnly(not editable)
        # arrows move a caret in a read-only program too; a screen reader reads along
        if not editable:
            self.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.gutter = _Gutter(self)
        self._highlighter = CodeHighlighter(theme, self.document())
        self.blockCountChanged.connect(self._fit_gutter)
        self.updateRequest.connect(self._scroll_gutter)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def line(self) -> int:
        """The marked line, 1-based; 0 is none."""
        return self._line

    def set_source(self, source: str, language: str = "c") -> None:
        """Show another program (or ``yaml``), with nothing marked."""
        self._highlighter.set_language(language)
        self.setPlainText(source)
        self.mark_line(0)

    def source(self) -> str:
        """Return the text letter by letter: ``toPlainText`` would make plain spaces of those that do not break."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def mark_line(self, line: int, *, fault: bool = False) -> None:
        """Mark a line as ``point_at`` does, and move the caret there."""
        self.point_at(line, fault=fault)
        block = self.document().findBlockByNumber(line - 1)
        if line and block.isValid():
            self.setTextCursor(QTextCursor(block))
            self.ensureCursorVisible()

    def point_at(self, line: int, *, fault: bool = False) -> None:
        """Mark ``line`` (1-based, 0 for none); ``fault``: the program died there."""
        self._line = line
        self._fault_line = line if fault else 0
        self._paint_mark()

    def rows_height(self, rows: int) -> int:
        """Return the height that shows so many lines."""
        return self.fontMetrics().lineSpacing() * rows + 2 * int(self.document().documentMargin()) + 8

    def gutter_width(self) -> int:
        """Return the width of the line numbers with their mark."""
        digits = len(str(max(10, self.blockCount())))
        return self.fontMetrics().horizontalAdvance("9") * digits + self.fontMetrics().height() + 14

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin a new line where the last one began."""
        is_return = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers()
        if is_return and not self.isReadOnly():
            cursor = self.textCursor()
            before = cursor.block().text()[: cursor.positionInBlock()]
            self.insertPlainText("\n" + before[: len(before) - len(before.lstrip(" \t"))])
            self.ensureCursorVisible()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the line numbers at the left edge."""
        super().resizeEvent(event)
        area = self.contentsRect()
        self.gutter.setGeometry(QRect(area.left(), area.top(), self.gutter_width(), area.height()))

    def paint_gutter(self, event: QPaintEvent) -> None:
        """Draw the line numbers and the mark."""
        palette = self._theme.palette
        painter = QPainter(self.gutter)
        painter.fillRect(event.rect(), QColor(palette.sunken))
        painter.setFont(self.font())
        block = self.firstVisibleBlock()
        while block.isValid():
            area = self.blockBoundingGeometry(block).translated(self.contentOffset())
            if area.top() > event.rect().bottom():
                break
            number = block.blockNumber() + 1
            marked = number == self._line
            painter.setPen(QColor(palette.ink if marked else palette.ink_muted))
            right = self.gutter.width() - 8
            painter.drawText(
                QRect(0, int(area.top()), right, int(area.height())), Qt.AlignmentFlag.AlignRight, str(number)
            )
            if marked:
                size = min(area.height(), self.fontMetrics().height()) - 2
                fault = number == self._fault_line
                icon, colour = ("fault", palette.bad) if fault else ("arrow-right", palette.accent)
                area.setRect(4, area.top() + 1, size, size)
                paint_icon(painter, icon, colour, area)
            block = block.next()
        painter.end()

    def _restyle(self) -> None:
        self.setFont(self._theme.font(TypeScale.CODE))
        self.setTabStopDistance(4 * self.fontMetrics().horizontalAdvance(" "))
        self._fit_gutter()
        self._paint_mark()

    def _fit_gutter(self) -> None:
        self.setViewportMargins(self.gutter_width(), 0, 0, 0)
        self.gutter.update()

    def _scroll_gutter(self, area: QRect, dy: int) -> None:
        if dy:
            self.gutter.scroll(0, dy)
        else:
            self.gutter.update(0, area.y(), self.gutter.width(), area.height())

    def _paint_mark(self) -> None:
        selection = QTextEdit.ExtraSelection()
        block = self.document().findBlockByNumber(self._line - 1)
        marks = []
        if self._line and block.isValid():
            palette = self._theme.palette
            selection.cursor = QTextCursor(block)
            selection.format.setBackground(QColor(palette.bad_soft if self._fault_line else palette.accent_soft))
            selection.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
            marks.append(selection)
        self.setExtraSelections(marks)
        self.gutter.update()


class _Gutter(QWidget):
    """The strip of line numbers; the editor paints it."""

    def __init__(self, editor: CodeView) -> None:
        super().__init__(editor)
        self._editor = editor

    def sizeHint(self) -> QSize:
        return QSize(self._editor.gutter_width(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._editor.paint_gutter(event)
