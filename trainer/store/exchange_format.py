"""The file that progress travels in: one JSON object, described by these models.

``ProgressDocument.model_json_schema()`` is its JSON Schema. Questions are named by pack and id, learners and attempts
by UUID, so that files from two machines can be merged. Moments are ISO 8601 with a zone; ``day`` is the learner's day.
"""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, JsonValue

FORMAT = "memory-layout-trainer/progress"

Share = Annotated[float, Field(ge=0, le=1)]
Seconds = Annotated[float, Field(ge=0)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class MemoryPart(_Part):
    """FSRS's memory of a card after an answer; ``state`` is 1 learning, 2 review, 3 relearning."""

    state: Literal[1, 2, 3]
    step: int | None
    stability: float
    difficulty: float
    due: AwareDatetime


class AttemptPart(_Part):
    """One answer; ``after`` is null when it does not count for scheduling."""

    uuid: UUID
    pack: str
    question: str
    version: Annotated[str, Field(pattern=r"^([0-9a-f]{2})*$")]
    seed: int
    answer: JsonValue
    marks: JsonValue = None
    score: Share
    seconds: Seconds
    mode: Literal["review", "practice", "exam"]
    rating: Literal[1, 2, 3, 4] | None
    predicted: Share | None
    answered_at: AwareDatetime
    day: date
    after: MemoryPart | None
    undone: bool = False
    revised_at: AwareDatetime | None = None
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
    changed_at: AwareDatetime


class ExamAnswerPart(_Part):
    """What was answered to one task of an exam."""

    position: int
    answer: JsonValue
    seconds: Seconds
    flagged: bool
    score: Share | None = None


class ExamPart(_Part):
    """An exam, begun or finished; ``used`` counts the seconds of working time."""

    uuid: UUID
    paper: JsonValue
    started_at: AwareDatetime
    seen_at: AwareDatetime
    used: Seconds
    finished_at: AwareDatetime | None
    score: Share | None
    breaks: JsonValue = []
    answers: tuple[ExamAnswerPart, ...] = ()


class LearnerPart(_Part):
    """Everything of one learner."""

    uuid: UUID
    name: Annotated[str, Field(min_length=1)]
    created_at: AwareDatetime
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

    format: Literal["memory-layout-trainer/progress"]
    version: Literal[1]
    exported_at: AwareDatetime
    questions: tuple[QuestionPart, ...]
    learners: tuple[LearnerPart, ...]
