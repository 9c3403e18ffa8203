"""Reading a ``printf`` template into its directives, by the grammar of glibc 2.36 (printf-parse.h)."""

from __future__ import annotations

from functools import lru_cache

from trainer.engine.lazy_dataclasses import dataclass

NEXT = -1  # a number comes from the next argument
_SIZES = {b"hh": 8, b"h": 16, b"l": 64, b"ll": 64, b"q": 64, b"L": 64, b"j": 64, b"z": 64, b"Z": 64, b"t": 64}
_MAX_INT = (1 << 31) - 1


@dataclass(frozen=True, slots=True)
class Directive:
    """A conversion specification.

    ``width`` and ``precision`` are numbers or None; ``width_from`` and ``precision_from`` name the argument that has
    them: NEXT, or its position. ``position`` is the converted argument (None: the next). ``bits`` is the size of an
    integer; with ``is_long`` a floating argument is a ``long double``.
    ``conversion`` is empty when the template ends too early. Numbers above INT_MAX make ``overflow``.
    """

    conversion: str
    flags: frozenset[str]
    bits: int
    width: int | None = None
    width_from: int | None = None
    precision: int | None = None
    precision_from: int | None = None
    position: int | None = None
    overflow: bool = False
    is_long: bool = False

    @property
    def is_double(self) -> bool:
        """Whether the converted argument is a ``double``."""
        return self.conversion in tuple("aAeEfFgG")

    @property
    def takes_argument(self) -> bool:
        """Whether an argument is converted."""
        return self.is_double or self.conversion in tuple("bBdiouxXcCsSpn")


Piece = bytes | Directive


class _Reader:
    def __init__(self, template: bytes, place: int) -> None:
        self.template = template
        self.place = place
        self.overflow = False

    def peek(self) -> bytes:
        return self.template[self.place : self.place + 1]

    def accept(self, characters: bytes) -> bytes:
        found = self.peek()
        if found and found in characters:
            self.place += 1
            return found
        return b""

    def number(self) -> int | None:
        start = self.place
        while self.accept(b"0123456789"):
            pass
        if start == self.place:
            return None
        value = int(self.template[start : min(self.place, start + 20)])
        self.overflow = self.overflow or value > _MAX_INT or self.place - start > 20
        return value

    def position(self) -> int | None:
        """Read ``n$``, or nothing."""
        start, overflow = self.place, self.overflow
        value = self.number()
        if value and self.accept(b"$"):
            return value
        self.place, self.overflow = start, overflow
        return None


def _directive(template: bytes, place: int) -> tuple[Directive, int]:
    reader = _Reader(template, place)
    position = reader.position()
    flags = set()
    while flag := reader.accept(b" +-#0'I"):
        flags.add(flag.decode())
    width_from = precision_from = precision = width = None
    if reader.accept(b"*"):
        width_from = reader.position() or NEXT
    else:
        width = reader.number()
    if reader.accept(b"."):
        if reader.accept(b"*"):
            precision_from = reader.position() or NEXT
        else:
            precision = reader.number() or 0
    length = reader.accept(b"hlLqjzZt")
    if length and length in b"hl" and reader.accept(length):
        length += length
    conversion = template[reader.place : reader.place + 1]
    directive = Directive(
        conversion.decode("latin-1"),
        frozenset(flags),
        _SIZES.get(length, 32),
        width,
        width_from,
        precision,
        precision_from,
        position,
        reader.overflow,
        length in (b"L", b"ll", b"q"),
    )
    return directive, reader.place + len(conversion)


@lru_cache(maxsize=512)
def parse(template: bytes) -> tuple[Piece, ...]:
    """Split a template into literal bytes and directives."""
    pieces: list[Piece] = []
    place = 0
    while place < len(template):
        percent = template.find(b"%", place)
        if percent < 0:
            percent = len(template)
        if percent > place:
            pieces.append(template[place:percent])
        place = percent
        if percent < len(template):
            directive, place = _directive(template, percent + 1)
            pieces.append(directive)
    return tuple(pieces)
