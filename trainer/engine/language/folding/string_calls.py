"""Calls of string functions that gcc 12 compiles itself even at -O0, given what it knows of their arguments (measured).

It shows in which functions a program imports and in which literals it holds, and with that in where other objects lie:
``strcpy(to, "text")`` becomes stores of the characters, which then are nowhere else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pycparser import c_ast

from trainer.engine.language.expressions.code import Val, constant, convert, normalised
from trainer.engine.language.expressions.evaluation_order import Computed
from trainer.engine.language.folding.library_calls import characters
from trainer.engine.language.types import CHAR_POINTER, INT, ULONG, VOID_POINTER

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from trainer.engine.language.expressions.expressions import Expressions

_MOVES = (1, 2, 4, 8, 16)  # bytes that one instruction moves
_LONGEST = 256  # of a literal that becomes stores


def expanded(compiler: Expressions, name: str, nodes: Sequence[Any]) -> Val | None:
    """Compile a call of a library function, None where gcc leaves the call as it is."""
    expansion = _EXPANSIONS.get((name, len(nodes)))
    return expansion(compiler, name, nodes) if expansion is not None else None


def _pointers(compiler: Expressions, nodes: Sequence[Any]) -> list[Val]:
    """Compile arguments, right to left, as pointers."""

    def adapt(index: int, value: Val) -> Val:
        compiler.check_assignable(nodes[index], value.type, VOID_POINTER)
        return convert(value, VOID_POINTER)

    return [compiler.saved(value) for value in compiler.arguments(nodes, adapt)]


def _pointer(compiler: Expressions, node: Any) -> Val:
    return _pointers(compiler, [node])[0]


def _text(node: Any) -> bytes | None:
    """Return the characters of a literal up to its first NUL, with that."""
    data = characters(node)
    return None if data is None else data[: data.index(0) + 1]


def _moved(pointer: Val, distance: str | int) -> Val:
    code = f"({pointer.code} + {distance})" if distance else pointer.code
    return Val(CHAR_POINTER, code, stable=True, exact=not distance)


def _call(compiler: Expressions, name: str, *arguments: Any) -> Val:
    nodes = c_ast.ExprList(list(arguments), None)
    return compiler.value(c_ast.FuncCall(c_ast.ID(f"__builtin_{name}"), nodes))


def _store(compiler: Expressions, target: Val, data: bytes) -> None:
    if data:
        compiler.emit(f"store({normalised(target)}, {data!r})")


def _strcpy(compiler: Expressions, name: str, nodes: Sequence[Any]) -> Val | None:
    text = _text(nodes[1])
    if text is None or len(text) > _LONGEST:
        return None
    target = _pointer(compiler, nodes[0])
    _store(compiler, target, text)
    return _moved(target, len(text) - 1 if name == "stpcpy" else 0)


def _strncpy(compiler: Expressions, name: str, nodes: Sequence[Any]) -> Val | None:
    text, count = _text(nodes[1]), compiler.types.constant_or_none(nodes[2])
    if text is None or count is None or not 0 <= count <= min(len(text), _LONGEST):
        return None
    target = _pointer(compiler, nodes[0])
    _store(compiler, target, text[:count])
    return _moved(target, 0)


def _strcat(compiler: Expressions, name: str, nodes: Sequence[Any]) -> Val | None:
    text = _text(nodes[1])
    if text is None or len(text) > _LONGEST:
        return None
    if name == "strncat":
        count = compiler.types.constant_or_none(nodes[2])
        if count is None or 0 <= count < len(text) - 1:
            return None
    target = _pointer(compiler, nodes[0])
    if text != b"\0":
        _store(compiler, _moved(target, _call(compiler, "strlen", Computed(target)).code), text)
    return _moved(target, 0)


def _move(compiler: Expressions, name: str, nodes: Sequence[Any]) -> Val | None:
    count, text = compiler.types.constant_or_none(nodes[2]), characters(nodes[1])
    if text is not None and (name != "memmove" or count is None or not 0 <= count <= len(text)):
        return None
    if text is None and count not in _MOVES:
        return None
    assert count is not None
    if text is not None:
        target = _pointer(compiler, nodes[0])
        _store(compiler, target, text[:count])
    else:
        target, source = _pointers(compiler, nodes[:2])
        compiler.emit(f"store({target.code}, load({source.code}, {count}))")
    return convert(_moved(target, count if name == "mempcpy" else 0), VOID_POINTER)


def _strlen(compiler: Expressions, name: str, nodes: Sequence[Any]) -> Val | None:
    text = _text(nodes[0])
    return None if text is None else constant(ULONG, len(text) - 1)


def _strcmp(compiler: Expressions, name: str, nodes: Sequence[Any]) -> Val | None:
    first, second = (_text(node) for node in nodes)
    if second == b"\0":
        return Val(INT, f"load_u8({_pointer(compiler, nodes[0]).code})")
    if first == b"\0":
        return Val(INT, f"(-load_u8({_pointer(compiler, nodes[1]).code}))")
    return None


def _compare(compiler: Expressions, name: str, nodes: Sequence[Any]) -> Val | None:
    """Compile the comparison of single bytes."""
    if compiler.types.constant_or_none(nodes[2]) != 1:
        return None
    left, right = _pointers(compiler, nodes[:2])
    return Val(INT, f"(load_u8({left.code}) - load_u8({right.code}))")


def _strchr(compiler: Expressions, name: str, nodes: Sequence[Any]) -> Val | None:
    if compiler.types.constant_or_none(nodes[1]) != 0:
        return None
    text = _pointer(compiler, nodes[0])
    return _moved(text, _call(compiler, "strlen", Computed(text)).code)


def _find(compiler: Expressions, name: str, nodes: Sequence[Any]) -> Val | None:
    """Compile the search of nothing, or of a single character."""
    text = _text(nodes[1])
    if text is None or len(text) > len("x") + 1:
        return None
    if text != b"\0":
        return _call(compiler, "strchr", nodes[0], Computed(constant(INT, text[0])))
    start = _pointer(compiler, nodes[0])
    return _moved(start, 0) if name == "strstr" else constant(CHAR_POINTER, 0)


def _span(compiler: Expressions, name: str, nodes: Sequence[Any]) -> Val | None:
    first, second = (_text(node) for node in nodes)
    if first == b"\0":
        compiler.effect(nodes[1])
        return constant(ULONG, 0)
    if second != b"\0":
        return None
    if name == "strcspn":
        return _call(compiler, "strlen", nodes[0])
    compiler.effect(nodes[0])
    return constant(ULONG, 0)


_EXPANSIONS: dict[tuple[str, int], Callable[[Expressions, str, Sequence[Any]], Val | None]] = {
    **dict.fromkeys((("strcpy", 2), ("stpcpy", 2)), _strcpy),
    **dict.fromkeys((("strcat", 2), ("strncat", 3)), _strcat),
    **dict.fromkeys((("memcpy", 3), ("memmove", 3), ("mempcpy", 3)), _move),
    **dict.fromkeys((("memcmp", 3), ("strncmp", 3)), _compare),
    **dict.fromkeys((("strchr", 2), ("strrchr", 2)), _strchr),
    **dict.fromkeys((("strstr", 2), ("strpbrk", 2)), _find),
    **dict.fromkeys((("strspn", 2), ("strcspn", 2)), _span),
    ("strncpy", 3): _strncpy,
    ("strlen", 1): _strlen,
    ("strcmp", 2): _strcmp,
}
