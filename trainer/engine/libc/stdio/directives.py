"""Reading a ``printf`` template into its directives, by the grammar of glibc 2.36 (printf-parse.h)."""

from __future__ import annotations

from functools import lru_cache
from itertools import count
from typing import TYPE_CHECKING

from trainer.engine.lazy_dataclasses import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

NEXT = -1  # a number comes from the next argument
_SIZES = {b"hh": 8, b"h": 16, b"l": 64, b"ll": 64, b"q": 64, b"L": 64, b"j": 64, b"z": 64, b"Z": 64, b"t": 64}
_MAX_INT = (1 << 31) - 1


@dataclass(frozen=True, slots=True)
class Field:
    """How a converted argument is written: flags, least width in characters, and precision (None: the usual one)."""

    flags: frozenset[str] = frozenset()
    width: int = 0
    precision: int | None = None

    @property
    def is_left(self) -> bool:
        """Whether blanks follow instead of going before."""
        return "-" in self.flags

    @property
    def has_zeros(self) -> bool:
        """Whether zeros fill a number up instead of blanks."""
        return "0" in self.flags and "-" not in self.flags

    @property
    def sign(self) -> str:
        """What goes before a number that is not negative."""
        return "+" if "+" in self.flags else " " if " " in self.flags else ""


@dataclass(frozen=True, slots=True)
class Directive:
    """A conversion specification.

    ``width_from`` and ``precision_from`` name the argument that has the width or precision of the ``field``: NEXT, or
    its position. ``position`` is the converted argument (None: the next). ``bits`` is the size of an integer; with
    ``is_long`` a floating argument is a ``long double``.
    ``conversion`` is empty when the template ends too early. Numbers above INT_MAX make ``overflow``.
    """

    conversion: str
    field: Field
    bits: int
    width_from: int | None = None
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


@dataclass(frozen=True, slots=True)
class Template:
    """Literal bytes and directives; with ``names_positions`` each argument that a directive takes has a position."""

    pieces: tuple[bytes | Directive, ...]
    names_positions: bool

    @property
    def directives(self) -> list[Directive]:
        """The directives alone."""
        return [piece for piece in self.pieces if isinstance(piece, Directive)]


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
    width, precision = 0, None
    width_from = precision_from = None
    if reader.accept(b"*"):
        width_from = reader.position() or NEXT
    else:
        width = reader.number() or 0
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
        Field(frozenset(flags), width, precision),
        _SIZES.get(length, 32),
        width_from,
        precision_from,
        position,
        reader.overflow,
        length in (b"L", b"ll", b"q"),
    )
    return directive, reader.place + len(conversion)


@lru_cache(maxsize=512)
def parse(text: bytes) -> Template:
    """Split a template into literal bytes and directives."""
    pieces: list[bytes | Directive] = []
    place = 0
    while place < len(text):
        percent = text.find(b"%", place)
        if percent < 0:
            percent = len(text)
        if percent > place:
            pieces.append(text[place:percent])
        place = percent
        if percent < len(text):
            directive, place = _directive(text, percent + 1)
            pieces.append(directive)
    names_positions = any(isinstance(piece, Directive) and _names_a_position(piece) for piece in pieces)
    return Template(tuple(_with_positions(pieces) if names_positions else pieces), names_positions)


def _names_a_position(directive: Directive) -> bool:
    return any(source not in (None, NEXT) for source in _sources(directive))


def _sources(directive: Directive) -> tuple[int | None, int | None, int | None]:
    """Say which arguments a directive takes, in order."""
    converted = directive.position or NEXT if directive.takes_argument else None
    return directive.width_from, directive.precision_from, converted


def _with_positions(pieces: Iterable[bytes | Directive]) -> Iterator[bytes | Directive]:
    """Give positions to the arguments that are the next ones, as glibc does where others have them."""
    following = count(1)
    for piece in pieces:
        if isinstance(piece, Directive):
            width, precision, converted = (next(following) if source == NEXT else source for source in _sources(piece))
            yield replace(piece, width_from=width, precision_from=precision, position=converted)
        else:
            yield piece
