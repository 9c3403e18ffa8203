"""Between seconds, dates and text (gmtime(3), localtime(3), mktime(3), asctime(3), ctime(3), tzset(3))."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from trainer.engine.libc.registry import function
from trainer.engine.libc.time.calendar import Moment, moment_from_seconds, seconds_from_moment
from trainer.engine.libc.time.zones import TimeZone, Zone
from trainer.engine.process.errno import Errno

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

_TM = struct.Struct("<9i4xqQ")
_INT_LIMIT = 1 << 31
_ONE_HOUR = 3600  # seconds
_STATIC_TEXT = 114  # bytes that asctime has
DAY_NAMES = ("Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat")
MONTH_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def load_moment(process: Process, address: int) -> Moment:
    """Read a ``struct tm``."""
    return Moment(*_TM.unpack(process.memory.load(address, _TM.size)))


def store_moment(process: Process, address: int, moment: Moment) -> None:
    """Write a ``struct tm``."""
    fields = (getattr(moment, name) for name in Moment.__slots__)
    process.memory.store(address, _TM.pack(*fields))


def local_moment(process: Process, zone: Zone, seconds: int) -> Moment:
    """Return the date and time in a zone."""
    summer = zone.is_summer(seconds)
    moment = moment_from_seconds(seconds, zone.summer if summer else zone.standard)
    moment.daylight = int(summer)
    moment.zone = process.part(TimeZone).name(zone.names[summer])
    return moment


def _moment(process: Process, timer: int, *, local: bool, again: bool) -> Moment | None:
    """Return the date and time of ``*timer``; None with errno where the year does not fit."""
    seconds = process.memory.load_i64(timer)
    zone = process.part(TimeZone).zone(again=again)
    if local:
        moment = local_moment(process, zone, seconds)
    else:
        moment = moment_from_seconds(seconds)
        moment.zone = process.libc_constant(b"GMT\0")
    if not -_INT_LIMIT <= moment.year < _INT_LIMIT:
        process.errno = Errno.EOVERFLOW
        return None
    return moment


def _convert(process: Process, timer: int, target: int, *, local: bool, static: bool) -> int:
    moment = _moment(process, timer, local=local, again=static and local)
    if moment is None:
        return 0
    store_moment(process, target, moment)
    return target


def _static_moment(process: Process) -> int:
    return process.libc_data("_tmbuf", _TM.size)


@function()
def gmtime(process: Process, timer: int) -> int:
    """Return the date and time at Greenwich, in a static object."""
    return _convert(process, timer, _static_moment(process), local=False, static=True)


@function()
def gmtime_r(process: Process, timer: int, target: int) -> int:
    """Store the date and time at Greenwich."""
    return _convert(process, timer, target, local=False, static=False)


@function()
def localtime(process: Process, timer: int) -> int:
    """Return the local date and time, in a static object."""
    return _convert(process, timer, _static_moment(process), local=True, static=True)


@function()
def localtime_r(process: Process, timer: int, target: int) -> int:
    """Store the local date and time."""
    return _convert(process, timer, target, local=True, static=False)


def seconds_of(zone: Zone, moment: Moment) -> int:
    """Return the seconds since 1970 of a local date and time, all of whose fields may be out of range."""
    clock = seconds_from_moment(moment)
    candidates = (clock - zone.standard, clock - zone.summer)
    fitting = [time for time, summer in zip(candidates, (False, True), strict=True) if zone.is_summer(time) == summer]
    if moment.daylight > 0 and zone.changes is None:
        return candidates[0] - _ONE_HOUR  # glibc takes one hour where a zone has no summer time
    if moment.daylight < 0 or zone.changes is None:
        return fitting[0] if fitting else candidates[0]
    return candidates[bool(moment.daylight)]


@function("mktime", "timelocal")
def mktime(process: Process, address: int) -> int:
    """Return the seconds of a local date and time, and put its fields into their ranges; -1 where that cannot be."""
    zone = process.part(TimeZone).zone(again=True)
    moment = load_moment(process, address)
    seconds = seconds_of(zone, moment)
    result = local_moment(process, zone, seconds)
    if not -_INT_LIMIT <= result.year < _INT_LIMIT:
        process.errno = Errno.EOVERFLOW
        return -1
    store_moment(process, address, result)
    return seconds


@function()
def timegm(process: Process, address: int) -> int:
    """Return the seconds of a date and time at Greenwich, and put its fields into their ranges."""
    moment = load_moment(process, address)
    seconds = seconds_from_moment(moment)
    result = moment_from_seconds(seconds)
    result.zone = process.libc_constant(b"GMT\0")
    store_moment(process, address, result)
    return seconds


@function()
def tzset(process: Process) -> None:
    """Look at ``TZ``."""
    process.part(TimeZone).zone(again=True)


def _text(moment: Moment) -> bytes:
    day = DAY_NAMES[moment.weekday] if 0 <= moment.weekday < 7 else "???"
    month = MONTH_NAMES[moment.month] if 0 <= moment.month < 12 else "???"
    clock = ":".join(
        f"{'-' if part < 0 else ''}{abs(part):02d}" for part in (moment.hour, moment.minute, moment.second)
    )
    return f"{day} {month}{moment.day:3d} {clock} {moment.year + 1900}\n".encode()


def _store_text(process: Process, moment: Moment | None, target: int, room: int = 26) -> int:
    """Store as much of the text as fits into ``room`` bytes; returns ``target``, 0 when it does not fit."""
    if moment is None:
        return 0
    text = _text(moment)
    fits = moment.year <= _INT_LIMIT - 1 - 1900
    if fits:
        process.memory.store(target, text[: room - 1] + b"\0")
    if not fits or len(text) >= room:
        process.errno = Errno.EOVERFLOW
        return 0
    return target


@function()
def asctime(process: Process, address: int) -> int:
    """Return a date and time as text, in a static object."""
    if not address:
        process.errno = Errno.EINVAL
        return 0
    text = process.libc_data("asctime result", _STATIC_TEXT)
    return _store_text(process, load_moment(process, address), text, _STATIC_TEXT)


@function()
def asctime_r(process: Process, address: int, target: int) -> int:
    """Store a date and time as text of at least 26 bytes."""
    if not address:
        process.errno = Errno.EINVAL
        return 0
    return _store_text(process, load_moment(process, address), target)


@function()
def ctime(process: Process, timer: int) -> int:
    """Return the local date and time as text, in a static object."""
    moment = localtime(process, timer)
    return asctime(process, moment) if moment else 0


@function()
def ctime_r(process: Process, timer: int, target: int) -> int:
    """Store the local date and time as text."""
    return _store_text(process, _moment(process, timer, local=True, again=False), target)
