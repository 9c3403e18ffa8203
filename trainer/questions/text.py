"""Short text: a name, a word, a line to be typed."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal, Self

from pydantic import Field

from trainer.questions.accepting import LONGEST, Accepted, Blank, Judgement, Verdict, words_of
from trainer.questions.base import Answer, Question
from trainer.questions.errors import Location
from trainer.questions.grade import Mark
from trainer.questions.item import Item
from trainer.questions.probes import Probe
from trainer.questions.runs import Runner

if TYPE_CHECKING:
    from trainer.engine import Run

SLIP = 0.5
"""Share for an answer that is nearly right: a slip of spelling."""


class TextAnswer(Answer):
    """The text as it was typed."""

    text: Annotated[str, Field(max_length=LONGEST)] = ""


class Text(Question, Blank):
    """A word or a line to be written; what is right is as in a blank of a cloze."""

    answer_model: ClassVar[type[Answer]] = TextAnswer

    kind: Literal["text"]

    def unstated(self) -> Self:
        """Leave the answer to the run where it can say it."""
        return self if self.probe is None else self.model_copy(update={"accept": (), "patterns": ()})

    def probes(self) -> Iterator[tuple[Location, Probe]]:
        """Yield the probe of the question, and those of the checks."""
        if self.probe is not None:
            yield ("probe",), self.probe
        yield from super().probes()

    def item(self, run: "Run | None", seed: int, runner: Runner) -> "TextItem":
        """Find out what is right."""
        return TextItem(self, run, seed, runner, Accepted.of(self, run, ()))


class TextItem(Item[Text, TextAnswer]):
    """A text to be written; ``accepted`` is what is right."""

    def __init__(self, question: Text, run: "Run | None", seed: int, runner: Runner, accepted: Accepted) -> None:
        super().__init__(question, run, seed, runner)
        self.accepted = accepted

    @property
    def step(self) -> int | None:
        """The step at which the answer was read."""
        return self.accepted.step

    @property
    def rule(self) -> str:
        """How credit is given."""
        return f"The right word earns everything, a slip of spelling {SLIP:.0%}. {_reading(self.question.case)}"

    def key(self) -> TextAnswer:
        """Return the text that is shown as right."""
        return TextAnswer(text=self.accepted.key)

    def empty(self) -> TextAnswer:
        """Return the empty field."""
        return TextAnswer()

    def key_text(self) -> str:
        """Return the text that is shown as right."""
        return self.accepted.key

    def judge(self, answer: TextAnswer) -> Judgement:
        """Say what an answer is."""
        return self.accepted.judge(answer.text, words_of(self.question.program or ""))

    def errs_like(self, other: Self, answer: TextAnswer) -> bool:
        """Say whether the text is right in ``other``, and not here."""
        right = (item.judge(answer).verdict is Verdict.RIGHT for item in (other, self))
        return tuple(right) == (True, False)

    def marks(self, answer: TextAnswer) -> Sequence[Mark]:
        """Compare the text with what is right."""
        return (mark(answer.text, self.judge(answer), self.accepted, 1.0),)


def mark(typed: str, judgement: Judgement, accepted: Accepted, worth: float, name: str = "") -> Mark:
    """Return the mark of one written text; ``name`` says which blank it is in."""
    lead, key = f"{name}: " if name else "", f"`{accepted.key}`"
    why = f" {accepted.evidence}" if accepted.evidence else ""
    written = f"`{' '.join(typed.split())}`"
    match judgement.verdict:
        case Verdict.RIGHT:
            return Mark(worth, worth, f"{lead}Right: {key}.{why}")
        case Verdict.NEAR:
            return Mark(worth * SLIP, worth, f"{lead}{written} is nearly it; look at the spelling: {key}.{why}")
        case Verdict.EMPTY:
            return Mark(0.0, worth, f"{lead}Nothing was written. Right is {key}.{why}")
    feedback = f" {judgement.feedback}" if judgement.feedback else ""
    return Mark(0.0, worth, f"{lead}{written} is not it.{feedback} Right is {key}.{why}")


def _reading(case: bool) -> str:
    capitals = "Capital letters matter" if case else "Capital letters do not matter"
    return f"{capitals}; numbers may be written in any way."
