"""What can be wrong with a pack, as sentences with a place."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong at ``line`` and ``column`` (from 1) of ``file``; ``expected`` says what would be right.

    A ``warning`` is about style: the pack can be used all the same.
    """

    file: str
    line: int
    column: int
    question: str | None
    what: str
    expected: str = ""
    warning: bool = False

    @property
    def order(self) -> tuple[str, int, int, bool, str]:
        """What problems are sorted by."""
        return self.file, self.line, self.column, self.warning, self.what

    def __str__(self) -> str:
        question = f"{self.question}: " if self.question else ""
        severity = "warning: " if self.warning else ""
        expected = f"; {self.expected}" if self.expected else ""
        return printable(f"{self.file}:{self.line}:{self.column}: {severity}{question}{self.what}{expected}")

    def to_json(self) -> dict[str, Any]:
        """Return the problem as ``trainer pack check --json`` prints it."""
        return asdict(self)


def printable(text: str) -> str:
    """Return ``text`` with what would control a terminal written as an escape of Python's."""
    return "".join(letter if letter.isprintable() else repr(letter)[1:-1] for letter in text)


class PackError(Exception):
    """A pack cannot be used; ``problems`` says why, in the order of the files."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = list(problems)
        super().__init__("\n".join(map(str, self.problems)))
