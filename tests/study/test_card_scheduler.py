"""Cards come back when FSRS says, counted in the learner's days."""

from datetime import date, timedelta

import pytest
from fsrs import Rating
from hypothesis import given
from hypothesis import strategies as st
from study_fakes import MovedByHand

from trainer.store import Card, CardState, Memory
from trainer.study.scheduler import Scheduler, interval_text


@pytest.fixture
def scheduler(clock):
    return Scheduler(clock)


def card(memory, reviews=0):
    return Card(1, "basics", "one", memory, reviews)


def known(clock, days):
    """Return a card that was reviewed now and has a stability of so many days."""
    now = clock.now()
    return card(Memory(CardState.REVIEW, None, float(days), 5.0, now, now), reviews=3)


def test_a_new_card_answered_well_comes_back_within_the_session(scheduler, clock):
    after = scheduler.review(card(Memory()), Rating.Good, clock.now())

    assert after.state == CardState.LEARNING
    assert after.due == clock.now() + timedelta(minutes=10)


def test_an_easy_new_card_is_due_when_a_later_day_begins(scheduler, clock):
    after = scheduler.review(card(Memory()), Rating.Easy, clock.now())

    assert after.state == CardState.REVIEW
    assert after.due == clock.start(clock.day(after.due))
    assert clock.day(after.due) > date(2026, 3, 2)


def test_an_evening_and_the_next_morning_are_a_day_apart(scheduler, clock):
    evening = known(clock, days=5)

    clock.forward(hours=10)  # 20:00, the same day
    assert scheduler.recall(evening.memory, clock.now()) == 1
    clock.forward(hours=12)  # 08:00, the next
    assert scheduler.recall(evening.memory, clock.now()) < 1


def test_recall_falls_to_nine_tenths_when_the_stability_has_passed(scheduler, clock):
    memory = known(clock, days=12).memory

    clock.forward(days=12)

    assert scheduler.recall(memory, clock.now()) == pytest.approx(0.9)


def test_a_card_never_reviewed_has_no_prediction(scheduler, clock):
    assert scheduler.recall(Memory(), clock.now()) is None


def test_what_the_buttons_show_is_what_happens(scheduler, clock):
    reviewed = known(clock, days=20)
    clock.forward(days=20)

    preview = scheduler.preview(reviewed, clock.now())

    assert preview == {rating: scheduler.review(reviewed, rating, clock.now()) for rating in Rating}


@given(days=st.integers(1, 400), elapsed=st.integers(1, 400), reviews=st.integers(0, 50))
def test_a_better_rating_never_brings_a_card_back_sooner(days, elapsed, reviews):
    clock = MovedByHand()
    now = clock.now()
    last = now - timedelta(days=elapsed)
    reviewed = card(Memory(CardState.REVIEW, None, float(days), 5.0, now, last), reviews)

    dues = [memory.due for memory in Scheduler(clock).preview(reviewed, now).values()]

    assert dues == sorted(dues)


def test_cards_learned_together_do_not_come_back_together(scheduler, clock):
    memory = known(clock, days=60).memory
    clock.forward(days=60)

    dues = {
        scheduler.review(Card(number, "basics", f"q{number}", memory, 3), Rating.Good, clock.now()).due
        for number in range(20)
    }

    assert len(dues) > 5


def test_a_wish_for_better_recall_shortens_intervals(clock):
    reviewed = known(clock, days=60)
    clock.forward(days=60)

    relaxed, strict = (Scheduler(clock, wish).review(reviewed, Rating.Good, clock.now()) for wish in (0.8, 0.95))

    assert strict.due < relaxed.due


@pytest.mark.parametrize(
    ("wait", "text"),
    [
        ({"minutes": 1}, "1 minute"),
        ({"minutes": 10}, "10 minutes"),
        ({"hours": 5}, "5 hours"),
    ],
)
def test_short_waits_in_words(clock, wait, text):
    now = clock.now()

    assert interval_text(Memory(CardState.LEARNING, 0, 1.0, 5.0, now + timedelta(**wait), now), now, clock) == text


@pytest.mark.parametrize(("days", "text"), [(1, "1 day"), (30, "30 days"), (76, "2.5 months"), (730, "2.0 years")])
def test_long_waits_in_words(clock, days, text):
    now = clock.now()
    due = clock.start(clock.day(now) + timedelta(days=days))

    assert interval_text(Memory(CardState.REVIEW, None, 1.0, 5.0, due, now), now, clock) == text


def test_the_interval_is_explained(scheduler, clock):
    reviewed = known(clock, days=10)
    clock.forward(days=10)
    after = scheduler.review(reviewed, Rating.Good, clock.now())

    wait = interval_text(after, clock.now(), clock)
    assert scheduler.why(after, clock.now()).startswith(f"Again in {wait}: your memory of it is estimated to last")
