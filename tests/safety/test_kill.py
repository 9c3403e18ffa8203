"""Kill -9 at random moments: nothing that was acknowledged is lost, nothing is half done, the database is whole."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import safety_work
from killing import Work

from trainer.store import backups_in, open_store
from trainer.store.backups import verify
from trainer.store.opening import FILE_NAME
from trainer.study.review import ReviewSession

SAVED = sorted((Path(__file__).parent.parent / "store" / "databases").glob("*.sqlite3"))
rounds = pytest.mark.parametrize("rounds", [4, pytest.param(200, marks=pytest.mark.full)])


def rows(folder, query):
    with closing(sqlite3.connect(folder / FILE_NAME)) as connection:
        return connection.execute(query).fetchall()


@rounds
def test_reviews(folder, sound, rounds):
    standing, undone = set(), set()

    for _ in range(rounds):
        for what, *identity in Work(safety_work.review, folder).kill_within(0.4):
            (standing if what == "answered" else undone).update(identity)

    sound(folder)
    kept = dict(rows(folder, "SELECT uuid, undone FROM attempts"))
    assert standing
    assert {uuid.bytes for uuid in standing} <= kept.keys()
    assert all(kept[uuid.bytes] for uuid in undone)


@rounds
def test_exams(folder, sound, rounds):
    answered, handed_in = {}, set()

    for _ in range(rounds):
        for what, exam, *answer in Work(safety_work.sit_exams, folder).kill_within(0.4):
            if what == "answered":
                answered[exam, answer[0]] = answer[1]
            else:
                handed_in.add(exam)

    sound(folder)
    with open_store(folder) as store:
        exams = {exam.uuid: exam for exam in store.exams.all(1)}
        answers = {exam: store.exams.answers(exams[exam]) for exam in exams}
    assert answered
    for (exam, position), number in answered.items():
        assert int(answers[exam][position].answer.strip('{}"chosen:[]')) >= number
    assert all(exams[exam].finished_at for exam in handed_in)
    finished = [exam for exam in exams.values() if exam.finished_at]
    assert rows(folder, "SELECT count(*) FROM attempts WHERE mode = 'exam'") == [(4 * len(finished),)]


@pytest.fixture
def file(tmp_path):
    """The progress of a learner with 40 answers."""
    with open_store(tmp_path / "elsewhere") as store:
        session = ReviewSession(store, safety_work.library(), store.learners.add("Grace", safety_work.NOW))
        for _ in range(40):
            if session.next() is None:
                break
            session.submit(session.item.key(), 60)
        answers = session.summary().answered
        store.export_progress(tmp_path / "progress.json", safety_work.NOW)
    return tmp_path / "progress.json", answers


@rounds
def test_imports(folder, file, sound, rounds, tmp_path):
    progress, answers = file
    outcomes = set()

    for number in range(rounds):
        copy = tmp_path / f"copy-{number}"
        shutil.copytree(folder, copy)
        heard = Work(safety_work.take_in, copy, progress).kill_within(0.08)
        sound(copy)
        (taken,) = rows(copy, "SELECT count(*) FROM attempts")[0]
        assert taken in ({answers} if "merged" in heard else {0, answers})
        outcomes.add(taken)
        shutil.rmtree(copy)

    assert outcomes <= {0, answers}


@rounds
def test_taking_in_packs(folder, sound, rounds):
    for _ in range(rounds):
        Work(safety_work.take_in_packs, folder).kill_within(0.2)

    sound(folder)
    present = rows(folder, "SELECT count(*) FROM questions WHERE present")[0][0]
    assert present in (safety_work.QUESTIONS, 300)
    assert rows(folder, "SELECT count(*) FROM cards WHERE NOT retired") == [(present,)]
    assert rows(folder, "SELECT count(*) FROM texts") == [(present,)]


@rounds
@pytest.mark.parametrize("saved", SAVED, ids=lambda path: path.stem)
def test_migrations(saved, sound, rounds, tmp_path):
    for number in range(rounds // len(SAVED) + 1):
        folder = tmp_path / f"round-{number}"
        folder.mkdir()
        shutil.copy(saved, folder / FILE_NAME)
        Work(safety_work.migrate, folder).kill_within(0.25)

        with open_store(folder) as store:
            assert [learner.name for learner in store.learners.all()] == ["Ada"]
            assert [store.cards.get(1, question).reviews for question in (1, 2, 3)] == [1, 0, 0]
        sound(folder)
        for backup in backups_in(folder).all():
            verify(backup.path)
        shutil.rmtree(folder)


@rounds
def test_backups(folder, sound, rounds):
    made = set()

    for _ in range(rounds):
        made |= set(Work(safety_work.back_up, folder).kill_within(0.2))

    sound(folder)
    there = {backup.path for backup in backups_in(folder).all()}
    assert made
    assert made <= there
    for path in there:
        verify(path)


@rounds
def test_restores(folder, sound, rounds):
    with open_store(folder) as store:
        session = ReviewSession(store, safety_work.library(), store.learners.all()[0])
        session.next()
        session.submit(session.item.key(), 2)
        store.backups.make(safety_work.NOW)
        session.next()
        session.submit(session.item.key(), 2)

    for number in range(rounds):
        copy = folder.with_name(f"copy-{number}")
        shutil.copytree(folder, copy)
        heard = Work(safety_work.restore, copy).kill_within(0.02)

        open_store(copy).close()
        sound(copy)
        (answers,) = rows(copy, "SELECT count(*) FROM attempts")[0]
        assert answers in ({1} if "restored" in heard else {1, 2})
        assert len(backups_in(copy).all()) == 1
        shutil.rmtree(copy)
