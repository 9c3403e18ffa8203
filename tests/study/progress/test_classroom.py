"""An instructor sees the class."""

import pytest

from trainer.store import open_store
from trainer.study.progress import class_report
from trainer.study.review import ReviewSession


@pytest.fixture(params=["file", "server"])
def store(request, tmp_path):
    place = tmp_path if request.param == "file" else request.getfixturevalue("postgresql")
    with open_store(place) as store:
        yield store


@pytest.fixture
def pupil(store, library, clock):
    """Let somebody of that name answer so many questions today."""

    def study(name, count, given):
        known = {learner.name: learner for learner in store.learners.all()}
        session = ReviewSession(store, library, known.get(name) or store.learners.add(name, clock.now()), clock)
        for _ in range(count):
            session.next()
            session.submit(given(session), 2)

    return study


def test_learners_stand_side_by_side_by_name(store, pupil, clock, right, wrong):
    pupil("Grace", 2, wrong)
    pupil("Ada", 3, right)
    pupil("Alan", 0, right)

    lines = class_report(store, clock).learners

    assert [(line.learner.name, line.cards, line.begun, line.answers, line.score) for line in lines] == [
        ("Ada", 4, 3, 3, 3.0),
        ("Alan", 4, 0, 0, 0.0),
        ("Grace", 4, 2, 2, 0.0),
    ]


def test_what_all_do_together_is_told_as_sums_and_means(store, pupil, clock, right, wrong):
    pupil("Grace", 1, wrong)
    pupil("Ada", 3, right)
    pupil("Alan", 0, right)

    together = class_report(store, clock).together

    assert (together.active, together.answers, together.mean_score) == (2, 4, 0.75)
    assert (together.expected_recall, together.observed_recall) == (None, None)


def test_only_the_last_weeks_count(store, pupil, clock, right):
    pupil("Ada", 3, right)
    clock.forward(days=40)
    pupil("Ada", 1, right)

    (line,) = class_report(store, clock).learners

    assert (line.answers, line.days, line.last_day, line.predicted) == (1, 1, clock.today(), 1)


def test_topics_are_those_of_all_together(store, pupil, clock, right, wrong):
    pupil("Ada", 3, right)
    pupil("Grace", 3, wrong)

    report = class_report(store, clock)

    topics = {topic.topic: topic for topic in report.topics}
    assert (topics["heap"].cards, topics["heap"].answered, topics["heap"].score) == (4, 4, 0.5)
    assert report.weakest[0].topic in ("heap", "stack.guard")


def test_an_empty_class_has_a_report(store, clock):
    report = class_report(store, clock)

    assert (report.learners, report.topics) == ((), ())
    assert [table.name for table in report.tables()] == ["learners", "topics", "misconceptions"]
