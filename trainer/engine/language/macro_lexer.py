"""pcpp's lexer with C's preprocessing numbers (C11 6.4.8) and gcc's names, which may have ``$`` in them.

pcpp itself takes ``10LL`` and ``0.5f`` for a number and a name, which a macro could replace.
"""

from __future__ import annotations

import re
from typing import Any

from pcpp.parser import CPP_INTEGER, default_lexer, t_CPP_ID

_NUMBER = r"\.?\d(?:[eEpP][+-]|[\w.])*"
_NAME = r"(?:[^\W\d]|\$)[\w$]*"
_GROUPS = re.compile(CPP_INTEGER.__doc__).groups  # the lexer tells tokens by the numbers of their groups


def macro_lexer() -> Any:
    """Return a lexer for ``pcpp.preprocessor.Preprocessor``."""
    lexer = default_lexer()
    (master, actions), *others = lexer.lexstatere["INITIAL"]
    pattern = master.pattern.replace(CPP_INTEGER.__doc__, _NUMBER + "()" * _GROUPS)
    pattern = pattern.replace(f">{t_CPP_ID})", f">{_NAME})")
    lexer.lexstatere["INITIAL"] = [(re.compile(pattern, master.flags), actions), *others]
    lexer.begin("INITIAL")
    return lexer
