"""The directives of the preprocessor (C11 6.10)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trainer.engine.language.preprocessing.headers import header_path
from trainer.engine.language.preprocessing.tokens import Token, text_of
from trainer.engine.lazy_dataclasses import dataclass

if TYPE_CHECKING:
    from trainer.engine.language.preprocessing.macros import Macro, Macros

_HEADER_NAME = re.compile(r'<[^>]+>|"[^"]+"')
_IGNORED = ("ident", "sccs", "warning")
_POSITIONS = {"__builtin_LINE", "__builtin_FILE"}


@dataclass
class _Condition:
    """An ``#if`` that is open: whether this part is read, whether one has been, whether any can be."""

    opening: Token
    live: bool
    taken: bool
    possible: bool
    has_else: bool = False


class Directives:
    """Follows directives; ``words`` are all names in the source, ``provided`` the macros that headers gave."""

    def __init__(self, macros: Macros, words: set[str]) -> None:
        self.macros = macros
        self.words = words
        self.provided: set[str] = set()
        self.presumed_file = f'"{macros.filename}"'
        self.presumed_shift = 0  # what ``__LINE__`` gives beyond the line of the source
        self._conditions: list[_Condition] = []
        self._kept: dict[str, list[Macro | None]] = {}

    def include(self, name: str) -> None:
        """Take what a header defines."""
        raise NotImplementedError

    @property
    def is_live(self) -> bool:
        """Whether the conditions let the source through here."""
        return not self._conditions or self._conditions[-1].live

    def directive(self, tokens: list[Token]) -> bool:
        """Follow a line that begins with ``#``; returns whether the parser is to see it, too."""
        if len(tokens) < 2:
            return False
        name, rest = tokens[1], tokens[2:]
        if name.text in ("if", "ifdef", "ifndef"):
            self._open(name, rest)
        elif name.text in ("elif", "else", "endif"):
            self._go_on(name, rest)
        elif self.is_live:
            return self._live_directive(name, rest)
        return False

    def finish(self) -> None:
        """Refuse conditions that nothing ends."""
        if self._conditions:
            opening = self._conditions[-1].opening
            self.macros.refuse(opening, f"this #{opening.text} has no #endif")

    def _open(self, name: Token, rest: list[Token]) -> None:
        possible = self.is_live
        live = possible and self._holds(name, rest)
        self._conditions.append(_Condition(name, live, live, possible))

    def _holds(self, name: Token, rest: list[Token]) -> bool:
        if not rest:
            self.macros.refuse(name, f"#{name.text} needs a condition")
        if name.text in ("if", "elif"):
            from trainer.engine.language.preprocessing.conditions import holds

            return holds(self.macros, name, rest)
        return self.macros.is_defined(rest[0].text) == (name.text == "ifdef")

    def _go_on(self, name: Token, rest: list[Token]) -> None:
        if not self._conditions or (name.text != "endif" and self._conditions[-1].has_else):
            self.macros.refuse(name, f"#{name.text} without #if")
        condition = self._conditions[-1]
        if name.text == "endif":
            self._conditions.pop()
            return
        condition.has_else = name.text == "else"
        condition.live = condition.possible and not condition.taken
        if condition.live and name.text == "elif":
            condition.live = self._holds(name, rest)
        condition.taken = condition.taken or condition.live

    def _live_directive(self, name: Token, rest: list[Token]) -> bool:
        match name.text:
            case "define":
                if not rest:
                    self.macros.refuse(name, "#define needs a name")
                self.macros.define(rest)
            case "undef":
                if rest:
                    self.macros.defined.pop(rest[0].text, None)
            case "include":
                self._include(name, rest)
            case "pragma":
                return self._pragma(rest)
            case "error":
                self.macros.refuse(name, f"#error {text_of(rest)}")
            case "line":
                self._line(name, self.macros.expand(rest))
            case text if text.isdecimal():  # '# 12 "file"', as the preprocessor writes it
                self._line(name, [name, *rest])
            case text if text not in _IGNORED:
                self.macros.refuse(name, f"#{text} is not supported")
        return False

    def _line(self, name: Token, rest: list[Token]) -> None:
        """Follow ``#line number "file"``: what ``__LINE__`` and ``__FILE__`` give from the next line on."""
        if not rest or not rest[0].text.isdecimal() or (len(rest) > 1 and rest[1].text[0] != '"'):
            self.macros.refuse(name, '#line needs a number and perhaps a "file"')
        if self.words & _POSITIONS:
            self.macros.refuse(name, "#line is not supported beside __builtin_LINE and __builtin_FILE")
        self.presumed_shift = int(rest[0].text) - name.line - 1
        if len(rest) > 1:
            self.presumed_file = rest[1].text

    def _include(self, name: Token, rest: list[Token]) -> None:
        if rest and rest[0].is_name:
            rest = self.macros.expand(rest)
        given = _HEADER_NAME.match("".join(token.text for token in rest))  # gcc only warns of what follows it
        if given is None:
            self.macros.refuse(name, "#include needs <name>")
        header = given[0][1:-1]
        if header_path(header) is None:
            self.macros.refuse(name, f"the header <{header}> is not supported")
        self.include(header)

    def _pragma(self, rest: list[Token]) -> bool:
        """Follow ``#pragma push_macro("…")`` and ``pop_macro``; others are for the parser."""
        if len(rest) < 3 or rest[0].text not in ("push_macro", "pop_macro"):
            return True
        name = rest[2].text.strip('"')
        stack = self._kept.setdefault(name, [])
        if rest[0].text == "push_macro":
            stack.append(self.macros.defined.get(name))
        elif stack:
            macro = stack.pop()
            if macro is None:
                self.macros.defined.pop(name, None)
            else:
                self.macros.defined[name] = macro
        return False
