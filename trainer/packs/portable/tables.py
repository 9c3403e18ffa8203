"""Trace tables, bytes and pictures to point into."""

from trainer.packs.portable.model import Cell, Made, Pointing, Table
from trainer.questions.bytes import BytesItem
from trainer.questions.content import ANY
from trainer.questions.hotspot import HotspotItem
from trainer.questions.trace import TraceItem
from trainer.questions.trace_key import Cell as Traced
from trainer.questions.trace_key import CellState
from trainer.questions.written import Special

BYTES_IN_A_ROW = 8
_UNKNOWN = "Write `?` where nothing has been stored yet."
_ANYTHING = f"Write two hexadecimal digits for each byte, and `{ANY}` where nothing determines what it holds."
_DIGITS = "Write two hexadecimal digits for each byte."


def trace_table(item: TraceItem) -> Made:
    """Return a trace as a table: a row a moment, a column an expression."""
    unknown = any(cell.key is Special.UNKNOWN for _, _, cell in item.open_cells())
    table = Table(
        prompt=_UNKNOWN if unknown else "",
        columns=tuple(column.name for column in item.question.columns),
        rows=item.moments,
        cells=tuple(tuple(_traced(cell) for cell in row) for row in item.table),
    )
    return [table], ["values in other spellings than the ones that are written down"]


def _traced(cell: Traced) -> Cell:
    if cell.state is not CellState.OPEN:
        return Cell(cell.text, asked=False)
    plain = str(cell.key) if isinstance(cell.key, int) and not isinstance(cell.key, bool) else cell.text
    return Cell(cell.text, also=(plain,) if plain != cell.text else ())


def bytes_table(item: BytesItem) -> Made:
    """Return bytes as a table, eight in a row, the lowest address first; with the fields where they are shown."""
    content = item.content
    asked = {offset for field in item.asked for offset in range(field.offset, field.offset + field.size)}
    cells = [
        Cell(text, also=("?",) if text == ANY else (f"0x{text}",)) if offset in asked else Cell(text, asked=False)
        for offset, text in enumerate(content.texts())
    ]
    columns = min(BYTES_IN_A_ROW, content.size)
    rows = range(0, content.size, columns)
    prompt = _ANYTHING if any(cell.asked and cell.text == ANY for cell in cells) else _DIGITS
    if item.question.shows_fields:
        prompt += " Fields: " + ", ".join(f"`{field.name}` at {field.offset}" for field in content.fields) + "."
    table = Table(
        prompt=prompt,
        columns=tuple(f"+{number}" for number in range(columns)),
        rows=tuple(f"byte {start}" for start in rows),
        cells=tuple(_row(cells[start : start + columns], columns) for start in rows),
    )
    return [table], ["credit by fields: each byte counts alike"] if item.question.per == "field" else []


def _row(cells: list[Cell], columns: int) -> tuple[Cell, ...]:
    return (*cells, *(Cell("", asked=False),) * (columns - len(cells)))


def hotspot(item: HotspotItem) -> Made:
    """Return a picture as a column of spots, the highest address first."""
    pins = item.question.pins
    part = Pointing(
        prompt=f"The picture shows the process {item.moment}.",
        rows=tuple(pin.text.strip() for pin in pins),
        spots=tuple((spot.title, spot.detail) for spot in item.spots),
        key=item.keys,
    )
    return [part], ["what is said to each place"] if any(pin.feedback for pin in pins) else []
