"""The next question is prepared while the learner thinks: it is the one that would have come without that."""

import tempfile
from pathlib import Path

from fsrs import Rating
from hypothesis import given, settings
from hypothesis import strategies as st
from study_fakes import MovedByHand, pack_of, true_or_false

from trainer.packs import Library
from trainer.questions.choice import Choice
from trainer.store import open_store
from trainer.study.preferences import Preferences
from trainer.study.review import ReviewSession

ACTS = st.sampled_from(["right", "wrong", "skip", "suspend", "flag", "overrule", "undo"])
DELAYS = st.sampled_from([0, 5, 70, 700, 100_000])
SCRIPTS = st.lists(st.tuples(ACTS, DELAYS, DELAYS), min_size=4, max_size=14)


@settings(max_examples=30, deadline=None)
@given(SCRIPTS, st.integers(1, 4), st.integers(1, 3))
def test_looking_ahead_changes_no_question(script, new_per_day, reviews_per_day):
    limits = Preferences(new_per_day=new_per_day, reviews_per_day=reviews_per_day)

    asked_with, asked_without = (play(script, limits, looks_ahead=looks_ahead) for looks_ahead in (True, False))

    assert asked_with == asked_without


def test_the_next_question_is_prepared_before_it_is_asked(session, right, monkeypatch):
    session.next()
    session.look_ahead()
    prepared = watch_preparing(monkeypatch)

    session.submit(right(session), 5)
    session.next()

    assert session.item.question.id == "two"
    assert prepared == []


def test_a_card_suspended_elsewhere_in_the_meantime_is_not_asked(session, store, learner, right):
    session.next()
    session.look_ahead()
    (two,) = store.catalogue.numbers([("basics", "two")]).values()

    store.cards.suspend(learner.id, two)
    session.submit(right(session), 5)

    assert session.next().question.id == "three"


def test_a_card_that_falls_due_while_the_learner_thinks_comes_first(session, right, wrong, clock):
    session.next()
    session.submit(wrong(session), 5)  # "one" comes back in a minute
    session.next()
    session.look_ahead()

    clock.forward(seconds=90)
    session.submit(right(session), 90)

    assert session.next().question.id == "one"


def test_the_last_new_card_of_the_day_has_none_behind_it(store, library, learner, clock, right):
    Preferences(new_per_day=1).save(store, learner)
    session = ReviewSession(store, library, learner, clock)
    session.next()
    session.look_ahead()

    session.submit(right(session), 5)

    assert session.next() is None


def watch_preparing(monkeypatch):
    """Return the ids of the questions that are prepared from now on."""
    prepared, prepare = [], Choice.prepare

    def watched(self, seed):
        prepared.append(self.id)
        return prepare(self, seed)

    monkeypatch.setattr(Choice, "prepare", watched)
    return prepared


def play(script, limits, *, looks_ahead):
    """Study by a script of acts, each after a delay before and behind the answer; return what was asked."""
    asked = []
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder)) as store:
        clock = MovedByHand()
        learner = store.learners.first(clock.now())
        limits.save(store, learner)
        questions = (true_or_false(f"q{number}", (f"topic.{number % 2}",)) for number in range(6))
        session = ReviewSession(store, Library((pack_of(*questions),)), learner, clock)
        session.next()
        for act, thinking, reading in script:
            if session.item is None:
                session.next()
                continue
            asked.append(session.item.question.id)
            if looks_ahead:
                session.look_ahead()
            clock.forward(seconds=thinking)
            carry_out(act, session, clock)
            clock.forward(seconds=reading)
            if act != "undo" or session.item is None:
                session.next()
    return asked


def carry_out(act, session, clock):
    if act == "skip":
        session.skip()
    elif act == "suspend":
        session.suspend()
    elif act == "undo":
        session.undo()
    else:
        key = session.item.key()
        chosen = key if act != "wrong" else key.model_copy(update={"chosen": tuple(1 - place for place in key.chosen)})
        session.submit(chosen, 5)
        if act == "flag":
            session.flag()
        elif act == "overrule":
            session.overrule(Rating.Again)
