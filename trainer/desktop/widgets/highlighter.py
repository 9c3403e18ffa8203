"""C and YAML in colour: Pygments' lexer behind Qt's highlighter."""

from functools import cache

from pygments.lexer import Lexer
from pygments.lexers.c_cpp import CLexer
from pygments.lexers.data import YamlLexer
from pygments.token import Comment, Keyword, Literal, Name, Number, String, _TokenType
from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from trainer.desktop.theme.theme import Theme

_TOKENS: dict[_TokenType, str] = {
    Comment.Preproc: "code_directive",
    Comment.PreprocFile: "code_string",
    Comment: "code_comment",
    Keyword.Type: "code_type",
    Keyword: "code_keyword",
    Name.Function: "code_function",
    Name.Builtin: "code_type",
    Name.Tag: "code_keyword",
    String: "code_string",
    Literal.String: "code_string",
    Number: "code_number",
}


class CodeHighlighter(QSyntaxHighlighter):
    """Lexes the whole document once a change, then colours block after block."""

    def __init__(self, theme: Theme, document: QTextDocument) -> None:
        super().__init__(document)
        self._theme = theme
        self._source: str | None = None
        self._language = "c"
        self._lines: list[list[tuple[int, int, str]]] = []
        theme.changed.connect(self.rehighlight)

    def set_language(self, language: str) -> None:
        """Colour ``c`` or ``yaml``."""
        if language != self._language:
            self._language, self._source = language, None
            self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Colour one line."""
        source = self.document().toPlainText()
        if source != self._source:
            self._source = source
            self._lines = _lex(source, self._language)
        number = self.currentBlock().blockNumber()
        # a lexer's line count may differ while an edit is under way
        for start, length, token in self._lines[number] if number < len(self._lines) else ():
            text_format = QTextCharFormat()
            text_format.setForeground(QColor(getattr(self._theme.palette, token)))
            if token == "code_comment":
                text_format.setFontItalic(True)
            self.setFormat(start, length, text_format)


@cache
def _lexer(language: str) -> Lexer:
    kind = YamlLexer if language == "yaml" else CLexer
    return kind(stripnl=False, ensurenl=False)


def _lex(source: str, language: str) -> list[list[tuple[int, int, str]]]:
    """Return for each line its coloured spans: start, length, name of the colour token."""
    lines: list[list[tuple[int, int, str]]] = [[]]
    place = 0
    for kind, value in _lexer(language).get_tokens(source):
        token = _colour_of(kind)
        for number, part in enumerate(value.split("\n")):
            if number:
                lines.append([])
                place = 0
            if token and part:
                lines[-1].append((place, len(part), token))
            place += len(part)
    return lines


@cache
def _colour_of(kind: _TokenType) -> str:
    while kind is not None:
        if kind in _TOKENS:
            return _TOKENS[kind]
        kind = kind.parent
    return ""
