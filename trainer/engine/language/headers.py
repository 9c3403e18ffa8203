"""The standard headers: only what a program names is taken from them.

A header in ``resources/include`` holds macros (``#define``), further ``#include`` lines and declarations, one name
each. Parsing whole headers would cost more than most programs, so a program gets the declarations and macros
whose names occur in it, and those that they need in turn, in the order of the headers.
"""

import re
from functools import cache
from pathlib import Path

from trainer.engine.lazy_dataclasses import dataclass, field
from trainer.paths import shipped

_COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.DOTALL)
WORD = re.compile(r"[A-Za-z_]\w*")
PREDEFINED = "bits/predefined.h"  # what every program has
_MACRO = re.compile(r"#\s*define\s+(\w+)(.*)")
_INCLUDE = re.compile(r'#\s*include\s*[<"]([^>"]+)[>"]')
_ENUMERATORS = re.compile(r"\benum\b[^{]*\{([^}]*)\}")
_TAG = re.compile(r"^(?:typedef\s+)?(?:struct|union|enum)\s+(\w+)")
_FUNCTION_POINTER = re.compile(r"\(\s*\*\s*(\w+)\s*\)")


@dataclass
class Header:
    """The pieces of one header, each with the names that pull it in."""

    includes: list[str] = field(default_factory=list)
    macros: dict[str, str] = field(default_factory=dict)
    declarations: list[tuple[frozenset[str], str]] = field(default_factory=list)


@cache
def header_path(name: str) -> Path | None:
    """Return the file of a header, or None when there is none of that name."""
    folder = shipped("resources") / "include"
    path = folder / name
    return path if ".." not in name and not name.startswith("/") and path.is_file() else None


@cache
def all_headers() -> tuple[str, ...]:
    """Return the names of all headers."""
    folder = shipped("resources") / "include"
    return tuple(sorted(str(path.relative_to(folder)) for path in folder.rglob("*.h")))


def _declared_names(text: str) -> frozenset[str]:
    names: set[str] = set()
    for enumerators in _ENUMERATORS.findall(text):
        names.update(part.split("=")[0].strip() for part in enumerators.split(",") if part.strip())
    if tag := _TAG.match(text):
        names.add(tag[1])
    flat = re.sub(r"\{.*\}", " ", text, flags=re.DOTALL)
    if flat.startswith("typedef"):
        pointer = _FUNCTION_POINTER.search(flat)
        names.add(pointer[1] if pointer else WORD.findall(re.sub(r"\[[^\]]*\]|\(.*\)", "", flat))[-1])
    elif "(" in flat:
        names.add(WORD.findall(flat.split("(")[0])[-1] if WORD.findall(flat.split("(")[0]) else "")
        if pointer := _FUNCTION_POINTER.search(flat):
            names.add(pointer[1])
        if returns_pointer := re.search(r"\(\s*\*\s*(\w+)\s*\(", flat):
            names.add(returns_pointer[1])
    elif words := WORD.findall(re.sub(r"\[[^\]]*\]", "", flat)):
        names.add(words[-1])
    return frozenset(names)


@cache
def read_header(name: str) -> Header:
    """Split a header into its pieces."""
    path = header_path(name)
    assert path is not None
    header = Header()
    text = _COMMENT.sub(" ", path.read_text(encoding="utf-8")).replace("\\\n", " ")
    pending: list[str] = []
    depth = 0
    for line in text.splitlines():
        stripped = line.strip()
        if stripped.startswith("#"):
            if macro := _MACRO.match(stripped):
                header.macros[macro[1]] = macro[1] + macro[2].rstrip()
            elif include := _INCLUDE.match(stripped):
                header.includes.append(include[1])
            continue
        if not stripped:
            continue
        pending.append(stripped)
        depth += stripped.count("{") - stripped.count("}")
        if depth == 0 and stripped.endswith(";"):
            declaration = " ".join(pending)
            header.declarations.append((_declared_names(declaration), declaration))
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
) -> tuple[dict[str, str], tuple[tuple[frozenset[str], str], ...], dict[str, list[int]]]:
    ordered: list[str] = []

    def visit(name: str) -> None:
        if name in ordered or header_path(name) is None:
            return
        for include in read_header(name).includes:
            visit(include)
        ordered.append(name)

    for name in names:
        visit(name)
    macros: dict[str, str] = {}
    declarations: list[tuple[frozenset[str], str]] = []
    for name in ordered:
        macros.update(read_header(name).macros)
        declarations.extend(read_header(name).declarations)
    index: dict[str, list[int]] = {}
    for number, (declared, _) in enumerate(declarations):
        for word in declared:
            index.setdefault(word, []).append(number)
    return macros, tuple(declarations), index


def prelude(includes: tuple[str, ...], words: set[str]) -> Prelude:
    """Collect the macros and declarations of ``includes`` that a program with these ``words`` needs."""
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
            if number not in wanted:
                wanted.add(number)
                texts.append(declarations[number][1])
        for text in texts:
            for found in WORD.findall(text):
                if found not in seen:
                    seen.add(found)
                    queue.append(found)
    return Prelude(tuple(wanted_macros.values()), tuple(declarations[n][1] for n in sorted(wanted)))
