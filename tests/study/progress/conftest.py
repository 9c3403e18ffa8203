"""A learner who has studied for some days."""

import pytest

from trainer.study.progress import progress
from trainer.study.review import ReviewSession


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
def look(store, library, learner, clock):
    ReviewSession(store, library, learner, clock)  # takes the library in
    return lambda **options: progress(store, learner, clock, **options)
