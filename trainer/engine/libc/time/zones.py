"""Time zones as POSIX writes them in ``TZ``: ``EST5EDT,M3.2.0,M11.1.0`` (tzset(3)); without ``TZ`` it is UTC.

The library keeps the names and the setting in memory of malloc, and reads ``/etc/localtime`` through a stream: the
blocks that this takes and leaves are those of glibc 2.36 (measured).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trainer.engine.errors import LimitReached
from trainer.engine.lazy_dataclasses import dataclass
from trainer.engine.libc.stdio.block import new_text
from trainer.engine.libc.stdio.file import ALLOCATION
from trainer.engine.libc.stdlib.environment import Environment
from trainer.engine.libc.time.calendar import DAY, HOUR, MINUTE, days_from_date, is_leap, moment_from_seconds

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

_SYSTEM_ZONE, _ZONES = b"/etc/localtime", b"/usr/share/zoneinfo/"
_TRANSITIONS, _BUFFER = 17, 4096
_DEFAULT_RULE = b"M3.2.0,M11.1.0"
_NAME = rb"([A-Za-z]{3,}|<[A-Za-z0-9+-]{3,}>)"
_TIME = rb"([+-]?\d{1,3}(?::\d{1,2}(?::\d{1,2})?)?)"
_ZONE = re.compile(_NAME + _TIME + rb"(?:" + _NAME + _TIME + rb"?(?:,(.*))?)?")
_CHANGE = re.compile(rb"(?:M(\d+)\.(\d)\.(\d)|(J?)(\d+))(?:/" + _TIME + rb")?")


@dataclass(frozen=True, slots=True)
class Change:
    """When summer time begins or ends: ``week`` 5 is the last one; ``julian`` never counts the 29th of February."""

    time: int
    month: int = 0
    week: int = 0
    weekday: int = 0
    julian: bool = False
    day: int = 0

    def at(self, year: int) -> int:
        """Return the seconds since 1970 by the clock that is in use then."""
        if not self.month:
            skipped = self.julian and is_leap(year) and self.day >= 60
            return (days_from_date(year, 0, 1) + self.day - self.julian + skipped) * DAY + self.time
        first = days_from_date(year, self.month - 1, 1)
        following = days_from_date(year + self.month // 12, self.month % 12, 1)
        day = first + (self.weekday - (first + 4)) % 7 + 7 * (self.week - 1)
        return (day if day < following else day - 7) * DAY + self.time


@dataclass(frozen=True, slots=True)
class Zone:
    """A time zone: names and seconds east of Greenwich, of standard and of summer time."""

    names: tuple[bytes, bytes]
    standard: int
    summer: int
    changes: tuple[Change, Change] | None = None

    def is_summer(self, seconds: int) -> bool:
        """Tell whether it is summer time at ``seconds`` since 1970."""
        if self.changes is None:
            return False
        year = moment_from_seconds(seconds, self.standard).year + 1900
        begin = self.changes[0].at(year) - self.standard
        end = self.changes[1].at(year) - self.summer
        return begin <= seconds < end if begin < end else not end <= seconds < begin


def _seconds(text: bytes) -> int:
    parts = [int(part) for part in text.lstrip(b"+-").split(b":")]
    total = sum(part * unit for part, unit in zip(parts, (HOUR, MINUTE, 1), strict=False))
    return -total if text.startswith(b"-") else total


def _change(text: bytes) -> Change | None:
    match = _CHANGE.fullmatch(text)
    if match is None:
        return None
    month, week, weekday, julian, day, time = match.groups()
    at = _seconds(time) if time else 2 * HOUR
    if month:
        return Change(at, int(month), int(week), int(weekday))
    return Change(at, julian=bool(julian), day=int(day))


def parse_zone(text: bytes) -> Zone | None:
    """Read a setting of ``TZ``, None for one that is none."""
    match = _ZONE.fullmatch(text)
    if match is None:
        return None
    name, offset, summer_name, summer_offset, rule = match.groups()
    standard = -_seconds(offset)
    if not summer_name:
        return Zone((name.strip(b"<>"),) * 2, standard, standard)
    summer = -_seconds(summer_offset) if summer_offset else standard + HOUR
    begin, _, end = (rule or _DEFAULT_RULE).partition(b",")
    changes = _change(begin), _change(end)
    if changes[0] is None or changes[1] is None:
        return None
    return Zone((name.strip(b"<>"), summer_name.strip(b"<>")), standard, summer, (changes[0], changes[1]))


UTC = Zone((b"UTC", b"UTC"), 0, 0)
_GMT = Zone((b"GMT", b"GMT"), 0, 0)
_FILES = {
    **dict.fromkeys((b"UTC", b"UCT", b"Universal", b"Zulu", b"Etc/UTC", b"Etc/UCT"), UTC),
    **dict.fromkeys((b"GMT", b"GMT0", b"Greenwich", b"Etc/GMT"), _GMT),
}


class TimeZone:
    """The zone of a process, and what the library keeps of it."""

    def __init__(self, process: Process) -> None:
        self._process = process
        self._setting = 0  # the string that was looked at last
        self._text: bytes | None = None
        self._transitions = 0
        self._names: dict[bytes, int] = {}
        self._zone = UTC
        self._set = False

    def zone(self, *, again: bool) -> Zone:
        """Return the zone; with ``again``, after a look at ``TZ``."""
        if again or not self._set:
            self._look()
        return self._zone

    def name(self, text: bytes) -> int:
        """Return the address of a zone's name."""
        if text not in self._names:
            self._names[text] = self._allocate(text + b"\0", header=16)
        return self._names[text]

    def _allocate(self, text: bytes, header: int = 0) -> int:
        address = self._process.heap.malloc(header + len(text))
        if address:
            self._process.memory.store(address + header, text)
        return address + header

    def _look(self) -> None:
        process, self._set = self._process, True
        entry = process.part(Environment).find(b"TZ")[1]
        text = process.memory.string(entry)[3:] if entry else None
        if text is not None:
            text = text.removeprefix(b":") or b"Universal"
        if text is not None and text == self._text:
            return
        process.heap.free(self._setting)
        self._setting = self._allocate((_SYSTEM_ZONE if text is None else text) + b"\0")
        self._text = text
        self._zone = self._read_zone(text)
        self._publish()

    def _read_zone(self, text: bytes | None) -> Zone:
        if text is None:
            if not self._transitions:
                self._read_file(UTC)
            return UTC
        path = new_text(self._process, _ZONES + text)
        known = _FILES.get(text)
        if known is not None:
            self._read_file(known)
        else:
            self._process.heap.free(self._process.heap.malloc(ALLOCATION))
        self._process.heap.free(path)
        return known or self._parse(text)

    def _read_file(self, zone: Zone) -> None:
        """Do what reading a file of one zone without changes does to the heap."""
        heap = self._process.heap
        stream = heap.malloc(ALLOCATION)
        heap.free(self._transitions)
        buffer = heap.malloc(_BUFFER)
        self._transitions = heap.malloc(_TRANSITIONS)
        heap.free(buffer)
        heap.free(stream)
        self.name(zone.names[0])

    def _parse(self, text: bytes) -> Zone:
        self._process.heap.free(self._transitions)
        self._transitions = 0
        zone = parse_zone(text)
        if zone is None:
            shown = text.decode(errors="replace")
            raise LimitReached(f"The time zone '{shown}' is not in the simulation; zones such as EST5EDT are.")
        for name in dict.fromkeys(zone.names):
            self.name(name)
        return zone

    def _publish(self) -> None:
        """Set ``tzname``, ``timezone`` and ``daylight`` where the program names them."""
        objects, memory, zone = self._process.program.library_objects, self._process.memory, self._zone
        if "tzname" in objects:
            for index, name in enumerate(zone.names):
                memory.store_u64(objects["tzname"] + 8 * index, self.name(name))
        if "timezone" in objects:
            memory.store_i64(objects["timezone"], -zone.standard)
        if "daylight" in objects:
            memory.store_i32(objects["daylight"], int(zone.changes is not None))
