"""Classes of wide characters (wctype.h): those of ASCII in the C locale, Python's of Unicode in C.UTF-8."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import category, combining, east_asian_width

from trainer.engine.libc.ctype import CLASSES, MASKS
from trainer.engine.libc.locale import Locale
from trainer.engine.libc.registry import function

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.engine.process.process import Process

_LAST = 0x10FFFF
_EOF = 0xFFFFFFFF
_NAMES = tuple(CLASSES)
_UNICODE: dict[str, Callable[[str], bool]] = {
    "upper": str.isupper,
    "lower": str.islower,
    "alpha": lambda c: c.isalpha() or category(c) in ("Nd", "Nl"),
    "alnum": lambda c: c.isalnum(),
    "space": lambda c: c.isspace() and c not in "\u00a0\u2007\u202f",
    "print": lambda c: c.isprintable() or c.isspace(),
    "graph": lambda c: c.isprintable() and not c.isspace(),
    "punct": lambda c: c.isprintable() and not c.isspace() and not c.isalnum(),
    "blank": lambda c: category(c) == "Zs" and c not in "\u00a0\u2007\u202f",
    "cntrl": lambda c: category(c) == "Cc" or c in "\u2028\u2029",
}


def _belongs(process: Process, character: int, name: str) -> int:
    bit = CLASSES[name][0]
    if character < 128:
        return bit if MASKS[character] & bit else 0
    test = _UNICODE.get(name)
    if test is None or character > _LAST or not process.part(Locale).is_utf8:
        return 0
    return bit if test(chr(character)) else 0


def lower(process: Process, character: int) -> int:
    """Return the small letter."""
    return _case(process, character, str.lower)


def _case(process: Process, character: int, convert: Callable[[str], str]) -> int:
    if not 0 <= character <= _LAST or (character >= 128 and not process.part(Locale).is_utf8):
        return character
    result = convert(chr(character))
    return ord(result) if len(result) == 1 else character


def _tells(name: str) -> Callable[[Process, int], int]:
    return lambda process, character: _belongs(process, character, name)


for _name in _NAMES:
    if _name != "digit":
        function(f"isw{_name}")(_tells(_name))


@function()
def iswdigit(process: Process, character: int) -> int:
    """Tell whether a character is a digit, without looking into a table."""
    return int(0x30 <= character <= 0x39)


@function()
def towlower(process: Process, character: int) -> int:
    """Return the small letter."""
    return lower(process, character)


@function()
def towupper(process: Process, character: int) -> int:
    """Return the capital letter."""
    return _case(process, character, str.upper)


@function()
def wctype(process: Process, name: int) -> int:
    """Return the number of a class for ``iswctype``, 0 for none."""
    text = process.memory.string(name).decode(errors="replace")
    return _NAMES.index(text) + 1 if text in _NAMES else 0


@function()
def iswctype(process: Process, character: int, number: int) -> int:
    """Tell whether a character is in a class."""
    return _belongs(process, character, _NAMES[number - 1]) if 0 < number <= len(_NAMES) else 0


@function()
def wctrans(process: Process, name: int) -> int:
    """Return the number of a mapping for ``towctrans``, 0 for none."""
    return {b"tolower": 1, b"toupper": 2}.get(process.memory.string(name), 0)


@function()
def towctrans(process: Process, character: int, number: int) -> int:
    """Map a character."""
    return towupper(process, character) if number == 2 else towlower(process, character)


@function()
def wcwidth(process: Process, character: int) -> int:
    """Return how many columns a character takes, -1 for one that is not printed."""
    if character == 0:
        return 0
    if not _belongs(process, character & _EOF, "print"):
        return -1
    letter = chr(character)
    return 0 if combining(letter) else 2 if east_asian_width(letter) in "WF" else 1


@function()
def wcswidth(process: Process, s: int, limit: int) -> int:
    """Return how many columns a string takes, -1 where a character is not printed."""
    total = 0
    for index in range(limit):
        character = process.memory.load_i32(s + 4 * index)
        if not character:
            break
        width = wcwidth(process, character)
        if width < 0:
            return -1
        total += width
    return total
