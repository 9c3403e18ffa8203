"""A course of twelve questions, and an exam on it."""

import pytest
from study_fakes import pack_of, true_or_false

from trainer.packs import Library
from trainer.questions.flashcard import Flashcard
from trainer.study.exam import Blueprint, Section, begin_exam, continue_exam


@pytest.fixture
def library():
    heap = [true_or_false(f"heap-{number}", ("heap.malloc",)) for number in range(5)]
    stack = [true_or_false(f"stack-{number}", ("stack",)) for number in range(4)]
    cards = [
        Flashcard(kind="flashcard", id=f"card-{number}", title="Card", prompt="?", back="!", topics=("heap",))
        for number in range(3)
    ]
    return Library((pack_of(*heap, *stack, *cards),))


@pytest.fixture
def blueprint():
    return Blueprint(
        title="Midterm",
        sections=(
            Section(count=2, points=3, topics=("heap",), kinds=("choice",)),
            Section(count=2, points=1, topics=("stack",)),
        ),
        minutes=30,
        pass_mark=0.5,
    )


@pytest.fixture
def relaxed(blueprint):
    """The same exam, which may be paused."""
    return blueprint.model_copy(update={"may_pause": True})


@pytest.fixture
def begin(store, library, learner, clock):
    return lambda blueprint, seed=7: begin_exam(store, library, learner, blueprint, seed, clock)


@pytest.fixture
def reopen(store, library, clock):
    """Go on with an exam as a new process would."""
    return lambda sitting: continue_exam(store, library, sitting.exam.uuid, clock)


@pytest.fixture
def key():
    def right(sitting, position):
        item, _ = sitting.show(position)
        return item.key()

    return right
