"""The integer types of enumerations."""

from __future__ import annotations

from trainer.engine.language.types import CHAR, INT, LONG, SHORT, UCHAR, UINT, ULONG, USHORT, Integer
from trainer.engine.lazy_dataclasses import replace


def enumeration_type(low: int, high: int, packed: bool) -> Integer:
    """Return the integer type of an enumeration: the smallest that holds its values, from ``int`` on unless packed."""
    small = ((UCHAR, USHORT), (CHAR, SHORT)) if packed else ((), ())
    candidates: list[Integer] = [*small[low < 0], *((INT, LONG) if low < 0 else (UINT, ULONG))]
    for ctype in candidates:
        if ctype.low <= low and high <= ctype.high:
            return replace(ctype, enumeration=object())
    return replace(ULONG, enumeration=object())
