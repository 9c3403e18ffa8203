"""What did not make it across, said for each question."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any


class ExchangeError(Exception):
    """A file cannot be written or read at all; ``str()`` is a sentence."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that ``question`` (its id, or its place in the file) lost on the way; ``what`` is a sentence."""

    question: str
    what: str

    def to_json(self) -> dict[str, Any]:
        """Return the notice as ``--json`` prints it."""
        return asdict(self)


def grouped(notices: Iterable[Notice]) -> Iterator[str]:
    """Yield a line for each thing that was lost, with all questions that lost it."""
    questions: dict[str, list[str]] = {}
    for notice in notices:
        questions.setdefault(notice.what, []).append(notice.question)
    for what, names in questions.items():
        yield f"{', '.join(dict.fromkeys(names))}: {what}"
