"""Short Markdown inside painted widgets: an option, a mark."""

import re

from PySide6.QtGui import QAbstractTextDocumentLayout, QColor, QFont, QPainter, QPalette, QTextDocument

from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Type, TypeScale

_FEATURES = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML
_MARKUP = re.compile(r"(?<!\\)[`*]+")


def plain(markdown: str) -> str:
    """Return short Markdown without its marks, for names and screen readers."""
    return _MARKUP.sub("", markdown).strip()


def document(theme: Theme, markdown: str, width: float, step: Type = TypeScale.BODY) -> QTextDocument:
    """Return ``markdown`` laid out to ``width`` pixels; HTML in it stays text."""
    result = QTextDocument()
    result.setDocumentMargin(0)
    font = QFont(theme.font(step))
    result.setDefaultFont(font)
    result.setMarkdown(markdown, _FEATURES)
    result.setTextWidth(max(40.0, width))
    return result


def paint_document(painter: QPainter, text: QTextDocument, colour: str, left: float, top: float) -> None:
    """Draw a document with its top left corner at a place."""
    context = QAbstractTextDocumentLayout.PaintContext()
    context.palette.setColor(QPalette.ColorRole.Text, QColor(colour))
    painter.save()
    painter.translate(left, top)
    text.documentLayout().draw(painter, context)
    painter.restore()
