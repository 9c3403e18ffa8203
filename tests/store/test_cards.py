"""Cards are found by what is to be done with them."""

from datetime import timedelta

import pytest
from sqlalchemy import event

from trainer.store import LEECH, CardState, Memory, QueueCounts, Standing


def due(now, state=CardState.REVIEW, **wait):
    return Memory(state, None, 3.0, 5.0, now + timedelta(**wait), now)


@pytest.fixture
def counts(store, learner, now):
    return lambda most_new=5, most_reviews=9: store.cards.counts(
        learner.id, now, now + timedelta(hours=18), most_new, most_reviews
    )


def test_cards_are_counted_by_what_is_to_be_done(store, answer, now, counts):
    store.record_answer(answer(1, after=due(now, CardState.LEARNING, minutes=-1)))
    store.record_answer(answer(2, after=due(now, CardState.RELEARNING, minutes=10)))
    store.record_answer(answer(3, after=due(now, hours=12)))
    store.record_answer(answer(4, after=due(now, days=1)))

    assert counts() == QueueCounts(new=5, learning=1, review=1)
    assert counts(most_new=100).new == 6
    assert counts(most_reviews=0).review == 0


def test_what_waits_longest_comes_first(store, learner, answer, now):
    store.record_answer(answer(1, after=due(now, days=-1)))
    store.record_answer(answer(2, after=due(now, days=-2)))

    assert [card.question for card in store.cards.review(learner.id, now, 10)] == [2, 1]


def test_a_suspended_card_waits_for_nothing_and_keeps_its_memory(store, learner, answer, now, counts):
    store.record_answer(answer(1, after=due(now, days=-1)))

    store.cards.suspend(learner.id, 1)
    assert counts().review == 0
    assert store.cards.get(learner.id, 1).suspended

    store.cards.suspend(learner.id, 1, suspended=False)
    assert counts().review == 1


def test_a_flag_is_kept(store, learner):
    store.cards.flag(learner.id, 1, 3)

    assert store.cards.get(learner.id, 1).flag == 3


def test_leeches_are_the_cards_forgotten_again_and_again(store, learner, answer):
    for question, lapses in ((1, LEECH), (2, LEECH + 1), (3, LEECH - 1)):
        for _ in range(lapses):
            store.record_answer(answer(question, rating=1, predicted=0.9))

    assert [card.question for card in store.cards.listed(learner.id, Standing.LEECHES)] == [2, 1]


def test_suspended_and_flagged_cards_are_listed_apart(store, learner):
    store.cards.suspend(learner.id, 4)
    store.cards.flag(learner.id, 2, 1)

    assert [card.title for card in store.cards.listed(learner.id, Standing.SUSPENDED)] == ["Question 3"]
    assert [card.title for card in store.cards.listed(learner.id, Standing.FLAGGED)] == ["Question 1"]
    assert len(store.cards.listed(learner.id, Standing.ALL, limit=7)) == 7


def test_a_search_may_be_among_the_suspended_alone(store, learner):
    store.cards.suspend(learner.id, 4)

    assert len(store.search.find(learner.id, "question")) == 10
    assert [card.question for card in store.search.find(learner.id, "question", standing=Standing.SUSPENDED)] == [4]


def test_practice_begins_with_what_was_answered_worst(store, learner, answer):
    for question, score in ((1, 0.9), (2, 0.1), (3, 0.4)):
        store.record_answer(answer(question, score=score))

    assert [card.question for card in store.cards.pick(learner.id, below=0.5)] == [2, 3]


def test_cards_are_picked_by_the_misconception_that_was_shown_at_them(store, learner, answer):
    store.record_answer(answer(1, misconceptions=("grows-down",)))
    store.record_answer(answer(2, misconceptions=("grows-down-fast", "other")))
    store.record_answer(answer(3))

    assert [card.question for card in store.cards.pick(learner.id, misconception="grows-down")] == [1]
    assert [card.question for card in store.cards.pick(learner.id, misconception="other")] == [2]


def test_a_topic_is_not_found_in_a_longer_word(store, learner):
    assert store.cards.pick(learner.id, topic="hea") == []
    assert len(store.cards.pick(learner.id, topic="heap")) == 10


def test_reviews_to_come_are_counted_from_moment_to_moment(store, learner, answer, now):
    for question, days in ((1, 0.5), (2, 1.5), (3, 1.6)):
        store.record_answer(answer(question, after=due(now, days=days)))

    assert store.cards.due_between(learner.id, [now + timedelta(days=days) for days in (1, 2, 3)]) == [1, 2, 0]


def test_a_card_that_is_being_learned_is_a_review_to_come(store, learner, answer, now):
    learning = Memory(CardState.LEARNING, 0, 0.2, 5.0, now + timedelta(minutes=10), now)
    store.record_answer(answer(1, after=learning))

    assert store.cards.due_between(learner.id, [now, now + timedelta(days=1)]) == [0, 1]


@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
@pytest.mark.parametrize("query", ["counts", "totals", "due_between"])
def test_counting_reads_an_index_alone(store, learner, now, query):
    statements = []
    database = store.database
    event.listen(database.engine, "before_cursor_execute", lambda *call: statements.append((call[2], call[3])))
    arguments = {"counts": (now, now, 5, 9), "totals": (), "due_between": ([now],)}[query]
    getattr(store.cards, query)(learner.id, *arguments)
    ((statement, parameters),) = [call for call in statements if call[0].startswith(("SELECT", "WITH"))]

    with database.read() as connection:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all()

    searches = [row.detail for row in plan if "cards" in row.detail]
    assert searches
    assert all("COVERING INDEX ix_cards_queue" in search for search in searches)
