"""The measures against values worked out by hand."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.study.analysis import alpha, difficulty, discrimination

STEPS = [[1.0, 1.0, 1.0], [1.0, 1.0, 0.0], [1.0, 0.0, 0.0], [0.0, 0.0, 0.0]]
"""Four learners, three items of rising difficulty.

The items' variances are 0.1875, 0.25 and 0.1875, that of the sums (3, 2, 1, 0) is 1.25:
alpha = 3/2 * (1 - 0.625 / 1.25) = 0.75.
"""


def test_difficulty_is_the_mean_score():
    assert difficulty([1.0, 0.5, 0.0, 0.0]) == 0.375


def test_alpha_by_hand():
    assert alpha(STEPS) == pytest.approx(0.75)


def test_alpha_of_two_items_that_always_agree_is_one():
    assert alpha([[1.0, 1.0], [0.0, 0.0], [0.5, 0.5]]) == pytest.approx(1.0)


def test_alpha_of_items_that_disagree_is_negative():
    """Variances 0.25 and 0.171875, that of the sums 1, 1, 1, 0.5 is 0.046875: 2 * (1 - 0.421875 / 0.046875) = -16."""
    assert alpha([[1.0, 0.0], [0.0, 1.0], [1.0, 0.0], [0.0, 0.5]]) == pytest.approx(-16)


@pytest.mark.parametrize("matrix", [[], [[1.0, 0.0]] * 2, [[1.0]] * 5, [[1.0, 0.0]] * 5])
def test_alpha_that_cannot_be_told(matrix):
    assert alpha(matrix) is None


def test_discrimination_by_hand():
    """The item 1, 1, 0, 0 with the rest 2, 1, 1, 0: covariance 0.25, deviations 0.5 and 0.7071."""
    assert discrimination([1.0, 1.0, 0.0, 0.0], [2.0, 1.0, 1.0, 0.0]) == pytest.approx(0.25 / (0.5 * 0.5**0.5))


def test_discrimination_is_the_point_biserial_of_a_right_or_wrong_item():
    """(mean of the right - mean of the wrong) / deviation * sqrt(p * q), with rest 4, 3, 3, 1 and p = q = 1/2."""
    rest = [4.0, 3.0, 3.0, 1.0]
    deviation = (sum((value - 2.75) ** 2 for value in rest) / 4) ** 0.5

    assert discrimination([1.0, 0.0, 1.0, 0.0], rest) == pytest.approx((3.5 - 2.0) / deviation * 0.5)


@pytest.mark.parametrize(
    ("item", "rest"), [([1.0, 0.0], [1.0, 0.0]), ([1.0] * 5, [0.0, 1.0, 0.0, 1.0, 0.5]), ([0.0, 1.0, 0.0], [0.5] * 3)]
)
def test_discrimination_that_cannot_be_told(item, rest):
    assert discrimination(item, rest) is None


SCORES = st.floats(0, 1).map(lambda value: round(value, 3))


@settings(deadline=None)
@given(st.lists(st.lists(SCORES, min_size=4, max_size=4), min_size=3, max_size=20))
def test_the_measures_stay_in_their_ranges(matrix):
    found = alpha(matrix)
    related = discrimination([row[0] for row in matrix], [sum(row[1:]) for row in matrix])

    assert found is None or found <= 1 + 1e-9
    assert related is None or -1 - 1e-9 <= related <= 1 + 1e-9
