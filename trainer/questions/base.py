"""What every kind of question has in common, and how a kind is built.

A kind is one module that defines

1. a subclass of ``Question`` with ``kind: Literal["..."]``: what an author writes (pydantic, nothing else allowed);
2. a subclass of ``Answer``: what a learner gives, as JSON in the learner's database;
3. a subclass of ``Item`` (``trainer.questions.item``): the question made ready to be asked, with ``key()``, ``empty()``
   and ``marks(answer)``;

and is registered by one line in ``trainer.questions.kinds``. A question that concerns memory names a *probe* of a
run (``trainer.questions.probes``) instead of a key: ``Question.prepare`` runs the program and the key is read off the
run. A key that is stated as well is compared with the run; ``KeyRefuted`` says where they disagree.

A kind knows nothing of parameters: a question that was written with them (``trainer.questions.parameters``) is one
concrete question for each seed. ``Question.at`` returns it, and ``prepare`` asks that one.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Self, final

from pydantic import (
    Field,
    ModelWrapValidatorHandler,
    PrivateAttr,
    SerializerFunctionWrapHandler,
    StringConstraints,
    ValidationError,
    ValidationInfo,
    model_serializer,
    model_validator,
)

from trainer.questions.claims import Check
from trainer.questions.errors import Location, Misfilled, QuestionError
from trainer.questions.misconceptions import MisconceptionName
from trainer.questions.parameters import Constraints, Parameters, Template, Value
from trainer.questions.probes import Probe
from trainer.questions.runs import NOTHING, Runner, engine_runner
from trainer.questions.schema import Markdown, Schema

if TYPE_CHECKING:
    from trainer.engine import Run
    from trainer.questions.item import Item

Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Topic = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+(\.[a-z0-9-]+)*$", max_length=80)]


class Answer(Schema):
    """What a learner gave; every field has a default that means "not touched"."""


class Question(Schema, ABC):
    """What an author writes.

    ``platform`` names the machine that the program runs on. Without ``program`` a probe looks at a process that
    does nothing. ``checks`` are further facts that the author relies on; a run that disagrees refutes them.
    ``elsewhere`` is Markdown on how another platform differs, added to what the run there says by itself.

    ``misconceptions`` are wrong beliefs to be recognised in an answer: each is run through the engine.

    With ``parameters`` the other keys may hold placeholders (``${size}``); the question as it is read is then the one
    of seed 0, and ``at`` returns those of other seeds. ``constraints`` are comparisons that drawn values must meet.

    A kind that always is about a run, also without a program, sets ``always_runs``; one for which a program that does
    not end is a possible answer sets ``may_not_end``.
    """

    answer_model: ClassVar[type[Answer]]
    self_rated: ClassVar[bool] = False
    """Whether the learner says how well it went."""
    always_runs: ClassVar[bool] = False
    may_not_end: ClassVar[bool] = False

    kind: str
    """What is asked for: the kind of the question."""
    id: Identifier
    """A name that stays the same for ever: the learner's history follows it. Lower case, digits and hyphens."""
    title: Annotated[str, StringConstraints(min_length=1, max_length=120, pattern=r"^[^\x00-\x1f\x7f]*$")]
    """A few words for lists; they should not give the answer away."""
    prompt: Markdown
    """What the learner is asked (Markdown)."""
    topics: tuple[Topic, ...] = ()
    """What the question is about, such as `region.heap`; progress is told by topic. A dot makes a subtopic."""
    platform: str = "linux-x86_64"
    """The machine that the program runs on: `linux-x86_64`, `textbook` or `unprotected`."""
    program: Annotated[str, StringConstraints(max_length=100_000)] | None = None
    """The C program: its text, or the name of a file in the folder `programs`."""
    arguments: Annotated[tuple[str, ...], Field(max_length=64)] = ()
    """What the program is called with, after its name."""
    stdin: Annotated[str, StringConstraints(max_length=100_000)] = ""
    """What the program reads from its standard input."""
    explanation: Markdown = ""
    """Why the answer is what it is (Markdown), told after the answer; the evidence of the run follows by itself."""
    elsewhere: Markdown = ""
    """How another platform differs (Markdown), told last."""
    checks: Annotated[tuple[Check, ...], Field(max_length=50)] = ()
    """Facts that the explanation or the prompt relies on; the pack is refused if the run says otherwise."""
    misconceptions: Annotated[tuple[MisconceptionName, ...], Field(max_length=10)] = ()
    """Wrong beliefs to be recognised in an answer: each is run through the engine."""
    parameters: Parameters = Field(default_factory=dict)
    """Values that are drawn anew for each asking, and fill in `${…}` everywhere else in the question."""
    constraints: Constraints = ()
    """Comparisons that the drawn values must meet, such as `small < large`."""

    _template: Template | None = PrivateAttr(default=None)
    _values: Mapping[str, Value] = PrivateAttr(default_factory=dict)
    _pictures: Mapping[str, bytes] = PrivateAttr(default_factory=dict)

    @model_validator(mode="wrap")
    @classmethod
    def _filled_in(cls, data: Any, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo) -> Self:
        filling = info.context
        if isinstance(filling, _Filling) and filling.template.data is data:
            template, seed = filling.template, filling.seed
        elif isinstance(data, dict) and data.get("parameters"):
            template, seed = Template(data), 0
        else:
            return handler(data)
        question, values = template.filled(handler, seed)
        question._template, question._values = template, values
        return question

    @model_serializer(mode="wrap")
    def _as_written(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        return handler(self) if self._template is None else dict(self._template.data)

    @property
    def template(self) -> Template | None:
        """What was written, of a question with parameters."""
        return self._template

    @property
    def values(self) -> Mapping[str, Value]:
        """The values of the parameters in this concrete question; empty without parameters."""
        return self._values

    @property
    def pictures(self) -> Mapping[str, bytes]:
        """The pictures that its texts may show, by names such as ``images/heap.png``."""
        return self._pictures

    def illustrate(self, pictures: Mapping[str, bytes]) -> None:
        """Give the question the pictures of its pack."""
        self._pictures = pictures

    def at(self, seed: int) -> Self:
        """Return the concrete question of a seed; a question without parameters is always the same.

        Raises Misfilled if what is filled in makes no question.
        """
        if self._template is None:
            return self
        try:
            concrete = type(self).model_validate(self._template.data, context=_Filling(self._template, seed))
        except ValidationError as error:
            raise Misfilled(error) from error
        concrete._pictures = self._pictures
        return concrete

    def probes(self) -> Iterator[tuple[Location, Probe]]:
        """Yield every probe with its place in the question."""
        for index, check in enumerate(self.checks):
            yield ("checks", index, "probe"), check.probe

    @final
    def prepare(self, seed: int = 0, runner: Runner = engine_runner) -> "Item[Any, Any]":
        """Draw the parameters, run the program where the question needs it, and return what can be asked.

        The same seed gives the same item. Raises QuestionError (KeyRefuted, Misfilled, ProgramRefused).
        """
        return self.at(seed)._prepared(seed, runner)

    def _prepared(self, seed: int, runner: Runner) -> "Item[Any, Any]":
        needs_run = self.always_runs or self.program is not None or any(True for _ in self.probes())
        run = runner(self) if needs_run else None
        if run is not None and run.limit is not None and not self.may_not_end:
            raise QuestionError(f"the program is stopped before its end ({run.limit})", ("program",))
        for index, check in enumerate(self.checks):
            check.verify(run, ("checks", index))
        return self.item(run, seed, runner)

    @abstractmethod
    def item(self, run: "Run | None", seed: int, runner: Runner) -> "Item[Any, Any]":
        """Make the item from a run of the program (None if the question needs none)."""

    def unstated(self) -> Self:
        """Return the question without what the author states besides the run, which is refuted in a believed world."""
        return self

    def source(self) -> str:
        """Return the C program that is run."""
        return NOTHING if self.program is None else self.program


class _Filling:
    """Tells the validation of a question which seed to fill in (pydantic's context)."""

    __slots__ = ("seed", "template")

    def __init__(self, template: Template, seed: int) -> None:
        self.template = template
        self.seed = seed
