"""From what the engine saw to what FSRS wants to know.

The rule:

* **Again**: less than 60 % of the points. The card counts as forgotten.
* **Hard**: 60 % to 90 % of the points, or more of them but in over three times the usual time.
* **Good**: at least 90 % of the points.
* **Easy**: all the points in less than a third of the usual time.

The usual time depends on the kind of question. The learner may overrule the rating; a flashcard they rate themselves.
"""

from dataclasses import dataclass

from fsrs import Rating

from trainer.questions.base import Answer
from trainer.questions.flashcard import FlashcardAnswer

PASS = 0.6
GOOD = 0.9
QUICK = 1 / 3
SLOW = 3

USUAL_SECONDS = {"flashcard": 10, "choice": 25, "number": 40, "layout": 120, "scenario": 60}
"""How long an answer usually takes, by kind of question; an estimate of ours, not a measurement."""

OTHER_SECONDS = 45
"""The usual time for any other kind."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A rating and the reason for it, such as ``75 % of the points, slowly (31 s; usual are 10 s)``."""

    rating: Rating
    reason: str

    @property
    def why(self) -> str:
        """The rating with its reason, in a sentence."""
        return f"{self.rating.name}: {self.reason}"


def rate(kind: str, score: float, seconds: float) -> Verdict:
    """Rate an answer to a question of ``kind`` that scored 0…1 after ``seconds`` of thinking."""
    usual = USUAL_SECONDS.get(kind, OTHER_SECONDS)
    rating = _rating(score, seconds / usual)
    pace = _pace(seconds / usual)
    return Verdict(rating, f"{_percent(score)} % of the points, {pace} ({seconds:.0f} s; usual are {usual} s).")


def chosen(rating: Rating) -> Verdict:
    """Return the verdict of a learner who rates the answer themselves."""
    return Verdict(rating, "your own rating.")


def self_rated(answer: Answer) -> Rating | None:
    """Return the rating that is itself the answer, as it is for a flashcard."""
    if isinstance(answer, FlashcardAnswer) and answer.recall is not None:
        return Rating[answer.recall.capitalize()]
    return None


def _rating(score: float, pace: float) -> Rating:
    if score < PASS:
        return Rating.Again
    if score < GOOD or pace > SLOW:
        return Rating.Hard
    if score == 1 and pace < QUICK:
        return Rating.Easy
    return Rating.Good


def _percent(score: float) -> int:
    """Return a score in percent, as it is shown beside the answer; 59.9 % are not the 60 % that it missed."""
    missed = [limit for limit in (PASS, GOOD, 1) if score < limit - 1e-9]
    return min([round(score * 100), *(round(limit * 100) - 1 for limit in missed)])


def _pace(pace: float) -> str:
    if pace < QUICK:
        return "quickly"
    return "slowly" if pace > SLOW else "in good time"
