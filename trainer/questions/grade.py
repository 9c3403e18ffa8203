"""What grading gives: marks that say why, and a score."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum

NEARLY_RIGHT = 0.6
"""From this score on an answer is nearly right."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing that was looked at: it earned ``earned`` of ``possible``, both shares of the whole question.

    A deduction has ``possible`` 0 and ``earned`` below 0. ``text`` is a sentence: what was right or wrong, and why.
    """

    earned: float
    possible: float
    text: str

    @property
    def full(self) -> bool:
        """Whether nothing was lost."""
        return self.earned >= self.possible


@dataclass(frozen=True, slots=True)
class Grade:
    """Score (0..1), the marks it is made of, why (Markdown), and the step of the run that matters (or None).

    ``misconceptions`` names the wrong beliefs that lead to this answer (``trainer.questions.misconceptions``).
    """

    score: float
    marks: tuple[Mark, ...]
    explanation: str = ""
    step: int | None = None
    misconceptions: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The score in words."""
        if self.score in (0, 1):
            return "All right" if self.score else "Not right yet"
        return "Nearly right" if self.score >= NEARLY_RIGHT else "Partly right"

    @classmethod
    def of(
        cls,
        marks: Sequence[Mark],
        explanation: str = "",
        step: int | None = None,
        misconceptions: tuple[str, ...] = (),
    ) -> "Grade":
        """Add up ``marks``: exactly 1.0 if nothing was lost, never below 0."""
        if marks and all(mark.full for mark in marks):
            score = 1.0
        else:
            score = min(max(fsum(mark.earned for mark in marks), 0.0), 1.0)
        return cls(score, tuple(marks), explanation, step, misconceptions)
