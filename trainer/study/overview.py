"""What the learner sees first: what waits, what was done, how it goes."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from trainer.store import Tally
from trainer.study.clock import COMPUTER_CLOCK, LEARN_AHEAD, Clock
from trainer.study.limits import limits_today

if TYPE_CHECKING:
    from trainer.store import Learner
    from trainer.store.store import Store

RECENT_DAYS = 14
"""The days that "recent" means."""

FORECAST_DAYS = 7


@dataclass(frozen=True, slots=True)
class Overview:
    """Home at a glance.

    ``due`` counts reviews and learning steps, ``new`` the new cards that today's limit allows, ``learned`` the cards
    that have been reviewed, ``total`` all of them. ``streak`` counts the days in a row with an answer, up to today or
    yesterday. ``accuracy`` is the mean score of the last RECENT_DAYS, None without an answer. ``forecast`` has the
    number of reviews that fall due on each of the coming days, today first.
    """

    due: int
    new: int
    learned: int
    total: int
    answered_today: int
    seconds_today: float
    streak: int
    accuracy: float | None
    forecast: tuple[tuple[date, int], ...]


def overview(store: "Store", learner: "Learner", clock: Clock = COMPUTER_CLOCK) -> Overview:
    """Read the overview from the store's indexes and sums; the log is not touched. Raises StoreError."""
    now = clock.now()
    today = clock.day(now)
    tallies = store.tallies.since(learner.id, today - timedelta(days=RECENT_DAYS - 1))
    of_today = [tally for tally in tallies if tally.day == today]
    limits = limits_today(store, learner, clock)
    new_left, reviews_left = limits.left(tallies)
    counts = store.cards.counts(learner.id, now + LEARN_AHEAD, clock.end(today), new_left, reviews_left)
    learned, total = store.cards.totals(learner.id)
    return Overview(
        due=counts.learning + min(counts.review + len(limits.once_more), reviews_left),
        new=counts.new,
        learned=learned,
        total=total,
        answered_today=sum(tally.answers for tally in of_today),
        seconds_today=sum(tally.seconds for tally in of_today),
        streak=_streak(store.tallies.days(learner.id), today),
        accuracy=_accuracy(tallies),
        forecast=_forecast(store, learner, clock, today),
    )


def _streak(days: list[date], today: date) -> int:
    """Count the days without a gap back from today, or from yesterday while today has no answer yet."""
    answered = set(days)
    day = today if today in answered else today - timedelta(days=1)
    streak = 0
    while day - timedelta(days=streak) in answered:
        streak += 1
    return streak


def _accuracy(tallies: list[Tally]) -> float | None:
    answers = sum(tally.answers for tally in tallies)
    return sum(tally.score for tally in tallies) / answers if answers else None


def _forecast(store: "Store", learner: "Learner", clock: Clock, today: date) -> tuple[tuple[date, int], ...]:
    days = [today + timedelta(days=ahead) for ahead in range(FORECAST_DAYS)]
    return tuple(zip(days, store.cards.due_between(learner.id, [clock.end(day) for day in days]), strict=True))
