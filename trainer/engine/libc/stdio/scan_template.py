"""Reading a ``scanf`` template into its directives (vfscanf-internal.c of glibc 2.36)."""

from __future__ import annotations

import re
from functools import lru_cache

from trainer.engine.lazy_dataclasses import dataclass

SPACES = b" \t\n\v\f\r"
_DIRECTIVE = re.compile(rb"%(?:(\d+)\$)?([*'I]*)(\d+)?(m?)(hh|h|ll|l|L|q|j|z|t)?", re.DOTALL)
_SIZES = {b"hh": 1, b"h": 2, b"l": 8, b"ll": 8, b"L": 8, b"q": 8, b"j": 8, b"z": 8, b"t": 8}


@dataclass(frozen=True, slots=True)
class ScanDirective:
    """A conversion: ``size`` is that of an integer in bytes, ``length`` the modifier as written.

    ``width`` is 0 where there is none, and so is ``position``, which counts the arguments from 1. ``members`` are the
    bytes that ``%[`` accepts, None for an unfinished set.
    """

    conversion: str
    assigns: bool
    width: int
    allocates: bool
    length: str
    size: int
    position: int
    members: frozenset[int] | None = None


Part = bytes | ScanDirective


def _members(template: bytes, place: int) -> tuple[frozenset[int] | None, int]:
    """Read a set up to and with its bracket."""
    negated = template[place : place + 1] == b"^"
    place += negated
    members: set[int] = set()
    start = place
    if template[place : place + 1] in (b"]", b"-"):
        members.add(template[place])
        place += 1
    while place < len(template) and template[place] != 0x5D:
        byte = template[place]
        following = template[place + 1] if place + 1 < len(template) else 0x5D
        if byte == 0x2D and following != 0x5D and place > start and template[place - 1] <= following:
            members.update(range(template[place - 1], following))
        else:
            members.add(byte)
        place += 1
    if place == len(template):
        return None, place
    return frozenset(set(range(256)) - members if negated else members), place + 1


@lru_cache(maxsize=256)
def parse(template: bytes) -> tuple[Part, ...]:
    """Split a template into single bytes that must match (a run of white space as one) and directives."""
    parts: list[Part] = []
    place = 0
    while place < len(template):
        byte = template[place : place + 1]
        if byte in SPACES:
            place += 1
            if not parts or parts[-1] != b" ":
                parts.append(b" ")
            continue
        if byte != b"%":
            parts.append(byte)
            place += 1
            continue
        match = _DIRECTIVE.match(template, place)
        assert match is not None
        position, flags, width, allocates, length = match.groups()
        place = match.end() + 1
        conversion = template[match.end() : place].decode("latin-1")
        members: frozenset[int] | None = None
        if conversion == "[":
            members, place = _members(template, place)
        parts.append(
            ScanDirective(
                conversion,
                b"*" not in flags,
                int(width or 0),
                bool(allocates),
                (length or b"").decode(),
                _SIZES.get(length, 4),
                int(position or 0),
                members,
            )
        )
    return tuple(parts)
