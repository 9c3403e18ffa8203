"""What an exam is made of: how many questions on what, of which kinds, for how many points, in which time."""

from typing import TYPE_CHECKING, Annotated

from pydantic import Field, StringConstraints, ValidationError

from trainer.questions.base import Identifier, Topic
from trainer.questions.schema import Schema
from trainer.study.exam.errors import ExamError

if TYPE_CHECKING:
    from trainer.questions import Question
    from trainer.store import Learner
    from trainer.store.store import Store

_PREFIX = "blueprint:"


class Section(Schema):
    """``count`` questions for ``points`` each, taken from these topics, kinds and packs (empty: from all).

    A topic takes in those under it.
    """

    count: Annotated[int, Field(ge=1, le=200)]
    points: Annotated[float, Field(gt=0, le=1000, allow_inf_nan=False)] = 1.0
    topics: tuple[Topic, ...] = ()
    kinds: tuple[Identifier, ...] = ()
    packs: tuple[Identifier, ...] = ()

    def admits(self, pack: str, question: "Question") -> bool:
        """Whether the section may ask a question."""
        return (
            # a card that the learner rates is no task of an exam
            not question.self_rated
            and (not self.packs or pack in self.packs)
            and (not self.kinds or question.kind in self.kinds)
            and (not self.topics or any(_within(topic, wanted) for topic in question.topics for wanted in self.topics))
        )

    def __str__(self) -> str:
        """Say what the section asks for: ``3 × choice, number on heap``."""
        kinds = ", ".join(self.kinds) or "any kind"
        return f"{self.count} × {kinds}" + (f" on {', '.join(self.topics)}" if self.topics else "")


class Blueprint(Schema):
    """An exam to be drawn. ``minutes`` is the time limit (None: none), ``pass_mark`` a share of the points.

    ``may_pause`` is a rule of the exam; where it is false, time runs from the beginning to the end, whatever happens.
    """

    title: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120, pattern=r"^[^\n]*$")]
    sections: Annotated[tuple[Section, ...], Field(min_length=1, max_length=50)]
    minutes: Annotated[float, Field(gt=0, le=1440, allow_inf_nan=False)] | None = None
    may_pause: bool = False
    pass_mark: Annotated[float, Field(ge=0, le=1)] = 0.5

    @property
    def count(self) -> int:
        """The number of questions."""
        return sum(section.count for section in self.sections)

    @property
    def points(self) -> float:
        """The points that there are."""
        return sum(section.count * section.points for section in self.sections)

    @property
    def limit(self) -> float | None:
        """The time limit in seconds, None without one."""
        return None if self.minutes is None else self.minutes * 60


SUGGESTIONS = (
    Blueprint(title="Quick check", sections=(Section(count=10),), minutes=10, may_pause=True),
    Blueprint(
        title="Exam rehearsal",
        sections=(
            Section(count=10, kinds=("choice",)),
            Section(count=5, kinds=("number",), points=2),
            Section(count=5, kinds=("scenario",), points=3),
        ),
        minutes=45,
    ),
)
"""Exams to begin with."""


def read_blueprint(text: str) -> Blueprint:
    """Read a blueprint from its JSON (``Blueprint.model_dump_json``). Raises ExamError with a sentence."""
    try:
        return Blueprint.model_validate_json(text)
    except ValidationError as error:
        problem = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in problem["loc"])
        raise ExamError(f"This is not a blueprint of an exam: {place or 'it'}: {problem['msg']}.") from error


def blueprints(store: "Store", learner: "Learner") -> tuple[Blueprint, ...]:
    """Return the blueprints that the learner has kept, by title. Raises StoreError, ExamError."""
    kept = store.settings.beginning(learner.id, _PREFIX)
    return tuple(read_blueprint(text) for text in kept.values())


def keep_blueprint(store: "Store", learner: "Learner", blueprint: Blueprint) -> None:
    """Keep a blueprint, in place of one with the same title. Raises StoreError."""
    store.settings.set(learner.id, _PREFIX + blueprint.title, blueprint.model_dump_json())


def forget_blueprint(store: "Store", learner: "Learner", title: str) -> None:
    """Remove the blueprint with that title; exams that were begun by it keep theirs. Raises StoreError."""
    store.settings.remove(learner.id, _PREFIX + title)


def _within(topic: str, wanted: str) -> bool:
    return topic == wanted or topic.startswith(f"{wanted}.")
