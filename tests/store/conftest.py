"""A store in a new folder, with one learner and a pack of ten questions."""

from datetime import UTC, datetime, timedelta

import pytest

from trainer.store import Attempt, CardState, CatalogueEntry, Memory, Mode, new_uuid, open_store

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def entry(number, pack="basics", topics=("heap.malloc",)):
    return CatalogueEntry(pack, f"q{number}", "choice", "textbook", f"Question {number}", topics)


@pytest.fixture
def now():
    """Return the Monday morning on which these tests take place."""
    return NOW


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request, tmp_path):
    """A new folder, or the URL of a new database."""
    return tmp_path if request.param == "sqlite" else request.getfixturevalue("postgresql")


@pytest.fixture
def store(place):
    with open_store(place) as store:
        store.catalogue.take_in({"basics": "1"}, lambda pack: [entry(number) for number in range(10)])
        yield store


@pytest.fixture
def learner(store):
    return store.learners.first(NOW)


@pytest.fixture
def answer(learner):
    """Make an attempt at a question (1…10); by default a Good answer that makes it due in three days."""

    def make(question, *, after="three days", at=NOW, **values):
        if after == "three days":
            after = Memory(CardState.REVIEW, None, 3.0, 5.0, at + timedelta(days=3), at)
        given = {"score": 1.0, "seconds": 4.0, "rating": 3, "mode": Mode.REVIEW} | values
        return Attempt(
            uuid=new_uuid(at),
            learner=learner.id,
            question=question,
            version="0123456789abcdef",
            seed=7,
            answer='{"option": 1}',
            answered_at=at,
            day=at.date(),
            after=after,
            **given,
        )

    return make
