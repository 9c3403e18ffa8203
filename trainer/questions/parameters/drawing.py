"""Parameters: what an author says of them, and how values are drawn from a seed."""

from collections.abc import Callable, Mapping, Sequence
from keyword import iskeyword
from random import Random
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Discriminator,
    Field,
    StrictBool,
    StrictInt,
    StringConstraints,
    Tag,
)

from trainer.questions.errors import Location
from trainer.questions.parameters.expressions import (
    CONSTANTS,
    FUNCTIONS,
    LONGEST_EXPRESSION,
    MOST_BITS,
    Expression,
    ExpressionError,
    Scalar,
    Value,
    quantity,
)
from trainer.questions.schema import Schema

MOST_PARAMETERS = 20
MOST_VALUES = 200
MOST_DRAWS = 1_000


class ParameterError(Exception):
    """Parameters cannot be drawn; ``location`` is a path inside the question."""

    def __init__(self, sentence: str, location: Location, expected: str = "") -> None:
        super().__init__(sentence)
        self.location = location
        self.expected = expected


def _expression(text: str) -> str:
    Expression(text)
    return text


def _bounded(number: int) -> int:
    if abs(number) >> MOST_BITS:
        raise ValueError(f"the number has more than {MOST_BITS} bits")
    return number


def _name(name: str) -> str:
    if name in CONSTANTS or name in FUNCTIONS or iskeyword(name):
        raise ValueError(f"{name!r} has a meaning in expressions; another name")
    return name


def _sized(value: Any) -> Any:
    size = quantity(value) if isinstance(value, str) else None
    return value if size is None else size


def _unfilled(text: str) -> str:
    if "${" in text.replace("$${", ""):
        raise ValueError("a value of a parameter is taken as it is: a placeholder in it would not be filled in")
    return text


def _scalar(value: Any) -> str:
    return "[truth]" if isinstance(value, bool) else "[whole]" if isinstance(value, int) else "[text]"


Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=30), AfterValidator(_name)]
Whole = Annotated[StrictInt, AfterValidator(_bounded)]
Formula = Annotated[str, StringConstraints(max_length=LONGEST_EXPRESSION), AfterValidator(_expression)]
"""An expression of parameters that are defined above it: ``count * 4``, ``size + 4 KiB``."""
Element = Annotated[
    Annotated[StrictBool, Tag("[truth]")]
    | Annotated[Whole, Tag("[whole]")]
    | Annotated[
        str, StringConstraints(max_length=200, pattern=r"^[^\n\r]*$"), AfterValidator(_unfilled), Tag("[text]")
    ],
    Discriminator(_scalar),
    BeforeValidator(_sized),
]
"""A number, a truth or a text of one line; ``64 KiB`` is a number."""
Row = Annotated[dict[Name, Element], Field(min_length=1, max_length=20)]
Bound = Whole | Formula


class Range(Schema):
    """Numbers ``from``, ``from + step``, … up to ``to`` at most; bounds may be expressions of earlier parameters."""

    start: Bound = Field(alias="from")
    """The first value."""
    to: Bound
    """The last value is this, or the last step before it."""
    step: Bound = 1
    """From each value to the next."""


def _form(value: Any) -> str:
    if isinstance(value, dict | Range):
        return "range"
    if isinstance(value, list | tuple):
        return "rows" if value and isinstance(value[0], dict) else "set"
    return "formula" if isinstance(value, str) else "constant"


Choices = Annotated[tuple[Element, ...], Field(min_length=1, max_length=MOST_VALUES)]
Rows = Annotated[tuple[Row, ...], Field(min_length=1, max_length=MOST_VALUES)]
Parameter = Annotated[
    Annotated[Range, Tag("range")]
    | Annotated[Choices, Tag("set")]
    | Annotated[Rows, Tag("rows")]
    | Annotated[Formula, Tag("formula")]
    | Annotated[Whole, Tag("constant")],
    Discriminator(_form),
]
"""A range to draw from; a list to draw from, of scalars or of rows of scalars; an expression; or a number."""

Parameters = Annotated[dict[Name, Parameter], Field(max_length=MOST_PARAMETERS)]
Constraints = Annotated[tuple[Formula, ...], Field(max_length=MOST_PARAMETERS)]

_Draw = Callable[[Mapping[str, Value], Random], Value]


class Drawing:
    """Parameters and the constraints between them, ready to be drawn."""

    def __init__(self, parameters: Mapping[str, Any], constraints: Sequence[str]) -> None:
        """Check what refers to what. Raises ParameterError.

        The arguments are those that pydantic has read as ``Parameters`` and ``Constraints``.
        """
        self._draws: dict[str, _Draw] = {}
        self.mentioned: set[str] = set()
        """The names of parameters that others, or constraints, are made of."""
        for name, parameter in parameters.items():
            self._draws[name] = self._reader(name, parameter)
        self._constraints = [Expression(text) for text in constraints]
        for index, constraint in enumerate(self._constraints):
            self.check(constraint, ("constraints", index))

    @property
    def names(self) -> frozenset[str]:
        """The names of all parameters."""
        return frozenset(self._draws)

    def check(self, expression: Expression, location: Location) -> None:
        """Raise ParameterError if ``expression`` uses a parameter that is not there (yet)."""
        for name in sorted(expression.names - self.names):
            known = ", ".join(self._draws)
            expected = f"one of {known}" if known else "a parameter that is defined above this one"
            raise ParameterError(f"there is no parameter {name!r}", location, expected)
        self.mentioned |= expression.names

    def values(self, seed: int) -> dict[str, Value]:
        """Draw the parameters; the same seed draws the same. Raises ParameterError."""
        random = Random(f"parameters:{seed}")
        for _ in range(MOST_DRAWS):
            values: dict[str, Value] = {}
            for name, draw in self._draws.items():
                try:
                    values[name] = draw(values, random)
                except ExpressionError as error:
                    raise ParameterError(str(error), ("parameters", name)) from error
            if self._allowed(values):
                return values
        raise ParameterError(
            f"no values that meet the constraints were found in {MOST_DRAWS:,} draws",
            ("constraints",),
            "wider ranges, or weaker constraints",
        )

    def _allowed(self, values: Mapping[str, Value]) -> bool:
        for index, constraint in enumerate(self._constraints):
            try:
                allowed = constraint.evaluate(values)
            except ExpressionError as error:
                raise ParameterError(str(error), ("constraints", index)) from error
            if not isinstance(allowed, bool):
                what = f"{constraint.text!r} is neither true nor false"
                raise ParameterError(what, ("constraints", index), "a comparison, such as a < b")
            if not allowed:
                return False
        return True

    def _reader(self, name: str, parameter: Any) -> _Draw:
        place = ("parameters", name)
        if isinstance(parameter, Range):
            bounds = [self._bound(bound, place) for bound in (parameter.start, parameter.to, parameter.step)]
            return lambda values, random: _step(random, *(bound(values) for bound in bounds))
        if isinstance(parameter, tuple):
            if isinstance(parameter[0], dict) and any(set(row) != set(parameter[0]) for row in parameter):
                raise ParameterError("the rows of this list have different keys", place, "the same keys in each row")
            return lambda _, random: random.choice(parameter)
        bound = self._bound(parameter, place)
        return lambda values, _: bound(values)

    def _bound(self, bound: int | str, place: Location) -> Callable[[Mapping[str, Value]], Value]:
        if isinstance(bound, int):
            return lambda _: bound
        expression = Expression(bound)
        self.check(expression, place)
        return expression.evaluate


def _step(random: Random, start: Value, to: Value, step: Value) -> Scalar:
    if not all(isinstance(bound, int) and not isinstance(bound, bool) for bound in (start, to, step)):
        raise ExpressionError("a bound of this range is not a number")
    assert isinstance(start, int) and isinstance(to, int) and isinstance(step, int)  # noqa: PT018
    if step < 1 or to < start:
        raise ExpressionError(f"the range from {start} to {to} in steps of {step} is empty")
    return start + step * random.randrange((to - start) // step + 1)
