"""How far ``scanf`` reads for a number. It puts back one byte at most, so ``1e`` and ``0x`` are taken whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.libc.stdio.file import EOF

if TYPE_CHECKING:
    from trainer.engine.libc.stdio.scan_input import ScanInput

_DIGITS = b"0123456789abcdef"
_UNLIMITED = 1 << 62


def _lower(byte: int) -> int:
    return byte + 32 if 65 <= byte <= 90 else byte


def read_integer(source: ScanInput, base: int, width: int, pointer: bool) -> tuple[bytes, int] | None:
    """Read a number of ``base`` (0: by its prefix) whose first byte is taken already.

    Returns sign and digits, and the base; None when there is no number. ``pointer`` accepts ``(nil)``.
    """
    left = width or _UNLIMITED
    text = bytearray()
    byte = source.byte
    if byte in b"+-":
        text.append(byte)
        left -= 1
        byte = source.next()
    if left and byte == 0x30:
        left -= 1
        text.append(byte)
        byte = source.next()
        if left and _lower(byte) == 0x78 and base in (0, 16):
            base = 16
            left -= 1
            byte = source.next()
        elif base == 0:
            base = 8
    base = base or 10
    while byte != EOF and left and _lower(byte) in _DIGITS[:base]:
        text.append(byte)
        left -= 1
        byte = source.next()
    if bytes(text) in (b"", b"+", b"-"):
        if pointer and not text and left >= 5 and byte == 0x28 and all(source.next() == wanted for wanted in b"nil)"):
            return b"0", base
        source.back()
        return None
    source.back()
    return bytes(text), base


def _word(source: ScanInput, text: bytearray, rest: bytes, left: int) -> int | None:
    """Take the rest of a word; returns the width left, None when it is another word."""
    for wanted in rest:
        if not left or source.next() == EOF or _lower(source.byte) != wanted:
            return None
        left -= 1
        text.append(source.byte)
    return left


def read_double(source: ScanInput, width: int) -> bytes | None:
    """Read a floating number whose first byte is taken already; None when there is none."""
    left = (width or _UNLIMITED) - 1
    text = bytearray()
    if source.byte in b"+-":
        text.append(source.byte)
        if not left or source.next() == EOF:
            return None
        left -= 1
    if _lower(source.byte) in b"ni":
        return _read_name(source, text, left)
    signs = len(text)
    hexadecimal = digit = point = exponent = False
    if left and source.byte == 0x30:
        text.append(0x30)
        source.next()
        left -= 1
        if left and _lower(source.byte) == 0x78:
            text.append(source.byte)
            hexadecimal = True
            source.next()
            left -= 1
        else:
            digit = True
    mark = 0x70 if hexadecimal else 0x65
    while source.byte != EOF:
        byte = source.byte
        if _lower(byte) in _DIGITS[: 16 if hexadecimal and not exponent else 10]:
            digit = True
        elif exponent and text[-1] == mark and byte in b"+-":
            pass
        elif digit and not exponent and _lower(byte) == mark:
            byte = mark
            exponent = point = True
        elif byte == 0x2E and not point:
            point = True
        else:
            source.back()
            break
        text.append(byte)
        if not left or source.next() == EOF:
            break
        left -= 1
    if len(text) == signs + 2 * hexadecimal:
        return None
    return bytes(text)


def _read_name(source: ScanInput, text: bytearray, left: int) -> bytes | None:
    """Read ``nan``, ``inf`` or ``infinity``."""
    first = _lower(source.byte)
    text.append(source.byte)
    after = _word(source, text, b"an" if first == 0x6E else b"nf", left)
    if after is None:
        return None
    if first == 0x69 and after and source.next() != EOF:
        if _lower(source.byte) == 0x69:
            text.append(source.byte)
            if _word(source, text, b"nity", after - 1) is None:
                return None
        else:
            source.back()
    return bytes(text)
