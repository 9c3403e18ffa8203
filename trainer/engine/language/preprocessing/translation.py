"""From C source to the text that the parser reads: translation phases 1 to 4 (C11 5.1.1.2).

Headers are not pasted in: what a program takes from them goes in front of it. A line in which no macro is used stays as
it is, and the others keep their places as far as that is possible, so that positions mean something to their author.
"""

from __future__ import annotations

import re
from functools import cache

from trainer.engine.errors import CError
from trainer.engine.language.preprocessing.directives import Directives
from trainer.engine.language.preprocessing.headers import PREDEFINED, WORD, prelude
from trainer.engine.language.preprocessing.macros import Macro, Macros
from trainer.engine.language.preprocessing.tokens import NAME, Token, tokens_of, written

_COMMENT_OR_LITERAL = re.compile(
    r"""("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')|(/\*.*?\*/|//[^\n]*)|(^[ \t]*%:)""", re.DOTALL | re.MULTILINE
)
_CHOICE = re.compile(r"_\w+_SOURCE")  # by which a program chooses what headers declare (feature_test_macros(7))
_NO_ASSERT = "assert(expr) ((void)0)"
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_BREAK_IN_COMMENT = "\0"  # which no source has
_BRACKET = re.compile(r"[][(){}]")
_MAX_SOURCE = 1 << 20
_MAX_NESTING = 200
HEADERS = "<headers>"  # the file name of what comes from headers


def preprocess(source: str, filename: str) -> tuple[tuple[str, ...], str]:
    """Return the declarations that the source takes from headers, and the source without directives.

    Raises:
        CError: for a directive that is malformed or a header that is not there.

    """
    _check_text(source, filename)
    text = _blank_comments(_splice(source.replace("\r\n", "\n").replace("\r", "\n")))
    reader = _Source(filename, set(WORD.findall(text)))
    expanded = reader.read(text)
    return prelude(tuple(reader.includes), set(WORD.findall(expanded)), reader.chosen).declarations, expanded


class _Source(Directives):
    """Reads the lines of a source."""

    def __init__(self, filename: str, words: set[str]) -> None:
        macros = Macros(filename)
        macros.dynamic = {
            "__LINE__": lambda line: str(line + self.presumed_shift),
            "__FILE__": lambda _: self.presumed_file,
            "__BASE_FILE__": lambda _: f'"{filename}"',
            "__INCLUDE_LEVEL__": lambda _: "0",
            "__COUNTER__": self._count,
        }
        super().__init__(macros, words)
        self._counted = -1
        self.includes = [PREDEFINED]
        self.chosen: frozenset[str] = frozenset()  # the macros of _CHOICE that the first header finds defined
        self._define_needed()

    def _count(self, _: int) -> str:
        self._counted += 1
        return str(self._counted)

    def include(self, name: str) -> None:
        """Take what a header defines."""
        if self.includes == [PREDEFINED]:
            self.chosen = frozenset(filter(_CHOICE.fullmatch, self.macros.defined))
        self.includes.append(name)
        self._define_needed()
        if name == "assert.h" and "assert" in self.words:  # by whether NDEBUG is defined, each time (C11 7.2)
            off = self.macros.is_defined("NDEBUG")
            self.macros.defined["assert"] = _header_macro(_NO_ASSERT if off else prelude((name,), {"assert"}).macros[0])

    def _define_needed(self) -> None:
        for text in prelude(tuple(self.includes), self.words).macros:
            macro = _header_macro(text)
            if macro.name not in self.provided:
                self.provided.add(macro.name)
                if not (macro.name in self.macros.defined and _CHOICE.fullmatch(macro.name)):
                    self.macros.defined[macro.name] = macro

    def read(self, text: str) -> str:
        """Return the text with macros expanded and without directives and what they leave out."""
        lines = text.split("\n")
        waiting: list[Token] = []  # lines in which the arguments of a macro have not ended
        result: list[str] = []
        for number, line in enumerate(lines, 1):
            if line.lstrip().startswith("#"):
                kept = self.directive(tokens_of(line, number))
                if not waiting:
                    result.append(line if kept else "")
            elif not self.is_live:
                if not waiting:
                    result.append("")
            elif waiting or self._uses_macros(line):
                waiting += tokens_of(line, number)
                if self.macros.is_complete(waiting) and not self._goes_on(waiting, lines, number):
                    self._write(waiting, result, number)
                    waiting = []
            else:
                result.append(line)
        if waiting:
            self._write(waiting, result, len(lines))
        self.finish()
        return "\n".join(result)

    def _uses_macros(self, line: str) -> bool:
        defined, dynamic = self.macros.defined, self.macros.dynamic
        return any(name in defined or name in dynamic for name in NAME.findall(line))

    def _goes_on(self, tokens: list[Token], lines: list[str], number: int) -> bool:
        """Whether the line ends in a macro whose arguments stand in the next one."""
        macro = self.macros.defined.get(tokens[-1].text) if tokens else None
        if macro is None or macro.parameters is None:
            return False
        following = next((line.lstrip() for line in lines[number:] if line.strip()), "")
        return following.startswith("(")

    def _write(self, tokens: list[Token], result: list[str], last: int) -> None:
        first = len(result) + 1
        result += written(self.macros.expand(tokens), first)
        result += [""] * (last - len(result))


@cache
def _header_macro(text: str) -> Macro:
    macros = Macros(HEADERS)
    macros.define(tokens_of(text, 1))
    (macro,) = macros.defined.values()
    return macro


def _check_text(source: str, filename: str) -> None:
    if len(source) > _MAX_SOURCE:
        raise CError(f"the source is larger than {_MAX_SOURCE:,} characters", filename, 1, 1)
    unexpected = _CONTROL.search(source)
    if unexpected is not None:
        line, start = source.count("\n", 0, unexpected.start()) + 1, source.rfind("\n", 0, unexpected.start()) + 1
        column = unexpected.start() - start + 1
        raise CError(f"unexpected control character \\x{ord(unexpected[0]):02x}", filename, line, column)
    depth = 0
    for bracket in _BRACKET.finditer(source):
        if bracket[0] in "([{":
            depth += 1
            if depth > _MAX_NESTING:
                raise CError("nested too deeply", filename, source.count("\n", 0, bracket.start()) + 1, 1)
        else:
            depth = max(0, depth - 1)


def _splice(text: str) -> str:
    """Join lines that end in a backslash, with the line breaks behind the joined line so that the count stays."""
    if "\\" not in text:
        return text
    lines: list[str] = []
    pending, breaks = "", 0
    for line in text.split("\n"):
        stripped = line.rstrip(" \t")
        if stripped.endswith("\\"):
            pending, breaks = pending + stripped[:-1], breaks + 1
            continue
        lines += [pending + line, *[""] * breaks]
        pending, breaks = "", 0
    return "\n".join([*lines, pending] if pending or breaks else lines)


def _blank_comments(text: str) -> str:
    """Put blanks in the place of comments, and ``#`` in that of its digraph at the beginning of a line.

    A comment does not end the line of a directive, so the line breaks in it go behind that line.
    """

    def blank(match: re.Match[str]) -> str:
        literal, comment, digraph = match.groups()
        if digraph:
            return digraph.replace("%:", "# ")
        return literal or re.sub(r"[^\n]", " ", comment).replace("\n", _BREAK_IN_COMMENT)

    lines = _COMMENT_OR_LITERAL.sub(blank, text).split("\n")
    return "\n".join(map(_without_breaks_in_comments, lines))


def _without_breaks_in_comments(line: str) -> str:
    if not line.lstrip(f" \t{_BREAK_IN_COMMENT}").startswith("#"):
        return line.replace(_BREAK_IN_COMMENT, "\n")
    return line.replace(_BREAK_IN_COMMENT, " ") + "\n" * line.count(_BREAK_IN_COMMENT)
