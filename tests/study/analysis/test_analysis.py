"""Analysing the answers of a class."""

import pytest

from trainer.study.analysis import (
    Analysis,
    Attempts,
    ExamAnalysis,
    ItemAnalysis,
    Response,
    Share,
    Sheet,
    analyse,
)


def response(learner, question, score, **fields):
    return Response(learner=learner, name=("pack", question), score=score, **fields)


def of_matrix(matrix):
    """Return the responses of a matrix with a row a learner and a column a question."""
    return Attempts(
        tuple(
            response(f"learner {row:02}", f"question {column}", score)
            for row, scores in enumerate(matrix)
            for column, score in enumerate(scores)
        )
    )


STEPS = [[1, 1, 1], [1, 1, 0], [1, 0, 0], [0, 0, 0]]


def test_each_question_and_the_whole():
    found = analyse(of_matrix(STEPS))

    assert [item.difficulty for item in found.items] == [0.75, 0.5, 0.25]
    # the rest of question 1 is the mean of the others: 1, 0.5, 0.5, 0
    assert found.items[1].discrimination == pytest.approx(0.7071, abs=1e-4)
    (whole,) = found.exams
    assert (whole.title, whole.learners, whole.questions) == ("all questions", 4, 3)
    assert whole.alpha == pytest.approx(0.75)
    assert whole.mean == 0.5
    # deviation of 1, 2/3, 1/3, 0 is 0.3727; the error is 0.3727 * sqrt(1 - 0.75)
    assert whole.error == pytest.approx(0.18634, abs=1e-5)


def test_only_the_first_answer_of_a_learner_counts_but_all_are_counted():
    attempts = Attempts((response("a", "q", 1.0, order="2"), response("a", "q", 0.0, order="1")))

    (item,) = analyse(attempts).items

    assert (item.attempts, item.learners, item.difficulty) == (2, 1, 0.0)


def test_shares_of_options_and_misconceptions():
    attempts = Attempts(
        (
            response("a", "q", 1.0, choices=("heap",)),
            response("b", "q", 0.0, choices=("stack", "stack"), misconceptions=("stack-grows-up",)),
            response("c", "q", 0.0, choices=("stack",)),
            response("d", "q", 0.0),
        )
    )

    (item,) = analyse(attempts).items

    assert item.choices == (Share("stack", 2, 0.5, score=0.0), Share("heap", 1, 0.25, score=1.0))
    assert [(one.name, one.share) for one in item.misconceptions] == [("stack-grows-up", 0.25)]


def test_time_is_the_median():
    attempts = Attempts(tuple(response(str(time), "q", 1.0, seconds=time) for time in (10, 20, 500)))

    assert analyse(attempts).items[0].seconds == 20


def test_gaps_are_left_out_of_the_rest():
    attempts = Attempts((*of_matrix(STEPS).responses, response("learner 00", "extra", 0.0)))

    found = analyse(attempts)

    assert found.items[0].name == ("pack", "extra")
    assert found.items[0].discrimination is None
    assert found.items[2].discrimination is not None
    assert [exam.learners for exam in found.exams] == [1]


def test_exams_are_analysed_by_those_who_sat_all_of_them():
    names = [("pack", f"question {number}") for number in range(3)]
    sheets = tuple(
        Sheet("midterm", "Midterm", f"learner {number}", dict(zip(names, scores, strict=True)))
        for number, scores in enumerate(STEPS)
    )
    partial = Sheet("midterm", "Midterm", "late", {names[0]: 1.0})
    other = Sheet("final", "Final", "learner 0", {names[0]: 1.0})

    midterm, final = analyse(Attempts(of_matrix(STEPS).responses, (*sheets, partial, other))).exams

    assert (midterm.title, midterm.learners, midterm.alpha) == ("Midterm", 4, pytest.approx(0.75))
    assert (final.title, final.learners, final.alpha) == ("Final", 1, None)


def test_remarks_need_enough_learners():
    class_of = [[1, 1, 0]] * 6 + [[1, 0, 1]] * 5
    few = [[1, 1, 0]] * 3 + [[1, 0, 1]] * 2

    easy, _, turned = analyse(of_matrix(class_of)).items

    assert easy.remarks == ("almost everybody knows it",)
    assert turned.remarks == ("those who know more do worse: look at its key and its words",)
    assert all(item.remarks == () for item in analyse(of_matrix(few)).items)


def question(name, **fields):
    blank = {"title": "", "attempts": 20, "learners": 20, "difficulty": 0.5, "discrimination": 0.4, "seconds": None}
    return ItemAnalysis(**(blank | {"name": ("pack", name), "choices": (), "misconceptions": ()} | fields))


def names(items):
    return [one.name[1] for one in items]


def test_questions_are_ordered_by_what_to_look_at():
    analysis = Analysis(
        (
            question("fine"),
            question("easy", difficulty=0.99, discrimination=None),
            question("wrong key", difficulty=0.6, discrimination=-0.3),
            question("hard", difficulty=0.1, discrimination=0.05),
        ),
        (),
    )

    assert names(analysis.hardest_first) == ["hard", "fine", "wrong key", "easy"]
    assert names(analysis.remarked) == ["wrong key", "hard", "easy"]


def test_questions_that_show_a_misconception():
    believed = Share("stack-grows-up", 3, 0.15, score=0.0)
    analysis = Analysis((question("a"), question("b", misconceptions=(believed,))), ())

    assert names(analysis.showing("stack-grows-up")) == ["b"]


def test_reliability_is_that_of_the_largest_exam_of_which_it_can_be_told():
    def exam(title, learners, alpha):
        return ExamAnalysis(title, learners, 5, 0.5, 0.1, alpha, None, ())

    analysis = Analysis((), (exam("small", 5, 0.6), exam("large", 30, None), exam("middle", 12, 0.8)))

    assert analysis.largest_exam.title == "large"
    assert analysis.reliability == 0.8
    assert Analysis((), ()).reliability is None
