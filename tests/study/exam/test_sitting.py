"""Sitting an exam: in any order, without feedback, and every answer on disk."""

import pytest

from trainer.store import ExamClosed, Mode
from trainer.study.exam import NoPause, TimeIsUp
from trainer.study.exam.sitting import HEARTBEAT


def attempts(store, learner):
    cards = store.cards.pick(learner.id)
    return [attempt for card in cards for attempt in store.log.history(learner.id, card.question)]


def test_tasks_are_answered_in_any_order_and_changed(begin, blueprint, key, wrong):
    sitting = begin(blueprint)

    sitting.answer(2, key(sitting, 2))
    sitting.answer(0, key(sitting, 0))
    sitting.answer(2, None)

    assert [task.answered for task in sitting.tasks] == [True, False, False, False]


def test_a_task_is_flagged_to_come_back_to(begin, blueprint):
    sitting = begin(blueprint)

    sitting.flag(1)
    sitting.flag(3)
    sitting.flag(1, flagged=False)

    assert [task.flagged for task in sitting.tasks] == [False, False, False, True]


def test_the_answer_given_so_far_is_shown_again(begin, blueprint, key):
    sitting = begin(blueprint)
    sitting.answer(1, key(sitting, 1))
    sitting.show(0)

    item, answer = sitting.show(1)

    assert answer == item.key()


def test_nothing_is_in_the_log_before_the_exam_is_handed_in(begin, blueprint, key, store, learner):
    sitting = begin(blueprint)

    sitting.answer(0, key(sitting, 0))

    assert attempts(store, learner) == []


def test_handing_in_records_an_attempt_at_every_task_that_was_looked_at(begin, blueprint, key, store, learner, clock):
    sitting = begin(blueprint)
    sitting.answer(0, key(sitting, 0))
    clock.forward(seconds=40)
    sitting.show(1)
    clock.forward(seconds=20)

    sitting.hand_in()

    recorded = {attempt.question: attempt for attempt in attempts(store, learner)}
    assert {(a.mode, a.score, a.seconds, a.counts) for a in recorded.values()} == {
        (Mode.EXAM, 1.0, 40.0, False),
        (Mode.EXAM, 0.0, 20.0, False),
    }


def test_an_exam_does_not_move_the_schedule_nor_is_it_undone(begin, blueprint, key, store, learner, clock):
    sitting = begin(blueprint)
    sitting.answer(0, key(sitting, 0))
    sitting.hand_in()

    assert store.log.undo(learner.id, clock.now()) is None
    assert store.cards.totals(learner.id) == (0, 12)


def test_time_goes_to_the_task_on_the_table(begin, blueprint, clock):
    sitting = begin(blueprint)
    for position, seconds in ((0, 30), (2, 10), (0, 5)):
        sitting.show(position)
        clock.forward(seconds=seconds)

    assert [task.seconds for task in sitting.tasks] == [35, 0, 10, 0]


def test_an_answer_counts_until_the_time_is_up(begin, blueprint, key, clock):
    sitting = begin(blueprint)
    answer = key(sitting, 0)
    clock.forward(minutes=29, seconds=59)
    sitting.answer(0, answer)
    assert sitting.remaining == 1
    clock.forward(seconds=10)

    assert sitting.is_over
    with pytest.raises(TimeIsUp, match="came too late"):
        sitting.answer(1, answer)
    assert [task.score for task in sitting.hand_in().tasks] == [1, 0, 0, 0]


def test_an_exam_without_a_limit_is_never_over(begin, blueprint, clock):
    sitting = begin(blueprint.model_copy(update={"minutes": None}))

    clock.forward(days=2)

    assert (sitting.remaining, sitting.is_over) == (None, False)


def test_a_finished_exam_cannot_be_changed_from_another_window(begin, reopen, blueprint, key):
    sitting = begin(blueprint)
    other = reopen(sitting)
    sitting.hand_in()

    with pytest.raises(ExamClosed, match="has been finished, perhaps in another window"):
        other.answer(0, key(other, 0))


def test_an_exam_is_not_handed_in_twice(begin, reopen, blueprint, key, store, learner):
    sitting = begin(blueprint)
    other = reopen(sitting)
    sitting.answer(0, key(sitting, 0))
    other.answer(0, key(other, 0))
    sitting.hand_in()

    with pytest.raises(ExamClosed):
        other.hand_in()
    assert len(attempts(store, learner)) == 1


def test_nothing_is_shown_while_the_exam_is_paused(begin, relaxed):
    sitting = begin(relaxed)
    sitting.pause()

    with pytest.raises(NoPause, match="The exam is paused"):
        sitting.show(0)


def test_grading_reports_how_far_it_is(begin, blueprint):
    steps = []

    begin(blueprint).hand_in(lambda done, of: steps.append((done, of)))

    assert steps == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_a_beat_keeps_the_time_used(begin, blueprint, store, clock):
    sitting = begin(blueprint)
    clock.forward(seconds=HEARTBEAT)

    sitting.tick()

    assert store.exams.get(sitting.exam.uuid).used == HEARTBEAT
