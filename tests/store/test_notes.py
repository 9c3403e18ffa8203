"""Notes are the learner's own."""


def test_a_note_is_kept_and_replaced(store, learner, now):
    store.notes.set(learner.id, 1, "brk moves the end of the heap", now)
    store.notes.set(learner.id, 1, "brk and sbrk", now)

    assert store.notes.get(learner.id, 1) == "brk and sbrk"


def test_an_empty_note_is_none(store, learner, now):
    store.notes.set(learner.id, 1, "something", now)
    store.notes.set(learner.id, 1, "  ", now)

    assert store.notes.get(learner.id, 1) == ""


def test_a_note_is_seen_by_its_learner_alone(store, learner, now):
    other = store.learners.add("Grace", now)
    store.notes.set(learner.id, 1, "mine", now)

    assert store.notes.get(other.id, 1) == ""
