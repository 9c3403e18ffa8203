"""Whether a question is fair: its key scores 1, nothing scores 0, and the key can be given and stored."""

from math import fsum
from typing import Any

from trainer.questions import Item


def unfair(item: Item[Any, Any]) -> tuple[str, str] | None:
    """Return what is wrong with the grading of ``item`` and what would be right, None if nothing is."""
    key = item.key()
    if item.parse(key.model_dump(mode="json")) != key:
        return "the key cannot be stored", "a key that is read back as it was written"
    if (score := item.score(key)) != 1.0:
        return f"its own key scores {score:.0%}", "100 %; look at what caps the score"
    if (score := item.score(item.empty())) != 0.0:
        return f"the untouched answer scores {score:.0%}", "0 %; give less"
    if abs(fsum(mark.possible for mark in item.marks(key)) - 1) > 1e-6:
        return "the marks of the whole question do not add up to 100 %", "a report to the maintainers"
    if not item.rule.strip():
        return "it does not say how credit is given", "a rule of grading"
    return None
