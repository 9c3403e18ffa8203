"""The file that progress travels in: one JSON object, described by these models.

``ProgressDocument.model_json_schema()`` is its JSON Schema. Questions are named by pack and id, learners and attempts
by UUID, so that files from two machines can be merged. Moments are ISO 8601 with a zone; ``day`` is the learner's day.
"""

from collections.abc import Hashable, Iterable
from datetime import UTC, date, datetime
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, JsonValue, StringConstraints, model_validator

FORMAT = "memory-layout-trainer/progress"

Format = Literal["memory-layout-trainer/progress"]
Version = Literal[1]

# What is taken in is computed with and stored: nothing that a database or a calendar could not hold.
Share = Annotated[float, Field(ge=0, le=1)]
Seconds = Annotated[float, Field(ge=0, le=1e9)]
Moment = Annotated[AwareDatetime, Field(ge=datetime(1970, 1, 1, tzinfo=UTC), lt=datetime(9000, 1, 1, tzinfo=UTC))]
Day = Annotated[date, Field(ge=date(1969, 12, 31), lt=date(9000, 1, 1))]
Seed = Annotated[int, Field(ge=-(1 << 63), lt=1 << 63)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class MemoryPart(_Part):
    """FSRS's memory of a card after an answer; ``state`` is 1 learning, 2 review, 3 relearning."""

    state: Literal[1, 2, 3]
    step: Annotated[int, Field(ge=0, le=100)] | None
    stability: Annotated[float, Field(gt=0, le=1e9)]
    difficulty: Annotated[float, Field(ge=1, le=10)]
    due: Moment


class AttemptPart(_Part):
    """One answer; ``after`` is null when it does not count for scheduling."""

    uuid: UUID
    pack: str
    question: str
    version: Annotated[str, Field(pattern=r"^([0-9a-f]{2})*$")]
    seed: Seed
    answer: JsonValue
    marks: JsonValue = None
    score: Share
    seconds: Seconds
    mode: Literal["review", "practice", "exam"]
    rating: Literal[1, 2, 3, 4] | None
    predicted: Share | None
    answered_at: Moment
    day: Day
    after: MemoryPart | None
    undone: bool = False
    revised_at: Moment | None = None
    misconceptions: tuple[str, ...] = ()


class MarkedCard(_Part):
    """A card that the learner suspended or flagged."""

    pack: str
    question: str
    suspended: bool = False
    flag: Annotated[int, Field(ge=0, le=7)] = 0


class NotePart(_Part):
    """A note on a question."""

    pack: str
    question: str
    body: str
    changed_at: Moment


class ExamAnswerPart(_Part):
    """What was answered to one task of an exam."""

    position: Annotated[int, Field(ge=0, lt=1 << 31)]
    answer: JsonValue
    seconds: Seconds
    flagged: bool
    score: Share | None = None


class ExamPart(_Part):
    """An exam, begun or finished; ``used`` counts the seconds of working time."""

    uuid: UUID
    paper: JsonValue
    started_at: Moment
    seen_at: Moment
    used: Seconds
    finished_at: Moment | None
    score: Share | None
    breaks: JsonValue = []
    answers: tuple[ExamAnswerPart, ...] = ()

    @model_validator(mode="after")
    def _answers_are_of_different_tasks(self) -> Self:
        _refuse_twins("task", (answer.position for answer in self.answers))
        return self


class LearnerPart(_Part):
    """Everything of one learner."""

    uuid: UUID
    name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, pattern=r"^[^\x00-\x1f\x7f-\x9f]*$")]
    created_at: Moment
    settings: dict[str, JsonValue] = {}
    cards: tuple[MarkedCard, ...] = ()
    notes: tuple[NotePart, ...] = ()
    exams: tuple[ExamPart, ...] = ()
    attempts: tuple[AttemptPart, ...] = ()


class QuestionPart(_Part):
    """A question that something above refers to: enough to count its answers where its pack is missing."""

    pack: str
    name: str
    kind: str
    platform: str
    title: str
    topics: tuple[str, ...]


class ProgressDocument(_Part):
    """The whole file."""

    format: Format
    version: Version
    exported_at: Moment
    questions: tuple[QuestionPart, ...]
    learners: tuple[LearnerPart, ...]

    @model_validator(mode="after")
    def _everything_is_there_once(self) -> Self:
        _refuse_twins("question", (f"{question.pack}/{question.name}" for question in self.questions))
        _refuse_twins("learner", (learner.uuid for learner in self.learners))
        _refuse_twins("exam", (exam.uuid for learner in self.learners for exam in learner.exams))
        _refuse_twins("answer", (attempt.uuid for learner in self.learners for attempt in learner.attempts))
        return self


def _refuse_twins(what: str, names: Iterable[Hashable]) -> None:
    """Raise ValueError where two have the same name."""
    seen = set()
    for name in names:
        if name in seen:
            raise ValueError(f"the {what} {name} is there twice")
        seen.add(name)
