"""Questions of several parts: they share prompt, program and parameters, and each has points of its own."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, Union

from pydantic import (
    BeforeValidator,
    Field,
    SerializeAsAny,
    SerializerFunctionWrapHandler,
    TypeAdapter,
    model_serializer,
    model_validator,
)

from trainer.questions.base import Answer, Question
from trainer.questions.errors import Location, ProgramRefused, QuestionError
from trainer.questions.grade import Grade, Mark
from trainer.questions.item import Item
from trainer.questions.probes import Probe
from trainer.questions.runs import Runner
from trainer.questions.schema import Schema

if TYPE_CHECKING:
    from trainer.engine import Run

MOST_PARTS = 10
WHOLE_ONLY = frozenset({"flashcard", "parts"})
"""Kinds that cannot be a part: one is graded by the learner, the other has parts itself."""
SHARED = ("platform", "program", "arguments", "stdin")
"""Keys of the whole that hold for each part."""
OF_THE_WHOLE = frozenset({*SHARED, "id", "topics", "parameters", "constraints"})
"""Keys that a part cannot have."""


@cache
def _part_adapter() -> TypeAdapter[Question]:
    from trainer.questions.kinds import KINDS

    kinds = tuple(kind for name, kind in KINDS.items() if name not in WHOLE_ONLY)
    union: Any = Annotated[Union[kinds], Field(discriminator="kind")]  # noqa: UP007
    return TypeAdapter(union)


def _part_question(data: Any) -> Question:
    return data if isinstance(data, Question) else _part_adapter().validate_python(data)


class Part(Schema):
    """A question of any kind but flashcard, without what it shares with the whole; it is worth ``points``."""

    points: Annotated[int, Field(ge=1, le=100)] = 1
    """What the part is worth, compared with the others."""
    question: Annotated[SerializeAsAny[Question], BeforeValidator(_part_question)]
    """The question itself."""

    @model_serializer(mode="wrap")
    def _as_written(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        dumped: dict[str, Any] = handler(self)
        own = {key: value for key, value in dumped.pop("question").items() if key not in OF_THE_WHOLE}
        return {**dumped, **own}


class PartsAnswer(Answer):
    """One answer for each part, in their order."""

    answers: Annotated[tuple[SerializeAsAny[Answer], ...], Field(max_length=MOST_PARTS)] = ()


class Parts(Question):
    """Several questions about the same program.

    Each part is written as a question of its kind, without ``id``, ``program`` and what else belongs to the whole;
    ``title`` and ``prompt`` of a part may be left out. A part counts by its ``points``.
    """

    answer_model: ClassVar[type[Answer]] = PartsAnswer
    may_not_end: ClassVar[bool] = True

    kind: Literal["parts"]
    parts: Annotated[tuple[Part, ...], Field(min_length=2, max_length=MOST_PARTS)]
    """The parts, each with the keys of its kind."""

    @model_validator(mode="before")
    @classmethod
    def _share(cls, data: Any) -> Any:
        if not isinstance(data, dict) or not isinstance(data.get("parts"), list | tuple):
            return data
        return {**data, "parts": [_whole(data, part, index) for index, part in enumerate(data["parts"])]}

    def probes(self) -> Iterator[tuple[Location, Probe]]:
        """Yield the probes of the parts."""
        for index, part in enumerate(self.parts):
            yield from ((("parts", index, *location), probe) for location, probe in part.question.probes())
        yield from super().probes()

    def item(self, run: "Run | None", seed: int, runner: Runner) -> "PartsItem":
        """Make the item of each part."""
        items = []
        for index, part in enumerate(self.parts):
            try:
                items.append(part.question.prepare(seed, runner))
            except ProgramRefused:
                raise
            except QuestionError as error:
                error.location = ("parts", index, *error.location)
                raise
        return PartsItem(self, run, seed, runner, tuple(items))


def _whole(data: dict[str, Any], part: Any, index: int) -> Any:
    """Return a part with what it shares, as ``Part`` reads it."""
    if not isinstance(part, dict) or "question" in part:
        return part
    if foreign := sorted(OF_THE_WHOLE & part.keys()):
        raise ValueError(f"{', '.join(foreign)} of part {index + 1}: this belongs to the whole question")
    shared = {key: data[key] for key in SHARED if key in data}
    own = {key: value for key, value in part.items() if key != "points"}
    named = {"id": f"{str(data.get('id', ''))[:76]}-{letter(index)}", "title": data.get("title"), "prompt": ""}
    beliefs = [*_listed(data.get("misconceptions")), *_listed(part.get("misconceptions"))]
    question = {**named, **shared, **own, **({"misconceptions": beliefs} if beliefs else {})}
    return {"points": part.get("points", 1), "question": question}


def _listed(names: Any) -> list[Any]:
    return list(names) if isinstance(names, list | tuple) else []


def letter(index: int) -> str:
    """Return the letter by which a part is called."""
    return "abcdefghij"[index % MOST_PARTS]


class PartsItem(Item[Parts, PartsAnswer]):
    """The items of the parts, in their order; ``shares`` is what each is worth of the whole."""

    def __init__(
        self, question: Parts, run: "Run | None", seed: int, runner: Runner, items: tuple[Item[Any, Any], ...]
    ) -> None:
        super().__init__(question, run, seed, runner)
        self.items = items
        total = sum(part.points for part in question.parts)
        self.shares = tuple(part.points / total for part in question.parts)

    @property
    def rule(self) -> str:
        """How credit is given, part by part."""
        rules = (
            f"({letter(index)}) {part.points} point{'s' if part.points > 1 else ''}: {item.rule}"
            for index, (part, item) in enumerate(zip(self.question.parts, self.items, strict=True))
        )
        return "Each part counts by its points. " + " ".join(rules)

    @property
    def step(self) -> int | None:
        """The step that decides the first part that has one."""
        return next((item.step for item in self.items if item.step is not None), None)

    def key(self) -> PartsAnswer:
        """Return the keys of all parts."""
        return PartsAnswer(answers=tuple(item.key() for item in self.items))

    def empty(self) -> PartsAnswer:
        """Return the untouched answers."""
        return PartsAnswer(answers=tuple(item.empty() for item in self.items))

    def key_text(self) -> str:
        """Return the keys of all parts in words."""
        return "; ".join(f"({letter(index)}) {item.key_text()}" for index, item in enumerate(self.items))

    def evidence(self) -> list[Probe]:
        """Return what explains the parts."""
        return [probe for item in self.items for probe in item.evidence()]

    def answers(self, answer: PartsAnswer) -> list[Answer]:
        """Return one answer for each part; one that is missing is untouched."""
        given = answer.answers[: len(self.items)]
        return [*given, *(item.empty() for item in self.items[len(given) :])]

    def marks(self, answer: PartsAnswer) -> Sequence[Mark]:
        """Mark each part; one that is worth less than nothing takes nothing from the others."""
        marks = []
        for index, (item, own, share) in enumerate(zip(self.items, self.answers(answer), self.shares, strict=True)):
            found = item.marks(own)
            name = f"({letter(index)})"
            marks += [Mark(mark.earned * share, mark.possible * share, f"{name} {mark.text}") for mark in found]
            excess = Grade.of(found).score - sum(mark.earned for mark in found)
            if excess > 1e-9:
                marks.append(Mark(excess * share, 0.0, f"{name} A part is never worth less than nothing."))
        return marks

    def misconceptions(self, answer: PartsAnswer) -> tuple[str, ...]:
        """Return those of all parts that are not all right."""
        pairs = zip(self.items, self.answers(answer), strict=True)
        return tuple(
            dict.fromkeys(name for item, own in pairs if item.score(own) < 1 for name in item.misconceptions(own))
        )

    def explanation(self) -> str:
        """Return the explanations of the parts; a line that an earlier one has is not repeated."""
        told: dict[str, None] = {}
        paragraphs = [self.question.explanation.strip()]
        for index, item in enumerate(self.items):
            lines = [line for line in item.explanation().splitlines() if not line.strip() or line not in told]
            told |= dict.fromkeys(lines)
            text = "\n".join(lines).strip()
            paragraphs += [f"**({letter(index)})**\n\n{text}"] if text else []
        return "\n\n".join(filter(None, [*paragraphs, self.question.elsewhere.strip()]))

    def parse(self, data: object) -> PartsAnswer:
        """Read the answers back, each by its part."""
        listed = data.get("answers", ()) if isinstance(data, dict) else ()
        return PartsAnswer(
            answers=tuple(item.parse(own) for item, own in zip(self.items, listed, strict=False)),
        )
