"""The date of an exam, and the share of each day."""

from datetime import date, timedelta

import pytest

from trainer.study.overview import overview
from trainer.study.plan import ExamPlan, current_plan, forget_plan, keep_plan, suggested_plan
from trainer.study.review import ReviewSession

EXAM = date(2026, 3, 12)  # ten days from the Monday on which these tests take place


@pytest.fixture
def plan(store, learner):
    def keep(**values):
        made = ExamPlan(**({"day": EXAM} | values))
        keep_plan(store, learner, made)
        return made

    return keep


def test_a_plan_holds_until_its_day(store, learner, clock, plan):
    made = plan(target=0.95)

    assert current_plan(store, learner, clock.today()) == made
    assert current_plan(store, learner, EXAM) is None


def test_a_plan_to_begin_with_leaves_two_weeks():
    assert suggested_plan(date(2026, 3, 2)).days_left(date(2026, 3, 2)) == 14


def test_a_plan_is_forgotten(store, learner, clock, plan):
    plan()

    forget_plan(store, learner)

    assert current_plan(store, learner, clock.today()) is None


def test_a_plan_that_was_edited_into_nonsense_is_none(store, learner, clock):
    store.settings.set(learner.id, "plan", {"day": "soon"})

    assert current_plan(store, learner, clock.today()) is None


def test_new_cards_are_spread_over_the_days_that_are_left(course, store, learner, study, plan, clock):
    library = course(basics=45)
    plan()

    begun = []
    for _ in range(10):
        before, _ = store.cards.totals(learner.id)
        study(library)
        begun.append(store.cards.totals(learner.id)[0] - before)
        clock.forward(days=1)

    assert begun == [5, 5, 5, 5, 5, 4, 4, 4, 4, 4]


def test_what_was_not_done_is_spread_over_the_rest(course, study, plan, clock):
    library = course(basics=40)
    plan()
    clock.forward(days=8)

    assert study(library) == 20


def test_the_limit_of_the_learner_is_never_exceeded(course, study, plan):
    library = course(basics=100)
    plan(day=EXAM - timedelta(days=8), new_per_day=12)

    assert study(library) == 12


def test_stopping_in_the_middle_of_the_day_does_not_change_its_share(course, study, plan):
    library = course(basics=45)
    plan()

    study(library, most=3)

    assert study(library) == 2


def test_new_cards_come_from_the_packs_of_the_exam(course, plan, store, learner, clock):
    library = course(other=5, exam=5)
    plan(packs=("exam",))

    session = ReviewSession(store, library, learner, clock)
    session.next()

    assert session.card.pack == "exam"


@pytest.fixture
def known(course, study, clock):
    """Six cards that come back in more than a month."""
    library = course(basics=6)
    study(library)
    clock.forward(days=10)
    study(library)
    clock.forward(days=3)
    return library


def test_a_card_that_would_have_faded_by_the_day_is_reviewed_once_more(known, study, plan, clock):
    assert study(known) == 0  # none is due

    plan(day=clock.today() + timedelta(days=7), target=0.99)

    done = []
    for _ in range(7):
        done.append(study(known))
        clock.forward(days=1)
    assert done[:6] == [1, 1, 1, 1, 1, 1]


def test_no_card_is_reviewed_once_more_long_before_the_exam(known, study, plan, clock):
    plan(day=clock.today() + timedelta(days=12), target=0.99)

    assert study(known) == 0


def test_home_shows_the_share_of_the_plan(course, plan, store, learner, clock):
    course(basics=45)
    plan()

    assert overview(store, learner, clock).new == 5
