"""The columns and the types of a table, as they are written and as other people call them."""

import re

TYPES = ("one", "any", "many", "true-false", "number", "text", "ordering", "matching", "card")

COLUMNS = (
    "id", "type", "title", "topics", "platform", "prompt", "program", "arguments", "stdin", "answer", "tolerance",
    "unit", "right", "explanation",
)  # fmt: skip

_ALIASES = {
    "question": "prompt",
    "question text": "prompt",
    "text": "prompt",
    "stem": "prompt",
    "front": "prompt",
    "back": "answer",
    "solution": "answer",
    "correct answer": "answer",
    "correct": "right",
    "name": "title",
    "tags": "topics",
    "topic": "topics",
    "kind": "type",
    "question type": "type",
    "code": "program",
    "feedback": "explanation",
    "general feedback": "explanation",
}
_NUMBERED = {"option": "option", "answer": "option", "choice": "option", "feedback": "feedback", "match": "match"}


def column(name: str) -> str:
    """Return the column that a heading means, such as ``prompt`` or ``option 2``; empty for one that is not known."""
    plain = " ".join(name.strip().casefold().replace("_", " ").replace("-", " ").split())
    if plain in COLUMNS:
        return plain
    if plain in _ALIASES:
        return _ALIASES[plain]
    numbered = re.fullmatch(r"([a-z]+) ?(\d{1,2}|[a-l])", plain)
    if numbered is None or numbered[1] not in _NUMBERED:
        return ""
    number = int(numbered[2]) if numbered[2].isdigit() else ord(numbered[2]) - ord("a") + 1
    return f"{_NUMBERED[numbered[1]]} {number}"


_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_SHIELDED = re.compile(r"'+[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


def shielded(text: str) -> str:
    """Keep a spreadsheet from running a text as a formula: one that looks like it gets an apostrophe in front."""
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def unshielded(text: str) -> str:
    """Take the apostrophe away again."""
    return text[1:] if _SHIELDED.match(text) else text
