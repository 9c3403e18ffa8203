"""A learner of a class: everything that is done on a file can be done on a server."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from study_fakes import pack_of, true_or_false

from trainer.packs import Library
from trainer.store import open_store
from trainer.study.exam import Blueprint, Section, begin_exam, continue_exam
from trainer.study.exchange import import_progress
from trainer.study.plan import ExamPlan, keep_plan, outlook
from trainer.study.practice import practice
from trainer.study.progress import progress
from trainer.study.review import ReviewSession
from trainer.study.selection import Selection


@pytest.fixture
def store(postgresql):
    with open_store(postgresql) as store:
        yield store


def test_a_term_on_the_server(store, library, learner, clock, right, wrong):
    keep_plan(store, learner, ExamPlan(day=clock.today() + timedelta(days=30), target=0.97))
    for _ in range(29):
        session = ReviewSession(store, library, learner, clock)
        while session.next():
            session.submit((wrong if session.item.question.id == "two" else right)(session), 2)
            if len(session.summary().answers) > 10:
                break
        clock.forward(days=1)
    session.undo()
    session.redo()

    exam = begin_exam(store, library, learner, Blueprint(title="T", sections=(Section(count=3),)), 1, clock)
    exam.answer(0, exam.show(0)[0].key())
    result = continue_exam(store, library, exam.exam.uuid, clock).hand_in()
    store.notes.set(learner.id, 1, "a note", clock.now())

    seen = progress(store, learner, clock)
    assert result.earned == 1
    assert len(seen.days) > 5
    assert seen.retention.reviews > 0
    assert [topic.topic for topic in seen.topics] == ["heap", "stack", "stack.guard"]
    assert outlook(store, learner, ExamPlan(day=clock.today() + timedelta(days=3)), clock).cards == 4
    assert [card.name for card in store.search.find(learner.id, "heap grow")] == ["one", "two", "three"]
    assert practice(store, library, learner, clock, Selection(topic="heap")).remaining().review == 2


def test_the_packs_of_others_stay(store, library, learner, clock):
    ReviewSession(store, library, learner, clock)

    ReviewSession(store, Library((pack_of(true_or_false("other"), identifier="others"),)), learner, clock)

    assert store.cards.totals(learner.id) == (0, 5)


def test_progress_moves_between_a_file_and_the_server(store, library, learner, clock, right, tmp_path):
    session = ReviewSession(store, library, learner, clock)
    session.next()
    session.submit(right(session), 2)
    store.export_progress(tmp_path / "progress.json", clock.now())

    with open_store(tmp_path / "home") as home:
        (there,) = import_progress(home, tmp_path / "progress.json", clock)
        home.export_progress(tmp_path / "back.json", clock.now())
    (back,) = import_progress(store, tmp_path / "back.json", clock)

    assert (there.answers, back.answers) == (1, 0)


@pytest.mark.parametrize("learners", [20, pytest.param(200, marks=pytest.mark.full)])
def test_a_class_that_answers_at_once_loses_nothing(postgresql, library, clock, learners):
    begin = Barrier(learners)

    def study(number):
        with open_store(postgresql) as store:
            learner = store.learners.add(f"Learner {number}", clock.now())
            session = ReviewSession(store, library, learner, clock)
            begin.wait()
            while session.next():
                session.submit(session.item.key(), 2)
            return learner, session.summary().answered

    with ThreadPoolExecutor(learners) as pool:
        answered = list(pool.map(study, range(learners)))

    assert len(answered) == learners
    with open_store(postgresql) as store:
        for learner, count in answered:
            assert store.cards.totals(learner.id) == (4, 4)
            assert [tally.answers for tally in store.tallies.since(learner.id, clock.today())] == [count]
