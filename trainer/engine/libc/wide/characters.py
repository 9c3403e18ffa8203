"""Wide characters as bytes and back, in the encoding of the locale: ASCII or UTF-8."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.libc.locale import Locale

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

INVALID, INCOMPLETE = -1, -2
_LEAST = (0, 0, 0x80, 0x800, 0x10000)


def encode(process: Process, character: int) -> bytes | None:
    """Return the bytes of a character, None where the encoding lacks it."""
    character &= 0xFFFFFFFF
    if character < 0x80:
        return bytes((character,))
    if not process.part(Locale).is_utf8 or character > 0x10FFFF or 0xD800 <= character < 0xE000:
        return None
    return chr(character).encode()


def _length(first: int) -> int:
    """Return how many bytes a character of UTF-8 has, 0 for what begins none."""
    if first < 0x80:
        return 1
    return 2 if 0xC2 <= first < 0xE0 else 3 if 0xE0 <= first < 0xF0 else 4 if 0xF0 <= first < 0xF5 else 0


def decode(process: Process, data: bytes) -> tuple[int, int]:
    """Return the first character of ``data`` and its length; INVALID or INCOMPLETE in place of the length."""
    if not data:
        return 0, INCOMPLETE
    if data[0] < 0x80:
        return data[0], 1
    length = _length(data[0])
    if not process.part(Locale).is_utf8 or not length:
        return 0, INVALID
    code = data[0] & 0x7F >> length
    for byte in data[1:length]:
        if byte & 0xC0 != 0x80:
            return 0, INVALID
        code = code << 6 | byte & 0x3F
    if len(data) < length:
        return 0, INCOMPLETE
    if code < _LEAST[length] or code > 0x10FFFF or 0xD800 <= code < 0xE000:
        return 0, INVALID
    return code, length
