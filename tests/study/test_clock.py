"""A learner's day begins at four in the morning where they are."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from trainer.study.clock import Clock, ClockUnusable

BERLIN = Clock(zone=ZoneInfo("Europe/Berlin"))  # UTC+1 in winter, UTC+2 from 29 March 2026 on


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 3, 2, 3, 0, tzinfo=UTC), date(2026, 3, 2)),
        (datetime(2026, 3, 2, 2, 59, tzinfo=UTC), date(2026, 3, 1)),
        (datetime(2026, 3, 1, 23, 30, tzinfo=UTC), date(2026, 3, 1)),
        (datetime(2026, 4, 2, 2, 0, tzinfo=UTC), date(2026, 4, 2)),
    ],
    ids=["four o'clock", "a minute before", "after midnight", "summer time"],
)
def test_the_day_of_a_moment(moment, day):
    assert BERLIN.day(moment) == day


def test_a_day_starts_at_four_local_time():
    assert BERLIN.start(date(2026, 3, 2)) == datetime(2026, 3, 2, 3, 0, tzinfo=UTC)


def test_the_day_on_which_the_clocks_change_is_an_hour_shorter():
    length = BERLIN.end(date(2026, 3, 28)) - BERLIN.start(date(2026, 3, 28))

    assert length.total_seconds() == 23 * 3600


@pytest.mark.parametrize("year", [1, 1970, 9001, 9999])
def test_a_clock_by_which_nothing_can_be_scheduled_is_said(year):
    clock = Clock(present=lambda: datetime(year, 7, 1, tzinfo=UTC))

    with pytest.raises(ClockUnusable, match=f"it is the year {year}"):
        clock.now()


def test_a_clock_beyond_the_years_that_can_be_told_is_said():
    def present():
        raise ValueError("year 10000 is out of range")

    with pytest.raises(ClockUnusable, match="later than the year 9999"):
        Clock(present=present).now()
