"""The values of C constants and string literals (C11 6.4.4, 6.4.5)."""

import re
import struct

from trainer.engine.extended import Extended
from trainer.engine.floating import decimal_to_f32, int_to_f32, parse_double, to_f32
from trainer.engine.language.types import (
    CHAR,
    DOUBLE,
    FLOAT,
    INT,
    INT128,
    LDOUBLE,
    LLONG,
    LONG,
    UINT,
    ULLONG,
    ULONG,
    USHORT,
    CType,
    Floating,
    Integer,
    Pointer,
)

Number = int | float | Extended
_ESCAPES = {
    "n": 10,
    "t": 9,
    "r": 13,
    "a": 7,
    "b": 8,
    "f": 12,
    "v": 11,
    "e": 27,
    "E": 27,
    "\\": 92,
    "'": 39,
    '"': 34,
    "?": 63,
}
_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]+)|([0-7]{1,3})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_INTEGER = re.compile(r"(0[xX][0-9a-fA-F]+|0[bB][01]+|[0-9]+)([uUlL]*)$")
_SURROGATES = range(0xD800, 0xE000)
_MOST_DIGITS = 4300  # that the host reads
_FLOATING = r"(.*?)([fFlL]?)$"
_PARTS = re.compile(r'"((?:\\.|[^"\\])*)"', re.DOTALL)
# the prefixes of literals, with the type of an element of a string and that of a character
_PREFIXES: dict[str, tuple[Integer, Integer]] = {
    "": (CHAR, INT),
    "u8": (CHAR, INT),
    "L": (INT, INT),
    "u": (USHORT, USHORT),
    "U": (UINT, UINT),
}


def _code_units(text: str, element: Integer) -> list[int]:
    """Return the elements that a literal's text stands for."""
    units: list[int] = []
    position = 0
    for match in _ESCAPE.finditer(text):
        units += _encoded(text[position : match.start()], element)
        position = match.end()
        hexadecimal, octal, short, long, simple = match.groups()
        if hexadecimal or octal:
            units.append(int(hexadecimal or octal, 16 if hexadecimal else 8) & (1 << element.bits) - 1)
        elif short or long:
            code = int(short or long, 16)
            if code > 0x10FFFF or code in _SURROGATES:
                raise ValueError(f"there is no character {match.group()}")
            units += _encoded(chr(code), element)
        elif simple in _ESCAPES:
            units.append(_ESCAPES[simple])
        elif simple in "xuU":
            raise ValueError(f"digits are missing after '\\{simple}'")
        else:  # gcc warns
            units += _encoded(simple, element)
    return units + _encoded(text[position:], element)


def _encoded(text: str, element: Integer) -> list[int]:
    """Return the elements of a text in which surrogates stand for bytes that are not UTF-8."""
    if element.size == 1:
        return list(text.encode("utf-8", "surrogateescape"))
    if any(ord(character) in _SURROGATES for character in text):
        raise ValueError("a wide literal must be UTF-8")
    if element.size == 2:
        return list(struct.unpack(f"<{len(text.encode('utf-16-le')) // 2}H", text.encode("utf-16-le")))
    return [ord(character) for character in text]


def string_constant(literal: str) -> tuple[Integer, bytes]:
    r"""Return the element type and the bytes, with the terminating NUL, of one or more adjacent string literals.

    Raises:
        ValueError: for an escape or a byte that stands for no character.

    """
    element, _ = _PREFIXES[literal[: literal.index('"')]]
    units = [unit for part in _PARTS.findall(literal) for unit in _code_units(part, element)]
    return element, b"".join(unit.to_bytes(element.size, "little") for unit in (*units, 0))


def character_constant(literal: str) -> tuple[int, CType]:
    """Return value and type of ``'…'``: of several characters the last ones, sign extended as gcc does on x86-64."""
    element, ctype = _PREFIXES[literal[: literal.index("'")]]
    units = _code_units(literal[literal.index("'") + 1 : -1], element)
    if element.size > 1 or len(units) == 1:
        return ctype.wrap(element.wrap(units[-1])), ctype
    return ctype.wrap(int.from_bytes(units[-4:], "big")), ctype


def integer_constant(literal: str) -> tuple[int, CType]:
    """Return value and type: the first of the list in C11 6.4.4.1 that can hold it, or gcc's ``__int128``."""
    match = _INTEGER.match(literal)
    if match is None:
        raise ValueError(f"'{literal}' is not an integer constant")
    digits, suffix = match[1], match[2].lower()
    if len(digits) > _MOST_DIGITS:
        raise ValueError(f"an integer constant of {len(digits):,} digits is not supported")
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
    candidates: list[Integer] = []
    for count, signed_type, unsigned_type in ((0, INT, UINT), (1, LONG, ULONG), (2, LLONG, ULLONG)):
        if longs <= count:
            candidates += [unsigned_type] if unsigned else [signed_type] if decimal else [signed_type, unsigned_type]
    for ctype in candidates:
        if value <= ctype.high:
            return value, ctype
    if value >> 64:
        raise ValueError(f"the constant '{literal}' does not fit 64 bits")
    return value, INT128


def floating_constant(literal: str) -> tuple[Number, CType]:
    """Return value and type."""
    match = re.match(_FLOATING, literal)
    assert match is not None
    number, suffix = match[1], match[2].lower()
    if suffix == "l":
        return Extended.parse(number), LDOUBLE
    return (decimal_to_f32(number), FLOAT) if suffix == "f" else (parse_double(number), DOUBLE)


def convert_constant(value: Number, ctype: CType) -> Number:
    """Convert a number to a type as gcc folds a cast: a floating value out of range gives the nearest (measured)."""
    if isinstance(ctype, Floating):
        return _floating(value, ctype)
    if isinstance(ctype, Integer):
        if ctype.name == "_Bool":
            return int(value != 0)
        if isinstance(value, int):
            return ctype.wrap(value)
        if value != value:
            return 0
        if value in (float("inf"), float("-inf")):
            return ctype.high if value > 0 else ctype.low
        whole = value.truncated() if isinstance(value, Extended) else int(value)
        return max(ctype.low, min(ctype.high, whole))
    if isinstance(ctype, Pointer):
        assert isinstance(value, int)
        return value & 0xFFFFFFFFFFFFFFFF
    return value


def _floating(value: Number, ctype: Floating) -> Number:
    if ctype is LDOUBLE:
        return Extended.of(value)
    if isinstance(value, Extended):
        return value.to_f32() if ctype is FLOAT else float(value)
    if ctype is DOUBLE:
        return float(value)
    return int_to_f32(value) if isinstance(value, int) else to_f32(value)
