"""From C source to the text that the parser reads: translation phases 1 to 4 (C11 5.1.1.2).

pcpp expands the macros. A program without macros and conditions of its own does without it, since importing it
costs more than running most programs. Headers are not pasted in: what a program takes from them goes in front of it.
"""

from __future__ import annotations

import re
from copy import copy
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from trainer.engine.errors import CError
from trainer.engine.language.feature_tests import FEATURE_TESTS, answer
from trainer.engine.language.headers import PREDEFINED, WORD, header_path, prelude

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*[<"]([^>"\n]+)[>"][ \t]*$', re.MULTILINE)
_DIRECTIVE = re.compile(r"^[ \t]*#", re.MULTILINE)
# pcpp expands what stands before an #include first, but not what stands before a #pragma
_MACRO_STACK = re.compile(
    r'^[ \t]*#[ \t]*pragma[ \t]+(push_macro|pop_macro)[ \t]*\([ \t]*"(\w+)"[ \t]*\)', re.MULTILINE
)
_DIGRAPH = re.compile(r"^([ \t]*)%:", re.MULTILINE)
_SPLICE = re.compile(r"\\[ \t]*\n")
_COMMENT_OR_LITERAL = re.compile(r"""("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')|(/\*.*?\*/|//[^\n]*)""", re.DOTALL)
_BUILT_IN_MACROS = {"__LINE__", "__FILE__", "__BASE_FILE__", "__INCLUDE_LEVEL__", "__COUNTER__", "_Pragma"}
# characters that would become one token if macros put them side by side
_STACK_ACTIONS = ("push_macro:", "pop_macro:")
_POSITIONS = {"__LINE__", "__FILE__", "assert"}
_PAIRS = "++ -- && || << >> -> += -= *= /= %= &= |= == <= >= != // /* ##"
_PASTING = frozenset(_PAIRS.split())
_IGNORED_DIRECTIVES = ("pragma", "line", "ident", "sccs", "warning")
HEADERS = "<headers>"  # the file name of what comes from headers
_CONSTANT = re.compile(r"(\w+)(?:[ \t]+(.*))?$")
_SUBSTITUTED = re.compile(r"""[LuU8]*"(?:\\.|[^"\\\n])*"|[LuU]?'(?:\\.|[^'\\\n])*'|\.?\d[\w.]*|[A-Za-z_]\w*""")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_BRACKET = re.compile(r"[][(){}]")
_MAX_SOURCE = 1 << 20
_MAX_EXPANDED = 100_000
_MAX_NESTING = 200


def preprocess(source: str, filename: str) -> tuple[tuple[str, ...], str]:
    """Return the declarations that the source takes from headers, and the source without directives.

    Raises:
        CError: for a directive that is malformed or a header that is not there.

    """
    _check_text(source, filename)
    text = _blank_comments(_splice(source.replace("\r\n", "\n").replace("\r", "\n")))
    text = _MACRO_STACK.sub(r"#include <\1:\2>", _DIGRAPH.sub(r"\1# ", text))
    words = set(WORD.findall(text))
    includes: list[str] = [PREDEFINED]
    simple = _INCLUDE.sub(lambda match: includes.append(match[1]) or "", text)  # type: ignore[func-returns-value]
    known = all(header_path(name) for name in includes)
    macros = prelude(tuple(includes), words).macros if known else ()
    if known and not (_DIRECTIVE.search(simple) or words & _BUILT_IN_MACROS) and all(map(_CONSTANT.match, macros)):
        text = _substitute(simple, macros)
    else:
        text, includes = _expand_macros(text, words, filename)
    return prelude(tuple(includes), set(WORD.findall(text))).declarations, text


def _substitute(text: str, macros: tuple[str, ...]) -> str:
    """Expand the macros of headers that a program without directives uses, which all are without parameters."""
    values = {match[1]: match[2] or "" for match in map(_CONSTANT.match, macros) if match is not None}

    def expand(text: str, hidden: frozenset[str]) -> str:
        def replace(match: re.Match[str]) -> str:
            name = match[0]
            return f" {expand(values[name], hidden | {name})} " if name in values and name not in hidden else name

        return _SUBSTITUTED.sub(replace, text)

    return expand(text, frozenset()) if values else text


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
    def blank(match: re.Match[str]) -> str:
        if match[1]:
            return match[1].replace("??", r"?\?")  # gcc leaves trigraphs alone, pcpp does not
        return re.sub(r"[^\n]", " ", match[2])

    return _COMMENT_OR_LITERAL.sub(blank, text)


def _expand_macros(text: str, words: set[str], filename: str) -> tuple[str, list[str]]:
    """Run pcpp; returns the expanded text and the headers that were included."""
    import pcpp.preprocessor

    from trainer.engine.language.macro_lexer import macro_lexer

    includes = [PREDEFINED]
    kept: dict[str, list[Any]] = {}

    class Preprocessor(pcpp.preprocessor.Preprocessor):  # type: ignore[misc]
        def on_error(self, file: str, line: int, msg: str) -> None:
            if msg.startswith("Could not evaluate"):
                msg = f"the condition {msg.rpartition('passed to evaluator: ')[2].rstrip(')')} has no value"
            raise CError(" ".join(msg.split()), filename, int(line), 1)

        expanded = 0

        def expand_macros(self, tokens: list[Any], expanding_from: Sequence[str] = ()) -> list[Any]:
            self.expanded += len(tokens)
            if self.expanded > _MAX_EXPANDED:
                line = tokens[0].lineno if tokens else 1
                raise CError(f"the macros expand to more than {_MAX_EXPANDED:,} words", filename, int(line), 1)
            found: list[Any] = super().expand_macros(tokens, list(expanding_from))
            return found

        def macro_prescan(self, macro: Any) -> None:
            macro.written = list(macro.value)
            super().macro_prescan(macro)

        def macro_expand_args(self, macro: Any, args: list[Any]) -> list[Any]:
            found: list[Any] = super().macro_expand_args(self._without_empty_operands(macro, args), args)
            return found

        def _without_empty_operands(self, macro: Any, arguments: list[Any]) -> Any:
            """Return a macro without the operands of ``##`` for which there is nothing (C11 6.10.3.3)."""
            empty = {name for name, argument in zip(macro.arglist, arguments, strict=False) if not argument}
            value, place = list(macro.written), 0
            while place < len(value):
                after_comma = macro.variadic and place > 1 and value[place - 2].value == ","
                if value[place].value not in empty or (after_comma and value[place].value == macro.vararg):
                    place += 1
                elif place and value[place - 1].value == "##":
                    del value[place - 1 : place + 1]
                    place -= 1
                elif place + 1 < len(value) and value[place + 1].value == "##":
                    del value[place : place + 2]
                else:
                    place += 1
            if len(value) == len(macro.written):
                return macro
            shorter = copy(macro)
            shorter.value = value
            super().macro_prescan(shorter)
            return shorter

        def include(self, tokens: Any, original_line: Any) -> Iterator[Any]:
            line = original_line[0].lineno
            match = re.fullmatch(r'[<"](.+)[>"]', "".join(token.value for token in tokens).strip())
            if match is None:
                raise CError("#include needs <name>", filename, line, 1)
            if match[1].startswith(_STACK_ACTIONS):
                self._keep_macro(*match[1].split(":"))
                return iter(())
            if header_path(match[1]) is None:
                raise CError(f"the header <{match[1]}> is not supported", filename, line, 1)
            includes.append(match[1])
            self.define_needed()
            return iter(())

        def _keep_macro(self, action: str, name: str) -> None:
            """Follow ``#pragma push_macro`` and ``pop_macro``."""
            stack = kept.setdefault(name, [])
            if action == "push_macro":
                stack.append(self.macros.get(name))
            elif stack:
                macro = stack.pop()
                self.macros.pop(name, None)
                if macro is not None:
                    self.macros[name] = macro

        def define_needed(self) -> None:
            for macro in prelude(tuple(includes), words).macros:
                if WORD.match(macro)[0] not in self.macros:  # type: ignore[index]
                    self.define(macro)

        def on_unknown_macro_in_defined_expr(self, tok: Any) -> bool:
            return tok.value in FEATURE_TESTS

        def evalexpr(self, tokens: Any) -> Any:
            return super().evalexpr(list(self._answered(tokens)))

        def _answered(self, tokens: Any) -> Iterator[Any]:
            """Put numbers in the place of ``__has_include(…)`` and its like."""
            remaining, previous = iter(tokens), ""
            for token in remaining:
                if token.value not in FEATURE_TESTS or previous == "defined":
                    previous = token.value if token.type not in self.t_WS and token.value != "(" else previous
                    yield token
                    continue
                argument = "".join(part.value for part in takewhile(lambda part: part.value != ")", remaining))
                answered = copy(token)
                answered.type, answered.value = self.t_INTEGER, str(answer(token.value, argument.strip(" (")))
                yield answered

        def on_directive_unknown(self, directive: Any, tokens: Any, *_: Any) -> bool | None:
            if directive.value == "error":
                message = "".join(token.value for token in tokens)
                raise CError(f"#error {message}", filename, directive.lineno, 1)
            if directive.value == "line" and words & _POSITIONS:
                raise CError(
                    "#line is not supported in a program that asks for its lines", filename, directive.lineno, 1
                )
            if directive.value not in _IGNORED_DIRECTIVES:
                raise CError(f"#{directive.value} is not supported", filename, directive.lineno, 1)
            return None if directive.value in ("pragma", "line") else True

    preprocessor = Preprocessor(macro_lexer())
    for name in ("__PCPP__", "__DATE__", "__TIME__"):
        preprocessor.undef(name)
    preprocessor.expand_filemacro = False
    preprocessor.define(f'__FILE__ "{filename}"')
    preprocessor.define(f'__BASE_FILE__ "{filename}"')
    preprocessor.define("__INCLUDE_LEVEL__ 0")
    preprocessor.define_needed()
    try:
        preprocessor.parse(text, filename)
        return _joined(iter(preprocessor.token, None)), includes
    except CError:
        raise
    except RecursionError as error:
        raise CError("macros are nested too deeply", filename, 1, 1) from error
    except Exception as error:
        raise CError(f"the preprocessor cannot read this: {error}", filename, 1, 1) from error


def _joined(tokens: Iterator[Any]) -> str:
    """Return tokens as text in which each is on its line."""
    parts: list[str] = []
    line = 1
    last = " "
    for token in tokens:
        value = str(token.value)
        if "\n" in value or not value:
            continue
        if token.lineno > line:
            parts.append("\n" * (token.lineno - line))
            line, last = token.lineno, " "
        if last + value[0] in _PASTING:
            parts.append(" ")
        parts.append(value)
        last = value[-1]
    return "".join(parts)
