"""What a call passes and what a function expects.

They may differ when a function is called without a prototype, or through a pointer of another type. Then the call
does what the registers of x86-64 do (psABI 3.2.3).

A signature is text such as ``i32(u64,f64,...)``: codes of the result and of the parameters; ``r24`` is a struct of 24
bytes, ``v`` no result.
"""

from __future__ import annotations

import struct
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from trainer.engine.extended import Extended
from trainer.engine.language.records import Record
from trainer.engine.language.types import VOID, CType, Function

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_VARIABLE = "..."


def code_of(ctype: CType) -> str:
    """Return the code of a type in signatures."""
    if isinstance(ctype, Record):
        return f"r{ctype.size}"
    return "v" if ctype is VOID else ctype.code  # type: ignore[attr-defined]


def signature(result: CType, parameters: Iterable[CType], variadic: bool = False) -> str:
    """Return the signature of a call or function."""
    codes = [*map(code_of, parameters), *([_VARIABLE] if variadic else [])]
    return f"{code_of(result)}({','.join(codes)})"


def signature_of(ctype: CType) -> str:
    """Return the signature of a function type."""
    assert isinstance(ctype, Function)
    return signature(ctype.result, ctype.parameters or (), ctype.variadic)


def integers_to(expected: str | None, count: int) -> str:
    """Return the signature of a call that passes ``count`` words to a function and takes any result."""
    return f"{expected.partition('(')[0]}({','.join(['u64'] * count)})" if expected else ""


def parameter_count(expected: str | None) -> int:
    """Return how many parameters a function with a signature has."""
    return len(parts(expected)[1]) if expected else 0


def adapted(function: Callable[..., Any], given: str, expected: str) -> Callable[..., Any]:
    """Return ``function``, which has the signature ``expected``, as something that a call of ``given`` may call."""
    given_result, given_codes = parts(given)
    result, codes = parts(expected)
    if given_codes[-1:] == [_VARIABLE]:
        given_codes = given_codes[:-1]

    def call(sp: int, fp: int, back: int, windows: Any, s8: int, *arguments: Any) -> Any:
        passed = _received(codes, zip(given_codes, arguments, strict=False), arguments[len(given_codes) :])
        return _result(function(sp, fp, back, windows, s8, *passed), result, given_result)

    return call


@lru_cache(maxsize=256)
def parts(text: str) -> tuple[str, list[str]]:
    """Return the codes of the result and of the parameters of a signature."""
    result, _, rest = text[:-1].partition("(")
    return result, rest.split(",") if rest else []


def _received(codes: list[str], arguments: Iterable[tuple[str, Any]], more: tuple[Any, ...]) -> Iterator[Any]:
    waiting: dict[str, list[tuple[str, Any]]] = {"i": [], "f": [], "r": [], "x": []}
    for code, argument in arguments:
        waiting[_class(code)].append((code, argument))
    for code in codes:
        if code == _VARIABLE:
            yield from (argument for group in waiting.values() for _, argument in group)
            yield from more
            return
        group = waiting[_class(code)]
        source, argument = group.pop(0) if group else (code, _nothing(code))
        yield _result(argument, source, code)


def _class(code: str) -> str:
    """Return what carries a value: ``i`` integer and ``f`` vector registers, ``r`` and ``x`` memory."""
    if code == "f80":
        return "x"
    return "i" if code[0] == "u" else code[0]


def _nothing(code: str) -> Any:
    if code == "f80":
        return Extended.of(0)
    return {"f": 0.0, "r": bytes(int(code[1:]))}[code[0]] if code[0] in "fr" else 0


def _result(value: Any, source: str, target: str) -> Any:
    """Return a value as whoever looks into the same register for another type finds it."""
    if source == target:
        return value
    if target == "v" or _class(source) != _class(target):
        return _nothing(target) if target != "v" else 0
    if target[0] == "r":
        return value[: int(target[1:])].ljust(int(target[1:]), b"\0")
    if target[0] == "f":
        return _as_float(value, source, target)
    bits = int(target[1:])
    value &= (1 << max(32, int(source[1:]))) - 1
    value &= (1 << bits) - 1
    return value - (1 << bits) if target[0] == "i" and value >> bits - 1 else value


def _as_float(value: float, source: str, target: str) -> Any:
    formats = {"f32": "<f", "f64": "<d"}
    if source not in formats or target not in formats:
        return 0.0
    data = struct.pack(formats[source], value).ljust(8, b"\0")
    return struct.unpack_from(formats[target], data)[0]
