"""The attribute ``mode``: types by the names of gcc's machine modes."""

from __future__ import annotations

from trainer.engine.language.types import (
    CHAR,
    DOUBLE,
    FLOAT,
    INT,
    INT128,
    LDOUBLE,
    LONG,
    SCHAR,
    SHORT,
    UCHAR,
    CType,
    Floating,
    Integer,
    unsigned_type,
)

_INTEGER_MODES = {"QI": CHAR, "HI": SHORT, "SI": INT, "DI": LONG, "TI": INT128}
_MODES: dict[str, CType] = {
    **_INTEGER_MODES,
    "byte": CHAR,
    "word": LONG,
    "pointer": LONG,
    "unwind_word": LONG,
    "SF": FLOAT,
    "DF": DOUBLE,
    "XF": LDOUBLE,
}


def with_mode(ctype: CType, mode: str) -> CType | None:
    """Return the type of a machine mode with the sign of ``ctype``, None where there is none."""
    found = _MODES.get(mode.strip("_"))
    if isinstance(ctype, Integer) and isinstance(found, Integer):
        return (
            (UCHAR if found is CHAR else unsigned_type(found))
            if not ctype.signed
            else SCHAR
            if found is CHAR
            else found
        )
    return found if isinstance(ctype, Floating) and isinstance(found, Floating) else None
