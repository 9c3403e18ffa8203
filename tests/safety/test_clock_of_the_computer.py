"""The computer's clock is set back, or travels to another time zone: nothing is lost, and the learner is told."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from safety_work import library

from trainer.store import open_store
from trainer.study.clock import Clock
from trainer.study.notices import notices
from trainer.study.overview import overview
from trainer.study.progress import progress
from trainer.study.review import ReviewSession


class Traveller(Clock):
    """A clock that is set and carried about."""

    def __init__(self):
        super().__init__(ZoneInfo("Europe/Berlin"))
        self.moment = datetime(2026, 3, 4, 9, 0, tzinfo=UTC)

    def now(self):
        return self.moment


@pytest.fixture
def clock():
    return Traveller()


@pytest.fixture
def store(folder):
    with open_store(folder) as store:
        yield store


@pytest.fixture
def study(store, clock):
    def answer(count):
        session = ReviewSession(store, library(), store.learners.all()[0], clock)
        for _ in range(count):
            if session.next() is None:
                break
            session.submit(session.item.key(), 2)
        return session

    return answer


def test_a_clock_set_back_is_told_and_loses_nothing(store, study, clock, folder, sound):
    (ada,) = store.learners.all()
    study(3)
    clock.moment -= timedelta(days=2)

    session = study(3)

    assert session.summary().answered == 3
    assert store.cards.totals(ada.id)[0] == 6
    sound(folder)
    clock.moment -= timedelta(days=1)
    (notice,) = notices(store, ada, clock)
    assert notice.startswith("The computer's clock stands before your newest answer (02 March 2026, 10:00)")


def test_answers_are_taken_back_in_the_order_in_which_they_were_given(store, study, clock):
    study(1)
    clock.moment -= timedelta(days=2)
    session = study(1)
    last = session.item.question.id

    assert session.undo().question.id == last


def test_a_card_reviewed_by_a_clock_set_back_still_comes_back(store, study, clock):
    study(1)
    clock.moment -= timedelta(days=20)
    session = study(0)
    while session.next():
        feedback = session.submit(session.item.key(), 2)
        assert feedback.next_due > clock.now()


def test_cards_answered_by_a_clock_that_was_ahead_come_back_before_its_days_have_come(store, study, clock):
    (ada,) = store.learners.all()
    clock.moment += timedelta(days=3650)
    study(2)
    clock.moment -= timedelta(days=3650)
    study(1)
    clock.moment += timedelta(days=1)
    study(1)
    far = clock.moment + timedelta(days=3000)
    waiting = {card.name for card in store.cards.pick(ada.id) if card.memory.due and card.memory.due > far}
    assert len(waiting) == 2

    clock.moment += timedelta(hours=1)
    session = study(0)

    asked = set()
    while session.next():
        asked.add(session.item.question.id)
        session.submit(session.item.key(), 2)
    assert waiting <= asked


def test_a_clock_that_stands_far_back_brings_no_cards(store, study, clock):
    (ada,) = store.learners.all()
    for _ in range(3):
        study(2)
        clock.moment += timedelta(days=1)
    before = {card.question: card.memory.due for card in store.cards.pick(ada.id)}

    clock.moment = datetime(2000, 1, 1, 9, tzinfo=UTC)
    study(0)

    assert {card.question: card.memory.due for card in store.cards.pick(ada.id)} == before


def test_days_to_come_are_not_among_those_of_the_last_year(store, study, clock):
    (ada,) = store.learners.all()
    clock.moment += timedelta(days=700)
    study(1)
    clock.moment -= timedelta(days=700)
    study(1)

    assert [day.day for day in progress(store, ada, clock).days] == [clock.today()]


def test_the_limit_of_a_day_is_that_of_the_day_on_the_clock(store, study, clock):
    (ada,) = store.learners.all()
    study(3)

    clock.moment -= timedelta(days=1)

    assert (overview(store, ada, clock).answered_today, overview(store, ada, clock).new) == (0, 9)


def test_backups_made_by_a_clock_that_was_ahead_are_kept(store, clock):
    ahead = store.backups.make(clock.now() + timedelta(days=400))

    store.backups.make_daily(clock.now())

    assert ahead.path in {backup.path for backup in store.backups.all()}


def test_a_new_time_zone_is_told_and_moves_no_day_that_was_counted(store, study, clock):
    (ada,) = store.learners.all()
    study(3)
    before = store.tallies.since(ada.id, clock.today() - timedelta(days=9))

    clock.zone = ZoneInfo("America/Los_Angeles")  # 01:00: there it is still yesterday

    (notice,) = notices(store, ada, clock)
    assert "counted for Wednesday, 04 March, and would count for Tuesday, 03 March now" in notice
    assert store.tallies.since(ada.id, clock.today() - timedelta(days=9)) == before


def test_cards_due_in_the_old_zone_are_due_in_the_new_one(store, study, clock):
    study(5)
    clock.moment += timedelta(days=30)

    due = {}
    for zone in ("Europe/Berlin", "America/Los_Angeles", "Asia/Tokyo"):
        clock.zone = ZoneInfo(zone)
        due[zone] = overview(store, store.learners.all()[0], clock).due

    assert due == dict.fromkeys(due, 5)


def test_an_ordinary_day_has_no_notice(store, study, clock):
    study(2)
    clock.moment += timedelta(days=1)

    assert notices(store, store.learners.all()[0], clock) == ()


def test_a_new_learner_has_no_notice(store, clock):
    assert notices(store, store.learners.all()[0], clock) == ()
