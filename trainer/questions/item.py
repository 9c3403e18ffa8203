"""A question made ready to be asked, and how what is answered is graded.

Credit is a share of the question: the ``possible`` of all marks add up to 1, the score is the sum of what they
``earned``, never below 0. The key scores exactly 1, the untouched answer exactly 0; ``Item.rule`` says in a sentence
how credit is given in between.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Generic, Self, TypeVar

from trainer.questions.base import Answer, Question
from trainer.questions.grade import Grade, Mark
from trainer.questions.misconceptions import MISCONCEPTIONS
from trainer.questions.misconceptions.recognising import believer, errs_alike
from trainer.questions.probes import Probe
from trainer.questions.runs import Runner

if TYPE_CHECKING:
    from trainer.engine import Run

Q = TypeVar("Q", bound=Question)
A = TypeVar("A", bound=Answer)


class Item(ABC, Generic[Q, A]):
    """A question made ready: run, key and order of what is shown are fixed.

    ``run`` is None for a question that asks nothing of a program.
    """

    def __init__(self, question: Q, run: "Run | None", seed: int, runner: Runner) -> None:
        self.question = question
        self.run = run
        self.seed = seed
        self.runner = runner
        self._explanation: str | None = None

    @property
    @abstractmethod
    def rule(self) -> str:
        """How credit is given, in a sentence for the learner."""

    @abstractmethod
    def key(self) -> A:
        """Return the answer that scores 1."""

    @abstractmethod
    def empty(self) -> A:
        """Return the untouched answer, which scores 0."""

    @abstractmethod
    def marks(self, answer: A) -> Sequence[Mark]:
        """Return what each part of ``answer`` earned, and why."""

    @abstractmethod
    def key_text(self) -> str:
        """Return the key in words."""

    def evidence(self) -> list[Probe]:
        """Return the probes whose evidence explains the key, in the order in which it is told."""
        return [probe for _, probe in self.question.probes()]

    @property
    def step(self) -> int | None:
        """The step of the run that decides the question: where the first evidence that has a moment was read."""
        if self.run is None:
            return None
        steps = (probe.result(self.run).step for probe in self.evidence())
        return next((step for step in steps if step is not None), None)

    def grade(self, answer: A) -> Grade:
        """Grade ``answer``: score, marks, the misconceptions that it shows, and the explanation taken from the run."""
        grade = Grade.of(self.marks(answer))
        held = self.misconceptions(answer) if grade.score < 1 else ()
        told = [MISCONCEPTIONS[name].feedback for name in held]
        return replace(grade, explanation="\n\n".join([*told, self.explanation()]), step=self.step, misconceptions=held)

    def misconceptions(self, answer: A) -> tuple[str, ...]:
        """Return the question's misconceptions that a wrong ``answer`` follows from."""
        return tuple(
            name
            for name in self.question.misconceptions
            if (other := self.believer(name)) is not None and self.errs_like(other, answer)
        )

    def believer(self, name: str) -> Self | None:
        """Return the same item in a world in which a misconception is true; None where that makes no sense."""
        return believer(self, MISCONCEPTIONS[name], self.runner)

    def errs_like(self, other: Self, answer: A) -> bool:
        """Say whether ``answer`` is wrong in the way in which the key of ``other`` is."""
        return errs_alike(answer, self.key(), other.key(), self.empty())

    def score(self, answer: A) -> float:
        """Return only the score of ``answer``."""
        return Grade.of(self.marks(answer)).score

    def explanation(self) -> str:
        """Return why the key is the key: the author's words, the run's evidence, and what other platforms do."""
        if self._explanation is None:
            from trainer.questions.explain import explain

            self._explanation = explain(self, self.runner)
        return self._explanation

    def parse(self, data: object) -> A:
        """Read an answer back from the JSON-compatible ``data`` of ``Answer.model_dump``."""
        return self.question.answer_model.model_validate(data)  # type: ignore[return-value]
