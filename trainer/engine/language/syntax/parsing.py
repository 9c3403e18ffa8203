"""From C source to pycparser's syntax tree, with positions in the source as its author wrote it."""

import re
from typing import Any

from pycparser import c_ast
from pycparser.c_parser import ParseError

from trainer.engine.errors import CError
from trainer.engine.language.preprocessing.translation import HEADERS, preprocess
from trainer.engine.language.syntax.grammar import Parser

_POSITION = r"(?s)^(.*?):(\d+)(?::(\d+))?: *(.*)$"


# what the declarations of headers were parsed to; the same ones serve all programs
_parsed: dict[str, tuple[Any, ...]] = {}


def parse(source: str, filename: str) -> c_ast.FileAST:
    """Preprocess and parse ``source``.

    Raises:
        CError: with the position of what is not C, or not C that the parser knows.

    """
    declarations, text = preprocess(source, filename)
    parser = Parser()
    nodes: list[Any] = []
    try:
        for declaration in declarations:
            if declaration not in _parsed:
                _parsed[declaration] = tuple(parser.parse(declaration, HEADERS).ext)
            nodes += _parsed[declaration]
            parser.type_names.update(node.name for node in _parsed[declaration] if isinstance(node, c_ast.Typedef))
        return c_ast.FileAST([*nodes, *parser.parse(text, filename).ext])
    except ParseError as error:
        raise _parse_error(str(error), filename) from None
    except RecursionError:
        raise CError("nested too deeply", filename, 1, 1) from None
    except (AssertionError, AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        raise CError(f"this is not C that the parser knows ({error})", filename, 1, 1) from error


def _parse_error(message: str, filename: str) -> CError:
    match = re.match(_POSITION, message)
    if match is None:
        return CError(f"syntax error: {message}", filename, 1, 1)
    what = match[4].strip()
    if what.startswith("before:"):
        what = f"syntax error before '{what[7:].strip()}'"
    return CError(what or "syntax error", match[1] or filename, int(match[2]), int(match[3] or 1))
