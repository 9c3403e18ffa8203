"""What every kind of question has in common, and how a kind is built.

A kind is one module that defines

1. a subclass of ``Question`` with ``kind: Literal["..."]``: what an author writes (pydantic, nothing else allowed);
2. a subclass of ``Answer``: what a learner gives, as JSON in the learner's database;
3. a subclass of ``Item``: the question made ready to be asked, with ``key()``, ``empty()`` and ``marks(answer)``;

and is registered by one line in ``trainer.questions.kinds``. A question that concerns memory names a *probe* of a
run (``trainer.questions.probes``) instead of a key: ``Question.prepare`` runs the program and the key is read off the
run. A key that is stated as well is compared with the run; ``KeyRefuted`` says where they disagree.

Credit is a share of the question: the ``possible`` of all marks add up to 1, the score is the sum of what they
``earned``, never below 0. The key scores exactly 1, the untouched answer exactly 0; ``Item.rule`` says in a sentence
how credit is given in between.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Generic, TypeVar

from pydantic import Field, StringConstraints

from trainer.questions.claims import Check
from trainer.questions.errors import KeyRefuted, Location, QuestionError
from trainer.questions.grade import Grade, Mark
from trainer.questions.probes import Probe
from trainer.questions.runs import NOTHING, Runner, engine_runner
from trainer.questions.schema import Markdown, Schema

if TYPE_CHECKING:
    from trainer.engine import Run

Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Topic = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+(\.[a-z0-9-]+)*$", max_length=80)]


class Answer(Schema):
    """What a learner gave; every field has a default that means "not touched"."""


class Question(Schema, ABC):
    """What an author writes.

    ``platform`` names the machine that the program runs on. Without ``program`` a probe looks at a process that
    does nothing. ``checks`` are further facts that the author relies on; a run that disagrees refutes them.
    ``elsewhere`` is Markdown on how another platform differs, added to what the run there says by itself.
    """

    answer_model: ClassVar[type[Answer]]

    kind: str
    id: Identifier
    title: Annotated[str, StringConstraints(min_length=1, max_length=120, pattern=r"^[^\n]*$")]
    prompt: Markdown
    topics: tuple[Topic, ...] = ()
    platform: str = "linux-x86_64"
    program: Annotated[str, StringConstraints(max_length=100_000)] | None = None
    arguments: Annotated[tuple[str, ...], Field(max_length=64)] = ()
    stdin: Annotated[str, StringConstraints(max_length=100_000)] = ""
    explanation: Markdown = ""
    elsewhere: Markdown = ""
    checks: Annotated[tuple[Check, ...], Field(max_length=50)] = ()

    def probes(self) -> Iterator[tuple[Location, Probe]]:
        """Yield every probe with its place in the question."""
        for index, check in enumerate(self.checks):
            yield ("checks", index, "probe"), check.probe

    def prepare(self, seed: int = 0, runner: Runner = engine_runner) -> "Item[Any, Any]":
        """Run the program where the question needs it and return what can be asked.

        The same seed gives the same item. Raises QuestionError (KeyRefuted, ProgramRefused).
        """
        run = runner(self) if self.program is not None or any(True for _ in self.probes()) else None
        if run is not None and run.limit is not None:
            raise QuestionError(f"the program is stopped before its end ({run.limit})", ("program",))
        for index, check in enumerate(self.checks):
            check.verify(run, ("checks", index))
        return self.item(run, seed, runner)

    @abstractmethod
    def item(self, run: "Run | None", seed: int, runner: Runner) -> "Item[Any, Any]":
        """Make the item from a run of the program (None if the question needs none)."""

    def source(self) -> str:
        """Return the C program that is run."""
        return NOTHING if self.program is None else self.program


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
        self._runner = runner
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
        steps = (probe.evaluate(self.run).step for probe in self.evidence())
        return next((step for step in steps if step is not None), None)

    def grade(self, answer: A) -> Grade:
        """Grade ``answer``: score, marks and the explanation taken from the run."""
        return Grade.of(self.marks(answer), self.explanation(), self.step)

    def score(self, answer: A) -> float:
        """Return only the score of ``answer``."""
        return Grade.of(self.marks(answer)).score

    def explanation(self) -> str:
        """Return why the key is the key: the author's words, the run's evidence, and what other platforms do."""
        if self._explanation is None:
            from trainer.questions.explain import explain

            self._explanation = explain(self, self._runner)
        return self._explanation

    def parse(self, data: object) -> A:
        """Read an answer back from the JSON-compatible ``data`` of ``Answer.model_dump``."""
        return self.question.answer_model.model_validate(data)  # type: ignore[return-value]


__all__ = ["Answer", "Item", "KeyRefuted", "Question", "QuestionError"]
