"""Opening the learner's data, and refusing to when that could do harm."""

import sqlite3

import pytest

from trainer.store import DamagedFile, FolderUnusable, Locked, NewerVersion, StoreError, open_store
from trainer.store.opening import FILE_NAME


def contents(folder):
    return (folder / FILE_NAME).read_bytes()


@pytest.fixture
def used(tmp_path):
    """A folder whose database is closed and lies in one file."""
    open_store(tmp_path).close()
    return tmp_path


def test_a_new_folder_gets_a_database_and_nothing_else(tmp_path):
    open_store(tmp_path / "deep" / "folder").close()

    assert [path.name for path in (tmp_path / "deep" / "folder").iterdir()] == [FILE_NAME]


def test_what_was_stored_is_there_again(used, now):
    with open_store(used) as store:
        store.settings.set(store.learners.first(now).id, "theme", {"dark": True})

    with open_store(used) as store:
        assert store.settings.get(1, "theme") == {"dark": True}


def test_an_answer_is_forced_to_the_disk_before_it_counts_as_written(used):
    with open_store(used) as store, store.database.read() as connection:
        settings = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }

    assert settings == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}  # 2 is FULL


@pytest.mark.parametrize("content", [b"", b"not a database at all", b"\x00" * 4096], ids=["empty", "text", "zeros"])
def test_a_file_that_is_no_database_is_reported_and_left_alone(tmp_path, content):
    (tmp_path / FILE_NAME).write_bytes(content)

    with pytest.raises(DamagedFile, match="is damaged: it is not a database"):
        open_store(tmp_path)

    assert contents(tmp_path) == content


def test_a_truncated_file_is_reported_and_left_alone(used):
    whole = contents(used)
    (used / FILE_NAME).write_bytes(whole[: len(whole) // 2])

    with pytest.raises(DamagedFile, match="is damaged"):
        open_store(used)

    assert contents(used) == whole[: len(whole) // 2]


def test_a_page_of_rubbish_is_reported_and_left_alone(used):
    spoilt = bytearray(contents(used))
    spoilt[4096:6144] = b"\xa5" * 2048
    (used / FILE_NAME).write_bytes(spoilt)

    with pytest.raises(DamagedFile, match="is damaged"):
        open_store(used)

    assert contents(used) == bytes(spoilt)


def test_the_database_of_another_program_is_left_alone(tmp_path):
    with sqlite3.connect(tmp_path / FILE_NAME) as connection:
        connection.execute("CREATE TABLE notes (text)")
    connection.close()
    before = contents(tmp_path)

    with pytest.raises(DamagedFile, match="is a database of another program"):
        open_store(tmp_path)

    assert contents(tmp_path) == before


def test_the_database_of_a_newer_version_is_refused(used):
    with sqlite3.connect(used / FILE_NAME) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()

    with pytest.raises(NewerVersion, match="was written by a newer version of the trainer"):
        open_store(used)


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(FolderUnusable, match="cannot be made: Not a directory"):
        open_store(tmp_path / "file" / "data")


def test_a_second_copy_that_does_not_let_go_is_reported(used, monkeypatch, now):
    monkeypatch.setattr("trainer.store.database.BUSY_TIMEOUT", 10)
    holder = sqlite3.connect(used / FILE_NAME, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")

    with open_store(used) as store, pytest.raises(Locked, match="Another running copy of the trainer"):
        store.learners.first(now)

    holder.close()


def test_two_copies_may_use_the_same_data(used, now):
    with open_store(used) as one, open_store(used) as other:
        one.learners.add("Ada", now)
        other.learners.add("Grace", now)

        assert [learner.name for learner in one.learners.all()] == ["Ada", "Grace"]


def test_the_log_of_a_lost_database_is_not_played_into_a_new_one(used):
    log = used / f"{FILE_NAME}-wal"
    (used / FILE_NAME).unlink()
    log.write_bytes(b"what was written last")

    open_store(used).close()

    assert [path.read_bytes() for path in used.glob("*orphan*")] == [b"what was written last"]


def test_a_database_may_be_named_by_its_url(tmp_path, now):
    url = f"sqlite:///{tmp_path}/class/ada.db"

    with open_store(url) as store:
        store.learners.add("Ada", now)

    with open_store(url) as store:
        assert [learner.name for learner in store.learners.all()] == ["Ada"]
        assert store.place == str(tmp_path / "class" / "ada.db")


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:"])
def test_a_url_that_names_no_file_is_refused(url):
    with pytest.raises(StoreError, match="names no file"):
        open_store(url)
