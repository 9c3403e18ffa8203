"""What somebody meant who wrote a name that does not exist."""

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher, get_close_matches

_ALIKE = 0.6  # the share of a text that must be in a line for the line to be what was meant
_MOST_LINES = 2000


def one_of(name: str, known: Iterable[str]) -> str:
    """Return what would be right in place of ``name``: the closest of the ``known`` names, and all of them."""
    names = [str(one) for one in known]
    close = get_close_matches(name, names, 1)
    listed = f"one of {', '.join(names)}"
    return f"perhaps {close[0]!r}; it is {listed}" if close else listed


def nearest_line(text: str, lines: Sequence[str]) -> tuple[int, str] | None:
    """Return the number (from 1) and the text of the line that has most of ``text``; None if none has enough of it."""
    shares = [(_share(text, line), number) for number, line in enumerate(lines[:_MOST_LINES], 1)]
    share, number = max(shares, key=lambda found: (found[0], -found[1]), default=(0.0, 0))
    return (number, lines[number - 1].strip()) if share >= _ALIKE else None


def _share(text: str, line: str) -> float:
    blocks = SequenceMatcher(None, line, text, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size > 1) / len(text)
