"""Score and time become a rating by a rule that can be stated."""

import pytest
from fsrs import Rating

from trainer.questions.choice import ChoiceAnswer
from trainer.questions.flashcard import FlashcardAnswer
from trainer.study.rating import rate, self_rated


@pytest.mark.parametrize(
    ("score", "seconds", "rating"),
    [
        (0.0, 10, Rating.Again),
        (0.59, 10, Rating.Again),
        (0.6, 10, Rating.Hard),
        (0.9, 30, Rating.Good),
        (1.0, 30, Rating.Good),
        (1.0, 121, Rating.Hard),
        (1.0, 10, Rating.Easy),
        (0.95, 10, Rating.Good),
    ],
)
def test_the_rule_for_a_number(score, seconds, rating):
    assert rate("number", score, seconds).rating == rating


def test_the_rating_is_explained():
    verdict = rate("number", 0.75, 31)

    assert verdict.why == "Hard: 75 % of the points, in good time (31 s; usual are 40 s)."


@pytest.mark.parametrize(
    ("score", "percent"),
    [(2 / 3, "67 %"), (1 / 3, "33 %"), (0.599, "59 %"), (0.899, "89 %"), (0.996, "99 %"), (1, "100 %")],
)
def test_the_percent_are_those_beside_the_answer_but_no_limit_that_was_missed(score, percent):
    assert f": {percent} of the points" in rate("number", score, 31).why


@pytest.mark.parametrize("recall", ["again", "hard", "good", "easy"])
def test_a_flashcard_is_rated_by_the_learner(recall):
    assert self_rated(FlashcardAnswer(recall=recall)) == Rating[recall.capitalize()]


def test_an_answer_that_can_be_graded_is_not_rated_by_the_learner():
    assert self_rated(ChoiceAnswer(chosen=(1,))) is None
