"""The Gregorian calendar without limits of the host's: days and seconds to dates and back (POSIX, time_t)."""

from __future__ import annotations

from trainer.engine.lazy_dataclasses import dataclass

DAY, HOUR, MINUTE = 86400, 3600, 60
_DAYS_BEFORE_1970 = 719468  # from 0000-03-01
_ERA_DAYS, _ERA_YEARS = 146097, 400
_MONTH_STARTS = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)


@dataclass(slots=True)
class Moment:
    """``struct tm``: the year counts from 1900, months and the day of the year from 0, weekdays from Sunday."""

    second: int
    minute: int
    hour: int
    day: int
    month: int
    year: int
    weekday: int = 0
    year_day: int = 0
    daylight: int = 0
    offset: int = 0
    zone: int = 0  # the address of its name


def is_leap(year: int) -> bool:
    """Tell whether a year (counted from 0) has 366 days."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_from_date(year: int, month: int, day: int) -> int:
    """Return the days since 1970-01-01; ``month`` is 0 … 11, ``day`` may be any number."""
    year -= month < 2
    era, year_of_era = divmod(year, _ERA_YEARS)
    day_of_year = (153 * ((month + 10) % 12) + 2) // 5 + day - 1
    return era * _ERA_DAYS + year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year - _DAYS_BEFORE_1970


def date_from_days(days: int) -> tuple[int, int, int]:
    """Return year, month (0 … 11) and day of a number of days since 1970-01-01."""
    era, day_of_era = divmod(days + _DAYS_BEFORE_1970, _ERA_DAYS)
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36524 - day_of_era // 146096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    month = (5 * day_of_year + 2) // 153
    year = era * _ERA_YEARS + year_of_era + (month >= 10)
    return year, (month + 2) % 12, day_of_year - (153 * month + 2) // 5 + 1


def year_day(year: int, month: int, day: int) -> int:
    """Return the day of the year, from 0."""
    return _MONTH_STARTS[month] + (month > 1 and is_leap(year)) + day - 1


def moment_from_seconds(seconds: int, offset: int = 0) -> Moment:
    """Return the date and time ``offset`` seconds east of Greenwich."""
    days, rest = divmod(seconds + offset, DAY)
    year, month, day = date_from_days(days)
    return Moment(
        rest % MINUTE,
        rest // MINUTE % 60,
        rest // HOUR,
        day,
        month,
        year - 1900,
        (days + 4) % 7,
        year_day(year, month, day),
        offset=offset,
    )


def seconds_from_moment(moment: Moment) -> int:
    """Return the seconds since 1970 at Greenwich; all fields may be out of range."""
    years, month = divmod(moment.month, 12)
    days = days_from_date(moment.year + 1900 + years, month, moment.day)
    return days * DAY + moment.hour * HOUR + moment.minute * MINUTE + moment.second
