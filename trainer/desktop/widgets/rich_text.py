"""Short Markdown inside painted widgets: an option, a mark."""

import re
from functools import lru_cache
from html import escape

from PySide6.QtCore import QUrl
from PySide6.QtGui import QAbstractTextDocumentLayout, QColor, QFont, QPainter, QPalette, QTextDocument

from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Type, TypeScale
from trainer.desktop.widgets.picture import no_picture

_FEATURES = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML
_MARKUP = re.compile(r"(?<!\\)[`*]+")


def plain(markdown: str) -> str:
    """Return short Markdown without its marks, for names and screen readers."""
    return _MARKUP.sub("", markdown).strip()


def code_spans(text: str) -> str:
    """Return a title as HTML for a label: what stands between backticks is code, all else is text."""
    pieces = enumerate(escape(piece, quote=False) for piece in text.split("`"))
    return "".join(f"<code>{piece}</code>" if place % 2 else piece for place, piece in pieces)


def document(theme: Theme, markdown: str, width: float, step: Type = TypeScale.BODY) -> QTextDocument:
    """Return ``markdown`` laid out to ``width`` pixels, to be measured and drawn; HTML in it stays text."""
    return _document(theme.font_name(step), markdown, max(40, int(width)))


class _Document(QTextDocument):
    """A text that loads nothing, whatever it names."""

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Return an empty picture: Qt itself would load what it is given nothing for."""
        return no_picture()


@lru_cache(maxsize=256)  # a layout asks a widget for its height at some width up to a hundred times
def _document(font_name: str, markdown: str, width: int) -> QTextDocument:
    font = QFont()
    font.fromString(font_name)
    result = _Document()
    result.setDocumentMargin(0)
    result.setDefaultFont(font)
    result.setMarkdown(markdown, _FEATURES)
    result.setTextWidth(width)
    return result


def paint_document(painter: QPainter, text: QTextDocument, colour: str, left: float, top: float) -> None:
    """Draw a document with its top left corner at a place."""
    context = QAbstractTextDocumentLayout.PaintContext()
    context.palette.setColor(QPalette.ColorRole.Text, QColor(colour))
    painter.save()
    painter.translate(left, top)
    text.documentLayout().draw(painter, context)
    painter.restore()
