"""What the learner is told of an answer."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Self

from fsrs import Rating

from trainer.study.clock import Clock
from trainer.study.rating import Verdict
from trainer.study.scheduler import Scheduler, interval_text

if TYPE_CHECKING:
    from trainer.questions import Grade
    from trainer.store import Attempt

_NOT_COUNTED = "This practice leaves your schedule as it is."


@dataclass(frozen=True, slots=True)
class Feedback:
    """What the learner is told of an answer, which is on disk by now.

    ``why`` says in a sentence how score and time became the rating. When the answer counts for scheduling, ``interval``
    (``3 days``) and ``next_due`` (UTC) say when the card comes back; ``schedule`` says why, or that it stays where it
    was.
    """

    grade: "Grade"
    rating: Rating
    why: str
    next_due: datetime | None = None
    interval: str = ""
    schedule: str = ""

    @classmethod
    def of(cls, verdict: Verdict, grade: "Grade", attempt: "Attempt", scheduler: Scheduler, clock: Clock) -> Self:
        """Return what is told of an attempt, and of what it did to the schedule."""
        after = attempt.after
        if after is None:
            return cls(grade, verdict.rating, verdict.reason, schedule=_NOT_COUNTED)
        now = attempt.answered_at
        return cls(
            grade,
            verdict.rating,
            verdict.why,
            after.due,
            interval_text(after, now, clock),
            scheduler.why(after, now),
        )
