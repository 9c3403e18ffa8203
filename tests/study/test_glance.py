"""What waits is known at a glance, as the overview says it later."""

from datetime import timedelta

import pytest

from trainer.store.opening import FILE_NAME
from trainer.study.glance import glance
from trainer.study.overview import overview
from trainer.study.plan import ExamPlan, keep_plan
from trainer.study.preferences import Preferences
from trainer.study.review import ReviewSession


@pytest.fixture
def seen(store, library, learner, clock, tmp_path):
    """Look at what waits; the same must be seen at a glance."""
    ReviewSession(store, library, learner, clock)  # takes the packs in

    def look():
        found = overview(store, learner, clock)
        short = glance(tmp_path, learner.uuid.hex, clock)
        assert (short.due, short.new) == (found.due, found.new)
        return short.due, short.new

    return look


def test_new_cards_are_seen(seen):
    assert seen() == (0, 4)


def test_what_was_done_today_and_the_limits_are_taken_into_account(seen, store, library, learner, clock, right, wrong):
    Preferences(new_per_day=3, reviews_per_day=1).save(store, learner)
    session = ReviewSession(store, library, learner, clock)
    for given in (right, wrong):
        session.next()
        session.submit(given(session), 2)

    assert seen() == (1, 1)
    clock.forward(days=40)
    assert seen() == (2, 2)


def test_each_learner_has_their_own(seen, store, library, learner, clock, right, tmp_path):
    session = ReviewSession(store, library, store.learners.add("Ada", clock.now()), clock)
    session.next()
    session.submit(right(session), 2)

    assert seen() == (0, 4)
    assert glance(tmp_path, store.learners.all()[1].uuid.hex, clock).new == 3
    assert glance(tmp_path, "", clock).new == 4


def test_towards_an_exam_it_takes_more_to_tell(seen, store, learner, clock, tmp_path):
    keep_plan(store, learner, ExamPlan(day=clock.today() + timedelta(days=9)))

    assert glance(tmp_path, "", clock) is None


@pytest.mark.parametrize("content", [b"", b"no database", None])
def test_what_is_no_sound_database_is_left_to_those_who_can_say_so(tmp_path, clock, content):
    if content is not None:
        (tmp_path / FILE_NAME).write_bytes(content)

    assert glance(tmp_path, "", clock) is None

    assert [path.name for path in tmp_path.iterdir()] == ([FILE_NAME] if content is not None else [])
    assert content is None or (tmp_path / FILE_NAME).read_bytes() == content
