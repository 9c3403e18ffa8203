"""Locales (setlocale(3), localeconv(3), nl_langinfo(3)): ``C`` and ``C.UTF-8``, which differ in their characters."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from trainer.engine.libc.registry import function
from trainer.engine.libc.stdlib.environment import Environment
from trainer.engine.process.errno import Errno

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

CATEGORIES = (
    *("LC_CTYPE", "LC_NUMERIC", "LC_TIME", "LC_COLLATE", "LC_MONETARY", "LC_MESSAGES"),
    *("LC_ALL", "LC_PAPER", "LC_NAME", "LC_ADDRESS", "LC_TELEPHONE", "LC_MEASUREMENT", "LC_IDENTIFICATION"),
)
_ALL = CATEGORIES.index("LC_ALL")
_NAMES = {"C": "C", "POSIX": "C", "C.UTF-8": "C.UTF-8", "C.utf8": "C.utf8"}
_CODESET, _RADIX = 14, 0x10000
_DAYS = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_NOT_AVAILABLE = 127  # CHAR_MAX


class Locale:
    """The locale of a process: a name for each category."""

    def __init__(self, process: Process) -> None:
        self._process = process
        self.names = dict.fromkeys((name for name in CATEGORIES if name != "LC_ALL"), "C")

    @property
    def is_utf8(self) -> bool:
        """Whether characters are written in UTF-8; otherwise they are ASCII."""
        return self.names["LC_CTYPE"] != "C"

    def describe(self) -> str:
        """Return the name of all categories, or each one's where they differ."""
        if len(set(self.names.values())) == 1:
            return self.names["LC_CTYPE"]
        return ";".join(f"{category}={name}" for category, name in self.names.items())

    def set(self, category: str, wanted: str) -> int:
        """Change a category, or all; returns the errno for a locale that there is not, else 0."""
        categories = list(self.names) if category == "LC_ALL" else [category]
        if category == "LC_ALL" and ";" in wanted:
            parts = dict(part.split("=", 1) for part in wanted.split(";") if "=" in part)
            if parts.keys() != self.names.keys():
                return Errno.EINVAL
        else:
            parts = {name: wanted or self._default(name) for name in categories}
        chosen = {name: _NAMES.get(value) for name, value in parts.items()}
        found = {name: value for name, value in chosen.items() if value is not None}
        if len(found) < len(chosen):
            return Errno.EINVAL if any("/" in value for value in parts.values()) else Errno.ENOENT
        self.names.update(found)
        return 0

    def _default(self, category: str) -> str:
        """Return what the environment asks for."""
        environment = self._process.part(Environment)
        for name in ("LC_ALL", category, "LANG"):
            entry = environment.find(name.encode())[1]
            value = self._process.memory.string(entry)[len(name) + 1 :] if entry else b""
            if value:
                return value.decode(errors="replace")
        return "C"


@function()
def setlocale(process: Process, category: int, name: int) -> int:
    """Change a category and return its name; without ``name`` only that; null for an unknown locale."""
    if not 0 <= category < len(CATEGORIES):
        process.errno = Errno.EINVAL
        return 0
    locale = process.part(Locale)
    error = locale.set(CATEGORIES[category], process.memory.string(name).decode(errors="replace")) if name else 0
    if error:
        process.errno = error
        return 0
    text = locale.describe() if category == _ALL else locale.names[CATEGORIES[category]]
    return process.libc_constant(text.encode() + b"\0")


@function()
def localeconv(process: Process) -> int:
    """Return how numbers are written: with a point, and nothing else."""
    empty, point = process.libc_constant(b"\0"), process.libc_constant(b".\0")
    address = process.libc_data("localeconv result", 96)
    pointers = [point, empty, empty, empty, empty, empty, empty, empty, empty, empty]
    process.memory.store(address, struct.pack("<10Q", *pointers) + bytes([_NOT_AVAILABLE] * 14))
    return address


def _information(item: int, *, utf8: bool) -> str:
    if item == _CODESET:
        return "UTF-8" if utf8 else "ANSI_X3.4-1968"
    times = (
        *(name[:3] for name in _DAYS),
        *_DAYS,
        *(name[:3] for name in _MONTHS),
        *_MONTHS,
        *("AM", "PM", "%a %b %e %H:%M:%S %Y", "%m/%d/%y", "%H:%M:%S", "%I:%M:%S %p"),
    )
    if item >> 16 == CATEGORIES.index("LC_TIME"):
        return times[item & 0xFFFF] if item & 0xFFFF < len(times) else ""
    return {_RADIX: ".", 0x50000: "^[yY]", 0x50001: "^[nN]", 0x4000F: "-"}.get(item, "")


@function()
def nl_langinfo(process: Process, item: int) -> int:
    """Return a string of the locale, an empty one for an unknown item."""
    text = _information(item, utf8=process.part(Locale).is_utf8)
    return process.libc_constant(text.encode() + b"\0")


@function("__ctype_get_mb_cur_max")
def longest_character(process: Process) -> int:
    """Return MB_CUR_MAX."""
    return 6 if process.part(Locale).is_utf8 else 1


@function()
def newlocale(process: Process, mask: int, name: int, base: int) -> int:
    """Return a locale for ``uselocale``: there is only the one that is in use, null for an unknown one."""
    known = process.memory.string(name).decode(errors="replace") in (*_NAMES, "")
    if not known:
        process.errno = 2
    return process.libc_data("_nl_C_locobj", 232) if known else 0


@function("uselocale", "duplocale")
def uselocale(process: Process, locale: int) -> int:
    """Return the locale in use."""
    return locale or (1 << 64) - 1


@function()
def freelocale(process: Process, locale: int) -> None:
    """Forget a locale."""
