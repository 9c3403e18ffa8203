"""From C source to pycparser's syntax tree, with positions in the source as its author wrote it."""

import io
import re
from typing import Any

from pycparser import c_ast
from pycparser.c_parser import CParser, ParseError

from trainer.engine.errors import CError
from trainer.engine.language.headers import WORD, header_path, prelude

_INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(?:[<"]([^>"\n]+)[>"]|(.*))[^\n]*$', re.MULTILINE)
_DIRECTIVE = re.compile(r"^[ \t]*#[ \t]*(?!include)\w", re.MULTILINE)
_COMMENT_OR_LITERAL = re.compile(r"""("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')|(/\*.*?\*/|//[^\n]*)""", re.DOTALL)
_POSITION = re.compile(r"^(.*?):(\d+)(?::(\d+))?: *(.*)$", re.DOTALL)
_MAX_SOURCE = 1 << 20
_MAX_NESTING = 200

# GNU spellings of standard words, and words that mean nothing to a program that is not optimised
_SPELLINGS = {
    "__inline": "inline",
    "__inline__": "inline",
    "__restrict": "restrict",
    "__restrict__": "restrict",
    "__volatile__": "volatile",
    "__volatile": "volatile",
    "__const": "const",
    "__const__": "const",
    "__signed__": "signed",
    "__thread": "_Thread_local",
    "__extension__": "",
    "__alignof__": "_Alignof",
    "__typeof__": "typeof",
    "__typeof": "typeof",
    "__builtin_offsetof": "offsetof",
}
_SPELLING = re.compile(r"\b(" + "|".join(_SPELLINGS) + r")\b")


def _blank_comments(source: str) -> str:
    def blank(match: re.Match[str]) -> str:
        return match[1] or re.sub(r"[^\n]", " ", match[2])

    return _COMMENT_OR_LITERAL.sub(blank, source)


def _check_text(source: str, filename: str) -> None:
    if len(source) > _MAX_SOURCE:
        raise CError(f"the source is larger than {_MAX_SOURCE:,} characters", filename, 1, 1)
    for index, character in enumerate(source):
        if character == "\0" or (ord(character) < 32 and character not in "\t\n\r\f\v"):
            line = source.count("\n", 0, index) + 1
            column = index - (source.rfind("\n", 0, index) + 1) + 1
            raise CError(f"unexpected control character \\x{ord(character):02x}", filename, line, column)
    depth = 0
    for index, character in enumerate(source):
        if character in "([{":
            depth += 1
            if depth > _MAX_NESTING:
                raise CError("nested too deeply", filename, source.count("\n", 0, index) + 1, 1)
        elif character in ")]}":
            depth = max(0, depth - 1)


def _expand_macros(source: str, macros: tuple[str, ...], filename: str) -> str:
    import pcpp.preprocessor

    class Preprocessor(pcpp.preprocessor.Preprocessor):  # type: ignore[misc]
        def on_error(self, file: str, line: int, msg: str) -> None:
            raise CError(msg, filename, int(line), 1)

        def on_include_not_found(self, is_malformed: bool, *_: Any) -> None:
            raise CError("this #include is not understood", filename, 1, 1)

    preprocessor = Preprocessor()
    preprocessor.compress = 0
    preprocessor.line_directive = "#line"
    for name in ("__PCPP__", "__DATE__", "__TIME__"):
        preprocessor.undef(name)
    for macro in (
        "__STDC__ 1",
        "__STDC_VERSION__ 201112L",
        "__x86_64__ 1",
        "__linux__ 1",
        "__GNUC__ 12",
        "__LP64__ 1",
    ):
        preprocessor.define(macro)
    for macro in macros:
        preprocessor.define(macro)
    output = io.StringIO()
    try:
        preprocessor.parse(source, filename)
        preprocessor.write(output)
    except CError:
        raise
    except RecursionError as error:
        raise CError("macros are nested too deeply", filename, 1, 1) from error
    except Exception as error:
        raise CError(f"the preprocessor cannot read this: {error}", filename, 1, 1) from error
    return output.getvalue()


def preprocess(source: str, filename: str) -> str:
    """Return the source without directives, preceded by the declarations that it takes from headers.

    Raises:
        CError: for a directive that is malformed or a header that is not there.

    """
    _check_text(source, filename)
    text = _blank_comments(source.replace("\r\n", "\n").replace("\r", "\n")).replace("\\\n", "  ")
    includes: list[str] = []
    for match in _INCLUDE.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        if match[1] is None:
            raise CError("#include needs <name>", filename, line, 1)
        if header_path(match[1]) is None:
            raise CError(f"the header <{match[1]}> is not supported", filename, line, 1)
        includes.append(match[1])
    text = _INCLUDE.sub("", text)
    taken = prelude(tuple(includes), set(WORD.findall(text)))
    if taken.macros or _DIRECTIVE.search(text) or "__LINE__" in text or "__FILE__" in text:
        text = _expand_macros(text, taken.macros, filename)
        taken_again = prelude(tuple(includes), set(WORD.findall(text)))
        declarations = taken_again.declarations
    else:
        text = f'#line 1 "{filename}"\n{text}'
        declarations = taken.declarations
    text = _SPELLING.sub(lambda match: _SPELLINGS[match[1]], text)
    return "\n".join(('#line 1 "<headers>"', *declarations, text))


class _Parser(CParser):  # type: ignore[misc]
    """pycparser, with a position in each of its errors."""

    def _parse_error(self, msg: str, coord: Any) -> None:
        token = self._peek()
        if isinstance(coord, str) and token is not None:
            coord = self._tok_coord(token)
        super()._parse_error(msg, coord)


def parse(source: str, filename: str) -> c_ast.FileAST:
    """Preprocess and parse ``source``.

    Raises:
        CError: with the position of what is not C, or not C that the parser knows.

    """
    text = preprocess(source, filename)
    try:
        return _Parser().parse(text, filename)
    except ParseError as error:
        raise _parse_error(str(error), filename) from None
    except RecursionError:
        raise CError("nested too deeply", filename, 1, 1) from None
    except (AssertionError, AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        raise CError(f"this is not C that the parser knows ({error})", filename, 1, 1) from error


def _parse_error(message: str, filename: str) -> CError:
    match = _POSITION.match(message)
    if match is None:
        return CError(f"syntax error: {message}", filename, 1, 1)
    what = match[4].strip()
    if what.startswith("before:"):
        what = f"syntax error before '{what[7:].strip()}'"
    return CError(what or "syntax error", match[1] or filename, int(match[2]), int(match[3] or 1))
