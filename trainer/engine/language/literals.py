"""The values of C constants and string literals (C11 6.4.4, 6.4.5)."""

import re

from trainer.engine.language.types import (
    DOUBLE,
    FLOAT,
    INT,
    LLONG,
    LONG,
    UINT,
    ULLONG,
    ULONG,
    CType,
    Floating,
    Integer,
    Pointer,
)

_ESCAPES = {
    "n": 10,
    "t": 9,
    "r": 13,
    "0": 0,
    "a": 7,
    "b": 8,
    "f": 12,
    "v": 11,
    "e": 27,
    "\\": 92,
    "'": 39,
    '"': 34,
    "?": 63,
}
_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]+)|([0-7]{1,3})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_INTEGER = re.compile(r"(0[xX][0-9a-fA-F]+|0[bB][01]+|[0-9]+)([uUlL]*)$")
_FLOATING = re.compile(r"(.*?)([fFlL]?)$")


def _encode(text: str) -> bytes:
    out = bytearray()
    position = 0
    for match in _ESCAPE.finditer(text):
        out += text[position : match.start()].encode()
        position = match.end()
        hexadecimal, octal, short, long, simple = match.groups()
        if hexadecimal:
            out.append(int(hexadecimal, 16) & 0xFF)
        elif octal:
            out.append(int(octal, 8) & 0xFF)
        elif short or long:
            out += chr(int(short or long, 16)).encode()
        elif simple in _ESCAPES:
            out.append(_ESCAPES[simple])
        else:
            raise ValueError(f"unknown escape sequence '\\{simple}'")
    return bytes(out + text[position:].encode())


def string_bytes(literal: str) -> bytes:
    r"""Return the bytes of ``"…"`` without the terminating NUL; ``u8`` is accepted, wide literals are not.

    Raises:
        ValueError: for a wide literal or an unknown escape.

    """
    prefix = literal[: literal.index('"')]
    if prefix not in ("", "u8"):
        raise ValueError("wide string literals are not supported")
    return _encode(literal[len(prefix) + 1 : -1])


def character_constant(literal: str) -> int:
    """Return the value of ``'…'``: the last bytes, sign extended as gcc does on x86-64."""
    if not literal.startswith("'"):
        raise ValueError("wide character constants are not supported")
    data = _encode(literal[1:-1])
    if len(data) == 1:
        return data[0] - 256 if data[0] > 127 else data[0]
    value = int.from_bytes(data[-4:], "big")
    return value - (1 << 32) if value >> 31 else value


def integer_constant(literal: str) -> tuple[int, CType]:
    """Return value and type: the first of the list in C11 6.4.4.1 that can hold it."""
    match = _INTEGER.match(literal)
    if match is None:
        raise ValueError(f"'{literal}' is not an integer constant")
    digits, suffix = match[1], match[2].lower()
    decimal = not digits.startswith("0") or digits == "0"
    if digits[:2].lower() in ("0x", "0b"):
        value = int(digits, 0)
    elif not decimal:
        if re.search("[89]", digits):
            raise ValueError(f"invalid digit in octal constant '{literal}'")
        value = int(digits, 8)
    else:
        value = int(digits)
    unsigned = "u" in suffix
    longs = suffix.count("l")
    candidates: list[CType] = []
    for count, signed_type, unsigned_type in ((0, INT, UINT), (1, LONG, ULONG), (2, LLONG, ULLONG)):
        if longs <= count:
            candidates += [unsigned_type] if unsigned else [signed_type] if decimal else [signed_type, unsigned_type]
    for ctype in candidates:
        if value <= ctype.high:  # type: ignore[attr-defined]
            return value, ctype
    if value >> 64:
        raise ValueError(f"the constant '{literal}' does not fit 64 bits")
    return value, ULLONG


def floating_constant(literal: str) -> tuple[float, CType]:
    """Return value and type; ``long double`` is refused."""
    match = _FLOATING.match(literal)
    assert match is not None
    number, suffix = match[1], match[2].lower()
    if suffix == "l":
        raise ValueError("long double is not supported")
    value = float.fromhex(number) if number.lower().startswith("0x") else float(number)
    return value, FLOAT if suffix == "f" else DOUBLE


def convert_constant(value: int | float, ctype: CType) -> int | float:
    """Convert a number to a type as gcc folds a cast: a floating value out of range gives the nearest (measured)."""
    if isinstance(ctype, Floating):
        return float(value)
    if isinstance(ctype, Integer):
        if ctype.name == "_Bool":
            return int(value != 0)
        if isinstance(value, float):
            return 0 if value != value else int(max(ctype.low, min(ctype.high, value)))
        return ctype.wrap(value)
    if isinstance(ctype, Pointer):
        return int(value) & 0xFFFFFFFFFFFFFFFF
    return value
