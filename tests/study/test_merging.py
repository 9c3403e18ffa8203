"""Logs of one learner that went apart on several machines become one, and the same one everywhere."""

import pytest
from fsrs import Rating
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trainer.store import CardState
from trainer.study.review import ReviewSession

ACTIONS = st.one_of(
    st.tuples(st.just("study"), st.lists(st.booleans(), min_size=1, max_size=3)),
    st.tuples(st.just("undo"), st.none()),
    st.tuples(st.just("redo"), st.none()),
    st.tuples(st.just("overrule"), st.sampled_from(Rating)),
    st.tuples(st.just("wait"), st.integers(1, 6)),
    st.tuples(st.just("note"), st.sampled_from(["from the book", "from the lecture", "see page 7"])),
    st.tuples(st.just("take in"), st.integers(0, 2)),
)


def test_two_machines_that_went_apart_agree_after_each_took_in_the_other(machine, clock):
    laptop, desktop = machine(), machine()
    laptop.study([True, True])
    desktop.take_in(laptop)
    clock.forward(days=1)
    laptop.study([False, True, True])
    clock.forward(days=1)
    desktop.study([True, True, False, True])

    desktop.take_in(laptop)
    laptop.take_in(desktop)

    assert len(laptop.log()) == 9
    assert laptop.log() == desktop.log()
    assert laptop.cards() == desktop.cards()
    assert laptop.sums() == desktop.sums()


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    history=st.lists(st.tuples(st.integers(0, 2), ACTIONS), min_size=1, max_size=12),
    first=st.permutations([(0, 1), (0, 2), (1, 0), (1, 2), (2, 0), (2, 1)]),
    second=st.permutations([(0, 1), (0, 2), (1, 0), (1, 2), (2, 0), (2, 1)]),
)
def test_three_machines_agree_in_whichever_order_they_meet(machine, clock, history, first, second):
    machines = [machine() for _ in range(3)]
    machines[0].study([True])
    for other in machines[1:]:
        other.take_in(machines[0])
    for number, (what, how) in history:
        act(machines[number], what, how, machines)

    for taker, giver in (*first, *second):
        machines[taker].take_in(machines[giver])

    one, *others = [(m.log(), m.cards(), m.sums(), m.notes()) for m in machines]
    assert all(other == one for other in others)


def act(machine, what, how, machines):
    machine.clock.forward(minutes=1)
    store, learner, clock = machine.store, machine.learner, machine.clock
    match what:
        case "study":
            machine.study(how)
        case "undo":
            store.log.undo(learner.id, clock.now())
        case "redo":
            store.log.redo(learner.id, clock.now())
        case "overrule":
            session = ReviewSession(store, machine.library, learner, clock)
            if session.next() is not None:
                session.submit(session.item.key(), 12)
                session.overrule(how)
        case "wait":
            clock.forward(days=how)
        case "note":
            store.notes.set(learner.id, 1, how, clock.now())
        case "take in":
            machine.take_in(machines[how])


def test_an_answer_undone_on_one_machine_is_undone_on_the_other(machine, clock):
    laptop, desktop = machine(), machine()
    session = laptop.study([True, True])
    desktop.take_in(laptop)
    clock.forward(minutes=1)
    session.undo()

    desktop.take_in(laptop)

    assert desktop.log() == laptop.log()
    assert desktop.cards() == laptop.cards()


def test_a_card_answered_after_an_answer_that_was_undone_elsewhere_is_reviewed_anew(machine, clock):
    laptop, desktop = machine(), machine()
    session = laptop.study([True])
    desktop.take_in(laptop)
    clock.forward(days=1)
    desktop.study([True])
    session.undo()

    (merged,) = desktop.take_in(laptop)
    laptop.take_in(desktop)

    assert merged.replayed == 1
    assert desktop.cards() == laptop.cards()
    assert desktop.cards()["one"][0].state == CardState.LEARNING  # by the one answer that stands, which was its second


@pytest.fixture
def two_notes(machine, clock):
    """Two machines of a learner who wrote another note on the same question on each."""
    laptop, desktop = machine(), machine()
    laptop.study([True])
    desktop.take_in(laptop)
    for side, text in ((laptop, "from the lecture"), (desktop, "from the book")):
        side.store.notes.set(side.learner.id, 1, text, clock.now())
    return laptop, desktop


def test_different_notes_on_a_question_are_both_kept(two_notes):
    laptop, desktop = two_notes

    desktop.take_in(laptop)

    assert desktop.store.notes.get(desktop.learner.id, 1) == "from the book\n\nfrom the lecture"


def test_notes_that_were_put_together_are_not_put_together_again(two_notes):
    laptop, desktop = two_notes

    desktop.take_in(laptop)
    laptop.take_in(desktop)
    desktop.take_in(laptop)

    assert laptop.notes() == desktop.notes()
    assert desktop.notes()["one"] == "from the book\n\nfrom the lecture"


def test_a_card_that_a_file_brought_answers_to_is_reviewed_from_there(machine, clock):
    laptop, desktop = machine(), machine()
    laptop.study([])
    desktop.take_in(laptop)
    session = ReviewSession(desktop.store, desktop.library, desktop.learner, clock)
    session.next()
    asked = session.card.question
    laptop.study([True])
    clock.forward(days=4)
    desktop.take_in(laptop)

    session.submit(session.item.key(), 12)

    assert desktop.store.cards.get(desktop.learner.id, asked).reviews == 2
    before, after = desktop.store.log.history(desktop.learner.id, asked)
    assert after.after.due - after.answered_at > before.after.due - before.answered_at
