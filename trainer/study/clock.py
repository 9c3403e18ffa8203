"""What time it is for the learner."""

import time as system
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from trainer.store.errors import StoreError

NIGHT_ENDS = time(4)
"""A learner's day begins at 04:00 local time: who answers at 1 a.m. is still at yesterday's work."""


LEARN_AHEAD = timedelta(minutes=20)
"""With nothing else left, a card in learning steps is asked this much before its time."""


EARLIEST, LATEST = datetime(1971, 1, 1, tzinfo=UTC), datetime(9000, 1, 1, tzinfo=UTC)
"""Between these there is room for every interval before and after the present moment."""


class ClockUnusable(StoreError):
    """The computer's clock stands where nothing can be scheduled."""


_UNUSABLE = (
    "The computer's clock says it is {}. Nothing can be scheduled by it: set it right, and open the trainer again."
)


def _now() -> datetime:
    return datetime.now(UTC)


def _system_clock(*names: str) -> Callable[[], float]:
    """Return the first of these clocks that the system has; one that nobody can set where it has none of them."""
    number = next((getattr(system, name) for name in names if hasattr(system, name)), None)
    return system.monotonic if number is None else lambda: system.clock_gettime(number)


# clock_gettime(2): on Linux BOOTTIME runs on while the computer sleeps and MONOTONIC stands; on macOS MONOTONIC runs on
# and UPTIME_RAW stands; Windows has one clock, which runs on.
_awake = _system_clock("CLOCK_UPTIME_RAW", "CLOCK_MONOTONIC")
_through_sleep = _system_clock("CLOCK_BOOTTIME", "CLOCK_MONOTONIC")


class Clock:
    """The present moment, and the learner's days in ``zone`` (None follows the computer's).

    ``present`` reads the computer's clock.
    """

    def __init__(self, zone: tzinfo | None = None, present: Callable[[], datetime] = _now) -> None:
        self.zone = zone
        self._present = present

    def now(self) -> datetime:
        """Return the present moment in UTC. Raises ClockUnusable."""
        try:
            moment = self._present()
        except (ValueError, OverflowError, OSError) as error:
            raise ClockUnusable(_UNUSABLE.format("later than the year 9999")) from error
        if not EARLIEST <= moment <= LATEST:
            raise ClockUnusable(_UNUSABLE.format(f"the year {moment.year}"))
        return moment

    def ticks(self, *, through_sleep: bool) -> float:
        """Return seconds since some moment, by a clock that nobody can set.

        ``through_sleep`` asks for one that runs on while the computer is suspended, where the system has two.
        """
        return _through_sleep() if through_sleep else _awake()

    def day(self, moment: datetime) -> date:
        """Return the learner's day that ``moment`` belongs to."""
        local = moment.astimezone(self.zone)
        return local.date() if local.time() >= NIGHT_ENDS else local.date() - timedelta(days=1)

    def today(self) -> date:
        """Return the learner's present day."""
        return self.day(self.now())

    def start(self, day: date) -> datetime:
        """Return the moment (UTC) at which a learner's day begins."""
        begin = datetime.combine(day, NIGHT_ENDS)
        local = begin.astimezone() if self.zone is None else begin.replace(tzinfo=self.zone)
        return local.astimezone(UTC)

    def end(self, day: date) -> datetime:
        """Return the moment (UTC) at which a learner's day is over."""
        return self.start(day + timedelta(days=1))


COMPUTER_CLOCK = Clock()
"""The computer's own clock and time zone."""
