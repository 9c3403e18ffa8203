"""Changing a C program word by word, every line staying where it is."""

import re
from collections.abc import Iterator
from itertools import takewhile

_WORD = re.compile(
    r"""/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|^[ \t]*\#[^\n]*|[A-Za-z_]\w*|\d[\w.]*|\s+|.""",
    re.DOTALL | re.MULTILINE,
)


def words(source: str) -> Iterator[tuple[str, int]]:
    """Yield the words of a program with the depth of braces that each stands at; blanks and comments are words, too."""
    depth = 0
    for match in _WORD.finditer(source):
        word = match[0]
        depth -= word == "}"
        yield word, depth
        depth += word == "{"


def _is_code(word: str) -> bool:
    return not (word.isspace() or word.startswith(("/*", "//", "#")))


def without(source: str, *left_out: str, inside: bool = False) -> str:
    """Leave words out; only those in functions, if ``inside``."""
    return "".join(
        " " * len(word) if word in left_out and (depth > 0 or not inside) else word for word, depth in words(source)
    )


def constant_locals_static(source: str) -> str:
    """Make the ``const`` objects of functions static, which puts them among the constants; pointers stay."""
    listed = list(words(source))
    changed, before = [], ";"
    for index, (word, depth) in enumerate(listed):
        begins = before in (";", "{", "}") or before.startswith("#")
        constant = word == "const" and depth > 0 and begins and not _declares_pointer(listed, index)
        changed.append("static const" if constant else word)
        before = word if _is_code(word) else before
    return "".join(changed)


def _declares_pointer(listed: list[tuple[str, int]], index: int) -> bool:
    declarators = takewhile(lambda word: word[0] not in ("=", ";"), listed[index:])
    return any(word == "*" for word, _ in declarators)


def packed_records(source: str) -> str:
    """Take the padding out of every struct and union."""
    changed: list[str] = []
    opened: list[bool] = []
    recent: list[str] = []
    for word, _ in words(source):
        if word == "{":
            opened.append(any(name in ("struct", "union") for name in recent[-2:]))
        packed = word == "}" and bool(opened) and opened.pop()
        changed.append("} __attribute__((packed))" if packed else word)
        if _is_code(word):
            recent.append(word)
    return "".join(changed)


def nulled_after_free(source: str) -> str:
    """Set the pointer to NULL at every ``free(name)``."""
    return re.sub(r"\bfree\s*\(\s*([A-Za-z_]\w*)\s*\)", r"(free(\1), \1 = 0)", source)


def whole_array_parameters(source: str) -> str:
    """Let ``sizeof`` of a parameter ``T name[N]`` be the size of N elements."""
    sizes = dict(re.findall(r"(?<=[\s*])([A-Za-z_]\w*)\s*\[\s*(\w+)\s*\]\s*(?=[,)])", source))
    for name, count in sizes.items():
        source = re.sub(rf"\bsizeof\s*\(\s*{name}\s*\)|\bsizeof\s+{name}\b", f"({count} * sizeof {name}[0])", source)
    return source


def initialised(source: str, name: str) -> bool:
    """Say whether some declaration of ``name`` has an initialiser."""
    return re.search(rf"\b[A-Za-z_]\w*[\s*]+{re.escape(name)}\s*(?:\[[^\]]*\]\s*)*=(?!=)", source) is not None
