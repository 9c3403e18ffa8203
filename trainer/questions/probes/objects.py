"""Probes of the program's objects: where they lie, what they hold, where pointers lead."""

from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import StringConstraints

from trainer.questions.errors import ProbeFailed, unnamed
from trainer.questions.outcomes import ALLOCATIONS
from trainer.questions.probes.base import ProbeResult, Unit, whereabouts
from trainer.questions.probes.moments import MomentProbe

if TYPE_CHECKING:
    from trainer.engine import Run
    from trainer.engine.state import State
    from trainer.engine.watch import Value as Watched

Expression = Annotated[str, StringConstraints(min_length=1, max_length=200)]
"""A C path: ``x``, ``&x``, ``*p``, ``s.a``, ``p->a``, ``a[3]``."""


def _evaluate(state: "State", expression: str) -> "Watched":
    try:
        return state.evaluate(expression)
    except LookupError as error:
        raise unnamed(error) from error


def address_of(state: "State", expression: str) -> int:
    """Return where an object lies. Raises ProbeFailed if ``expression`` is no object."""
    address = _evaluate(state, expression).address
    if address is None:
        raise ProbeFailed(f"{expression!r} is a value, not an object with an address")
    return address


def _region_at(state: "State", address: int) -> str:
    region = state.region_at(address)
    return "unmapped" if region is None else str(region.kind)


def _origin(run: "Run", address: int, step: int) -> str:
    """Return the rule by which ``address`` was last allocated or freed before ``step``; empty if it never was."""
    for event in reversed(run.events):
        if event.step < step and event.kind in (*ALLOCATIONS, "free") and event.data.get("address") == address:
            return event.rule.sentence()
    return ""


class RegionOf(MomentProbe):
    """The region in which the object ``expression`` lies."""

    unit: ClassVar[Unit] = Unit.REGION

    ask: Literal["region-of"]
    expression: Expression
    """A C path, such as `x`, `*p`, `s.a` or `a[3]`."""

    def evaluate(self, run: "Run") -> ProbeResult:
        """Answer with a region kind."""
        state = self.state(run)
        address = address_of(state, self.expression)
        kind = _region_at(state, address)
        evidence = f"`{self.expression}` lies at {address:#x}, {whereabouts(kind)}."
        return ProbeResult(kind, state.step, evidence)


class PointsTo(MomentProbe):
    """The region that the value of ``pointer`` is an address of."""

    unit: ClassVar[Unit] = Unit.REGION

    ask: Literal["points-to"]
    pointer: Expression
    """A C path whose value is an address."""

    def evaluate(self, run: "Run") -> ProbeResult:
        """Answer with a region kind; ``unmapped`` for NULL and for addresses where nothing is."""
        state = self.state(run)
        value = _evaluate(state, self.pointer).value
        if not isinstance(value, int):
            raise ProbeFailed(f"{self.pointer!r} is not a pointer")
        kind = _region_at(state, value)
        target = "NULL" if value == 0 else f"{value:#x}, {whereabouts(kind)}"
        evidence = f"{self.moment_text(run).capitalize()}, `{self.pointer}` is {target}."
        return ProbeResult(kind, state.step, f"{evidence} {_origin(run, value, state.step)}".rstrip())


class ValueOf(MomentProbe):
    """The value of ``expression``, an integer, floating or pointer expression."""

    unit: ClassVar[Unit] = Unit.NUMBER

    ask: Literal["value"]
    expression: Expression
    """A C path, such as `x`, `*p`, `s.a` or `a[3]`."""

    def evaluate(self, run: "Run") -> ProbeResult:
        """Answer with a number."""
        state = self.state(run)
        value = _evaluate(state, self.expression).value
        if value is None:
            raise ProbeFailed(f"{self.expression!r} has no value that is a number")
        moment = self.moment_text(run).capitalize()
        return ProbeResult(value, state.step, f"{moment}, `{self.expression}` is {value}.")


class AddressOf(MomentProbe):
    """The address of the object ``expression``; for ``*p`` that is the value of ``p``."""

    unit: ClassVar[Unit] = Unit.ADDRESS

    ask: Literal["address"]
    expression: Expression
    """A C path, such as `x`, `*p`, `s.a` or `a[3]`."""

    def evaluate(self, run: "Run") -> ProbeResult:
        """Answer with an address."""
        state = self.state(run)
        address = address_of(state, self.expression)
        evidence = f"`{self.expression}` lies at {address:#x}, {whereabouts(_region_at(state, address))}."
        return ProbeResult(address, state.step, evidence)


class Distance(MomentProbe):
    """How many bytes the address ``upper`` lies above the address ``lower``; negative if it lies below."""

    unit: ClassVar[Unit] = Unit.BYTES

    ask: Literal["distance"]
    upper: Expression
    """An address: a pointer, or `&x`."""
    lower: Expression
    """The address that it is compared with."""

    def evaluate(self, run: "Run") -> ProbeResult:
        """Answer with a number of bytes."""
        state = self.state(run)
        upper, lower = _evaluate(state, self.upper).value, _evaluate(state, self.lower).value
        if not isinstance(upper, int) or not isinstance(lower, int):
            raise ProbeFailed(f"{self.upper!r} and {self.lower!r} must be addresses, such as a pointer or '&x'")
        evidence = f"`{self.upper}` is {upper:#x} and `{self.lower}` is {lower:#x}: {upper - lower} bytes apart."
        return ProbeResult(upper - lower, state.step, evidence)
