"""Text as times by a template (strptime(3)), in the C locale."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trainer.engine.libc.registry import function
from trainer.engine.libc.time.calendar import days_from_date, moment_from_seconds, year_day
from trainer.engine.libc.time.conversion import load_moment, local_moment, store_moment
from trainer.engine.libc.time.formatting import LONG_DAYS, LONG_MONTHS, SHORTHANDS
from trainer.engine.libc.time.zones import TimeZone

if TYPE_CHECKING:
    from trainer.engine.libc.time.calendar import Moment
    from trainer.engine.process.process import Process

_SPACES = " \t\n\v\f\r"
_ZONE = re.compile(r"Z|([+-])(\d\d)(?::?([0-5]\d)|(?!:?\d))")
_SUNDAY, _MONDAY = 0, 1


class _Mismatch(Exception):
    """The text does not fit the template."""


class TimeParser:
    """Reads one text into a moment."""

    def __init__(self, process: Process, text: str, moment: Moment) -> None:
        self._process = process
        self._text = text
        self.place = 0
        self._moment = moment
        self._hour12: int | None = None
        self._afternoon: bool | None = None
        self._century: int | None = None
        self._short_year: int | None = None
        self._week: tuple[int, int] | None = None  # its number in the year, and the day on which weeks begin
        self._dated = self._has_month = self._has_day = self._has_weekday = self._has_year_day = False

    def run(self, template: str) -> bool:
        """Read all of ``template``; False where the text does not fit."""
        try:
            self._follow(template)
        except _Mismatch:
            return False
        self._complete()
        return True

    def _follow(self, template: str) -> None:
        place = 0
        while place < len(template):
            character = template[place]
            if character in _SPACES:
                self._skip()
            elif character != "%" or place + 1 == len(template):
                self._expect(character)
            else:
                place += 1
                while template[place] in "-_0^#" and place + 1 < len(template):
                    place += 1
                if template[place] in "EO" and place + 1 < len(template):
                    place += 1
                self._directive(template[place])
            place += 1

    def _skip(self) -> None:
        while self._text[self.place : self.place + 1] in tuple(_SPACES):
            self.place += 1

    def _expect(self, character: str) -> None:
        if self._text[self.place : self.place + 1] != character:
            raise _Mismatch
        self.place += 1

    def _number(self, low: int, high: int, digits: int) -> int:
        self._skip()
        value, start = 0, self.place
        while self.place - start < digits and self._text[self.place : self.place + 1].isdigit():
            value = 10 * value + int(self._text[self.place])
            self.place += 1
        if self.place == start or not low <= value <= high:
            raise _Mismatch
        return value

    def _name(self, names: tuple[str, ...]) -> int:
        rest = self._text[self.place :].lower()
        for index, name in enumerate(names):
            for form in (name, name[:3]):
                if rest.startswith(form.lower()):
                    self.place += len(form)
                    return index
        raise _Mismatch

    def _directive(self, conversion: str) -> None:
        moment = self._moment
        if conversion in SHORTHANDS:
            self._follow(SHORTHANDS[conversion])
            return
        match conversion:
            case "%":
                self._expect("%")
            case "n" | "t":
                self._skip()
            case "a" | "A":
                moment.weekday, self._has_weekday = self._name(LONG_DAYS), True
            case "b" | "B" | "h":
                moment.month = self._name(LONG_MONTHS)
                self._dated = self._has_month = True
            case "d" | "e":
                moment.day = self._number(1, 31, 2)
                self._dated = self._has_day = True
            case "H" | "k":
                moment.hour, self._hour12 = self._number(0, 23, 2), None
            case "I" | "l":
                self._hour12 = moment.hour = self._number(1, 12, 2) % 12
            case "p" | "P":
                self._afternoon = self._name(("AM", "PM")) == 1
            case "j":
                moment.year_day, self._has_year_day = self._number(1, 366, 3) - 1, True
            case "m":
                moment.month = self._number(1, 12, 2) - 1
                self._dated = self._has_month = True
            case "M":
                moment.minute = self._number(0, 59, 2)
            case "S":
                moment.second = self._number(0, 61, 2)
            case "C":
                self._century = self._number(0, 99, 2)
            case "y":
                self._short_year, self._dated = self._number(0, 99, 2), True
            case "Y":
                moment.year, self._dated = self._number(0, 9999, 4) - 1900, True
                self._century = self._short_year = None
            case _:
                self._rare(conversion)

    def _rare(self, conversion: str) -> None:
        moment = self._moment
        match conversion:
            case "u":
                moment.weekday, self._has_weekday = self._number(1, 7, 1) % 7, True
            case "w":
                moment.weekday, self._has_weekday = self._number(0, 6, 1), True
            case "U":
                self._week = self._number(0, 53, 2), _SUNDAY
            case "W":
                self._week = self._number(0, 53, 2), _MONDAY
            case "V":
                self._number(0, 53, 2)
            case "g":
                self._number(0, 99, 2)
            case "G":
                self._number(0, 9999, 4)
            case "s":
                seconds = self._number(0, (1 << 63) - 1, 20)
                zone = self._process.part(TimeZone).zone(again=False)
                found = local_moment(self._process, zone, seconds)
                for name in moment.__slots__:
                    setattr(moment, name, getattr(found, name))
            case "z":
                self._skip()
                match = _ZONE.match(self._text, self.place)
                if match is None:
                    raise _Mismatch
                self.place = match.end()
                seconds = 3600 * int(match[2] or 0) + 60 * int(match[3] or 0)
                moment.offset = -seconds if match[1] == "-" else seconds
            case "Z":
                self._skip()
                while self._text[self.place : self.place + 1].strip(_SPACES):
                    self.place += 1
            case _:
                raise _Mismatch

    def _complete(self) -> None:
        """Work out what follows from what was read."""
        moment = self._moment
        if self._hour12 is not None:
            moment.hour = self._hour12 + 12 * bool(self._afternoon)
        if self._short_year is not None and self._century is None:
            moment.year = self._short_year + (100 if self._short_year < 69 else 0)
        elif self._century is not None:
            moment.year = (self._century - 19) * 100 + (self._short_year or 0)
        if self._dated:
            self._complete_date()
        if self._week is not None and self._has_weekday:
            self._place_in_year(*self._week)

    def _complete_date(self) -> None:
        moment = self._moment
        if self._has_year_day and not (self._has_month and self._has_day):
            found = moment_from_seconds((days_from_date(moment.year + 1900, 0, 1) + moment.year_day) * 86400)
            moment.month, moment.day = found.month, found.day
        if 0 <= moment.month < 12:
            days = days_from_date(moment.year + 1900, moment.month, moment.day)
            if not self._has_weekday:
                moment.weekday = (days + 4) % 7
            if not self._has_year_day:
                moment.year_day = year_day(moment.year + 1900, moment.month, moment.day)

    def _place_in_year(self, week: int, first: int) -> None:
        """Work out the day from the number of the week, whose days begin with ``first``."""
        moment = self._moment
        new_year = days_from_date(moment.year + 1900, 0, 1)
        if not self._has_year_day:
            before = (7 - ((new_year + 4) % 7 - first)) % 7
            moment.year_day = before + (week - 1) * 7 + (moment.weekday - first + 7) % 7
        found = moment_from_seconds((new_year + moment.year_day) * 86400)
        moment.month = moment.month if self._has_month else found.month
        moment.day = moment.day if self._has_day else found.day


@function()
def strptime(process: Process, text: int, template: int, address: int) -> int:
    """Read a date and time; returns where reading ended, 0 where the text does not fit."""
    moment = load_moment(process, address)
    parser = TimeParser(process, process.memory.string(text).decode("latin-1"), moment)
    fits = parser.run(process.memory.string(template).decode("latin-1"))
    store_moment(process, address, moment)  # what was read before the first mismatch, too
    return text + parser.place if fits else 0
