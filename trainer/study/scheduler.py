"""When a card is asked again: FSRS-6, by the learner's days.

Three things are ours. FSRS counts periods of 24 hours; a learner counts days, so an evening's answer and the next
morning's are a day apart. A card that comes back in days is due when that day begins. And the fuzz, which keeps cards
apart that were learned together, is drawn from the card instead of a global random source: the intervals shown before
the answer are those that follow.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from random import Random
from typing import TYPE_CHECKING, Self

import fsrs
from fsrs import Rating, State
from fsrs.scheduler import DEFAULT_PARAMETERS, FUZZ_RANGES

from trainer.store import Card, CardState, Memory
from trainer.study.clock import Clock

if TYPE_CHECKING:
    from trainer.study.preferences import Preferences

MAXIMUM_DAYS = 3650
_DAY = timedelta(days=1)


class Scheduler:
    """Moves cards. ``retention`` is the recall (0…1) at which a card is asked again."""

    def __init__(self, clock: Clock, retention: float = 0.9, parameters: Sequence[float] = DEFAULT_PARAMETERS) -> None:
        self._clock = clock
        self.retention = retention
        self._fsrs = fsrs.Scheduler(
            parameters, desired_retention=retention, maximum_interval=MAXIMUM_DAYS, enable_fuzzing=False
        )
        self.decay = -self._fsrs.parameters[20]
        self.factor = 0.9 ** (1 / self.decay) - 1

    @classmethod
    def preferred(cls, clock: Clock, preferences: "Preferences") -> Self:
        """Return the scheduler of a learner with these preferences."""
        return cls(clock, preferences.retention, preferences.parameters or DEFAULT_PARAMETERS)

    def review(self, card: Card, rating: Rating, now: datetime) -> Memory:
        """Return the card's memory after an answer at ``now`` (UTC) that was rated ``rating``."""
        noon = self._noon(now)
        moved, _ = self._fsrs.review_card(self._as_fsrs(card.memory, now), rating, noon)
        interval = moved.due - noon
        if interval >= _DAY:
            due = self._clock.start(self._clock.day(now) + self._fuzzed(interval, card))
        else:
            due = now + interval
        return Memory(CardState(moved.state), moved.step, moved.stability, moved.difficulty, due, now)

    def preview(self, card: Card, now: datetime) -> dict[Rating, Memory]:
        """Return the memory that each rating would lead to."""
        return {rating: self.review(card, rating, now) for rating in Rating}

    def recall(self, memory: Memory, now: datetime) -> float | None:
        """Return the predicted probability that the card is remembered, None before its first review."""
        if memory.stability is None:
            return None
        days = 0 if memory.last_review is None else (self._clock.day(now) - self._clock.day(memory.last_review)).days
        return float((1 + self.factor * max(0, days) / memory.stability) ** self.decay)

    def why(self, after: Memory, now: datetime) -> str:
        """Say in a sentence why the card comes back when it does."""
        wait = interval_text(after, now, self._clock)
        if after.state != CardState.REVIEW:
            return f"Again in {wait}: a card that is being learned comes back within the session."
        return (
            f"Again in {wait}: your memory of it is estimated to last {_days(after.stability or 0)} until recall falls "
            f"to 90 %, and you want to be asked at {self.retention * 100:.0f} %."
        )

    def _noon(self, moment: datetime) -> datetime:
        """Return a moment by which FSRS, counting 24 hours, counts the learner's days."""
        return datetime.combine(self._clock.day(moment), time(12), UTC)

    def _as_fsrs(self, memory: Memory, now: datetime) -> fsrs.Card:
        return fsrs.Card(
            card_id=0,  # without one, Card() sleeps to make it unique
            state=State.Learning if memory.state == CardState.NEW else State(memory.state),
            step=memory.step,
            stability=memory.stability,
            difficulty=memory.difficulty,
            due=memory.due or now,
            last_review=None if memory.last_review is None else self._noon(memory.last_review),
        )

    def _fuzzed(self, interval: timedelta, card: Card) -> timedelta:
        """Move an interval of days within FSRS's fuzz range, the same way for every rating."""
        days = interval.days
        if days < FUZZ_RANGES[0]["start"]:
            return interval
        spread = 1 + sum(part["factor"] * max(min(days, part["end"]) - part["start"], 0.0) for part in FUZZ_RANGES)
        low, high = max(2, round(days - spread)), min(MAXIMUM_DAYS, round(days + spread))
        place = Random(f"{card.pack}/{card.name}:{card.reviews}").random()
        return timedelta(days=low + int(place * (high - low + 1)))


def interval_text(after: Memory, now: datetime, clock: Clock) -> str:
    """Return how long it is from ``now`` until the card is due: ``10 minutes``, ``3 days``, ``2.5 months``."""
    if after.due is None:
        return "no time"
    if after.state == CardState.REVIEW:
        return _days((clock.day(after.due) - clock.day(now)).days)
    minutes = max(1, round((after.due - now) / timedelta(minutes=1)))
    return _plural(minutes, "minute") if minutes < 60 else _plural(round(minutes / 60), "hour")


def _days(days: float) -> str:
    if days < 1:
        return "less than a day"
    if days < 31:
        return _plural(round(days), "day")
    if days < 365:
        return f"{days / 30.4:.1f} months"
    return f"{days / 365:.1f} years"


def _plural(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"
