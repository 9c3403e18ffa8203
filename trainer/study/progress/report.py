"""Everything that the progress page shows, read from the store's indexes and sums."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from trainer.questions.misconceptions import MISCONCEPTIONS
from trainer.store import DaySums, Standing
from trainer.study.clock import COMPUTER_CLOCK, Clock
from trainer.study.mastery import Mastery, mastery, weakest
from trainer.study.progress.retention import MonthlyRetention, Retention, by_month, retention
from trainer.study.selection import Selection

if TYPE_CHECKING:
    from trainer.store import Learner
    from trainer.store.store import Store

FORECAST_DAYS = 30
CALENDAR_DAYS = 366
WEAKEST = 5
_MOST_LEECHES = 100
ENOUGH = 2
"""Cards of a topic that must have been answered before it can be called weak."""


@dataclass(frozen=True, slots=True)
class DayLoad:
    """How many reviews fall due on a day."""

    day: date
    reviews: int


@dataclass(frozen=True, slots=True)
class MisconceptionCount:
    """A misconception, how many answers showed it, and what is so instead."""

    name: str
    title: str
    truth: str
    answers: int

    @property
    def practise(self) -> Selection:
        """The cards at which it was shown."""
        return Selection(misconception=self.name)


@dataclass(frozen=True, slots=True)
class Leech:
    """A card that was forgotten again and again."""

    question: int
    pack: str
    name: str
    title: str
    lapses: int
    suspended: bool

    @property
    def practise(self) -> Selection:
        """The card."""
        return Selection(questions=((self.pack, self.name),))


@dataclass(frozen=True, slots=True)
class Progress:
    """``overdue`` reviews should have been done before today; ``forecast`` begins today, with those left out.

    ``days`` are those of the last year that have an answer. ``retention`` and ``months`` are over the time since
    ``since``. ``topics`` is the whole tree, by name; ``weakest`` are those of it, without further topics under them,
    that are known least, of those of which ENOUGH cards were answered.
    """

    today: date
    since: date
    overdue: int
    forecast: tuple[DayLoad, ...]
    days: tuple[DaySums, ...]
    retention: Retention
    months: tuple[MonthlyRetention, ...]
    topics: tuple[Mastery, ...]
    weakest: tuple[Mastery, ...]
    misconceptions: tuple[MisconceptionCount, ...]
    leeches: tuple[Leech, ...]


def progress(
    store: "Store", learner: "Learner", clock: Clock = COMPUTER_CLOCK, window: int = CALENDAR_DAYS
) -> Progress:
    """Read the learner's progress; ``window`` is how many days retention is looked at. Raises StoreError."""
    today = clock.today()
    since = today - timedelta(days=window - 1)
    overdue, forecast = _forecast(store, learner, clock, today)
    first, tomorrow = min(since, today - timedelta(days=CALENDAR_DAYS - 1)), today + timedelta(days=1)
    days = [day for day in store.tallies.by_day(learner.id, first) if day.day <= tomorrow]  # a clock may be ahead
    topics = mastery(store, learner, clock)
    return Progress(
        today=today,
        since=since,
        overdue=overdue,
        forecast=forecast,
        days=tuple(days),
        retention=retention(store.tallies.by_bin(learner.id, since)),
        months=by_month(day for day in days if day.day >= since),
        topics=topics,
        weakest=weakest(topics, WEAKEST, ENOUGH),
        misconceptions=tuple(misconception_count(*shown) for shown in store.misconceptions.counts(learner.id)),
        leeches=tuple(
            Leech(card.question, card.pack, card.name, card.title, card.lapses, card.suspended)
            for card in store.cards.listed(learner.id, Standing.LEECHES, _MOST_LEECHES)
        ),
    )


def _forecast(store: "Store", learner: "Learner", clock: Clock, today: date) -> tuple[int, tuple[DayLoad, ...]]:
    days = [today + timedelta(days=ahead) for ahead in range(FORECAST_DAYS)]
    overdue, *counts = store.cards.due_between(learner.id, [clock.start(today), *(clock.end(day) for day in days)])
    return overdue, tuple(DayLoad(day, count) for day, count in zip(days, counts, strict=True))


def misconception_count(name: str, answers: int) -> MisconceptionCount:
    """Return what is known of a misconception that so many answers showed."""
    known = MISCONCEPTIONS.get(name)  # a later version may have known one that this one does not
    return MisconceptionCount(name, known.title if known else name, known.truth if known else "", answers)
