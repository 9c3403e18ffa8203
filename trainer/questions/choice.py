"""Choice questions: one of several, several of several, or true or false."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from trainer.questions.base import Answer, Question
from trainer.questions.claims import Claim
from trainer.questions.errors import KeyRefuted, Location
from trainer.questions.grade import Mark
from trainer.questions.item import Item
from trainer.questions.misconceptions.believing import believed_by
from trainer.questions.options import Option, option_probes, resolve, shuffled
from trainer.questions.probes import AnyProbe, Probe
from trainer.questions.runs import Runner

if TYPE_CHECKING:
    from trainer.engine import Run

MOST_OPTIONS = 40
"""Pictures and tables of other programs come as choices among all that they show."""


class ChoiceAnswer(Answer):
    """The chosen options, as indices into ``ChoiceItem.options`` (the author's order, not the order shown)."""

    chosen: tuple[int, ...] = ()


class ChoiceOption(Option):
    """An option of which, where one is to be chosen, ``credit`` may say that it is partly right."""

    credit: Annotated[float, Field(gt=0, lt=1)] | None = None
    """What choosing it earns although it is not right, where one option is chosen: between 0 and 1."""


class Choice(Question, Claim):
    """A question with options.

    ``mode`` is ``one`` (exactly one is true), ``any`` (several may be true, and any one of them is chosen), ``many``
    (all that are true are chosen) or ``true-false``; ``right`` says how many are true, else it is one or more. A
    true-or-false question has no options: its truth is the claim (``is`` …) about ``probe``, or ``correct``.
    """

    answer_model: ClassVar[type[Answer]] = ChoiceAnswer

    kind: Literal["choice"]
    mode: Literal["one", "any", "many", "true-false"] = "one"
    """`one`: the true option is chosen; `any`: one of the true ones; `many`: all of them; `true-false`: no options."""
    options: Annotated[tuple[ChoiceOption, ...], Field(max_length=MOST_OPTIONS)] = ()
    """What can be chosen."""
    probe: AnyProbe | None = None
    """What the claims (`is` …) of the options are about; an option may have a probe of its own."""
    correct: bool | None = None
    """Whether a true-or-false question is true, where no run says it."""
    right: Annotated[int, Field(ge=1, le=MOST_OPTIONS)] | None = None
    """With `any` or `many`: how many options are true."""
    shuffle: bool = True
    """Whether the options are shown in another order each time."""

    @model_validator(mode="after")
    def _shape(self) -> Self:
        if self.mode == "true-false":
            if self.options:
                raise ValueError("a true-or-false question has no options; its truth is 'correct', or 'probe' and 'is'")
            if self.correct is None and not (self.probe is not None and self.claims):
                raise ValueError("a true-or-false question needs 'correct', or 'probe' and 'is'")
            return self
        if self.right is not None and self.mode == "one":
            raise ValueError("'right' is for questions of mode any or many; of the others exactly one option is right")
        if self.mode == "many" and any(option.credit is not None for option in self.options):
            raise ValueError("'credit' is for options of which one is chosen; of many, each right one earns its share")
        if len(self.options) < 2:
            raise ValueError("a choice needs at least two options")
        if self.correct is not None or self.claims:
            raise ValueError("'correct' and 'is' belong to the options, except in a true-or-false question")
        texts = [option.text.strip() for option in self.options if option.text.strip()]
        if len(set(texts)) < len(texts):
            raise ValueError("two options have the same text")
        return self

    def probes(self) -> Iterator[tuple[Location, Probe]]:
        """Yield the probes of the question and of its options."""
        if self.probe is not None:
            yield ("probe",), self.probe
        yield from option_probes(self.options, "options")
        yield from super().probes()

    def item(self, run: "Run | None", seed: int, runner: Runner) -> "ChoiceItem":
        """Find out what the options say, and which are true."""
        options = resolve(
            self.options or self._true_and_false(), self.probe, run, ("options",), believed_by(self, runner)
        )
        truths = tuple(
            option.truth(self.probe, run, ("options", index) if self.options else ())
            for index, option in enumerate(options[: len(self.options) or 1])
        )
        if self.mode == "true-false":
            truths = (truths[0], not truths[0])
        if self.mode == "one" and sum(truths) != 1:
            wrong = [index for index, truth in enumerate(truths) if truth]
            raise KeyRefuted(f"{len(wrong) or 'none'} of the options are true", ("options",), "exactly one true option")
        if self.right is not None and sum(truths) != self.right:
            what = f"{sum(truths) or 'none'} of the options are true"
            raise KeyRefuted(what, ("options",), f"{self.right} true options, as 'right' says")
        if not any(truths):
            raise KeyRefuted("no option is true", ("options",), "at least one true option")
        for index, (option, truth) in enumerate(zip(options, truths, strict=True)):
            if truth and option.credit is not None:
                raise KeyRefuted(
                    "this option is right, and earns everything", ("options", index, "credit"), "no credit"
                )
        shows_shuffled = self.shuffle and self.mode != "true-false"
        order = shuffled(len(options), seed, self.id) if shows_shuffled else tuple(range(len(options)))
        question = self.model_copy(update={"options": options}) if self.options else self
        return ChoiceItem(question, run, seed, runner, options, truths, order)

    def unstated(self) -> Self:
        """Leave the truth of options to the run where it can say it."""
        decided = self.claims or any(option.claims or option.rule for option in self.options)
        options = tuple(
            option.model_copy(update={"correct": None, "credit": None} if option.claims or option.rule else {})
            for option in self.options
        )
        return self.model_copy(update={"options": options, "correct": None, "right": None}) if decided else self

    def _true_and_false(self) -> tuple[ChoiceOption, ChoiceOption]:
        claim = {name: getattr(self, name) for name in self.comparisons()}
        return (
            ChoiceOption(text="True", correct=self.correct, probe=self.probe if claim else None, **claim),
            ChoiceOption(text="False", correct=False),
        )


class ChoiceItem(Item[Choice, ChoiceAnswer]):
    """A choice to be made: ``options`` in the author's order, ``order`` the indices in the order shown."""

    def __init__(
        self,
        question: Choice,
        run: "Run | None",
        seed: int,
        runner: Runner,
        options: tuple[ChoiceOption, ...],
        truths: tuple[bool, ...],
        order: tuple[int, ...],
    ) -> None:
        super().__init__(question, run, seed, runner)
        self.options = options
        self.truths = truths
        self.order = order

    @property
    def many(self) -> bool:
        """Whether several options may be chosen."""
        return self.question.mode == "many"

    @property
    def right(self) -> tuple[int, ...]:
        """The true options."""
        return tuple(index for index, truth in enumerate(self.truths) if truth)

    @property
    def rule(self) -> str:
        """How credit is given."""
        if not self.many:
            rule = "One option is right." if len(self.right) == 1 else "Several options are right: choose one of them."
            partly = any(option.credit is not None for option in self.options)
            return f"{rule} One that is partly right earns a part." if partly else rule
        return (
            "Every right option that you choose earns an equal share; every wrong one costs as much as if all wrong "
            "ones together cost everything. Never below 0."
        )

    def key(self) -> ChoiceAnswer:
        """Return the true options, or the first of them where one is to be chosen."""
        return ChoiceAnswer(chosen=self.right if self.many else self.right[:1])

    def empty(self) -> ChoiceAnswer:
        """Return the answer without a choice."""
        return ChoiceAnswer()

    def key_text(self) -> str:
        """Return the true options' texts."""
        return ("; " if self.many else " — or: ").join(self.options[index].text for index in self.right)

    def evidence(self) -> list[Probe]:
        """Return the probes of the question, and the rules that make options true."""
        rules = [option.probed(None) for option in self.options if option.rule is not None]
        return [*super().evidence(), *(probe for probe in rules if probe is not None)]

    def errs_like(self, other: Self, answer: ChoiceAnswer) -> bool:
        """Say whether the options chosen are those that are true for ``other``."""
        if not self.many:
            return any(index in other.right and index not in self.right for index in answer.chosen)
        return set(answer.chosen) == set(other.key().chosen) != set(self.key().chosen)

    def misconceptions(self, answer: ChoiceAnswer) -> tuple[str, ...]:
        """Return those that the question names, and those of wrong options that were chosen."""
        chosen = (self.options[index].misconception for index in answer.chosen if 0 <= index < len(self.options))
        return tuple(dict.fromkeys([*filter(None, chosen), *super().misconceptions(answer)]))

    def marks(self, answer: ChoiceAnswer) -> Sequence[Mark]:
        """Mark each option that matters."""
        chosen = {index for index in answer.chosen if 0 <= index < len(self.options)}
        return self._marks_of_many(chosen) if self.many else (self._mark_of_one(chosen),)

    def _mark_of_one(self, chosen: set[int]) -> Mark:
        if not chosen:
            return Mark(0.0, 1.0, f"Nothing was chosen. Right is: {self.key_text()}")
        index = min(chosen - {*self.right}, default=min(chosen))
        option, alone = self.options[index], len(chosen) == 1
        if alone and self.truths[index]:
            return Mark(1.0, 1.0, _sentence(f"Right: {option.text}", option.feedback))
        if alone and option.credit is not None:
            return Mark(option.credit, 1.0, _sentence(f"Partly right: {option.text}", option.feedback))
        return Mark(0.0, 1.0, _sentence(f"Not so: {option.text}", option.feedback))

    def _marks_of_many(self, chosen: set[int]) -> list[Mark]:
        right, wrong = sum(self.truths), len(self.truths) - sum(self.truths)
        marks = []
        for index, (option, truth) in enumerate(zip(self.options, self.truths, strict=True)):
            if truth:
                earned = index in chosen
                text = f"{'Right' if earned else 'Missed'}: {option.text}"
                marks.append(Mark(earned / right, 1 / right, _sentence(text, option.feedback)))
            elif index in chosen:
                marks.append(Mark(-1 / wrong, 0.0, _sentence(f"Not so: {option.text}", option.feedback)))
        return marks


def _sentence(text: str, feedback: str) -> str:
    return f"{text} – {feedback.strip()}" if feedback.strip() else text
