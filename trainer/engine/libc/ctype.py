"""Classes of characters in the C locale (ctype.h): the tables of glibc, and the macros that look into them.

A macro such as ``isalpha`` gives the bit of the table and not 1, and looks wherever its argument points: far outside
of the table, what it reads is another object, or the program dies.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from trainer.engine.libc.registry import function

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.engine.process.process import Process

FIRST, COUNT = -128, 384  # what the tables cover
_SPACES = b" \t\n\v\f\r"
CLASSES: dict[str, tuple[int, Callable[[int], bool]]] = {
    "upper": (0x0100, lambda c: 0x41 <= c <= 0x5A),
    "lower": (0x0200, lambda c: 0x61 <= c <= 0x7A),
    "alpha": (0x0400, lambda c: chr(c).isalpha()),
    "digit": (0x0800, lambda c: 0x30 <= c <= 0x39),
    "xdigit": (0x1000, lambda c: c in b"0123456789abcdefABCDEF"),
    "space": (0x2000, lambda c: c in _SPACES),
    "print": (0x4000, lambda c: 0x20 <= c <= 0x7E),
    "graph": (0x8000, lambda c: 0x21 <= c <= 0x7E),
    "blank": (0x0001, lambda c: c in b" \t"),
    "cntrl": (0x0002, lambda c: c < 0x20 or c == 0x7F),
    "punct": (0x0004, lambda c: 0x21 <= c <= 0x7E and not chr(c).isalnum()),
    "alnum": (0x0008, lambda c: chr(c).isalnum()),
}
MASKS = tuple(sum(bit for bit, test in CLASSES.values() if test(c)) for c in range(128))


def upper(character: int) -> int:
    """Return the capital of a small letter, anything else as it is."""
    return character - 32 if 0x61 <= character <= 0x7A else character


def lower(character: int) -> int:
    """Return the small letter of a capital, anything else as it is."""
    return character + 32 if 0x41 <= character <= 0x5A else character


def _class_table(process: Process) -> int:
    """Return the address of the classes of character 0."""
    data = struct.pack(f"<{COUNT}H", *[0] * 128, *MASKS, *[0] * 128)
    return process.libc_constant(data, 64) + 2 * -FIRST


def _case_table(process: Process, convert: Callable[[int], int]) -> int:
    # the negative half stands for the same bytes as signed characters, but for EOF
    characters = [*range(128, 255), -1, *map(convert, range(256))]
    return process.libc_constant(struct.pack(f"<{COUNT}i", *characters), 64) + 4 * -FIRST


def _pointer(process: Process, name: str, table: int) -> int:
    """Return where the running thread keeps the address of a table."""
    place = process.libc_data(f"{name} of thread {process.thread.number}", 8)
    process.memory.store_u64(place, table)
    return place


@function("__ctype_b_loc")
def class_table(process: Process) -> int:
    """Return where the address of the table of classes is."""
    return _pointer(process, "ctype_b", _class_table(process))


@function("__ctype_tolower_loc")
def lower_table(process: Process) -> int:
    """Return where the address of the table of small letters is."""
    return _pointer(process, "ctype_tolower", _case_table(process, lower))


@function("__ctype_toupper_loc")
def upper_table(process: Process) -> int:
    """Return where the address of the table of capitals is."""
    return _pointer(process, "ctype_toupper", _case_table(process, upper))


def _tells(bit: int) -> Callable[[Process, int], int]:
    def classify(process: Process, character: int) -> int:
        if 0 <= character < 128:
            return MASKS[character] & bit
        return process.memory.load_u16(_class_table(process) + 2 * character & (1 << 64) - 1) & bit

    return classify


for _name, (_bit, _) in CLASSES.items():
    function(f"is{_name}")(_tells(_bit))


@function()
def isascii(process: Process, character: int) -> int:
    """Tell whether a character has seven bits."""
    return int(0 <= character < 128)


@function()
def toascii(process: Process, character: int) -> int:
    """Cut a character to seven bits."""
    return character & 0x7F


@function("toupper", "_toupper")
def toupper(process: Process, character: int) -> int:
    """Return the capital letter."""
    return upper(character) if character >= 0 else _negative(character)


@function("tolower", "_tolower")
def tolower(process: Process, character: int) -> int:
    """Return the small letter."""
    return lower(character) if character >= 0 else _negative(character)


def _negative(character: int) -> int:
    """Return what the tables have for a byte that was read as a signed character."""
    return character + 256 if FIRST <= character < -1 else character
