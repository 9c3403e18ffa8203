"""What bytes of memory hold at a moment, field by field, and which of them nothing determines."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trainer.engine.fields import PADDING, Field, declaration, fields_of
from trainer.engine.language.records import Record
from trainer.questions.determined import determined
from trainer.questions.errors import ProbeFailed, unnamed

if TYPE_CHECKING:
    from collections.abc import Collection

    from trainer.engine import Run
    from trainer.engine.state import State

ANY = "??"
"""How a byte is written that nothing determines."""
MOST_BYTES = 128
_HEADER = 16
_WORD = 8


@dataclass(frozen=True, slots=True)
class Content:
    """Bytes from ``address`` on: ``values`` has None where nothing determines them; ``fields`` have no gaps."""

    address: int
    declaration: str
    fields: tuple[Field, ...]
    values: tuple[int | None, ...]

    @property
    def size(self) -> int:
        """How many bytes there are."""
        return len(self.values)

    def texts(self, field: Field | None = None) -> tuple[str, ...]:
        """Return the bytes of a field (of all) as two hexadecimal digits each, ``??`` where nothing determines them."""
        part = self.values if field is None else self.values[field.offset : field.offset + field.size]
        return tuple(ANY if value is None else f"{value:02x}" for value in part)


def object_content(
    run: "Run", state: "State", expression: str, unknown: "Collection[str]" = (), *, padding: bool = False
) -> Content:
    """Return the bytes of an object. Raises ProbeFailed if there is no such object, or it is too large.

    The fields in ``unknown`` count as not determined, and so does padding unless ``padding`` asks for its content: a
    store to a member may leave any bytes in it (C11 6.2.6.1p6).
    """
    try:
        ctype, address = state.locate(expression)
    except LookupError as error:
        raise unnamed(error) from error
    if not 0 < ctype.size <= MOST_BYTES:
        raise ProbeFailed(f"{expression!r} has {ctype.size} bytes; between 1 and {MOST_BYTES} can be asked for")
    is_struct = isinstance(ctype, Record) and ctype.keyword == "struct"
    fields = fields_of(ctype, "" if is_struct else expression)
    hidden = {*unknown} if padding else {*unknown, PADDING}
    values = _values(run, state, address, fields, hidden)
    return Content(address, declaration(ctype, expression if expression.isidentifier() else ""), fields, values)


def chunk_content(run: "Run", state: "State", pointer: str, size: int, unknown: "Collection[str]" = ()) -> Content:
    """Return the header of the heap chunk that ``pointer`` points to, and the first ``size`` bytes of its block.

    Raises ProbeFailed if that is no chunk.
    """
    try:
        block = state.evaluate(pointer).value
    except LookupError as error:
        raise unnamed(error) from error
    if not isinstance(block, int) or all(chunk.address != block for chunk in state.heap()):
        raise ProbeFailed(f"{pointer!r} does not point to a block of malloc")
    words = [Field("previous size", "size_t", 0, _WORD), Field("size and flags", "size_t", _WORD, _WORD)]
    for offset in range(0, size, _WORD):
        words.append(Field(f"block + {offset}", "bytes", _HEADER + offset, min(_WORD, size - offset)))
    values = _values(run, state, block - _HEADER, tuple(words), {*unknown})
    text = f"The chunk of {pointer}: its header, then the block"
    return Content(block - _HEADER, text, tuple(words), values)


def _values(
    run: "Run", state: "State", address: int, fields: tuple[Field, ...], hidden: set[str]
) -> tuple[int | None, ...]:
    size = sum(field.size for field in fields)
    data = state.read(address, size)
    if data is None:
        raise ProbeFailed("these bytes are not mapped")
    known = list(determined(run, state, address, size))
    for field in fields:
        if field.name in hidden:
            known[field.offset : field.offset + field.size] = [False] * field.size
    return tuple(value if is_known else None for value, is_known in zip(data, known, strict=True))
