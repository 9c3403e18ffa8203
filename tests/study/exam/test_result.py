"""What an exam came to, on the day and later."""

import pytest
from study_fakes import pack_of, true_or_false

from trainer.packs import Library
from trainer.store import StoreError
from trainer.study.exam import ExamError, continue_exam, exam_result, exams
from trainer.study.exchange import import_progress


@pytest.fixture
def finished(begin, blueprint, key, clock):
    """One of the two heap questions right (3 of 8 points), and one of the two on stacks (1 of 8)."""
    sitting = begin(blueprint)
    for position in (0, 2):
        sitting.answer(position, key(sitting, position))
        clock.forward(minutes=1)
    return sitting.hand_in()


def test_points_add_up_to_a_score_and_a_verdict(finished):
    assert (finished.points, finished.earned, finished.score, finished.passed) == (8, 4, 0.5, True)


def test_topics_take_in_those_under_them(finished):
    assert [(topic.topic, topic.tasks, topic.score) for topic in finished.topics] == [
        ("heap", 2, 0.5),
        ("heap.malloc", 2, 0.5),
        ("stack", 2, 0.5),
    ]


def test_every_task_can_be_reviewed(finished):
    right, untouched = finished.tasks[:2]

    assert (right.earned, right.answer, right.grade.score) == (3, right.item.key(), 1)
    assert (untouched.earned, untouched.answer, untouched.grade.score) == (0, untouched.item.empty(), 0)
    assert "Nothing was chosen" in untouched.grade.marks[0].text


def test_a_finished_exam_is_listed_and_read_again(finished, store, library, learner):
    (line,) = exams(store, learner)

    again = exam_result(store, library, line.uuid)

    assert (line.title, line.seed, line.tasks, line.score, line.passed) == ("Midterm", 7, 4, 0.5, True)
    assert (again.earned, [task.answer for task in again.tasks]) == (4, [task.answer for task in finished.tasks])


def test_an_exam_in_the_making_is_listed_without_a_score(begin, blueprint, store, library, learner):
    begin(blueprint)

    (line,) = exams(store, learner)

    assert (line.finished_at, line.score, line.passed) == (None, None, None)
    with pytest.raises(ExamError, match="has not been handed in"):
        exam_result(store, library, line.uuid)


def test_a_finished_exam_cannot_be_gone_on_with(finished, store, library):
    with pytest.raises(ExamError, match="has been handed in"):
        continue_exam(store, library, finished.exam.uuid)


def test_the_score_stands_when_a_question_is_changed_or_gone(finished, store, library):
    first = finished.tasks[0].name[1]
    changed = [
        question.model_copy(update={"correct": False}) if question.id == first else question
        for question in library.packs[0].questions
        if question.id != finished.tasks[2].name[1]
    ]

    again = exam_result(store, Library((pack_of(*changed),)), finished.exam.uuid)

    assert again.earned == finished.earned
    assert [task.changed for task in again.tasks] == [True, False, False, False]
    assert again.tasks[2].problem.endswith("is no longer in the library.")


def test_a_task_whose_question_is_gone_in_the_middle_counts_for_nothing(begin, blueprint, store, clock, key):
    sitting = begin(blueprint)
    sitting.answer(0, key(sitting, 0))
    gone = sitting.paper.tasks[1].question
    left = [true_or_false(task.question, ("heap",)) for task in sitting.paper.tasks if task.question != gone]

    result = continue_exam(store, Library((pack_of(*left),)), sitting.exam.uuid, clock).hand_in()

    assert (result.points, result.earned) == (5, 3)


def test_exams_travel_with_the_progress(finished, store, learner, clock, tmp_path_factory):
    from trainer.store import open_store

    path = tmp_path_factory.mktemp("file") / "progress.json"
    store.export_progress(path, clock.now())

    with open_store(tmp_path_factory.mktemp("other")) as other:
        import_progress(other, path, clock)
        (exam,) = other.exams.all(1)
        assert (exam.paper, exam.score) == (finished.exam.paper, 0.5)
        assert [answer.score for answer in other.exams.answers(exam)] == [1, 0, 1, 0]


def test_an_exam_whose_paper_was_damaged_is_a_sentence(finished, store, learner):
    with store.database.write() as connection:
        connection.exec_driver_sql("UPDATE exams SET paper = replace(paper, '\"tasks\"', '\"tusks\"')")

    with pytest.raises(StoreError, match=r"is damaged: the exam of 02 March 2026 cannot be read"):
        exams(store, learner)
