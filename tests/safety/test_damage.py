"""A file that was damaged: it is reported in a sentence and left as it is, wherever the damage lies."""

import shutil
import sqlite3
from contextlib import closing

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from safety_work import NOW, library

from trainer.store import DamagedFile, StoreError, backups_in, open_store
from trainer.store.opening import FILE_NAME
from trainer.study.exam import Blueprint, Section, begin_exam
from trainer.study.progress import progress
from trainer.study.review import ReviewSession


@pytest.fixture
def used(folder):
    """The data of a learner who has done everything once."""
    with open_store(folder) as store:
        (ada,) = store.learners.all()
        session = ReviewSession(store, library(), ada)
        for _ in range(8):
            session.next()
            session.submit(session.item.key(), 60)
        store.notes.set(ada.id, 1, "a note", NOW)
        sitting = begin_exam(store, library(), ada, Blueprint(title="T", sections=(Section(count=3),)), 1)
        sitting.answer(0, sitting.show(0)[0].key())
        sitting.hand_in()
        store.backups.make(NOW)
    return folder


def read_everything(folder):
    """Read whatever the app reads."""
    with open_store(folder) as store:
        for learner in store.learners.all():
            progress(store, learner)
            for card in store.cards.pick(learner.id):
                store.log.history(learner.id, card.question)
                store.notes.get(learner.id, card.question)
            for exam in store.exams.all(learner.id):
                store.exams.answers(exam)
            list(store.log.reviews(learner.id))
            store.search.find(learner.id, "question")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_a_flipped_bit_is_a_sentence_or_changes_one_value(used, place, bit):
    copy = used.with_name("copy")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(used, copy)
    content = bytearray((copy / FILE_NAME).read_bytes())
    content[int(place * len(content))] ^= 1 << bit
    (copy / FILE_NAME).write_bytes(content)

    try:
        read_everything(copy)
    except StoreError as error:
        assert str(copy / FILE_NAME) in str(error)  # noqa: PT017 - a sentence that names the file is what is wanted


def test_topics_that_are_not_where_cards_look_for_them_are_a_sentence(used):
    with closing(sqlite3.connect(used / FILE_NAME)) as connection:
        connection.execute("UPDATE topics SET id = id + 1000")
        connection.commit()

    with pytest.raises(DamagedFile, match=f"{FILE_NAME} is damaged .it refers to .*, which is not there"):
        read_everything(used)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(length=st.floats(0, 1, exclude_max=True))
@example(length=0.0005)  # within the header
def test_a_truncated_file_is_a_sentence(used, length):
    copy = used.with_name("copy")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(used, copy)
    content = (copy / FILE_NAME).read_bytes()[: int(length * (used / FILE_NAME).stat().st_size)]
    (copy / FILE_NAME).write_bytes(content)

    with pytest.raises(DamagedFile, match=r"is damaged.*It has been left as it is"):
        read_everything(copy)

    assert (copy / FILE_NAME).read_bytes() == content


def test_the_way_out_of_damage_is_the_newest_sound_backup(used):
    (used / FILE_NAME).write_bytes(b"spoilt")
    backups = backups_in(used)

    kept = backups.restore(backups.all()[0], NOW)

    read_everything(used)
    assert kept.read_bytes() == b"spoilt"
    assert len(backups.all()) == 1


def test_text_that_is_no_longer_text_is_damage(used):
    with closing(sqlite3.connect(used / FILE_NAME)) as connection, connection:
        connection.execute("UPDATE attempts SET answer = CAST(x'7b22ff' AS TEXT)")

    with pytest.raises(DamagedFile, match=r"is damaged \(Could not decode"):
        read_everything(used)
