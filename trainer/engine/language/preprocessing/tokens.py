"""Preprocessing tokens (C11 6.4)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

NAME = re.compile(r"(?:[^\W\d]|\$)[\w$]*")
_TOKEN = re.compile(
    r"""
    ((?:[^\W\d]|\$)[\w$]*(?!["'\w$]))
    | \.?\d(?:[eEpP][+-]|[\w.$])*
    | (?:u8|[LuU])?"(?:\\.|[^"\\])*"
    | (?:u8|[LuU])?'(?:\\.|[^'\\])*'
    | ((?:[^\W\d]|\$)[\w$]*)
    | \.\.\. | <<= | >>= | ->|\+\+|--|<<|>>|<=|>=|==|!=|&&|\|\||\*=|/=|%=|\+=|-=|&=|\^=|\|=|\#\#|%:%:|%:|::|<:|:>|<%|%>
    | \S
    """,
    re.VERBOSE,
)
# characters that would become one token side by side
_PAIRS = "++ -- && || << >> -> += -= *= /= %= &= |= ^= == <= >= != // /* ## <: :> <% %> %: ::"
_PASTING = frozenset(_PAIRS.split())


class Token:
    """A token; ``space`` tells whether white space stood before it, ``hidden`` names the macros that it is none of.

    ``column`` counts from 0, and is None for what a macro made.
    """

    __slots__ = ("column", "hidden", "is_name", "line", "space", "text")

    def __init__(
        self,
        text: str,
        line: int,
        column: int | None = None,
        *,
        space: bool = False,
        is_name: bool = False,
        hidden: frozenset[str] = frozenset(),
    ) -> None:
        self.text = text
        self.line = line
        self.column = column
        self.space = space
        self.is_name = is_name
        self.hidden = hidden

    def spaced(self, space: bool) -> Token:
        """Return the token with white space before it, if ``space``."""
        return Token(
            self.text, self.line, self.column, space=self.space or space, is_name=self.is_name, hidden=self.hidden
        )

    def made(self, line: int, hidden: frozenset[str], space: bool) -> Token:
        """Return the token as a macro that is used in ``line`` yields it."""
        return Token(self.text, line, space=space, is_name=self.is_name, hidden=self.hidden | hidden)


def tokens_of(text: str, line: int) -> list[Token]:
    """Split a line into tokens."""
    found: list[Token] = []
    end = 0
    for match in _TOKEN.finditer(text):
        start = match.start()
        found.append(Token(match[0], line, start, space=start > end, is_name=match.lastindex is not None))
        end = match.end()
    return found


def text_of(tokens: Iterable[Token]) -> str:
    """Write tokens with one space where there was white space."""
    return "".join(f" {token.text}" if token.space else token.text for token in tokens).strip()


def written(tokens: Iterable[Token], first_line: int) -> list[str]:
    """Write tokens as lines from ``first_line`` on, those of the source at their column where that is possible."""
    lines = [""]
    for token in tokens:
        while first_line + len(lines) - 1 < token.line:
            lines.append("")
        line = lines[-1]
        if token.column is not None and token.column > len(line):
            line = line.ljust(token.column)
        elif line and (token.space or _would_paste(line[-1], token.text[0])):
            line += " "
        lines[-1] = line + token.text
    return lines


def _would_paste(last: str, first: str) -> bool:
    is_word = last.isalnum() or last in "_$."
    return (
        (is_word and (first.isalnum() or first in "_$.\"'")) or last + first in _PASTING or (is_word and first in "+-")
    )
