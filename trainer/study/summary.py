"""What a sitting came to."""

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self
from uuid import UUID

from fsrs import Rating

if TYPE_CHECKING:
    from trainer.questions import Question
    from trainer.store import Attempt


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer of the sitting; ``interval`` is empty where it did not count for scheduling."""

    uuid: UUID
    title: str
    topics: tuple[str, ...]
    score: float
    seconds: float
    rating: Rating
    interval: str

    @classmethod
    def of(cls, question: "Question", attempt: "Attempt", interval: str) -> Self:
        """Return the line for an attempt at a question."""
        return cls(
            attempt.uuid,
            question.title,
            question.topics,
            attempt.score,
            attempt.seconds,
            Rating(attempt.rating or Rating.Again),
            interval,
        )


@dataclass(frozen=True, slots=True)
class Summary:
    """The answers of a sitting, and what they add up to."""

    answers: tuple[Answered, ...]

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
        return sum(answer.score for answer in self.answers) / len(self.answers) if self.answers else None

    @property
    def seconds(self) -> float:
        """The time spent thinking."""
        return sum(answer.seconds for answer in self.answers)

    @property
    def ratings(self) -> Counter[Rating]:
        """How often each rating was given."""
        return Counter(answer.rating for answer in self.answers)

    @property
    def topics(self) -> dict[str, float]:
        """The mean score of each topic that was met, the weakest first."""
        scores: dict[str, list[float]] = {}
        for answer in self.answers:
            for topic in answer.topics:
                scores.setdefault(topic, []).append(answer.score)
        means = {topic: sum(values) / len(values) for topic, values in scores.items()}
        return dict(sorted(means.items(), key=lambda mean: mean[1]))
