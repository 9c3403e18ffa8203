"""What a sitting came to."""

from collections import Counter
from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING, Self
from uuid import UUID

from fsrs import Rating

if TYPE_CHECKING:
    from trainer.questions import Question
    from trainer.store import Attempt


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer of the sitting: ``name`` is that of the question, by the ids of its pack and its own.

    ``interval`` is empty where the answer did not count for scheduling.
    """

    uuid: UUID
    name: tuple[str, str]
    title: str
    topics: tuple[str, ...]
    score: float
    seconds: float
    rating: Rating
    interval: str

    @classmethod
    def of(cls, pack: str, question: "Question", attempt: "Attempt", interval: str) -> Self:
        """Return the line for an attempt at a question of a pack."""
        return cls(
            attempt.uuid,
            (pack, question.id),
            question.title,
            question.topics,
            attempt.score,
            attempt.seconds,
            Rating(attempt.rating or Rating.Again),
            interval,
        )


@dataclass(frozen=True, slots=True)
class TopicScore:
    """The mean score (0…1) of so many answers on a topic."""

    topic: str
    score: float
    answers: int


@dataclass(frozen=True, slots=True)
class Summary:
    """The answers of a sitting, and what they add up to."""

    answers: tuple[Answered, ...]
    counts: bool = True
    """Whether they moved the schedule."""

    @property
    def answered(self) -> int:
        """How many answers were given."""
        return len(self.answers)

    @property
    def correct(self) -> int:
        """How many answers got all the points."""
        return sum(answer.score == 1 for answer in self.answers)

    @property
    def score(self) -> float | None:
        """The mean score, None without an answer."""
        return fmean(answer.score for answer in self.answers) if self.answers else None

    @property
    def seconds(self) -> float:
        """The time spent thinking."""
        return sum(answer.seconds for answer in self.answers)

    @property
    def ratings(self) -> Counter[Rating]:
        """How often each rating was given."""
        return Counter(answer.rating for answer in self.answers)

    @property
    def lost(self) -> tuple[tuple[str, str], ...]:
        """The questions that lost points, by the ids of pack and question."""
        return tuple(dict.fromkeys(answer.name for answer in self.answers if answer.score < 1))

    @property
    def weak_topics(self) -> tuple[TopicScore, ...]:
        """The topics that lost points, the weakest first."""
        scores: dict[str, list[float]] = {}
        for answer in self.answers:
            for topic in answer.topics:
                scores.setdefault(topic, []).append(answer.score)
        found = [TopicScore(topic, fmean(own), len(own)) for topic, own in scores.items() if min(own) < 1]
        return tuple(sorted(found, key=lambda one: one.score))
