"""Predicted recall beside observed recall.

Each review of a known card is a forecast ("with 92 % you remember this") and its outcome. Where the two agree in every
bin, FSRS fits the learner; where they do not, personal parameters may help.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from math import sqrt

from trainer.store import BINS, BinSums, DaySums


@dataclass(frozen=True, slots=True)
class CalibrationBin:
    """The reviews that were predicted from ``low`` to ``high``: their mean prediction, and the share recalled."""

    low: float
    high: float
    reviews: int
    predicted: float
    observed: float

    @property
    def margin(self) -> float:
        """Half of the 95 % interval of ``observed``: a larger distance from ``predicted`` is hardly chance."""
        return _margin(self.observed, self.reviews)


@dataclass(frozen=True, slots=True)
class Retention:
    """All reviews of a time together; ``predicted`` and ``observed`` are None where there were none.

    ``error`` is the mean distance between prediction and outcome over the bins, weighted by their reviews.
    """

    reviews: int
    predicted: float | None
    observed: float | None
    bins: tuple[CalibrationBin, ...]

    @property
    def margin(self) -> float | None:
        """Half of the 95 % interval of ``observed``."""
        return None if self.observed is None else _margin(self.observed, self.reviews)

    @property
    def error(self) -> float | None:
        """How far predictions were off on average, None without reviews."""
        if not self.reviews:
            return None
        return sum(abs(part.predicted - part.observed) * part.reviews for part in self.bins) / self.reviews


@dataclass(frozen=True, slots=True)
class MonthlyRetention:
    """The reviews of one month; ``month`` is its first day."""

    month: date
    reviews: int
    predicted: float
    observed: float


def retention(sums: Sequence[BinSums]) -> Retention:
    """Return what the bins add up to."""
    reviews = sum(part.predicted for part in sums)
    return Retention(
        reviews,
        sum(part.expected for part in sums) / reviews if reviews else None,
        sum(part.recalled for part in sums) / reviews if reviews else None,
        tuple(
            CalibrationBin(
                part.bin / BINS,
                (part.bin + 1) / BINS,
                part.predicted,
                part.expected / part.predicted,
                part.recalled / part.predicted,
            )
            for part in sums
        ),
    )


def by_month(days: Iterable[DaySums]) -> tuple[MonthlyRetention, ...]:
    """Return the retention of each month that has reviews; ``days`` must ascend."""
    months = []
    for month, parts in groupby((day for day in days if day.predicted), lambda day: day.day.replace(day=1)):
        of_month = list(parts)
        reviews = sum(day.predicted for day in of_month)
        expected, recalled = sum(day.expected for day in of_month), sum(day.recalled for day in of_month)
        months.append(MonthlyRetention(month, reviews, expected / reviews, recalled / reviews))
    return tuple(months)


def _margin(share: float, count: int) -> float:
    """Return half of the 95 % interval of a share (Agresti and Coull's: it stays sensible at 0 and at 1)."""
    trials = count + 4
    centre = (share * count + 2) / trials
    return 1.96 * sqrt(centre * (1 - centre) / trials)
