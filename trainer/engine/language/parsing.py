"""From C source to pycparser's syntax tree, with positions in the source as its author wrote it."""

import re

from pycparser import c_ast
from pycparser.c_parser import ParseError

from trainer.engine.errors import CError
from trainer.engine.language.grammar import Parser
from trainer.engine.language.preprocessing import preprocess

_POSITION = re.compile(r"^(.*?):(\d+)(?::(\d+))?: *(.*)$", re.DOTALL)


def parse(source: str, filename: str) -> c_ast.FileAST:
    """Preprocess and parse ``source``.

    Raises:
        CError: with the position of what is not C, or not C that the parser knows.

    """
    text = preprocess(source, filename)
    try:
        return Parser().parse(text, filename)
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
