"""Home: what waits, what was done, how it goes."""

from datetime import date

import pytest

from trainer.study.mastery import Mastery, mastery
from trainer.study.overview import overview
from trainer.study.preferences import Preferences
from trainer.study.review import ReviewSession


@pytest.fixture
def home(store, library, learner, clock):
    ReviewSession(store, library, learner, clock)  # takes the library in
    return lambda: overview(store, learner, clock)


def test_a_new_learner_sees_what_there_is_to_learn(home):
    seen = home()

    assert (seen.due, seen.new, seen.learned, seen.total) == (0, 4, 0, 4)
    assert (seen.answered_today, seen.streak, seen.accuracy) == (0, 0, None)


def test_the_limit_of_new_cards_is_what_is_left_of_it_today(home, study, store, learner, right):
    Preferences(new_per_day=3).save(store, learner)

    study(1, right)

    assert home().new == 2


def test_answers_of_today_are_counted(home, study, right, wrong):
    study(1, right)
    study(1, wrong)

    seen = home()
    assert (seen.answered_today, seen.seconds_today, seen.accuracy) == (2, 4, 0.5)
    assert (seen.learned, seen.due) == (2, 1)


def test_a_streak_counts_days_in_a_row_and_waits_for_today(home, study, clock, right):
    study(1, right)
    clock.forward(days=1)
    study(1, right)
    assert home().streak == 2

    clock.forward(days=1)
    assert home().streak == 2
    clock.forward(days=1)
    assert home().streak == 0


def test_an_answer_after_midnight_belongs_to_the_day_before(home, study, clock, right):
    clock.forward(hours=16, minutes=30)  # 02:30 in Berlin

    study(1, right)

    assert home().answered_today == 1
    clock.forward(hours=2)
    assert home().answered_today == 0


def test_the_forecast_begins_today(home, study, clock, right):
    study(3, right)

    forecast = dict(home().forecast)
    assert next(iter(forecast)) == date(2026, 3, 2)
    assert forecast[date(2026, 3, 2)] == 0

    clock.forward(days=60)
    assert home().forecast[0] == (date(2026, 5, 1), 3)


def test_mastery_shows_prediction_and_score_by_topic(home, study, store, learner, clock, right, wrong):
    home()
    study(1, right)
    study(1, wrong)

    topics = {row.topic: row for row in mastery(store, learner, clock)}

    assert list(topics) == ["heap", "stack", "stack.guard"]
    assert (topics["heap"].cards, topics["heap"].answered, topics["heap"].score) == (2, 1, 1.0)
    assert topics["stack"] == Mastery("stack", cards=1, answered=1, recall=1.0, score=0.0)


def test_predicted_recall_fades(study, store, learner, clock, right):
    study(1, right)
    clock.forward(days=30)

    heap = mastery(store, learner, clock)[0]

    assert 0 < heap.recall < 0.95
    assert heap.score == 1
