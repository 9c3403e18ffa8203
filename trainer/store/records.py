"""The values that go into the store and come out of it.

Plain frozen dataclasses: they can be imported without SQLAlchemy, which takes a quarter of a second.
All moments are timezone-aware UTC.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from trainer.store.terms import CardState, Mode


@dataclass(frozen=True, slots=True)
class Memory:
    """What FSRS knows of one card. ``stability`` is in days, ``difficulty`` in 1…10; a new card has neither."""

    state: CardState = CardState.NEW
    step: int | None = None
    stability: float | None = None
    difficulty: float | None = None
    due: datetime | None = None
    last_review: datetime | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """One question for one learner.

    ``question`` is the catalogue's number of it, ``pack`` and ``name`` are the ids that its author gave. ``score`` is
    that of the newest answer in any mode, None before the first. Cards with the same number of ``topics`` are siblings.
    """

    question: int
    pack: str
    name: str
    memory: Memory = Memory()
    reviews: int = 0
    lapses: int = 0
    score: float | None = None
    suspended: bool = False
    flag: int = 0
    title: str = ""
    topics: int = 0


@dataclass(frozen=True, slots=True)
class Attempt:
    """One graded answer, as it is kept for ever.

    ``version`` is the fingerprint (hexadecimal) of the question as it was asked and ``seed`` draws its parameters, so
    that it can be shown again. ``answer`` is the answer's JSON, ``marks`` the JSON of the marks that were lost.
    ``day`` is the learner's day. ``predicted`` is the recall that FSRS expected, None where it expected none.
    ``after`` is the card's memory after the answer, None when the answer does not count for scheduling. ``revised_at``
    is when the answer was last undone, redone or rated anew. ``misconceptions`` names the wrong rules that the answer
    follows.
    """

    uuid: UUID
    learner: int
    question: int
    version: str
    seed: int
    answer: str
    score: float
    seconds: float
    mode: Mode
    answered_at: datetime
    day: date
    rating: int | None = None
    marks: str | None = None
    predicted: float | None = None
    after: Memory | None = None
    undone: bool = False
    revised_at: datetime | None = None
    misconceptions: tuple[str, ...] = ()

    @property
    def counts(self) -> bool:
        """Whether the answer moved the card."""
        return self.after is not None

    @property
    def lapse(self) -> bool:
        """Whether a card that was known has been forgotten."""
        return self.counts and self.predicted is not None and self.rating == 1


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """An answer of somebody in a class, with the names and the title of its question; ``answer`` is plain data."""

    learner: UUID
    pack: str
    name: str
    title: str
    answer: Any
    score: float
    seconds: float
    answered_at: datetime
    misconceptions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """What the store knows of a question: enough to find, count and search it, not to ask it."""

    pack: str
    name: str
    kind: str
    platform: str
    title: str
    topics: tuple[str, ...]
    text: str = ""


@dataclass(frozen=True, slots=True)
class Learner:
    """A person who learns on this machine."""

    id: int
    uuid: UUID
    name: str


@dataclass(frozen=True, slots=True)
class TopicSums:
    """Cards with the same topics, summed up.

    ``score`` sums the newest scores of the ``answered`` cards, ``recall`` the predicted recall of the ``remembered``
    ones, which are those that FSRS knows.
    """

    topics: tuple[str, ...]
    cards: int
    answered: int
    score: float
    remembered: int
    recall: float


@dataclass(frozen=True, slots=True)
class Tally:
    """Answers of one day whose predicted recall fell into one bin, summed up.

    ``bin`` is ``int(predicted * BINS)``, or UNPREDICTED. ``recalled`` counts
    those with a prediction that were not rated Again, ``expected`` sums their predictions.
    """

    day: date
    bin: int
    answers: int
    score: float
    seconds: float
    introduced: int
    recalled: int
    expected: float


class Sums:
    """Base of sums of answers: their means, each None where there is nothing to take it of.

    Of the ``answers``, ``predicted`` had a prediction; ``recalled`` of those were recalled. ``expected`` sums those
    predictions, ``score`` all answers.
    """

    __slots__ = ()

    answers: int
    score: float
    predicted: int
    recalled: int
    expected: float

    @property
    def mean_score(self) -> float | None:
        """The mean score, 0…1."""
        return self.score / self.answers if self.answers else None

    @property
    def expected_recall(self) -> float | None:
        """The share (0…1) of the predicted answers that was expected to be recalled."""
        return self.expected / self.predicted if self.predicted else None

    @property
    def observed_recall(self) -> float | None:
        """The share (0…1) of the predicted answers that was recalled."""
        return self.recalled / self.predicted if self.predicted else None


@dataclass(frozen=True, slots=True)
class DaySums(Sums):
    """What was done on a day. Of the answers, ``predicted`` had a prediction; ``recalled`` of those were recalled.

    ``expected`` sums those predictions, ``score`` and ``seconds`` all answers.
    """

    day: date
    answers: int
    score: float
    seconds: float
    introduced: int
    predicted: int
    recalled: int
    expected: float


@dataclass(frozen=True, slots=True)
class BinSums:
    """Answers whose predicted recall was from ``bin / BINS`` to ``(bin + 1) / BINS``, and how many were recalled."""

    bin: int
    predicted: int
    recalled: int
    expected: float


@dataclass(frozen=True, slots=True)
class LearnerSums(Sums):
    """A learner of a class: ``begun`` of so many ``cards``, and the sums of answers as in DaySums."""

    learner: Learner
    cards: int
    begun: int
    answers: int
    days: int
    last_day: date | None
    seconds: float
    score: float
    predicted: int
    recalled: int
    expected: float


@dataclass(frozen=True, slots=True)
class Exam:
    """An exam that was begun.

    ``paper`` and ``breaks`` are JSON that study makes and reads. ``used`` counts the seconds of working time up to
    ``seen_at``, when the exam was last known to be running. ``score`` (0…1) is set when it is finished.
    """

    id: int
    uuid: UUID
    learner: int
    paper: str
    started_at: datetime
    seen_at: datetime
    used: float
    breaks: str = "[]"
    finished_at: datetime | None = None
    score: float | None = None


@dataclass(frozen=True, slots=True)
class ExamAnswer:
    """What is known of one task: the answer's JSON (None: untouched), the seconds spent on it, its score at the end."""

    position: int
    answer: str | None = None
    seconds: float = 0.0
    flagged: bool = False
    score: float | None = None
