"""What a grade says of itself."""

import pytest

from trainer.questions import Grade


@pytest.mark.parametrize(
    ("score", "words"),
    [(1.0, "All right"), (0.99, "Nearly right"), (0.6, "Nearly right"), (0.59, "Partly right"), (0.0, "Not right yet")],
)
def test_a_score_in_words(score, words):
    assert Grade(score, ()).words == words
