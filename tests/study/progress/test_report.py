"""How the learner is doing, and what to do about it."""

from datetime import date, timedelta

from trainer.store import LEECH
from trainer.study.practice import practice


def test_days_hold_what_was_done(look, study, clock, right, wrong):
    study(2, right)
    clock.forward(days=2)
    study(1, wrong)

    first, second = look().days

    assert (first.day, first.answers, first.introduced, first.seconds, first.score) == (date(2026, 3, 2), 2, 2, 4, 2)
    assert (second.day, second.answers, second.score) == (date(2026, 3, 4), 1, 0)


def test_the_forecast_begins_today_and_names_what_is_overdue(look, study, clock, right):
    study(3, right)
    due = [load.day for load in look().forecast if load.reviews]
    assert sum(load.reviews for load in look().forecast) == 3
    assert all(date(2026, 3, 2) < day < date(2026, 3, 20) for day in due)

    clock.forward(days=60)

    assert (look().overdue, look().forecast[0].reviews) == (3, 0)


def test_retention_is_that_of_cards_that_were_known(look, study, clock, right, wrong):
    study(3, right)
    clock.forward(days=15)
    study(2, right)
    study(1, wrong)

    seen = look().retention

    assert (seen.reviews, round(seen.observed, 3)) == (3, 0.667)
    assert 0.8 < seen.predicted < 0.95


def test_retention_is_looked_at_over_the_days_that_are_asked_for(look, study, clock, right):
    study(3, right)
    clock.forward(days=15)
    study(3, right)
    clock.forward(days=40)

    assert look(window=30).retention.reviews == 0
    assert look(window=60).retention.reviews == 3
    assert [month.reviews for month in look(window=60).months] == [3]


def test_the_weakest_topics_come_first_and_can_be_practised(look, answer_at, store, library, learner, clock):
    look()
    for score in (0.2, 0.3, 0.4):
        answer_at("one", score=score)
        answer_at("three", score=1.0)

    (topic, *_) = look().weakest

    assert (topic.topic, topic.answered, topic.score) == ("heap", 2, 0.7)
    assert practice(store, library, learner, clock, topic.practise).remaining().review == 2


def test_leeches_can_be_practised(look, answer_at, store, library, learner, clock):
    look()
    for _ in range(LEECH):
        answer_at("two", rating=1, predicted=0.9)

    (leech,) = look().leeches

    assert (leech.name, leech.lapses) == ("two", LEECH)
    assert practice(store, library, learner, clock, leech.practise).next().question.id == "two"


def test_a_new_learner_has_an_empty_report(look):
    seen = look()

    assert (seen.overdue, seen.days, seen.weakest, seen.misconceptions, seen.leeches) == (0, (), (), (), ())
    assert len(seen.forecast) == 30
    assert seen.since == seen.today - timedelta(days=365)
