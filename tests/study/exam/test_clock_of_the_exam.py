"""The clock of an exam is honest: whatever happens to the program, the computer or its clock."""

import pytest

from trainer.study.exam import NoPause, continue_exam


def crash(sitting, clock, *, away):
    """Leave the sitting as a power cut does, a beat after the last answer, and come back later."""
    sitting.show(0)
    clock.forward(minutes=10)
    sitting.tick()
    clock.set(**away)  # a new process finds the computer's clock, and another count of ticks


@pytest.mark.parametrize("minutes", [-60, 60], ids=["back", "forward"])
def test_setting_the_computers_clock_changes_nothing(begin, blueprint, clock, minutes):
    sitting = begin(blueprint)
    clock.forward(minutes=5)

    clock.set(minutes=minutes)

    assert sitting.remaining == 25 * 60


def test_sleep_of_the_computer_counts_where_pauses_are_forbidden(begin, blueprint, clock):
    sitting = begin(blueprint)

    clock.sleep(minutes=12)

    assert sitting.remaining == 18 * 60


def test_sleep_of_the_computer_does_not_count_where_pauses_are_allowed(begin, relaxed, clock):
    sitting = begin(relaxed)

    clock.sleep(minutes=12)

    assert sitting.remaining == 30 * 60


def test_a_pause_stops_the_time_and_is_kept(begin, relaxed, clock):
    sitting = begin(relaxed)
    clock.forward(minutes=5)
    sitting.pause()
    clock.forward(minutes=40)
    sitting.go_on()
    clock.forward(minutes=5)

    assert sitting.remaining == 20 * 60
    assert [str(stretch) for stretch in sitting.breaks] == ["Paused for 40 min 0 s; 0 s were counted."]


def test_pausing_is_refused_where_the_exam_forbids_it(begin, blueprint):
    with pytest.raises(NoPause, match="cannot be paused"):
        begin(blueprint).pause()


def test_after_a_crash_the_time_away_counts_where_pauses_are_forbidden(begin, reopen, blueprint, clock):
    sitting = begin(blueprint)
    crash(sitting, clock, away={"minutes": 15})

    again = reopen(sitting)

    assert again.remaining == 5 * 60
    assert [str(stretch) for stretch in again.breaks] == [
        "The trainer was closed for 15 min 0 s; 15 min 0 s were counted."
    ]


def test_after_a_crash_the_exam_waits_where_pauses_are_allowed(begin, reopen, relaxed, clock):
    sitting = begin(relaxed)
    crash(sitting, clock, away={"hours": 15})

    again = reopen(sitting)
    assert again.is_paused
    again.go_on()

    assert again.remaining == 20 * 60
    assert [stretch.counted for stretch in again.breaks] == [0]


def test_a_crash_during_a_pause_leaves_the_pause(begin, reopen, relaxed, clock):
    sitting = begin(relaxed)
    sitting.pause()
    crashed = reopen(sitting)
    clock.forward(hours=1)

    again = reopen(crashed)
    again.go_on()

    assert again.remaining == 30 * 60
    assert len(again.breaks) == 1


def test_time_that_ran_out_while_away_ends_the_exam(begin, reopen, blueprint, key, clock):
    sitting = begin(blueprint)
    sitting.answer(0, key(sitting, 0))
    crash(sitting, clock, away={"days": 1})

    again = reopen(sitting)

    assert again.is_over
    result = again.hand_in()
    assert (result.exam.used, result.earned) == (1800, 3)


def test_a_clock_set_back_while_away_gives_no_time_and_is_told(begin, reopen, blueprint, clock):
    sitting = begin(blueprint)
    crash(sitting, clock, away={"hours": -2})

    again = reopen(sitting)

    assert again.remaining == 20 * 60
    assert "the computer's clock was set back" in str(again.breaks[0])


def test_answers_and_flags_survive_a_crash(begin, store, library, blueprint, key, clock):
    sitting = begin(blueprint)
    sitting.answer(1, key(sitting, 1))
    sitting.flag(2)

    again = continue_exam(store, library, sitting.exam.uuid, clock)

    assert [(task.answered, task.flagged) for task in again.tasks] == [
        (False, False),
        (True, False),
        (False, True),
        (False, False),
    ]
