"""Markdown of a pack, shown without HTML and without loading anything."""

from PySide6.QtCore import QSize, QUrl
from PySide6.QtGui import (
    QColor,
    QResizeEvent,
    QShowEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QTextBrowser, QWidget

from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Type, TypeScale
from trainer.desktop.widgets.picture import find_picture, no_picture

_FEATURES = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML


class Prose(QTextBrowser):
    """Text as tall as its content, so that the page scrolls and not the text.

    A pack is untrusted: HTML stays literal text, no link is followed, and of pictures only those are shown that the
    widget around the text has.
    """

    def __init__(
        self,
        theme: Theme,
        name: str,
        markdown: str = "",
        step: Type = TypeScale.BODY,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._markdown = ""
        self._step = step
        self.setAccessibleName(name)
        self.setProperty("look", "prose")
        self.setOpenLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(self.verticalScrollBarPolicy().ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(self.horizontalScrollBarPolicy().ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.document().setIndentWidth(22)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        theme.changed.connect(self._render)
        self.set_markdown(markdown)

    def set_markdown(self, markdown: str) -> None:
        """Show ``markdown``."""
        self._markdown = markdown
        self._render()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Return a picture of the pack, or an empty one: Qt itself would load what it is given nothing for."""
        return find_picture(self, QUrl(name).toString(), self._theme.scale) or no_picture()

    def showEvent(self, event: QShowEvent) -> None:
        """Lay the text out anew where it has pictures, now that the widget around it is known."""
        super().showEvent(event)
        if "](images/" in self._markdown:
            self._render()

    def sizeHint(self) -> QSize:
        """Return the height of the whole text."""
        return QSize(480, self._content_height())

    def minimumSizeHint(self) -> QSize:
        """Return the height of the whole text."""
        return QSize(160, self._content_height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width."""
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def _content_height(self) -> int:
        return int(self.document().size().height()) + 6

    def _fit(self) -> None:
        height = self._content_height()
        if self.minimumHeight() != height:
            self.setFixedHeight(height)

    def _render(self) -> None:
        self.document().setDefaultFont(self._theme.font(self._step))
        self.document().setMarkdown(self._markdown, _FEATURES)
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        block = self.document().begin()
        while block.isValid():
            self._space_block(QTextCursor(block), block.blockFormat())
            self._mark_code(block)
            block = block.next()
        cursor.endEditBlock()
        self._fit()

    def _space_block(self, cursor: QTextCursor, block_format: QTextBlockFormat) -> None:
        change = QTextBlockFormat()
        change.setLineHeight(140, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if block_format.hasProperty(QTextFormat.Property.BlockCodeFence):
            change.setBackground(QColor(self._theme.palette.sunken))
            change.setLineHeight(120, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            change.setLeftMargin(8)
        cursor.mergeBlockFormat(change)

    def _mark_code(self, block: object) -> None:
        fragments = block.begin()
        spans = []
        while not fragments.atEnd():
            fragment = fragments.fragment()
            if fragment.charFormat().fontFixedPitch():
                spans.append((fragment.position(), fragment.length()))
            fragments += 1
        for position, length in spans:
            cursor = QTextCursor(self.document())
            cursor.setPosition(position)
            cursor.setPosition(position + length, QTextCursor.MoveMode.KeepAnchor)
            change = QTextCharFormat()
            font = self._theme.monospace(self._step)
            font.setPixelSize(round(font.pixelSize() * 0.93))
            change.setFont(font)
            change.setBackground(QColor(self._theme.palette.sunken))
            cursor.mergeCharFormat(change)
