"""The words of GNU C: pycparser's lexer with those of GNU and the digraphs."""

from __future__ import annotations

import re
from typing import Any, NoReturn

from pycparser.c_lexer import CLexer

_WORDS = {
    "__alignof": "_ALIGNOF",
    "__alignof__": "_ALIGNOF",
    "__asm": "ASM",
    "__asm__": "ASM",
    "__attribute": "ATTRIBUTE_BEGIN",
    "__attribute__": "ATTRIBUTE_BEGIN",
    "__auto_type": "INT",  # a word among type specifiers
    "__builtin_offsetof": "OFFSETOF",
    "__complex": "_COMPLEX",
    "__complex__": "_COMPLEX",
    "__const": "CONST",
    "__const__": "CONST",
    "__extension__": "EXTENSION",
    "__float128": "INT",
    "__imag": "IMAGINARY",
    "__imag__": "IMAGINARY",
    "__inline": "INLINE",
    "__inline__": "INLINE",
    "__label__": "LABEL",
    "__real": "IMAGINARY",
    "__real__": "IMAGINARY",
    "__restrict": "RESTRICT",
    "__restrict__": "RESTRICT",
    "__signed": "SIGNED",
    "__signed__": "SIGNED",
    "__thread": "_THREAD_LOCAL",
    "__typeof": "TYPEOF",
    "__typeof__": "TYPEOF",
    "__volatile": "VOLATILE",
    "__volatile__": "VOLATILE",
    "_Float128": "INT",
    "_Float32": "INT",
    "_Float32x": "INT",
    "_Float64": "INT",
    "_Float64x": "INT",
    "asm": "ASM",
    "typeof": "TYPEOF",
}
_SPELLINGS = {
    "CONST": "const",
    "INLINE": "inline",
    "RESTRICT": "restrict",
    "SIGNED": "signed",
    "VOLATILE": "volatile",
    "_ALIGNOF": "_Alignof",
    "_THREAD_LOCAL": "_Thread_local",
    "OFFSETOF": "offsetof",
}
_BLANKS = re.compile(r"[ \t\n\v\f]*")
_PLAIN = re.compile(r"""[A-Za-z_$][A-Za-z0-9_$]*(?!["'\w$])|[(){},;?~\]]""")  # names but such as in L"…", and these
_QUOTED = re.compile(  # pycparser knows neither all escapes that gcc takes nor characters of five and more
    r"""(u8|[LuU])?(?:"(?:[^"\\\n]|\\.)*"|'\\.'|'(?:[^'\\\n]|\\.){5,}')"""
)
_QUOTED_TOKENS = {None: "", "L": "W", "u8": "U8", "u": "U16", "U": "U32"}
_WORD = r"[^\W\d]\w*|[$]\w+"
_NUMBER = r"[\w.]+"
_NUMBERS = {"INT_CONST_DEC", "INT_CONST_OCT", "INT_CONST_HEX", "INT_CONST_BIN", "FLOAT_CONST", "HEX_FLOAT_CONST"}
_IMAGINARY = r"[\d.eE+-]+[fFlL]*[ijIJ][fFlL]*"
_PUNCTUATORS = {
    "(": "LPAREN",
    ")": "RPAREN",
    "{": "LBRACE",
    "}": "RBRACE",
    ",": "COMMA",
    ";": "SEMI",
    "?": "CONDOP",
    "~": "NOT",
    "]": "RBRACKET",
}
_DIGRAPHS = {"<:": "LBRACKET", ":>": "RBRACKET", "<%": "LBRACE", "%>": "RBRACE", ":": "COLON"}


def _kind_of(quoted: re.Match[str]) -> str:
    if quoted[0].endswith('"'):
        return f"{_QUOTED_TOKENS[quoted[1]]}STRING_LITERAL"
    several = quoted[1] is None and re.fullmatch(r"'(?:[^\\]|\\(?:x[0-9a-fA-F]+|[0-7]{1,3}|.))'", quoted[0]) is None
    return "INT_CONST_CHAR" if several else f"{_QUOTED_TOKENS[quoted[1]]}CHAR_CONST"


class Lexer(CLexer):  # type: ignore[misc]
    """pycparser's lexer with GNU's words and the digraphs."""

    _pos: int

    def __init__(self, error_func: Any, **options: Any) -> None:
        super().__init__(error_func, **options)
        self._keyword_map.update(_WORDS)

    def token(self) -> Any:
        """Return the next token; ``__extension__`` is none."""
        self._skip_blanks()
        token = super().token()
        while token is not None and token.type == "EXTENSION":
            token = super().token()
        if token is not None:
            token.value = _SPELLINGS.get(token.type, token.value)
            if token.type in _NUMBERS and self._lexdata[self._pos : self._pos + 1].isidentifier():
                self._refuse_number(token)
        return token

    def _skip_blanks(self) -> None:
        blanks = _BLANKS.match(self._lexdata, self._pos)
        assert blanks is not None
        self._pos = blanks.end()
        if "\n" in blanks[0]:
            self._lineno += blanks[0].count("\n")
            self._line_start = blanks.start() + blanks[0].rfind("\n") + 1

    def _refuse_number(self, token: Any) -> NoReturn:
        start = self._pos - len(token.value)
        number = re.compile(_NUMBER).match(self._lexdata, start)
        assert number is not None
        what = "complex numbers are" if re.fullmatch(_IMAGINARY, number[0]) else f"the number {number[0]} is"
        self._error(f"{what} not supported", start)
        raise AssertionError

    def input(self, text: str, filename: str = "") -> None:
        """Begin to read a text."""
        super().input(text, filename)
        self._ascii = text.isascii()

    def _match_token(self) -> Any:
        found = None if self._in_attribute else _PLAIN.match(self._lexdata, self._pos)
        if found is not None:  # most tokens, which pycparser would try to read as all others first
            text = found[0]
            token = self._make_token(_PUNCTUATORS.get(text) or self._keyword_map.get(text, "ID"), text, self._pos)
            self._pos = found.end()
            return token
        if not self._in_attribute and (quoted := _QUOTED.match(self._lexdata, self._pos)):
            token = self._make_token(_kind_of(quoted), quoted[0], self._pos)
            self._pos = quoted.end()
            return token
        if self._lexdata[self._pos] in "<:%":
            return self._digraph() or super()._match_token()
        return super()._match_token() if self._ascii else self._word() or super()._match_token()

    def _word(self) -> Any:
        """Read a name that has letters beyond ASCII."""
        word = re.compile(_WORD).match(self._lexdata, self._pos)
        if word is not None and not word[0].isascii():
            if not word[0].replace("$", "").isidentifier():
                self._error(f"'{word[0]}' is not a name", self._pos)
            token = self._make_token("ID", word[0], self._pos)
            self._pos += len(word[0])
            return token
        return None

    def _digraph(self) -> Any:
        pair = self._lexdata[self._pos : self._pos + 2]
        if pair == "::":  # two colons, as in 'asm("" :: "r"(x))'
            pair = ":"
        kind = _DIGRAPHS.get(pair)
        if kind is None:
            return None
        token = self._make_token(kind, pair, self._pos)
        self._pos += len(pair)
        return token
