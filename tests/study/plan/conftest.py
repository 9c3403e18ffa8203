"""A course whose size a test chooses, and a learner who has answered some of it."""

import pytest
from study_fakes import pack_of, true_or_false

from trainer.packs import Library
from trainer.study.review import ReviewSession
from trainer.study.shelf import Shelf


@pytest.fixture
def course(store, learner):
    def make(**packs):
        library = Library(
            tuple(
                pack_of(*(true_or_false(f"q-{number}") for number in range(count)), identifier=name)
                for name, count in packs.items()
            )
        )
        Shelf(library).mirror(store)
        return library

    return make


@pytest.fixture
def study(store, learner, clock):
    """Answer what is asked today, at most so many cards, rightly and at once (so that each is learned); count them."""

    def work(library, most=1000):
        session = ReviewSession(store, library, learner, clock)
        done = 0
        while done < most and session.next():
            session.submit(session.item.key(), 2)
            done += 1
        return done

    return work
