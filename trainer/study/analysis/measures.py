"""The measures of classical test theory, over scores from 0 to 1.

Difficulty and item-total correlation: L. Crocker, J. Algina, Introduction to Classical and Modern Test Theory (1986),
chapter 14. Corrected item-total correlation: S. Henrysson, Correction of item-total correlations in item analysis,
Psychometrika 28 (1963). Coefficient alpha: L. J. Cronbach, Coefficient alpha and the internal structure of tests,
Psychometrika 16 (1951).
"""

from collections.abc import Sequence
from math import fsum, sqrt
from statistics import StatisticsError, correlation, fmean, pvariance

FEWEST = 3
"""With fewer learners a correlation says nothing."""


def difficulty(scores: Sequence[float]) -> float:
    """Return p, the mean score: the share of the credit that was earned. High is easy."""
    return fmean(scores)


def discrimination(item: Sequence[float], rest: Sequence[float]) -> float | None:
    """Return the correlation of the scores of an item with those of the rest of the test, learner by learner.

    For items that are right or wrong this is the point-biserial correlation; the rest leaves the item out, so that it
    is not correlated with itself. None with fewer than FEWEST learners or where either does not vary.
    """
    if len(item) < FEWEST:
        return None
    try:
        return correlation(item, rest)
    except StatisticsError:  # one of them is constant
        return None


def alpha(matrix: Sequence[Sequence[float]]) -> float | None:
    """Return Cronbach's alpha of a test: ``matrix`` has a row a learner and a column an item, without gaps.

    alpha = k / (k - 1) * (1 - sum of the items' variances / variance of the sums). None with fewer than two items,
    fewer than FEWEST learners, or where all sums are the same.
    """
    if len(matrix) < FEWEST or len(matrix[0]) < 2:
        return None
    count = len(matrix[0])
    total = pvariance([fsum(row) for row in matrix])
    if total <= 0:
        return None
    single = fsum(pvariance(column) for column in zip(*matrix, strict=True))
    return count / (count - 1) * (1 - single / total)


def standard_error(deviation: float, reliability: float) -> float:
    """Return the standard error of measurement: deviation of the scores times sqrt(1 - reliability)."""
    return deviation * sqrt(max(0.0, 1 - reliability))
