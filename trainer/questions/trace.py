"""Trace tables: what expressions are at chosen moments of a run."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from trainer.engine.regions import RegionKind
from trainer.questions.base import Answer, Question
from trainer.questions.claims import Expected
from trainer.questions.errors import Location, QuestionError
from trainer.questions.grade import Mark
from trainer.questions.item import Item
from trainer.questions.probes import AnyProbe, Probe, Unit
from trainer.questions.probes.moments import Moment, MomentProbe
from trainer.questions.probes.objects import Expression, ValueOf
from trainer.questions.regions import TEXTBOOK_KINDS, by_address
from trainer.questions.runs import Runner
from trainer.questions.schema import Schema
from trainer.questions.trace_key import Cell, CellState, cell, compare, shown
from trainer.questions.written import Special, read, same

if TYPE_CHECKING:
    from trainer.engine import Run

MOST_COLUMNS = 8
MOST_ROWS = 24

Title = Annotated[str, Field(min_length=1, max_length=60)]
Base = Literal[2, 8, 10, 16]


class Column(Schema):
    """What is traced: the value of ``expression``, or any ``probe`` that looks at a moment, without its moment.

    ``title`` heads the column (default: the expression); ``base`` is that of its numbers.
    """

    expression: Expression | None = None
    """A C path whose value is asked for, such as `x`, `*p`, `s.a` or `a[3]`."""
    probe: AnyProbe | None = None
    """What is asked instead of an expression, without its moment."""
    title: Title | None = None
    """What is written above the column; without it the expression."""
    base: Base = 10
    """The base in which its numbers are shown and typed."""

    @model_validator(mode="after")
    def _traces_something(self) -> Self:
        if (self.expression is None) is (self.probe is None):
            raise ValueError("give either the 'expression' to trace, or a 'probe'")
        if self.probe is not None and (not isinstance(self.probe, MomentProbe) or _has_moment(self.probe)):
            raise ValueError("the probe of a column looks at the moment of each row: one with 'before', left out")
        if self.probe is not None and self.title is None:
            raise ValueError("a column with a probe needs a 'title'")
        return self

    @property
    def name(self) -> str:
        """What heads the column."""
        return self.title or self.expression or ""

    def at(self, row: "Row") -> MomentProbe:
        """Return the probe that looks at the moment of ``row``."""
        probe = self.probe or ValueOf(ask="value", expression=self.expression or "")
        assert isinstance(probe, MomentProbe)
        return probe.at(row)


class Row(Moment):
    """A moment: ``before`` or ``after`` a line, the n-th time, or the end.

    The columns named in ``given`` are filled in from the start; ``expect`` states values, which the run must confirm.
    """

    title: Title | None = None
    """What is written before the row; without it the moment."""
    given: tuple[Title, ...] = ()
    """Titles of columns whose cells are filled in from the start."""
    expect: dict[Title, Expected] = Field(default_factory=dict)
    """Values by the title of their column, which the run must confirm."""


def _has_moment(probe: MomentProbe) -> bool:
    return bool(probe.model_fields_set & set(Moment.model_fields))


class TraceAnswer(Answer):
    """What was written into each cell, row by row; an empty text is a cell that was left alone."""

    cells: Annotated[
        tuple[Annotated[tuple[Annotated[str, Field(max_length=60)], ...], Field(max_length=MOST_COLUMNS)], ...],
        Field(max_length=MOST_ROWS),
    ] = ()


class Trace(Question):
    """A table to be filled in: a row a moment, a column an expression.

    A cell whose expression is not in scope at its moment is closed. One that nothing has been stored to yet has no
    value: its key is ``?``.
    """

    answer_model: ClassVar[type[Answer]] = TraceAnswer

    kind: Literal["trace"]
    program: Annotated[str, Field(min_length=1, max_length=100_000)]
    columns: Annotated[tuple[Column, ...], Field(min_length=1, max_length=MOST_COLUMNS)]
    """What is traced."""
    rows: Annotated[tuple[Row, ...], Field(min_length=1, max_length=MOST_ROWS)]
    """The moments."""

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        names = [column.name for column in self.columns]
        if len(set(names)) < len(names):
            raise ValueError("two columns have the same title")
        for row in self.rows:
            if strange := sorted({*row.given, *row.expect} - set(names)):
                raise ValueError(f"a row names {', '.join(strange)}, but no column has that title")
        return self

    def unstated(self) -> Self:
        """Leave all values to the run."""
        return self.model_copy(update={"rows": tuple(row.model_copy(update={"expect": {}}) for row in self.rows)})

    def probes(self) -> Iterator[tuple[Location, Probe]]:
        """Yield the probe of every cell."""
        for number, row in enumerate(self.rows):
            for column in self.columns:
                yield ("rows", number), column.at(row)
        yield from super().probes()

    def item(self, run: "Run | None", seed: int, runner: Runner) -> "TraceItem":
        """Read the cells off the run."""
        if run is None:
            raise QuestionError("there is no run to trace", ("program",))
        table = tuple(tuple(self._cells(run, number)) for number in range(len(self.rows)))
        for index, column in enumerate(self.columns):
            if all(row[index].state is CellState.CLOSED for row in table):
                raise QuestionError(
                    f"{column.name!r} has no value at any of the moments. {table[0][index].evidence}",
                    ("columns", index),
                    "an expression that is in scope",
                )
        if not any(found.state is CellState.OPEN for row in table for found in row):
            raise QuestionError("every cell is given", ("rows",), "cells to fill in")
        return TraceItem(self, run, seed, runner, table)

    def _cells(self, run: "Run", number: int) -> Iterator[Cell]:
        row = self.rows[number]
        for column in self.columns:
            probe = column.at(row)
            found = cell(run, probe, column.base, given=column.name in row.given, location=("rows", number))
            if column.name in row.expect:
                compare(row.expect[column.name], found, probe, ("rows", number, "expect", column.name))
            yield found


class TraceItem(Item[Trace, TraceAnswer]):
    """A table to be filled in: ``table`` has its cells, row by row."""

    run: "Run"

    def __init__(
        self, question: Trace, run: "Run", seed: int, runner: Runner, table: tuple[tuple[Cell, ...], ...]
    ) -> None:
        super().__init__(question, run, seed, runner)
        self.table = table

    @property
    def step(self) -> int | None:
        """The moment of the first cell to fill in."""
        return next((found.step for _, _, found in self.open_cells()), None)

    @property
    def moments(self) -> tuple[str, ...]:
        """What each row is called."""
        probes = (self.question.columns[0].at(row) for row in self.question.rows)
        rows = zip(self.question.rows, probes, strict=True)
        return tuple(row.title or probe.moment_text(self.run) for row, probe in rows)

    @property
    def rule(self) -> str:
        """How credit is given."""
        unknown = any(found.key is Special.UNKNOWN for _, _, found in self.open_cells())
        hint = " Write ? where nothing has been stored yet, so that the value is not determined." if unknown else ""
        return f"Every cell earns an equal part.{hint}"

    def open_cells(self) -> Iterator[tuple[int, int, Cell]]:
        """Yield row, column and cell of what is to be filled in."""
        for number, row in enumerate(self.table):
            for place, found in enumerate(row):
                if found.state is CellState.OPEN:
                    yield number, place, found

    def regions(self, place: int) -> tuple[str, ...]:
        """Return the regions to choose from in a column, highest first: those of the process, whatever the key is."""
        there = {region.kind for region in self.run.regions}
        offered = [kind for kind in (*TEXTBOOK_KINDS, RegionKind.MMAP) if kind in there]
        keys = [RegionKind(str(row[place].key)) for row in self.table if _is_region(row[place])]
        return by_address(tuple(dict.fromkeys([*offered, *keys, RegionKind.UNMAPPED])), self.run)

    def key(self) -> TraceAnswer:
        """Return the table as the run has it."""
        return TraceAnswer(
            cells=tuple(
                tuple(found.text if found.state is CellState.OPEN else "" for found in row) for row in self.table
            )
        )

    def empty(self) -> TraceAnswer:
        """Return the table that nobody has touched."""
        return TraceAnswer()

    def key_text(self) -> str:
        """Return the cells that were to be filled in, row by row."""
        rows: dict[int, list[str]] = {}
        for number, place, found in self.open_cells():
            rows.setdefault(number, []).append(f"{self.question.columns[place].name} = {shown(found)}")
        return "; ".join(f"{self.moments[number]}: {', '.join(cells)}" for number, cells in rows.items())

    def evidence(self) -> list[Probe]:
        """Return the probes of the checks: each cell tells its own evidence where it is marked."""
        return [check.probe for check in self.question.checks]

    def written(self, answer: TraceAnswer, number: int, place: int) -> str:
        """Return what an answer has in a cell."""
        row = answer.cells[number] if number < len(answer.cells) else ()
        return row[place].strip() if place < len(row) else ""

    def right(self, answer: TraceAnswer, number: int, place: int) -> bool:
        """Say whether a cell is right."""
        found = self.table[number][place]
        given = read(self.written(answer, number, place), found.unit, found.base)
        return same(given, found.key, found.base, found.size)

    def errs_like(self, other: Self, answer: TraceAnswer) -> bool:
        """Say whether a cell has the value of ``other``, and not its own."""
        return any(
            other.right(answer, number, place) and not self.right(answer, number, place)
            for number, place, _ in self.open_cells()
        )

    def marks(self, answer: TraceAnswer) -> Sequence[Mark]:
        """Mark each cell that was to be filled in."""
        cells = list(self.open_cells())
        return [self._mark(answer, number, place, found, 1 / len(cells)) for number, place, found in cells]

    def _mark(self, answer: TraceAnswer, number: int, place: int, found: Cell, worth: float) -> Mark:
        text = self.written(answer, number, place)
        if text and self.right(answer, number, place):
            return Mark(worth, worth, f"Right: {found.evidence}")
        said = f"You wrote {text}." if text else "Nothing was written."
        return Mark(0.0, worth, f"{found.evidence} {said}")


def _is_region(found: Cell) -> bool:
    return found.unit is Unit.REGION and isinstance(found.key, str)
