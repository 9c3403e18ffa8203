"""Answers are kept, move their card, and can be taken back in any number."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trainer.store import UNPREDICTED, CardState, Memory, Mode, StoreError
from trainer.store.derive import derive_all


def test_an_answer_is_kept_as_it_was_given(store, answer):
    given = answer(1, score=0.5, seconds=12.25, marks='[[0.0, 0.5, "The heap grows up."]]', predicted=0.83)

    store.record_answer(given)

    assert store.log.history(given.learner, 1) == [given]


def test_an_answer_moves_its_card(store, learner, answer):
    given = answer(1)

    store.record_answer(given)

    card = store.cards.get(learner.id, 1)
    assert (card.memory, card.reviews, card.lapses, card.score) == (given.after, 1, 0, 1.0)


def test_an_answer_that_does_not_count_leaves_the_schedule_alone(store, learner, answer):
    store.record_answer(answer(1, after=None, mode=Mode.PRACTICE, score=0.2))

    card = store.cards.get(learner.id, 1)
    assert (card.memory, card.reviews, card.score) == (Memory(), 0, 0.2)


def test_forgetting_a_known_card_is_a_lapse(store, learner, answer):
    store.record_answer(answer(1))
    store.record_answer(answer(1, rating=1, predicted=0.9))

    assert store.cards.get(learner.id, 1).lapses == 1


def test_an_answer_is_recorded_whole_or_not_at_all(store, learner, answer, now):
    given = answer(1)
    store.record_answer(given)

    with pytest.raises(StoreError, match="could not be read or written"):
        store.record_answer(given)  # the same identity once more

    assert store.cards.get(learner.id, 1).reviews == 1
    assert sum(tally.answers for tally in store.tallies.since(learner.id, now.date())) == 1


def test_misconceptions_are_counted_the_most_frequent_first(store, learner, answer, now):
    for question, shown in ((1, ("a",)), (2, ("b", "a")), (3, ("b",)), (4, ("b",)), (5, ())):
        store.record_answer(answer(question, misconceptions=shown))

    assert store.misconceptions.counts(learner.id) == [("b", 3), ("a", 2)]


def test_an_answer_that_was_taken_back_shows_no_misconception(store, learner, answer, now):
    store.record_answer(answer(1, misconceptions=("a",)))
    store.log.undo(learner.id, now)

    assert store.misconceptions.counts(learner.id) == []
    assert store.cards.pick(learner.id, misconception="a") == []


def test_the_day_sums_up_what_was_answered(store, learner, answer, now):
    store.record_answer(answer(1, score=0.5, seconds=10))
    store.record_answer(answer(2, score=1.0, seconds=5))
    store.record_answer(answer(1, predicted=0.93, rating=1, score=0.0, seconds=2))

    unpredicted, predicted = store.tallies.since(learner.id, now.date())
    assert (unpredicted.bin, unpredicted.answers, unpredicted.introduced) == (UNPREDICTED, 2, 2)
    assert (unpredicted.score, unpredicted.seconds) == (1.5, 15)
    assert (predicted.bin, predicted.answers, predicted.recalled, predicted.expected) == (18, 1, 0, 0.93)


def test_undo_makes_a_card_new_again(store, learner, answer, now):
    given = answer(1)
    store.record_answer(given)

    undone = store.log.undo(learner.id, now)

    assert undone.uuid == given.uuid
    card = store.cards.get(learner.id, 1)
    assert (card.memory, card.reviews, card.score) == (Memory(), 0, None)


def test_undo_goes_back_answer_by_answer_and_redo_forwards(store, learner, answer, now):
    given = [answer(question) for question in (1, 2, 1, 3)]
    for attempt in given:
        store.record_answer(attempt)
    before = [store.cards.get(learner.id, question) for question in (1, 2, 3)]

    undone = [store.log.undo(learner.id, now) for _ in given]
    assert [attempt.uuid for attempt in undone] == [attempt.uuid for attempt in reversed(given)]
    assert store.log.undo(learner.id, now) is None

    redone = [store.log.redo(learner.id, now) for _ in given]
    assert [attempt.uuid for attempt in redone] == [attempt.uuid for attempt in given]
    assert store.log.redo(learner.id, now) is None
    assert [store.cards.get(learner.id, question) for question in (1, 2, 3)] == before


def test_a_new_answer_ends_what_could_be_redone(store, learner, answer, now):
    store.record_answer(answer(1))
    store.log.undo(learner.id, now)

    store.record_answer(answer(2))

    assert store.log.redo(learner.id, now) is None


def test_undo_leaves_other_learners_alone(store, learner, answer, now):
    other = store.learners.add("Grace", now)
    store.record_answer(answer(1))

    assert store.log.undo(other.id, now) is None
    assert store.cards.get(learner.id, 1).reviews == 1


def test_a_learner_may_overrule_a_rating(store, learner, answer, now):
    given = answer(1, rating=1, predicted=0.9)
    store.record_answer(given)
    longer = Memory(CardState.REVIEW, None, 9.0, 4.0, now + timedelta(days=9), now)

    amended = store.log.amend(given, 4, longer, now)

    assert store.log.history(learner.id, 1) == [amended]
    assert (amended.rating, amended.after) == (4, longer)
    card = store.cards.get(learner.id, 1)
    assert (card.memory, card.lapses) == (longer, 0)
    (tally,) = store.tallies.since(learner.id, now.date())
    assert (tally.answers, tally.recalled, tally.introduced) == (1, 1, 1)


STEPS = st.lists(
    st.one_of(
        st.sampled_from(["undo", "redo"]),
        st.tuples(st.integers(1, 3), st.booleans(), st.integers(1, 4), st.sampled_from([None, 0.5, 0.875])),
    ),
    max_size=25,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_cards_and_sums_are_always_what_the_log_says(store, learner, answer, now, steps):
    for step in steps:
        if step == "undo":
            store.log.undo(learner.id, now)
        elif step == "redo":
            store.log.redo(learner.id, now)
        else:
            question, counts, rating, predicted = step
            values = {"rating": rating, "predicted": predicted} if counts else {"after": None, "rating": rating}
            store.record_answer(answer(question, **values))

    kept = [store.cards.get(learner.id, question) for question in (1, 2, 3)]
    sums = store.tallies.since(learner.id, now.date())
    with store.database.write() as connection:
        derive_all(connection, learner.id)
    assert [store.cards.get(learner.id, question) for question in (1, 2, 3)] == kept
    assert store.tallies.since(learner.id, now.date()) == [tally for tally in sums if tally.answers]
