"""A class side by side, for its instructor."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from trainer.store import LearnerSums, Sums
from trainer.study.clock import COMPUTER_CLOCK, Clock
from trainer.study.mastery import Mastery, class_mastery, weakest
from trainer.study.progress.report import ENOUGH, WEAKEST, MisconceptionCount, misconception_count
from trainer.study.progress.tables import topics_table
from trainer.study.table import Table

if TYPE_CHECKING:
    from trainer.store.store import Store

CLASS_DAYS = 30


@dataclass(frozen=True, slots=True)
class ClassSums(Sums):
    """What all learners together did; ``active`` of them gave an answer."""

    active: int
    answers: int
    seconds: float
    score: float
    predicted: int
    recalled: int
    expected: float


@dataclass(frozen=True, slots=True)
class ClassReport:
    """Every learner by name with what they did from ``since`` on; topics and misconceptions of all together."""

    today: date
    since: date
    learners: tuple[LearnerSums, ...]
    topics: tuple[Mastery, ...]
    weakest: tuple[Mastery, ...]
    misconceptions: tuple[MisconceptionCount, ...]

    @property
    def together(self) -> ClassSums:
        """The sums of all learners."""
        return ClassSums(
            active=sum(one.answers > 0 for one in self.learners),
            answers=sum(one.answers for one in self.learners),
            seconds=sum(one.seconds for one in self.learners),
            score=sum(one.score for one in self.learners),
            predicted=sum(one.predicted for one in self.learners),
            recalled=sum(one.recalled for one in self.learners),
            expected=sum(one.expected for one in self.learners),
        )

    def tables(self) -> tuple[Table, ...]:
        """Return the report as tables."""
        return (
            Table("learners", "Learners", _COLUMNS, tuple(_row(line) for line in self.learners)),
            topics_table(self.topics),
            Table(
                "misconceptions",
                "Misconceptions",
                ("name", "title", "answers"),
                tuple((shown.name, shown.title, shown.answers) for shown in self.misconceptions),
            ),
        )


def class_report(store: "Store", clock: Clock = COMPUTER_CLOCK) -> ClassReport:
    """Read how all learners of the store have been doing in the last CLASS_DAYS days. Raises StoreError."""
    today = clock.today()
    since = today - timedelta(days=CLASS_DAYS - 1)
    topics = class_mastery(store, clock)
    learners = tuple(store.classroom.learners(since))
    return ClassReport(
        today,
        since,
        learners,
        topics,
        _weakest(topics, len(learners)),
        tuple(misconception_count(*shown) for shown in store.misconceptions.counts(None)),
    )


def _weakest(topics: tuple[Mastery, ...], learners: int) -> tuple[Mastery, ...]:
    """Return the topics that the class answered worst: not those that it has just not come to yet."""
    begun = weakest(topics, len(topics), max(ENOUGH, learners))
    return tuple(sorted(begun, key=lambda topic: topic.known or 0.0)[:WEAKEST])


_COLUMNS = (
    "learner",
    "cards",
    "begun",
    "answers",
    "days",
    "last day",
    "seconds",
    "score",
    "reviews",
    "predicted",
    "recalled",
)


def _row(line: LearnerSums) -> tuple[str | int | float | date | None, ...]:
    return (
        line.learner.name,
        line.cards,
        line.begun,
        line.answers,
        line.days,
        line.last_day,
        line.seconds,
        line.mean_score,
        line.predicted,
        line.expected_recall,
        line.observed_recall,
    )
