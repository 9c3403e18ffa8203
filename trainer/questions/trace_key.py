"""The key of a trace table: each cell as the run has it."""

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from trainer.questions.claims import Expected, comparable
from trainer.questions.determined import determined
from trainer.questions.errors import KeyRefuted, Location, ProbeFailed, QuestionError
from trainer.questions.misconceptions.believing import answer
from trainer.questions.probes import Probe, Unit, show
from trainer.questions.probes.moments import MomentProbe
from trainer.questions.probes.objects import Distance, PointsTo, ValueOf
from trainer.questions.written import Special, Written, same, write

if TYPE_CHECKING:
    from trainer.engine import Run
    from trainer.engine.state import State
    from trainer.engine.watch import Value as Watched

_PLAIN_NUMBERS = (Unit.NUMBER, Unit.COUNT)


class CellState(Enum):
    """Whether a cell is to be filled in, is filled in already, or has nothing to be filled in."""

    OPEN = "open"
    GIVEN = "given"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its ``key``, ``text`` as an answer has it, and ``evidence``; ``size`` is the bytes of a number."""

    state: CellState
    key: Written
    text: str
    evidence: str
    step: int | None = None
    unit: Unit = Unit.NUMBER
    base: int = 10
    size: int = 8


def cell(run: "Run", probe: MomentProbe, base: int, *, given: bool, location: Location) -> Cell:
    """Read a cell off the run. Raises QuestionError if its moment does not come."""
    try:
        state = probe.state(run)
    except ProbeFailed as failed:
        raise QuestionError(str(failed), location, "a moment of the run") from failed
    try:
        result = answer(probe, run)
    except ProbeFailed as failed:
        return Cell(CellState.CLOSED, None, "", str(failed))
    kind = CellState.GIVEN if given else CellState.OPEN
    moment = probe.moment_text(run).capitalize()
    for expression in _read(probe):
        if not _has_value(run, state, state.evaluate(expression)):
            evidence = f"{moment}, nothing has been stored to `{expression}` yet: what it holds is left over."
            return Cell(kind, Special.UNKNOWN, "?", evidence, result.step, probe.unit, base)
    if not isinstance(probe, ValueOf):
        timed = moment.lower() in result.evidence.lower()
        told = result.evidence if timed else f"{moment}: {result.evidence}"
        return Cell(kind, result.value, write(result.value, base), told, result.step, probe.unit, base)
    size = state.evaluate(probe.expression).size
    text = write(result.value, base, size)
    evidence = f"{moment}, `{probe.expression}` is {text}."
    return Cell(kind, result.value, text, evidence, result.step, probe.unit, base, size)


def _read(probe: Probe) -> tuple[str, ...]:
    """Return the expressions whose values a probe reads."""
    match probe:
        case ValueOf(expression=expression):
            return (expression,)
        case PointsTo(pointer=pointer):
            return (pointer,)
        case Distance(upper=upper, lower=lower):
            return upper, lower
    return ()


def _has_value(run: "Run", state: "State", watched: "Watched") -> bool:
    """Say whether a value has been given; that of an array or a function is where it lies."""
    if watched.address is None or watched.type.endswith(("]", ")")):
        return True
    return all(determined(run, state, watched.address, watched.size))


def compare(expected: Expected, found: Cell, probe: Probe, location: Location) -> None:
    """Raise KeyRefuted if the run has something else in a cell than the author stated."""
    stated: Written = Special.UNKNOWN if expected == "?" else comparable(expected, probe, location)
    if not same(stated.lower() if isinstance(stated, str) else stated, found.key, found.base, found.size):
        raise KeyRefuted(f"the run says otherwise. {found.evidence}", location, shown(found))


def shown(found: Cell) -> str:
    """Write a cell's key for a reader."""
    if found.state is CellState.CLOSED:
        return "–"
    if isinstance(found.key, Special) or found.unit in _PLAIN_NUMBERS:
        return found.text
    return show(found.key, found.unit)
