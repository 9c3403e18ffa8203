"""The database of every released version is brought to the present schema, and nothing is lost on the way."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from trainer.store import StoreError, migrations, open_store
from trainer.store.opening import FILE_NAME
from trainer.store.schema import SCHEMA_VERSION
from trainer.store.tables import METADATA

SAVED = sorted((Path(__file__).parent / "databases").glob("*.sqlite3"))


@pytest.fixture(params=SAVED, ids=lambda path: path.stem)
def old(request, tmp_path):
    shutil.copy(request.param, tmp_path / FILE_NAME)
    return tmp_path


def test_the_schema_becomes_that_of_a_new_database(old):
    with open_store(old) as store, store.database.read() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": not_of_the_search_index})

        assert compare_metadata(context, METADATA) == []


def test_answers_cards_and_settings_are_kept(old):
    with open_store(old) as store:
        (ada,) = store.learners.all()

        assert ada.name == "Ada"
        assert store.settings.get(ada.id, "study") == {"retention": 0.85}
        assert [store.cards.get(ada.id, question).reviews for question in (1, 2, 3)] == [1, 0, 0]
        assert [attempt.undone for question in (1, 2) for attempt in store.log.history(ada.id, question)] == [
            False,
            True,
        ]


def test_notes_and_exams_are_kept(tmp_path):
    shutil.copy(SAVED[1], tmp_path / FILE_NAME)

    with open_store(tmp_path) as store:
        (exam,) = store.exams.all(1)
        (answer,) = store.exams.answers(exam)

        assert store.notes.get(1, 1) == "brk moves the break"
        assert (exam.used, exam.breaks, exam.score) == (300.0, "[]", None)
        assert (answer.answer, answer.flagged, answer.score) == ('{"chosen":[0]}', True, None)


def test_questions_are_found_in_an_old_database(old):
    with open_store(old) as store:
        (ada,) = store.learners.all()

        assert [card.name for card in store.search.find(ada.id, "question")] == ["q0", "q1", "q2"]


def test_the_old_database_is_kept_as_a_backup_for_ever(old):
    with open_store(old) as store:
        (backup,) = store.backups.all()

    assert backup.permanent
    with closing(sqlite3.connect(backup.path)) as copy:
        assert copy.execute("SELECT version_num FROM alembic_version").fetchone() < (SCHEMA_VERSION,)


def test_a_migrated_database_is_not_migrated_again(old):
    open_store(old).close()
    open_store(old).close()

    assert len(list((old / "backups").iterdir())) == 1


def test_a_migration_that_fails_changes_nothing(old, monkeypatch):
    before = dump(old)

    def fail(connection):
        connection.exec_driver_sql("CREATE TABLE half (done)")
        connection.exec_driver_sql("INSERT INTO nowhere VALUES (1)")

    monkeypatch.setattr(migrations, "upgrade", fail)
    with pytest.raises(StoreError, match="no such table: nowhere"):
        open_store(old)

    assert dump(old) == before


def test_the_newest_migration_is_the_version_of_the_schema():
    versions = Path(migrations.__file__).parent / "versions"

    assert max(path.name for path in versions.glob("*.py"))[:4] == SCHEMA_VERSION


def not_of_the_search_index(item, name, kind, reflected, compared):
    return not (kind == "table" and name.startswith("texts_index"))


def dump(folder):
    with closing(sqlite3.connect(folder / FILE_NAME)) as connection:
        return list(connection.iterdump())
