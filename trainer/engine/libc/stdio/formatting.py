"""``printf``'s conversions (C11 7.21.6.1, with glibc's additions)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trainer.engine.libc.errors import error_text

if TYPE_CHECKING:
    from trainer.engine.libc.stdio.arguments import Arguments
    from trainer.engine.process.process import Process

_SPECIFICATION = re.compile(
    rb"%(?:(\d+)\$)?([-+ #0']*)(\*|\d+)?(?:\.(\*|-?\d*))?(hh|h|ll|l|q|j|z|t|L)?([a-zA-Z%])", re.DOTALL
)
_BITS = {b"hh": 8, b"h": 16, b"l": 64, b"ll": 64, b"q": 64, b"j": 64, b"z": 64, b"t": 64}
_MAX_WIDTH = 1 << 20


def format_text(process: Process, template: bytes, arguments: Arguments) -> bytes:
    """Return the formatted bytes; ``%n`` stores through its argument."""
    out = bytearray()
    position = 0
    while position < len(template):
        percent = template.find(b"%", position)
        if percent < 0:
            out += template[position:]
            break
        out += template[position:percent]
        match = _SPECIFICATION.match(template, percent)
        if match is None:
            out += template[percent:]
            break
        position = match.end()
        out += _convert(process, match, arguments, len(out))
    return bytes(out)


def _convert(process: Process, match: re.Match[bytes], arguments: Arguments, written: int) -> bytes:
    place, flags, width_text, precision_text, length, conversion = match.groups()
    if width_text == b"*":
        width = _signed(arguments.integer(), 32)
        if width < 0:
            flags, width = flags + b"-", -width
    else:
        width = int(width_text or 0)
    precision: int | None
    if precision_text == b"*":
        precision = _signed(arguments.integer(), 32)
    elif precision_text is None:
        precision = None
    else:
        precision = int(precision_text or 0)
    if precision is not None and precision < 0:
        precision = None
    width = min(width, _MAX_WIDTH)
    if place:
        arguments.at(int(place))
    kind = conversion.decode()
    if kind == "%":
        return b"%"
    if kind in "diuxXob":
        return _integer(kind, arguments.integer(), flags, width, precision, _BITS.get(length, 32))
    if kind in "eEfFgGaA":
        return _pad(_sign(_floating(kind, arguments.double(), flags, precision), flags), flags, width)
    if kind == "c":
        return _pad(bytes((arguments.integer() & 0xFF,)), flags.replace(b"0", b""), width)
    if kind == "s":
        return _pad(_string(process, arguments.integer(), precision), flags.replace(b"0", b""), width)
    if kind == "p":
        address = arguments.integer()
        text = b"(nil)" if address == 0 else b"0x%x" % address
        return _pad(text, flags.replace(b"0", b""), width)
    if kind == "m":
        return _pad(error_text(process.errno).encode(), flags, width)
    if kind == "n":
        bits = _BITS.get(length, 32)
        process.memory.store(arguments.integer(), written.to_bytes(bits // 8, "little"))
        return b""
    return match[0]


def _signed(value: int, bits: int) -> int:
    value &= (1 << bits) - 1
    return value - (1 << bits) if value >> bits - 1 else value


def _integer(kind: str, raw: int, flags: bytes, width: int, precision: int | None, bits: int) -> bytes:
    signed = kind in "di"
    value = _signed(raw, bits) if signed else raw & (1 << bits) - 1
    digits = format(abs(value), {"d": "d", "i": "d", "u": "d", "x": "x", "X": "X", "o": "o", "b": "b"}[kind])
    if precision == 0 and value == 0:
        digits = ""
    if precision is not None:
        digits = digits.rjust(precision, "0")
        flags = flags.replace(b"0", b"")
    prefix = ""
    if signed:
        prefix = "-" if value < 0 else "+" if b"+" in flags else " " if b" " in flags else ""
    elif b"#" in flags and value:
        prefix = {"x": "0x", "X": "0X", "b": "0b"}.get(kind, "")
        if kind == "o" and not digits.startswith("0"):
            digits = "0" + digits
    elif b"#" in flags and kind == "o" and not digits:
        digits = "0"
    if b"0" in flags and b"-" not in flags:
        digits = digits.rjust(width - len(prefix), "0")
    return _pad((prefix + digits).encode(), flags.replace(b"0", b""), width)


def _sign(text: str, flags: bytes) -> bytes:
    if not text.startswith("-"):
        text = ("+" if b"+" in flags else " " if b" " in flags else "") + text
    return text.encode()


def _floating(kind: str, value: float, flags: bytes, precision: int | None) -> str:
    if value != value or value in (float("inf"), float("-inf")):
        text = "nan" if value != value else "inf"
        if str(value).startswith("-") or (value != value and _negative_nan(value)):
            text = "-" + text
        return text.upper() if kind.isupper() else text
    if kind in "aA":
        text = _hexadecimal(value, precision)
        return text.upper() if kind == "A" else text
    alternate = "#" if b"#" in flags else ""
    return format(value, f"{alternate}.{6 if precision is None else precision}{kind}")


def _negative_nan(value: float) -> bool:
    import struct

    return bool(struct.pack("<d", value)[7] & 0x80)


def _hexadecimal(value: float, precision: int | None) -> str:
    text = value.hex()
    mantissa, exponent = text.split("p")
    whole, _, fraction = mantissa.partition(".")
    fraction = fraction.rstrip("0") if precision is None else fraction[:precision].ljust(precision, "0")
    return f"{whole}{'.' if fraction else ''}{fraction}p{exponent}"


def _string(process: Process, address: int, precision: int | None) -> bytes:
    if address == 0:
        return b"(null)" if precision is None or precision >= 6 else b""
    if precision is None:
        return process.memory.string(address)
    out = bytearray()
    while len(out) < precision:
        byte = process.memory.load_u8(address + len(out))
        if not byte:
            break
        out.append(byte)
    return bytes(out)


def _pad(text: bytes, flags: bytes, width: int) -> bytes:
    if len(text) >= width:
        return text
    if b"-" in flags:
        return text.ljust(width)
    if b"0" in flags and not text.lstrip(b"+- ").startswith((b"inf", b"nan", b"INF", b"NAN")):
        sign = text[:1] if text[:1] in (b"+", b"-", b" ") else b""
        digits = text[len(sign) :]
        prefix = digits[:2] if digits[:2] in (b"0x", b"0X") else b""
        return sign + prefix + digits[len(prefix) :].rjust(width - len(sign) - len(prefix), b"0")
    return text.rjust(width)
