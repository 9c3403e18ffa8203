"""What is known of a learner who has studied for some days."""

import pytest

from trainer.study.progress import progress
from trainer.study.review import ReviewSession


@pytest.fixture
def look(store, library, learner, clock):
    ReviewSession(store, library, learner, clock)  # takes the library in
    return lambda **options: progress(store, learner, clock, **options)
