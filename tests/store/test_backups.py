"""Backups are there when they are needed, and are never in the way."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.store import DamagedFile, FolderUnusable, open_store
from trainer.store.backups import ALWAYS_KEPT, SIZE_CAP, Backup, Backups, surplus
from trainer.store.opening import FILE_NAME


@pytest.fixture
def place(tmp_path):
    """A folder: this is about files."""
    return tmp_path


@pytest.fixture
def backups(store, tmp_path):
    return Backups(tmp_path / FILE_NAME)


def test_a_backup_holds_what_was_answered_a_moment_ago(store, learner, answer, now, backups):
    store.record_answer(answer(1))

    backup = backups.make(now)

    with closing(sqlite3.connect(backup.path)) as copy:
        assert copy.execute("SELECT count(*) FROM attempts").fetchone() == (1,)
    assert [path.name for path in backups.folder.iterdir()] == ["learners-20260302T090000Z.sqlite3"]


def test_one_backup_a_day(backups, now):
    assert backups.make_daily(now) is not None
    assert backups.make_daily(now + timedelta(hours=5)) is None
    assert backups.make_daily(now + timedelta(days=1)) is not None
    assert len(backups.all()) == 2


def test_a_backup_is_restored_and_what_was_there_is_kept(store, learner, answer, now, backups, tmp_path):
    store.record_answer(answer(1))
    backup = backups.make(now)
    store.record_answer(answer(2))
    store.close()

    replaced = backups.restore(backup, now + timedelta(hours=1))

    with open_store(tmp_path) as restored:
        assert (restored.cards.get(learner.id, 1).reviews, restored.cards.get(learner.id, 2).reviews) == (1, 0)
    with closing(sqlite3.connect(replaced)) as old:
        assert old.execute("SELECT count(*) FROM attempts").fetchone() == (2,)
    assert backups.all() == [backup]


def test_a_damaged_database_is_recovered_from_a_backup(store, learner, answer, now, backups, tmp_path):
    store.record_answer(answer(1))
    backup = backups.make(now)
    store.close()
    (tmp_path / FILE_NAME).write_bytes(b"spoilt")

    replaced = backups.restore(backup, now)

    assert replaced.read_bytes() == b"spoilt"
    with open_store(tmp_path) as restored:
        assert restored.cards.get(learner.id, 1).reviews == 1


def test_a_damaged_backup_is_not_restored(store, backups, now, tmp_path):
    backup = backups.make(now)
    backup.path.write_bytes(backup.path.read_bytes()[:5000])
    store.close()
    before = (tmp_path / FILE_NAME).read_bytes()

    with pytest.raises(DamagedFile, match=r"The backup .* is damaged"):
        backups.restore(backup, now)

    assert (tmp_path / FILE_NAME).read_bytes() == before


def test_a_backup_of_a_damaged_database_says_that_it_is_the_database(store, backups, now, tmp_path):
    store.close()
    content = bytearray((tmp_path / FILE_NAME).read_bytes())
    content[20 * 1024 : 22 * 1024] = bytes(2 * 1024)
    (tmp_path / FILE_NAME).write_bytes(content)

    with pytest.raises(DamagedFile, match=r"learners\.sqlite3 is damaged .* no backup was made of it"):
        backups.make(now)

    assert backups.all() == []


def test_a_place_that_cannot_be_written_is_named(backups, now):
    backups.folder.write_text("in the way")

    with pytest.raises(FolderUnusable, match="could not be written"):
        backups.make(now)


NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
COPIES = st.lists(
    st.builds(
        Backup,
        made_at=st.datetimes(datetime(2015, 1, 1), datetime(2026, 3, 2, 9)).map(lambda at: at.replace(tzinfo=UTC)),
        path=st.just(Path("copy")),
        size=st.integers(0, 200 << 20),
        permanent=st.booleans(),
    ),
    unique_by=lambda backup: backup.made_at,
)


@given(COPIES)
def test_thinning_never_takes_the_newest_or_those_of_a_migration(copies):
    taken = surplus(copies, NOW)

    newest = sorted(copies, reverse=True)[:ALWAYS_KEPT]
    assert not [backup for backup in taken if backup.permanent or backup in newest]


@given(COPIES)
def test_thinning_twice_takes_nothing_more(copies):
    kept = [backup for backup in copies if backup not in surplus(copies, NOW)]

    assert surplus(kept, NOW) == []


def test_copies_of_days_to_come_do_not_push_out_that_of_today():
    large = SIZE_CAP // 3
    ahead = [Backup(NOW + timedelta(days=365 + day), Path(f"ahead-{day}"), large) for day in range(4)]
    today = Backup(NOW, Path("today"), large)

    assert today not in surplus([*ahead, today], NOW)


def test_a_year_of_daily_backups_comes_down_to_a_handful():
    copies = [Backup(NOW - timedelta(days=days), Path(str(days)), 1 << 20) for days in range(365)]

    kept = [backup for backup in copies if backup not in surplus(copies, NOW)]

    assert len(kept) == 7 + 9 + 11  # days, weeks, months
    assert kept[:7] == copies[:7]
