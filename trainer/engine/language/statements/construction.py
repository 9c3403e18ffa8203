"""How gcc 12 -O0 builds an automatic aggregate from its initialiser (read off its gimple; measured).

If something in it has no initialiser, or zeros are most of it, it is cleared first. If all of it has one, its members
are set one by one, so that the bytes between them keep what they had. Constants that take many moves, or less than a
byte each, are copied from read-only memory.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any

from trainer.engine.language.declarations.initializers import initialised_members, is_string
from trainer.engine.language.frame.passing import scalars
from trainer.engine.language.records import Record
from trainer.engine.language.types import Array, CType

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from trainer.engine.language.declarations.initializers import Piece

_MOVED = 256  # bytes that gcc moves one by one: 16 times 16
_FEW_ZEROS = 6  # that are stored one by one
_REPEATED = 8  # times that elements have the same initialiser on average: then gcc stores them in a loop
_SMALL = 64  # bytes that are copied even then


class Construction(Enum):
    """What is done before, or instead of, setting the members."""

    CLEARED = "cleared"
    SET = "set"
    COPIED = "copied"


def construction(ctype: CType, pieces: Sequence[Piece], evaluate: Callable[[Any], Any]) -> Construction:
    """Tell how an aggregate is built from ``pieces``; ``evaluate`` gives value and type of a constant, else None."""
    at: dict[int, list[Piece]] = {}
    for piece in pieces:
        at.setdefault(piece.offset, []).append(piece)
    if not pieces or not _is_complete(ctype, 0, at):
        return Construction.CLEARED
    elements = nonzero = unique = 0
    seen: set[int] = set()
    is_constant = True
    for piece in pieces:
        known = None if piece.data is not None else evaluate(piece.expression)
        count = len(piece.data) if piece.data is not None else 1 if known else _count(piece.type)
        elements += count
        if known is None or known[0]:
            nonzero += count
            unique += count if id(piece.expression) not in seen else 0
            seen.add(id(piece.expression))
        is_constant = is_constant and (known is not None or is_string(piece.expression))
    if elements - nonzero > _FEW_ZEROS and nonzero < elements // 4:
        return Construction.CLEARED
    is_various = unique > nonzero // _REPEATED or ctype.size <= _SMALL
    if is_constant and nonzero > 1 and is_various and (ctype.size < nonzero or ctype.size > _MOVED):
        return Construction.COPIED
    return Construction.SET


def _is_complete(ctype: CType, offset: int, at: dict[int, list[Piece]]) -> bool:
    """Whether all of an object has an initialiser; of a union only its largest member counts."""
    pieces = at.get(offset, ())
    if isinstance(ctype, Array | Record) and any(piece.type == ctype for piece in pieces):
        return True
    if isinstance(ctype, Array):
        size = ctype.element.size
        return all(_is_complete(ctype.element, offset + index * size, at) for index in range(ctype.count or 0))
    if not isinstance(ctype, Record):
        return any(piece.type.size == ctype.size for piece in pieces)
    if ctype.keyword == "union":
        largest = [member for member in initialised_members(ctype) if member.type.size == ctype.size]
        return any(_is_complete(member.type, offset + member.offset, at) for member in largest)
    for member in ctype.members or ():  # an unnamed bit-field, which nothing initialises, is one, too
        if isinstance(member.type, Array) and member.type.count is None:
            continue
        if member.bits is not None:
            place = offset + member.offset, member.shift
            if not any(piece.place == place for piece in at.get(place[0], ())):
                return False
        elif not _is_complete(member.type, offset + member.offset, at):
            return False
    return True


def _count(ctype: CType) -> int:
    return sum(1 for _ in scalars(ctype, 0))
