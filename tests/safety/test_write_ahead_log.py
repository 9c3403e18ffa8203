"""A damaged write-ahead log is noticed where confirmed answers are lost, and never after a mere crash."""

import shutil

import pytest
from safety_work import library

from trainer.store import open_store
from trainer.store.opening import FILE_NAME
from trainer.store.wal import lost_transactions
from trainer.study.notices import notices
from trainer.study.review import ReviewSession

PAGE = 1024
FRAME = 24 + PAGE
LOG = f"{FILE_NAME}-wal"
ANSWERS = 6


@pytest.fixture
def crashed(folder, tmp_path):
    """The files as a kill leaves them after some answers."""
    copy = tmp_path / "crashed"
    with open_store(folder) as store:
        session = ReviewSession(store, library(), store.learners.all()[0])
        for _ in range(ANSWERS):
            session.next()
            session.submit(session.item.key(), 60)
        copy.mkdir()
        for name in (FILE_NAME, LOG):
            shutil.copy(folder / name, copy)
    return copy


def commits(log):
    """Return the numbers of the frames that end a transaction."""
    frames = range((len(log) - 32) // FRAME)
    return [number for number in frames if any(log[32 + number * FRAME + 4 : 32 + number * FRAME + 8])]


def changed(folder, start, content):
    log = bytearray((folder / LOG).read_bytes())
    log[start : start + len(content)] = content
    (folder / LOG).write_bytes(log)


def test_a_bit_that_flipped_before_the_last_answers_is_said_with_the_way_back(crashed):
    log = (crashed / LOG).read_bytes()
    place = 32 + commits(log)[-4] * FRAME + 500
    changed(crashed, place, bytes([log[place] ^ 1]))

    with open_store(crashed) as store:
        learner = store.learners.all()[0]
        (said,) = notices(store, learner)

        assert "The newest changes, at least 3 of them, could not be read" in said
        assert str(store.backups.folder) in said
        assert 0 < store.cards.totals(learner.id)[0] < ANSWERS
    (kept,) = crashed.glob(f"{LOG}.damaged-*")
    assert str(kept) in said


def test_it_is_said_once(crashed):
    changed(crashed, 32 + FRAME, bytes(8))
    open_store(crashed).close()

    with open_store(crashed) as store:
        assert notices(store, store.learners.all()[0]) == ()


def test_a_log_that_a_kill_left_is_no_damage(crashed):
    with open_store(crashed) as store:
        assert notices(store, store.learners.all()[0]) == ()
        assert store.cards.totals(1)[0] == ANSWERS


def test_a_log_that_ends_anywhere_is_no_damage(crashed):
    log = (crashed / LOG).read_bytes()

    for end in range(0, len(log), 500):
        (crashed / LOG).write_bytes(log[:end])
        assert lost_transactions(crashed / LOG) == 0


def test_whatever_a_power_cut_left_out_of_the_newest_transaction_is_no_damage(crashed):
    log = (crashed / LOG).read_bytes()
    *_, before, last = commits(log)

    for missing in range(before + 1, last + 1):
        (crashed / LOG).write_bytes(log)
        changed(crashed, 32 + missing * FRAME, bytes(FRAME))
        assert lost_transactions(crashed / LOG) == 0


def fill_the_cache_and_fail(connection):
    connection.exec_driver_sql("PRAGMA cache_size = 10")
    for question in range(1, 13):
        connection.exec_driver_sql("INSERT INTO notes VALUES (1, ?, ?, 0)", (question, "x" * 5000))
    raise ZeroDivisionError


def test_frames_that_a_transaction_left_which_was_taken_back_are_no_damage(folder, tmp_path):
    """They are larger than the cache, so they reach the log without a commit; the next answer overwrites a part."""
    with open_store(folder) as store:
        session = ReviewSession(store, library(), store.learners.all()[0])
        session.next()
        with pytest.raises(ZeroDivisionError), store.database.write() as connection:
            fill_the_cache_and_fail(connection)
        session.submit(session.item.key(), 60)
        shutil.copy(folder / LOG, tmp_path)
    log = (tmp_path / LOG).read_bytes()
    last = commits(log)[-1]
    assert (len(log) - 32) // FRAME > last + 1

    for torn in range(last + 1):
        (tmp_path / LOG).write_bytes(log)
        changed(tmp_path, 32 + torn * FRAME + 24, b"torn")
        lost = lost_transactions(tmp_path / LOG)
        assert lost == 0 or torn <= commits(log)[-2]
