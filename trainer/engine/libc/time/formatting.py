"""Times as text by a template (strftime(3)), in the C locale and with glibc's flags and widths (strftime_l.c)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trainer.engine.libc.registry import function
from trainer.engine.libc.time.calendar import Moment, is_leap
from trainer.engine.libc.time.conversion import DAY_NAMES, MONTH_NAMES, load_moment, seconds_of
from trainer.engine.libc.time.zones import TimeZone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trainer.engine.process.process import Process

LONG_DAYS = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
LONG_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
SHORTHANDS = {
    "c": "%a %b %e %H:%M:%S %Y",
    "D": "%m/%d/%y",
    "F": "%Y-%m-%d",
    "R": "%H:%M",
    "r": "%I:%M:%S %p",
    "T": "%H:%M:%S",
    "X": "%H:%M:%S",
    "x": "%m/%d/%y",
}
_DIRECTIVE = re.compile(r"%([_0^#-]*)(\d*)([EO]?)(.?)", re.DOTALL)
_NO_E, _NO_O = "abhBdeHIjkMmSUuVWwGgDFRTrzsnt%", "cCxXyYDFRTrzsaAGgnt%"


def _year(moment: Moment) -> int:
    """Return the year, which wraps as an ``int``."""
    return (moment.year + 1900 + (1 << 31)) % (1 << 32) - (1 << 31)


def iso_week(moment: Moment) -> tuple[int, int]:
    """Return year and week by ISO 8601: weeks begin on Monday, the first one has the first Thursday."""
    year = _year(moment)
    days = _iso_days(moment.year_day, moment.weekday)
    if days < 0:
        year -= 1
        days = _iso_days(moment.year_day + 365 + is_leap(year), moment.weekday)
    else:
        following = _iso_days(moment.year_day - 365 - is_leap(year), moment.weekday)
        if following >= 0:
            year, days = year + 1, following
    return year, days // 7 + 1


def _iso_days(year_day: int, weekday: int) -> int:
    """Return the days since the Monday of the first week."""
    return year_day - (year_day - weekday + 4 + 3 * 7) % 7 + 4 - 1


class TimeFormatter:
    """Formats one moment; yields piece by piece, since a buffer may be full after each.

    A field that fills a buffer of ``size`` bytes is made no wider than that.
    """

    def __init__(self, process: Process, moment: Moment, size: int) -> None:
        self._process = process
        self._moment = moment
        self._size = size

    def _width(self, digits: str) -> int:
        return min(int(digits or 0), self._size)

    def pieces(self, template: str) -> Iterator[str]:
        """Yield the text of each character and each directive of ``template``."""
        place = 0
        while place < len(template):
            if template[place] != "%":
                yield template[place]
                place += 1
                continue
            match = _DIRECTIVE.match(template, place)
            assert match is not None
            place = match.end()
            text = self._directive(*match.groups())
            yield match[0].rjust(self._width(match[2])) if text is None else text

    def _directive(self, flags: str, digits: str, modifier: str, conversion: str) -> str | None:
        """Return the text of a directive, None for what is none."""
        if (modifier == "E" and conversion in _NO_E) or (modifier == "O" and conversion in _NO_O):
            return None
        width = self._width(digits)
        padding = next((flag for flag in reversed(flags) if flag in "_0-"), "")
        filler = "0" if padding == "0" else " "
        if conversion == "z":
            return self._offset(width, padding, filler)
        if (found := self._number(conversion)) is not None:
            value, least, spaces = found
            return _padded_number(value, max(least, width), padding or ("_" if spaces else ""))
        text = self._text(conversion)
        if text is None:
            return None
        if "^" in flags or ("#" in flags and conversion in "aAbBh"):
            text = text.upper()
        elif conversion == "P" or ("#" in flags and conversion in "pZ"):
            text = text.lower()
        return text.rjust(width, filler)

    def _offset(self, width: int, padding: str, filler: str) -> str:
        """Return hours and minutes east of Greenwich; the sign is a field of the same width (measured)."""
        moment = self._moment
        if moment.daylight < 0:
            return ""
        minutes = abs(moment.offset) // 60
        digits = _padded_number(minutes // 60 * 100 + minutes % 60, max(4, width), padding)
        return ("-" if moment.offset < 0 else "+").rjust(width, filler) + digits

    def _text(self, conversion: str) -> str | None:
        moment = self._moment
        if conversion in SHORTHANDS:
            return "".join(self.pieces(SHORTHANDS[conversion]))
        match conversion:
            case "a":
                return _named(DAY_NAMES, moment.weekday)
            case "A":
                return _named(LONG_DAYS, moment.weekday)
            case "b" | "h":
                return _named(MONTH_NAMES, moment.month)
            case "B":
                return _named(LONG_MONTHS, moment.month)
            case "p" | "P":
                return "PM" if moment.hour > 11 else "AM"
            case "Z":
                return self._process.memory.string(moment.zone).decode("latin-1") if moment.zone else ""
            case "%" | "n" | "t":
                return {"%": "%", "n": "\n", "t": "\t"}[conversion]
        return None

    def _number(self, conversion: str) -> tuple[int, int, bool] | None:
        """Return a number, its least digits, and whether spaces fill them."""
        moment = self._moment
        year = _year(moment)
        hour12 = (moment.hour - 1) % 12 + 1
        numbers: dict[str, tuple[int, int]] = {
            "C": (year // 100, 1),
            "d": (moment.day, 2),
            "H": (moment.hour, 2),
            "I": (hour12, 2),
            "j": (moment.year_day + 1, 3),
            "M": (moment.minute, 2),
            "m": (moment.month + 1, 2),
            "S": (moment.second, 2),
            "u": ((moment.weekday - 1) % 7 + 1, 1),
            "U": ((moment.year_day - moment.weekday + 7) // 7, 2),
            "W": ((moment.year_day - (moment.weekday - 1) % 7 + 7) // 7, 2),
            "w": (moment.weekday, 1),
            "Y": (year, 1),
            "y": (moment.year % 100, 2),
        }
        if conversion in numbers:
            return *numbers[conversion], False
        match conversion:
            case "e":
                return moment.day, 2, True
            case "k":
                return moment.hour, 2, True
            case "l":
                return hour12, 2, True
            case "V":
                return iso_week(moment)[1], 2, False
            case "G":
                return iso_week(moment)[0], 1, False
            case "g":
                return iso_week(moment)[0] % 100, 2, False
            case "s":
                return seconds_of(self._process.part(TimeZone).zone(again=True), moment), 1, False
        return None


def _named(names: tuple[str, ...], index: int) -> str:
    return names[index] if 0 <= index < len(names) else "?"


def _padded_number(value: int, width: int, padding: str) -> str:
    prefix = "-" if value < 0 else ""
    digits = str(abs(value))
    if padding == "-":
        return prefix + digits
    if padding == "_":
        return (prefix + digits).rjust(width)
    return prefix + digits.rjust(width - len(prefix), "0")


@function("strftime", "strftime_l")
def strftime(process: Process, target: int, size: int, template: int, address: int, *_: int) -> int:
    """Store a date and time as text; returns its length, 0 where it does not fit."""
    text = process.memory.string(template).decode("latin-1")
    done = 0
    for piece in TimeFormatter(process, load_moment(process, address), size).pieces(text):
        data = piece.encode("latin-1", "replace")
        if len(data) >= size - done:
            return 0
        process.memory.store(target + done, data)
        done += len(data)
    if size:
        process.memory.store_u8(target + done, 0)
    return done
