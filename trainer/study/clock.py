"""What time it is for the learner."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo

NIGHT_ENDS = time(4)
"""A learner's day begins at 04:00 local time: who answers at 1 a.m. is still at yesterday's work."""


class Clock:
    """The present moment, and the learner's days in ``zone`` (None follows the computer's)."""

    def __init__(self, zone: tzinfo | None = None) -> None:
        self.zone = zone

    def now(self) -> datetime:
        """Return the present moment in UTC."""
        return datetime.now(UTC)

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
