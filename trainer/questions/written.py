"""Values as learners write them into a cell: numbers in a base, characters, NULL, regions, yes and no, or ``?``.

``?`` stands for a value that is not determined: a local or a block of malloc that nothing was stored to yet.
"""

import re
from enum import Enum
from fractions import Fraction

from trainer.engine.regions import DESCRIPTIONS, RegionKind
from trainer.questions.probes import Unit, Value
from trainer.questions.quantities import Quantity, QuantityError


class Special(Enum):
    """What is no value: not determined, or not to be understood."""

    UNKNOWN = "?"
    UNREADABLE = ""


Written = Value | Special

UNKNOWN_WORDS = frozenset({"?", "??", "any", "unknown", "undefined", "uninitialised", "uninitialized", "garbage"})
PREFIXES = {2: "0b", 8: "0", 16: "0x"}
_DIGITS = {2: r"[01]+", 8: r"[0-7]+", 16: r"[0-9a-f]+"}
_NULLS = frozenset({"null", "nil", "(nil)", "nullptr"})
_TRUTHS = {"yes": True, "true": True, "no": False, "false": False}
_CHARACTER = re.compile(r"'(\\?.)'$", re.DOTALL)
_ESCAPES = {"\\0": 0, "\\n": 10, "\\t": 9, "\\r": 13, "\\\\": 92, "\\'": 39}


def read(text: str, unit: Unit, base: int = 10) -> Written:
    """Return what ``text`` means as a value of ``unit``; digits without a prefix are those of ``base``."""
    plain = " ".join(text.split()).lower()
    if plain in UNKNOWN_WORDS:
        return Special.UNKNOWN
    match unit:
        case Unit.REGION:
            return _region(plain)
        case Unit.TRUTH:
            return _TRUTHS.get(plain, Special.UNREADABLE)
        case Unit.NAME | Unit.TEXT:
            return plain
    return _number(text.strip(), base)


def write(value: Written, base: int = 10, size: int = 8) -> str:
    """Write a number in a base, negative ones as the ``size`` bytes that hold them; other values as they are."""
    if isinstance(value, Special):
        return value.value
    if not isinstance(value, int) or isinstance(value, bool) or base == 10:
        return "yes" if value is True else "no" if value is False else str(value)
    digits = {2: "b", 8: "o", 16: "x"}[base]
    return PREFIXES[base] + format(value & ((1 << (8 * size)) - 1), digits)


def same(given: Written, key: Written, base: int = 10, size: int = 8) -> bool:
    """Say whether two values are the same; in other bases than ten a negative number is also its bytes."""
    if isinstance(given, Special) or isinstance(key, Special):
        return given is key
    if isinstance(given, bool | str) or isinstance(key, bool | str):
        return type(given) is type(key) and given == (key.lower() if isinstance(key, str) else key)
    if given == key:
        return True
    modulus = 1 << (8 * size)
    return base != 10 and isinstance(given, int) and isinstance(key, int) and (given - key) % modulus == 0


def _region(plain: str) -> Written:
    for kind in RegionKind:
        if plain in (kind.value, DESCRIPTIONS[kind].title.lower()):
            return kind.value
    return Special.UNREADABLE


def _number(text: str, base: int) -> Written:
    character = _CHARACTER.match(text)
    if character:
        inner = character[1]
        return _ESCAPES.get(inner, ord(inner) if len(inner) == 1 else Special.UNREADABLE)
    lower = text.lower()
    if lower in _NULLS:
        return 0
    if base in _DIGITS and re.fullmatch(_DIGITS[base], lower):
        return int(lower, base)
    try:
        value = Quantity.parse(text).value
    except QuantityError:
        return Special.UNREADABLE
    return value.numerator if value.denominator == 1 else float(Fraction(value))
