"""The exam's clock.

The rule, as the learner is told it:

* Time is measured by a clock that nobody can set. Setting the computer's clock changes nothing.
* In an exam that may be paused, time runs while the exam is open and not paused. It stands while the computer sleeps,
  while the trainer is closed, and after a crash or power cut.
* In an exam that may not be paused, time runs from the beginning to the end: it goes on while the computer sleeps,
  while the trainer is closed, and after a crash or power cut, as the clock on the wall of an examination room does. How
  long the trainer was closed, the computer's clock alone can tell; if it was set back meanwhile, nothing is added.

Every break is kept and shown with the result.
"""

from collections.abc import Sequence
from datetime import datetime

from trainer.questions.schema import Schema
from trainer.study.clock import Clock

RULE_WITH_PAUSES = (
    "The time stands while you pause, while the trainer is closed and while the computer sleeps. "
    "Setting the computer's clock changes nothing."
)
RULE_WITHOUT_PAUSES = (
    "This exam cannot be paused: its time goes on while the trainer is closed and while the computer sleeps, "
    "also after a crash. Setting the computer's clock changes nothing."
)


class Break(Schema):
    """A stretch of time in which the exam was paused, or (``closed``) the trainer was not running.

    ``counted`` is the seconds of it that went off the time limit. ``ended_at`` is None while it lasts; it lies before
    ``began_at`` when the computer's clock was set back.
    """

    began_at: datetime
    ended_at: datetime | None = None
    closed: bool = False
    counted: float = 0.0

    def __str__(self) -> str:
        """Say in a sentence what happened."""
        what = "The trainer was closed" if self.closed else "Paused"
        if self.ended_at is None:
            return f"{what} since {self.began_at:%H:%M} UTC."
        if self.ended_at < self.began_at:
            return f"{what}, and the computer's clock was set back meanwhile; no time was counted."
        seconds = (self.ended_at - self.began_at).total_seconds()
        return f"{what} for {_duration(seconds)}; {_duration(self.counted)} were counted."


class Timer:
    """Counts working time on from ``used`` seconds; ``through_sleep`` says whether sleep of the computer counts.

    It may be read from any thread.
    """

    def __init__(self, clock: Clock, used: float, *, through_sleep: bool) -> None:
        self._clock = clock
        self._through_sleep = through_sleep
        self._state: tuple[float, float | None] = used, None  # the seconds up to a start, and the ticks at that start

    @property
    def runs(self) -> bool:
        """Whether time is being counted."""
        return self._state[1] is not None

    @property
    def used(self) -> float:
        """The seconds counted so far."""
        before, since = self._state
        return before if since is None else before + self._ticks() - since

    def start(self) -> None:
        """Count on from now."""
        if not self.runs:
            self._state = self.used, self._ticks()

    def stop(self) -> None:
        """Count no more."""
        self._state = self.used, None

    def _ticks(self) -> float:
        return self._clock.ticks(through_sleep=self._through_sleep)


def with_end(breaks: Sequence[Break], moment: datetime) -> tuple[Break, ...]:
    """Return the breaks with the last one ended, if it was still going on."""
    if not breaks or breaks[-1].ended_at is not None:
        return tuple(breaks)
    last = breaks[-1].model_copy(update={"ended_at": moment})
    return (*breaks[:-1], last)


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
