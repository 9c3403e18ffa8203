"""A learner in Berlin with a clock that is moved by hand, and a library of questions that need no program."""

import pytest
from machines import Machine
from study_fakes import MovedByHand, pack_of, true_or_false

from trainer.packs import Library
from trainer.questions.choice import ChoiceAnswer
from trainer.questions.flashcard import Flashcard, FlashcardAnswer
from trainer.store import Attempt, Memory, Mode, new_uuid, open_store
from trainer.study.review import ReviewSession


@pytest.fixture
def clock():
    return MovedByHand()


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path) as store:
        yield store


@pytest.fixture
def learner(store, clock):
    return store.learners.first(clock.now())


@pytest.fixture
def library():
    """Three true-or-false questions, the second about stacks, and a flashcard."""
    card = Flashcard(kind="flashcard", id="brk", title="brk", prompt="What does brk move?", back="The program break.")
    return Library(
        (pack_of(true_or_false("one"), true_or_false("two", ("stack.guard",)), true_or_false("three"), card),)
    )


@pytest.fixture
def session(store, library, learner, clock):
    return ReviewSession(store, library, learner, clock)


@pytest.fixture
def study(store, library, learner, clock):
    """Answer so many questions, as ``given`` does, quickly, so that each is learned at once."""

    def answer(count, given):
        session = ReviewSession(store, library, learner, clock)
        for _ in range(count):
            session.next()
            session.submit(given(session), 2)

    return answer


@pytest.fixture
def right():
    """Give the answer that scores 1 to the question on the table."""
    return lambda session: session.item.key()


@pytest.fixture
def wrong():
    """Give an answer that scores 0 to the question on the table."""

    def give(session):
        if isinstance(session.item.key(), FlashcardAnswer):
            return FlashcardAnswer(recall="again")
        (key,) = session.item.key().chosen
        return ChoiceAnswer(chosen=(1 - key,))

    return give


@pytest.fixture
def answer_at(store, learner, clock):
    """Record an answer to the question of that id, as another sitting would have."""

    def record(name, **values):
        (number,) = store.catalogue.numbers([("basics", name)]).values()
        now = clock.now()
        store.record_answer(
            Attempt(
                uuid=new_uuid(now),
                learner=learner.id,
                question=number,
                version="0a",
                seed=0,
                answer="{}",
                seconds=1.0,
                mode=Mode.REVIEW,
                answered_at=now,
                day=clock.today(),
                **{"score": 0.0, "after": Memory()} | values,
            )
        )

    return record


@pytest.fixture
def machine(tmp_path_factory, library, clock):
    machines = []

    def make(library=library):
        machines.append(Machine(tmp_path_factory.mktemp("machine"), library, clock))
        return machines[-1]

    yield make
    for made in machines:
        made.store.close()
