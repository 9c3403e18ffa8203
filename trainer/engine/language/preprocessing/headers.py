"""The standard headers: only what a program names is taken from them.

A header in ``resources/include`` holds macros (``#define``), further ``#include`` lines and declarations, one name
each. Parsing whole headers would cost more than most programs, so a program gets the declarations and macros
whose names occur in it, and those that they need in turn, in the order of the headers. What stands between
``#if defined _GNU_SOURCE`` and ``#endif`` is declared only for programs that choose it so (feature_test_macros(7)).
"""

import re
from functools import cache
from itertools import pairwise
from os import walk
from os.path import isfile, join

from trainer.engine.lazy_dataclasses import dataclass, field
from trainer.paths import shipped_folder

_COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.DOTALL)
WORD = re.compile(r"[A-Za-z_]\w*")
PREDEFINED = "bits/predefined.h"  # what every program has
_TAGGED = ("struct", "union", "enum")
_CHOICE = re.compile(r"_\w+_SOURCE")
_NAMES_MORE = ("typedef", *_TAGGED)  # such a declaration may have other names than the last
_FUNCTION_POINTER = re.compile(r"\(\s*\*\s*(\w+)\s*[()]")


Declaration = tuple[frozenset[str], str, frozenset[str]]
"""The names that pull it in, its text, and the macros of which a program must define one; none for all programs."""


@dataclass
class Header:
    """The pieces of one header."""

    includes: list[str] = field(default_factory=list)
    macros: dict[str, str] = field(default_factory=dict)
    declarations: list[Declaration] = field(default_factory=list)


@cache
def header_path(name: str) -> str | None:
    """Return the file of a header, or None when there is none of that name."""
    path = join(shipped_folder("resources"), "include", name)
    return path if ".." not in name and not name.startswith("/") and isfile(path) else None


@cache
def all_headers() -> tuple[str, ...]:
    """Return the names of all headers."""
    folder = join(shipped_folder("resources"), "include", "")
    files = (join(inside, name) for inside, _, names in walk(folder) for name in names)
    return tuple(sorted(path.removeprefix(folder) for path in files if path.endswith(".h")))


def _declared_names(text: str) -> frozenset[str]:
    before, _, behind = text.partition("(")
    if behind and "(" not in behind and not text.startswith(_NAMES_MORE):  # most of them: 'char *strdup(const char *);'
        return frozenset((before.split()[-1].lstrip("*"),))
    head, _, body = text.partition("{")
    inside, _, tail = body.rpartition("}")
    words = WORD.findall(head)
    names = {name for kind, name in pairwise(words[:3]) if kind in _TAGGED}
    if "enum" in words:
        names.update(part.split("=")[0].strip() for part in inside.split(",") if part.strip())
    declarator = f"{head} {tail}"
    pointers = _FUNCTION_POINTER.findall(declarator)
    names.update(pointers)
    if not (pointers and words[0] == "typedef"):
        names.update(WORD.findall(declarator.partition("(")[0].partition("[")[0])[-1:])
    return frozenset(names)


@cache
def read_header(name: str) -> Header:
    """Split a header into its pieces."""
    path = header_path(name)
    assert path is not None
    with open(path, encoding="utf-8") as file:
        text = _COMMENT.sub(" ", file.read()).replace("\\\n", " ")
    header = Header()
    pending: list[str] = []
    chosen_by: frozenset[str] = frozenset()
    depth = 0
    for line in filter(None, map(str.strip, text.splitlines())):
        if line.startswith("#"):
            directive, _, rest = line[1:].lstrip().partition(" ")
            if directive == "define":
                macro = WORD.match(rest)
                assert macro is not None
                header.macros[macro[0]] = rest
            elif directive == "include":
                header.includes.append(rest.strip('<">'))
            elif directive in ("if", "endif"):
                chosen_by = frozenset(_CHOICE.findall(rest))
            continue
        pending.append(line)
        depth += line.count("{") - line.count("}")
        if depth == 0 and line.endswith(";"):
            declaration = " ".join(pending)
            header.declarations.append((_declared_names(declaration), declaration, chosen_by))
            pending = []
    return header


@dataclass(frozen=True)
class Prelude:
    """What a program takes from its headers."""

    macros: tuple[str, ...]
    declarations: tuple[str, ...]


@cache
def _closure(
    names: tuple[str, ...],
) -> tuple[dict[str, str], tuple[Declaration, ...], dict[str, list[int]]]:
    ordered: list[str] = []
    seen: set[str] = set()

    def visit(name: str) -> None:
        if name in seen or header_path(name) is None:
            return
        seen.add(name)
        for include in read_header(name).includes:
            visit(include)
        ordered.append(name)

    for name in names:
        visit(name)
    macros: dict[str, str] = {}
    declarations: list[Declaration] = []
    for name in ordered:
        macros.update(read_header(name).macros)
        declarations.extend(read_header(name).declarations)
    index: dict[str, list[int]] = {}
    for number, (declared, _, _) in enumerate(declarations):
        for word in declared:
            index.setdefault(word, []).append(number)
    return macros, tuple(declarations), index


def prelude(includes: tuple[str, ...], words: set[str], chosen: frozenset[str] | None = None) -> Prelude:
    """Collect the macros and declarations of ``includes`` that a program with these ``words`` needs.

    ``chosen`` are the macros by which it chooses what is declared; without them everything is.
    """
    macros, declarations, index = _closure(includes)
    wanted_macros: dict[str, str] = {}
    wanted: set[int] = set()
    queue = list(words)
    seen = set(words)
    while queue:
        word = queue.pop()
        texts = []
        if word in macros and word not in wanted_macros:
            wanted_macros[word] = macros[word]
            texts.append(macros[word])
        for number in index.get(word, ()):
            chosen_by = declarations[number][2]
            if number not in wanted and (chosen is None or not chosen_by or chosen & chosen_by):
                wanted.add(number)
                texts.append(declarations[number][1])
        for text in texts:
            for found in WORD.findall(text):
                if found not in seen:
                    seen.add(found)
                    queue.append(found)
    return Prelude(tuple(wanted_macros.values()), tuple(declarations[n][1] for n in sorted(wanted)))
