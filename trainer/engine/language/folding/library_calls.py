r"""Calls that gcc 12 replaces by simpler ones even at -O0, where nobody uses their result (measured).

It shows: ``printf("%s\n", NULL)`` becomes ``puts(NULL)``, which faults where printf would write ``(null)``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pycparser import c_ast

from trainer.engine.language.literals import string_constant

if TYPE_CHECKING:
    from collections.abc import Callable


def without_void_casts(node: Any) -> Any:
    """Return what ``(void)`` is applied to."""
    while isinstance(node, c_ast.Cast) and _is_void(node.to_type):
        node = node.expr
    return node


def _is_void(typename: Any) -> bool:
    declarator = typename.type
    return isinstance(declarator, c_ast.TypeDecl) and getattr(declarator.type, "names", None) == ["void"]


def simpler_call(call: Any) -> Any:
    """Return the call that gcc makes instead, None when it makes none at all."""
    if not isinstance(call.name, c_ast.ID) or call.args is None:
        return call
    arguments = call.args.exprs
    match call.name.name, len(arguments):
        case "printf", 1 | 2:
            return _printed(call, arguments[0], arguments[1:])
        case "fprintf", 2 | 3:
            return _written(call, arguments[0], arguments[1], arguments[2:])
        case "fputs", 2:
            text = _text(arguments[0])
            return call if text is None else _copied(call, text, arguments[0], arguments[1])
    return call


def known_comparison(call: Any, constant: Callable[[Any], int | None]) -> int | None:
    """Return the result of strcmp or memcmp of literals: -1, 0 or 1, unlike the differences that they return."""
    arguments = call.args.exprs if call.args is not None else []
    if (call.name.name, len(arguments)) not in (("strcmp", 2), ("memcmp", 3)):
        return None
    texts = [characters(argument) for argument in arguments[:2]]
    limit = constant(arguments[2]) if len(arguments) > 2 else 1 << 20
    if texts[0] is None or texts[1] is None or limit is None or limit < 0:
        return None
    if call.name.name == "memcmp":
        if limit > min(len(texts[0]), len(texts[1])):
            return None
    else:
        texts = [text.split(b"\0")[0] for text in texts if text is not None]
    left, right = (text[:limit] for text in texts if text is not None)
    return (left > right) - (left < right)


def _printed(call: Any, form: Any, rest: list[Any]) -> Any:
    text = _text(form)
    if text == "%s\n" and rest:
        return _call(call, "puts", *rest)
    if text == "%c" and rest:
        return _call(call, "putchar", *rest)
    if text == "%s" and rest:
        text = _text(rest[0])
    elif text is None or "%" in text or rest:
        return call
    if not text:
        return call if text is None else None
    if len(text) == 1:
        return _call(call, "putchar", _number(call, ord(text)))
    return _call(call, "puts", _literal(call, text[:-1])) if text.endswith("\n") else call


def _written(call: Any, stream: Any, form: Any, rest: list[Any]) -> Any:
    text = _text(form)
    if text == "%c" and rest:
        return _call(call, "fputc", rest[0], stream)
    if text == "%s" and rest:
        literal = _text(rest[0])
        return _call(call, "fputs", rest[0], stream) if literal is None else _copied(call, literal, rest[0], stream)
    if text is None or "%" in text or rest:
        return call
    return _copied(call, text, form, stream)


def _copied(call: Any, text: str, literal: Any, stream: Any) -> Any:
    if not text:
        return None
    if len(text) == 1:
        return _call(call, "fputc", _number(call, ord(text)), stream)
    return _call(call, "fwrite", literal, _number(call, 1), _number(call, len(text)), stream)


def _text(node: Any) -> str | None:
    """Return the characters of a plain string literal up to its first NUL, each a byte."""
    data = characters(node)
    return data.split(b"\0")[0].decode("latin-1") if data is not None else None


def characters(node: Any) -> bytes | None:
    """Return the bytes of a plain string literal with its NUL, None for anything else."""
    if not isinstance(node, c_ast.Constant) or node.type != "string":
        return None
    try:
        element, data = string_constant(node.value)
    except ValueError:
        return None
    return data if element.size == 1 else None


def _call(call: Any, name: str, *arguments: Any) -> Any:
    return c_ast.FuncCall(c_ast.ID(name, call.coord), c_ast.ExprList(list(arguments), call.coord), call.coord)


def _number(call: Any, value: int) -> Any:
    return c_ast.Constant("int", str(value), call.coord)


def _literal(call: Any, text: str) -> Any:
    escaped = "".join(f"\\{byte:03o}" for byte in text.encode("latin-1"))
    return c_ast.Constant("string", f'"{escaped}"', call.coord)
