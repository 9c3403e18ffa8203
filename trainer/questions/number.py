"""Number questions: a size, an address, a count."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal, Self

from pydantic import Field, field_validator, model_validator

from trainer.questions.base import Answer, Question
from trainer.questions.claims import evaluate
from trainer.questions.errors import KeyRefuted, Location, QuestionError
from trainer.questions.grade import Mark
from trainer.questions.item import Item
from trainer.questions.probes import AnyProbe, Probe, Unit, show
from trainer.questions.quantities import Quantity, QuantityError
from trainer.questions.runs import Runner
from trainer.questions.schema import Markdown, Schema

if TYPE_CHECKING:
    from trainer.engine import Run

WRONG_UNIT = 0.5
"""Share for the right number with a unit that is wrong by a power of 1024."""


def _quantity(text: int | float | str) -> int | float | str:
    try:
        Quantity.parse(str(text).removesuffix("%"))
    except QuantityError as error:
        raise ValueError(f"{error}; write for example 4096, 128 KiB or 0x1000") from error
    return text


class Miss(Schema):
    """A wrong number that is worth a word: what leads to it."""

    value: int | float | str
    """A wrong number."""
    feedback: Markdown
    """What is said to those who gave it (Markdown): what leads to it."""

    _checked = field_validator("value")(_quantity)


class NumberAnswer(Answer):
    """The number as it was typed."""

    text: Annotated[str, Field(max_length=200)] = ""


class Number(Question):
    """A number that ``probe`` reads off the run; ``answer`` states it, and is compared with the run if both are given.

    ``tolerance`` is a number, or a share such as ``5%``. ``unit`` says what is asked for; sizes may be typed with
    units.
    """

    answer_model: ClassVar[type[Answer]] = NumberAnswer

    kind: Literal["number"]
    probe: AnyProbe | None = None
    """The number, as the run has it."""
    answer: int | float | str | None = None
    """The number, as the author states it; with a probe, the run checks it."""
    tolerance: int | float | str = 0
    """How far an answer may be off: a number, a size, or a share such as `5%`."""
    unit: Literal["bytes", "address", "count", "number"] = "number"
    """What is counted; sizes in `bytes` may be typed with units."""
    misses: Annotated[tuple[Miss, ...], Field(max_length=20)] = ()
    """Wrong numbers that are worth a word."""

    @field_validator("answer", "tolerance")
    @classmethod
    def _numbers(cls, value: int | float | str | None) -> int | float | str | None:
        return None if value is None else _quantity(value)

    @model_validator(mode="after")
    def _has_a_key(self) -> Self:
        if self.probe is None and self.answer is None:
            raise ValueError("a number needs a 'probe' of the run, or an 'answer'")
        return self

    def probes(self) -> Iterator[tuple[Location, Probe]]:
        """Yield the probe of the question, and those of the checks."""
        if self.probe is not None:
            yield ("probe",), self.probe
        yield from super().probes()

    def unstated(self) -> Self:
        """Leave the answer to the run."""
        return self if self.probe is None else self.model_copy(update={"answer": None})

    def item(self, run: "Run | None", seed: int, runner: Runner) -> "NumberItem":
        """Read the key off the run."""
        stated = None if self.answer is None else Quantity.parse(str(self.answer)).value
        step = None
        key = stated
        if self.probe is not None:
            result = evaluate(self.probe, run, ("probe",))
            if isinstance(result.value, bool) or not isinstance(result.value, int | float):
                raise QuestionError("this probe does not give a number", ("probe",), "a probe of a size or a count")
            key, step = Fraction(result.value), result.step
            if stated is not None and abs(key - stated) > self.margin(key):
                shown = show(result.value, Unit(self.unit))
                right = "an answer that follows the parameters (${…}), or none" if self.values else f"answer: {shown}"
                raise KeyRefuted(f"the run says {shown}. {result.evidence}", ("answer",), right)
        assert key is not None
        return NumberItem(self, run, seed, runner, key, step)

    def margin(self, key: Fraction) -> Fraction:
        """Return how far an answer may be off."""
        text = str(self.tolerance)
        if text.endswith("%"):
            return abs(key) * Quantity.parse(text[:-1]).value / 100
        return Quantity.parse(text).value


class NumberItem(Item[Number, NumberAnswer]):
    """A number to be found; ``value`` is the key."""

    def __init__(
        self, question: Number, run: "Run | None", seed: int, runner: Runner, value: Fraction, step: int | None
    ) -> None:
        super().__init__(question, run, seed, runner)
        self.value = value
        self._step = step

    @property
    def step(self) -> int | None:
        """The step at which the number was read."""
        return self._step

    @property
    def rule(self) -> str:
        """How credit is given."""
        tolerance = self.question.tolerance
        exact = "The exact number" if not tolerance else f"A number within {tolerance} of the right one"
        if self.question.unit != "bytes":
            return f"{exact} earns everything."
        return (
            f"{exact} earns everything, the right number with a wrong or missing unit half. "
            "KB, MB and GB count in 1024; without a unit it is bytes."
        )

    def key(self) -> NumberAnswer:
        """Return the number, without a unit."""
        return NumberAnswer(text=_plain(self.value))

    def empty(self) -> NumberAnswer:
        """Return the empty field."""
        return NumberAnswer()

    def key_text(self) -> str:
        """Return the number with its unit."""
        value = self.value.numerator if self.value.denominator == 1 else float(self.value)
        return show(value, Unit(self.question.unit))

    def errs_like(self, other: Self, answer: NumberAnswer) -> bool:
        """Say whether the number is that of ``other``."""
        try:
            given = Quantity.parse(answer.text.strip()).value
        except QuantityError:
            return False
        wrong = abs(given - self.value) > self.question.margin(self.value)
        return wrong and abs(given - other.value) <= self.question.margin(other.value)

    def marks(self, answer: NumberAnswer) -> Sequence[Mark]:
        """Compare the number with the key."""
        return (self._mark(answer.text.strip()),)

    def _mark(self, text: str) -> Mark:
        right = f"Right is {self.key_text()}."
        if not text:
            return Mark(0.0, 1.0, f"Nothing was typed. {right}")
        try:
            given = Quantity.parse(text)
        except QuantityError as error:
            return Mark(0.0, 1.0, f"{str(error).capitalize()}. {right}")
        margin = self.question.margin(self.value)
        if abs(given.value - self.value) <= margin:
            return Mark(1.0, 1.0, f"Right: {self.key_text()}.")
        for miss in self.question.misses:
            if given.value == Quantity.parse(str(miss.value)).value:
                return Mark(0.0, 1.0, f"{text} is not it. {miss.feedback.strip()} {right}")
        if self.question.unit == "bytes" and self._wrong_unit(given.value, margin):
            unit = "its unit is not" if given.unit else "but its unit is missing"
            return Mark(WRONG_UNIT, 1.0, f"The number is right, {unit}. {right}")
        return Mark(0.0, 1.0, f"{text} is not it. {right}")

    def _wrong_unit(self, given: Fraction, margin: Fraction) -> bool:
        if not given:
            return False
        return any(abs(given * Fraction(1024) ** power - self.value) <= margin for power in (-3, -2, -1, 1, 2, 3))


def _plain(value: Fraction) -> str:
    """Write a number so that it is read back exactly; a fraction that has no finite form as its nearest float."""
    return str(value.numerator) if value.denominator == 1 else format(float(value), "f")
