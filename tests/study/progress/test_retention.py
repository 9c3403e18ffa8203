"""Predicted recall beside observed recall."""

from datetime import date

import pytest

from trainer.store import BinSums, DaySums
from trainer.study.progress.retention import by_month, retention


def test_bins_show_where_the_predictions_are_off():
    seen = retention([BinSums(17, 10, 6, 8.7), BinSums(19, 90, 88, 87.3)])

    assert (seen.reviews, seen.predicted, seen.observed) == (100, pytest.approx(0.96), 0.94)
    assert [(part.low, part.high) for part in seen.bins] == [(0.85, 0.9), (0.95, 1.0)]
    assert [part.observed for part in seen.bins] == [0.6, pytest.approx(0.978, abs=0.001)]
    assert seen.error == pytest.approx((abs(0.87 - 0.6) * 10 + abs(0.97 - 0.978) * 90) / 100, abs=0.001)


def test_few_reviews_leave_a_wide_margin():
    few, many = retention([BinSums(18, 10, 9, 9.2)]), retention([BinSums(18, 1000, 900, 920)])

    assert few.margin > 0.15
    assert many.margin < 0.02


def test_all_recalled_is_not_taken_for_certain():
    assert retention([BinSums(19, 5, 5, 4.9)]).margin > 0.1


def test_without_reviews_there_is_nothing_to_compare():
    seen = retention([])

    assert (seen.reviews, seen.predicted, seen.observed, seen.margin, seen.error, seen.bins) == (0, *[None] * 4, ())


def test_months_are_told_apart():
    def day(number, month, predicted, recalled):
        return DaySums(date(2026, month, number), predicted + 1, 0, 0, 0, predicted, recalled, predicted * 0.9)

    months = by_month([day(1, 1, 10, 8), day(31, 1, 10, 10), day(1, 2, 0, 0), day(1, 3, 4, 4)])

    assert [(part.month, part.reviews, part.observed) for part in months] == [
        (date(2026, 1, 1), 20, 0.9),
        (date(2026, 3, 1), 4, 1.0),
    ]
