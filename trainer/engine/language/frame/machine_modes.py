"""Which aggregates gcc treats like a number of their size: it gives them a machine mode of their own (measured)."""

from trainer.engine.language.records import Record
from trainer.engine.language.types import Array, CType

_SIZES = (1, 2, 4, 8, 16)


def has_mode(ctype: CType) -> bool:
    """Whether a type has a machine mode: an aggregate of the size of one, whose parts have one, too."""
    if isinstance(ctype, Array):
        return ctype.size in _SIZES and has_mode(ctype.element)
    if isinstance(ctype, Record):
        return ctype.size in _SIZES and all(has_mode(member.type) for member in ctype.members or ())
    return True
