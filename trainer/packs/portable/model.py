"""What a question is without the engine: texts in Markdown, and parts that each have a written key.

A part is what QTI calls an interaction and Moodle a question type: the forms that every quiz program knows.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from fractions import Fraction
from math import gcd, lcm
from typing import Any


@dataclass(frozen=True, slots=True)
class Option:
    """One of several answers to choose from; the texts are Markdown.

    ``credit`` is what one that is not right earns all the same, where one is to be chosen.
    """

    text: str
    right: bool
    feedback: str = ""
    credit: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Something to be answered: ``prompt`` is Markdown (may be empty), ``share`` its part of the credit in 0…1."""

    prompt: str = ""
    share: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Part):
    """Options of which one is to be chosen, or with ``many`` all that are right; ``true_false`` has True and False.

    Also of those of which one is to be chosen, several may be right.
    """

    options: tuple[Option, ...]
    many: bool = False
    shuffle: bool = True
    true_false: bool = False

    def shares(self) -> list[float]:
        """Return what each option earns, or costs, in -1…1."""
        right = sum(option.right for option in self.options)
        wrong = len(self.options) - right
        if self.many:
            return [1 / right if option.right else -1 / wrong for option in self.options]
        return [1.0 if option.right else option.credit for option in self.options]

    @property
    def mode(self) -> str:
        """What the format of packs calls it: ``true-false``, ``many``, ``any`` or ``one``."""
        if self.true_false or self.many:
            return "true-false" if self.true_false else "many"
        return "any" if sum(option.right for option in self.options) > 1 else "one"

    @property
    def graded(self) -> bool:
        """Whether there is more than one option that earns something, although one is to be chosen."""
        return not self.many and sum(share > 0 for share in self.shares()) > 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(Part):
    """A number within ``margin`` of ``value``; ``unit`` is bytes, address or number.

    ``misses`` are wrong numbers with what is said to them.
    """

    value: Fraction
    margin: Fraction = Fraction(0)
    unit: str = "number"
    misses: tuple[tuple[Fraction, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Part):
    """A word or a line to be typed: any of ``accepted``, or what fits one of ``patterns``, where ``*`` is anything.

    ``misses`` are wrong ones with what is said to them.
    """

    accepted: tuple[str, ...]
    patterns: tuple[str, ...] = ()
    case_sensitive: bool = False
    misses: tuple[tuple[str, str], ...] = ()


GAP = re.compile("\ue000(\\d+)\ue001")
"""The place of a gap in a text, as characters that nobody types: the number is that of the gap, from 0."""


def without_marks(text: str) -> str:
    """Return a text from elsewhere with U+FFFD for the characters that gaps are marked with."""
    return re.sub("[\ue000-\ue003]", "\ufffd", text)


def gap_mark(number: int) -> str:
    """Return the mark of a gap."""
    return f"\ue000{number}\ue001"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gaps(Part):
    """A text (Markdown), or ``code``, with the marks of ``gaps``; each counts alike."""

    text: str
    gaps: tuple[Text, ...]
    code: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordering(Part):
    """Entries to be put in order, given in the right one; ``first`` and ``last`` say what the ends are.

    ``given`` are in place from the start, ``strangers`` are offered but do not belong. ``stacked`` are those that lie
    above each other, as regions of memory do. ``also`` are further orders of the entries that are right.
    """

    entries: tuple[str, ...]
    first: str = ""
    last: str = ""
    given: tuple[str, ...] = ()
    strangers: tuple[str, ...] = ()
    stacked: bool = False
    also: tuple[tuple[str, ...], ...] = ()

    def more_than_a_list(self) -> list[str]:
        """Say what is lost where all entries are mixed, and exactly one order is right."""
        lost = ["which entries are in place from the start"] if self.given else []
        return lost + [f"the other orders that are right, too: {'; '.join(order)}" for order in self.also]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching(Part):
    """Each row (Markdown) gets one of the ``choices`` (plain); ``key`` has the index of the right one for each row."""

    rows: tuple[str, ...]
    choices: tuple[str, ...]
    key: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: ``text`` is its key if it is ``asked``, else what stands in it (empty: it is closed).

    ``also`` are other spellings that are right.
    """

    text: str
    asked: bool = True
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Part):
    """A table to be filled in; ``columns`` are plain, ``rows`` are titles in Markdown; each cell asked counts alike."""

    columns: tuple[str, ...]
    rows: tuple[str, ...]
    cells: tuple[tuple[Cell, ...], ...]

    def asked(self) -> "Iterator[tuple[int, int, Cell]]":
        """Yield row, column and cell of what is to be filled in."""
        for row, cells in enumerate(self.cells):
            yield from ((row, column, cell) for column, cell in enumerate(cells) if cell.asked)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointing(Part):
    """Things (``rows``, Markdown) to be found in a picture: a column of ``spots``, each a title and a detail (plain).

    ``key`` has the index of the right spot for each row.
    """

    rows: tuple[str, ...]
    spots: tuple[tuple[str, str], ...]
    key: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recall(Part):
    """A free answer that a person compares with ``answer`` (Markdown); ``lines`` is the room that it needs."""

    answer: str
    lines: int = 4


Made = tuple[list[Part], list[str]]
"""The parts of a question, and in sentences what is lost with them."""


@dataclass(frozen=True, slots=True)
class Portable:
    """A question with everything that it takes to ask and grade it elsewhere.

    ``explanation`` is the author's, ``evidence`` what the run adds; both are Markdown. ``losses`` says in sentences
    what is lost even before a format is chosen.
    """

    id: str
    kind: str
    title: str
    prompt: str
    parts: tuple[Part, ...]
    topics: tuple[str, ...] = ()
    platform: str = ""
    program: str | None = None
    arguments: tuple[str, ...] = ()
    stdin: str = ""
    explanation: str = ""
    evidence: str = ""
    losses: tuple[str, ...] = ()


def whole_shares(shares: Sequence[float]) -> list[int]:
    """Return the smallest whole numbers in proportion to shares of the credit, each at least 1."""
    exact = [Fraction(share).limit_denominator(1000) for share in shares]
    scale = lcm(*(share.denominator for share in exact))
    whole = [max(1, int(share * scale)) for share in exact]
    return [number // gcd(*whole) for number in whole]


def texts_of(value: Any) -> Iterator[str]:
    """Yield every text in a question, or in a part of it."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for element in value:
            yield from texts_of(element)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts_of(getattr(value, field.name))
