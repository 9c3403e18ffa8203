"""A disk that is full or read-only: a sentence, nothing lost, and on it goes when there is room again.

The disk is a small file system in memory where we may mount one (root in most containers may). Elsewhere SQLite's own
limit of pages stands in for a full disk, and permissions for one that is read-only.
"""

import os
import subprocess

import pytest
from safety_work import NOW, library

from trainer.store import DiskFull, FolderUnusable, StoreError, open_store
from trainer.study.exam import Blueprint, Section, begin_exam
from trainer.study.review import ReviewSession


def mount(folder, *options):
    done = subprocess.run(["mount", "-t", "tmpfs", *options, "tmpfs", folder], capture_output=True, check=False)
    return done.returncode == 0


@pytest.fixture
def disk(tmp_path):
    """A disk of its own, of one megabyte."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if not mount(folder, "-o", "size=1m"):
        pytest.skip("no file system can be mounted here: it takes root")
    yield folder
    subprocess.run(["umount", folder], check=True)


@pytest.fixture
def fill(disk):
    """Use up the disk's last byte; return what gives the room back."""

    def use_up():
        with (disk / "big").open("wb", buffering=0) as file:
            try:
                while True:
                    file.write(b"x" * 4096)
            except OSError:
                pass
        return (disk / "big").unlink

    return use_up


def review(store):
    session = ReviewSession(store, library(), store.learners.first(NOW))
    session.next()
    return session


def repeat(action):
    """Do something again and again, until it fails."""
    while True:
        action()


def test_an_answer_on_a_full_disk_is_refused_and_can_be_given_again(disk, fill):
    with open_store(disk) as store:
        session = review(store)
        make_room = fill()

        def answer():
            session.submit(session.item.key(), 60)
            session.next()

        with pytest.raises(DiskFull, match=r"The disk is full: nothing more can be written to .*learners.sqlite3"):
            repeat(answer)
        given = session.summary().answered

        make_room()
        session.submit(session.item.key(), 60)

        assert session.summary().answered == given + 1
        assert store.cards.totals(1)[0] == given + 1


def test_an_exam_on_a_full_disk_keeps_what_was_answered_and_goes_on(disk, fill):
    with open_store(disk) as store:
        learner = store.learners.first(NOW)
        sitting = begin_exam(store, library(), learner, Blueprint(title="T", sections=(Section(count=5),)), 1)
        key = sitting.show(0)[0].key()
        sitting.answer(0, key)
        make_room = fill()
        with pytest.raises(DiskFull):
            repeat(lambda: sitting.answer(1, key))

        make_room()

        assert sitting.tasks[0].answered
        sitting.answer(2, key)
        assert sitting.hand_in().answered >= 2


def test_a_backup_on_a_full_disk_is_refused_whole(disk, fill, tmp_path):
    with open_store(disk) as store:
        review(store)
        fill()

        with pytest.raises(StoreError, match=r"The disk is full: no backup could be written"):
            store.backups.make(NOW)

        assert store.backups.all() == []
        assert list(store.backups.folder.iterdir()) == []


def test_an_export_to_a_full_disk_is_refused_whole(disk, fill, tmp_path):
    with open_store(tmp_path / "data") as store:
        review(store)
        fill()

        with pytest.raises(DiskFull, match=r"The disk is full: .* could not be written"):
            store.export_progress(disk / "progress.json", NOW)

        assert [path.name for path in disk.iterdir()] == ["big"]


def test_a_new_database_on_a_full_disk_is_refused_whole(disk, fill):
    make_room = fill()
    with pytest.raises(DiskFull):
        open_store(disk)
    assert [path.name for path in disk.iterdir()] == ["big"]

    make_room()
    open_store(disk).close()


def test_a_database_that_may_not_grow_says_that_the_disk_is_full(folder):
    """The stand-in where nothing can be mounted: SQLite gives the same answer."""
    with open_store(folder) as store:
        session = review(store)
        for _ in range(2):
            with store.database.read() as connection:
                pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
                connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

        with pytest.raises(DiskFull, match="The disk is full"):
            store.notes.set(1, 1, "x" * 100_000, NOW)

        session.submit(session.item.key(), 60)


@pytest.fixture
def limited():
    """Let no file grow beyond so many bytes, as ulimit -f does; the system refuses with EFBIG."""
    resource = pytest.importorskip("resource", reason="this system has no such limit")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    yield lambda size: resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_limit_for_the_size_of_files_is_named_and_nothing_is_lost(folder, limited):
    with open_store(folder) as store:
        session = review(store)
        session.submit(session.item.key(), 60)
        limited(200 << 10)

        with pytest.raises(DiskFull, match=r"grow beyond 200 KB \(ulimit -f\): nothing more can be written to .*3"):
            store.notes.set(1, 1, "x" * 300_000, NOW)

        limited(1 << 30)
        store.notes.set(1, 1, "x" * 300_000, NOW)
        assert store.cards.totals(1)[0] == 1


def test_a_backup_beyond_the_limit_for_the_size_of_files_is_refused_whole(folder, limited):
    with open_store(folder) as store:
        store.notes.set(1, 1, "x" * 300_000, NOW)
        limited(200 << 10)

        with pytest.raises(DiskFull, match=r"grow beyond 200 KB \(ulimit -f\): no backup could be written"):
            store.backups.make(NOW)

        assert list(store.backups.folder.iterdir()) == []


@pytest.fixture
def read_only(folder):
    """Make the data read-only; for root, who may write anywhere, by mounting it so."""
    if os.geteuid() == 0:
        bound = subprocess.run(["mount", "--bind", folder, folder], capture_output=True, check=False)
        if bound.returncode:
            pytest.skip("root may write anywhere, and nothing can be mounted here")
        subprocess.run(["mount", "-o", "remount,bind,ro", folder], check=True)
        yield folder
        subprocess.run(["umount", folder], check=True)
    else:
        folder.chmod(0o555)
        yield folder
        folder.chmod(0o755)


def test_a_read_only_folder_is_refused_with_a_way_out(read_only):
    before = sorted(path.name for path in read_only.iterdir())

    with pytest.raises(FolderUnusable, match=r"cannot be written; choose another with --data-dir"):
        open_store(read_only)

    assert sorted(path.name for path in read_only.iterdir()) == before


def test_a_folder_that_does_not_exist_on_a_read_only_disk_is_refused(read_only):
    with pytest.raises(FolderUnusable, match="cannot be made: "):
        open_store(read_only / "new")
