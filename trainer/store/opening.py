"""Opening the learner's data: find it, look whether it is sound and ours, make it where there is none."""

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import URL, inspect, make_url, text
from sqlalchemy.exc import ArgumentError

from trainer.store.backups import Backups
from trainer.store.database import EVERYBODY, Database
from trainer.store.errors import DamagedFile, FolderUnusable, NewerVersion, StoreError
from trainer.store.places import FILE_NAME, SCHEMA_VERSION, default_folder
from trainer.store.restoring import finish_interrupted
from trainer.store.schema import create_schema
from trainer.store.store import Store
from trainer.store.wal import lost_transactions

_HEADER = b"SQLite format 3\x00"
_HEADER_SIZE = 100
_APPLICATION_ID = 0x4D4C5472  # "MLTr": SQLite keeps it at byte 68 of the file, for programs to know their own
_CHEAP_CHECK = 8 << 20  # bytes that SQLite's quick_check reads in some 10 ms


def open_store(place: Path | str | None = None) -> Store:
    """Open the store in a folder, at an SQLAlchemy URL, or (None) in the platform's data folder.

    A new folder gets a new database. Raises StoreError; a file that is damaged, of another program or of a newer
    trainer is left untouched.
    """
    if isinstance(place, str) and "://" in place:
        url = _url(place)
        if url.get_backend_name() != "sqlite":
            return _open(Database(url))
        if url.database in (None, "", ":memory:"):
            raise StoreError(f"{place} names no file; sqlite:////folder/{FILE_NAME} is one.")
        return _open_file(Path(str(url.database)).absolute())
    folder = default_folder() if place is None else Path(place)
    return _open_file(folder.absolute() / FILE_NAME)


def _open_file(path: Path) -> Store:
    _make_folder(path.parent)
    try:
        finish_interrupted(path)
    except OSError as error:
        raise FolderUnusable(
            f"A backup that was to be restored in {path.parent} cannot be: {error.strerror}."
        ) from error
    loss = ""
    if path.exists():
        _look_at_header(path)
        loss = _loss(path)
    else:
        _create(path)
    store = _open(Database(_sqlite_url(path)))
    store.loss = loss
    return store


def _url(text: str) -> URL:
    try:
        return make_url(text)
    except ArgumentError as error:
        raise StoreError("This is no URL of a database; postgresql://name@host/database is one.") from error


def _sqlite_url(path: Path) -> URL:
    return URL.create("sqlite", database=str(path))


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FolderUnusable(f"The data folder {folder} cannot be made: {error.strerror}.") from error
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        raise FolderUnusable(f"The data folder {folder} cannot be written; choose another with --data-dir.")


def _look_at_header(path: Path) -> None:
    """Refuse what is not ours before SQLite sees it: an empty file it would take for a new database."""
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER_SIZE)
    except OSError as error:
        raise FolderUnusable(f"{path} cannot be read: {error.strerror}.") from error
    if not header.startswith(_HEADER):
        raise DamagedFile(f"{path} is damaged: it is not a database. It has been left as it is.")
    if len(header) < _HEADER_SIZE:
        raise DamagedFile(f"{path} is damaged: its end is missing. It has been left as it is.")
    if int.from_bytes(header[68:72]) != _APPLICATION_ID:
        raise DamagedFile(f"{path} is a database of another program. It has been left as it is.")
    pages, page_size = int.from_bytes(header[28:32]), int.from_bytes(header[16:18])
    log = path.with_name(f"{path.name}-wal")
    if path.stat().st_size < pages * page_size and not log.exists():  # with a log, its pages may still be in there
        raise DamagedFile(f"{path} is damaged: its end is missing. It has been left as it is.")


def _loss(path: Path) -> str:
    """Say what a damaged write-ahead log loses, "" if nothing; a copy of the log is kept, as SQLite will fold it in."""
    log = path.with_name(f"{path.name}-wal")
    try:
        lost = lost_transactions(log)
        if not lost:
            return ""
        kept = log.with_name(f"{log.name}.damaged-{datetime.now(UTC):%Y%m%dT%H%M%SZ}")
        shutil.copyfile(log, kept)
    except OSError as error:
        raise FolderUnusable(f"{log} cannot be read or copied: {error.strerror}.") from error
    return (
        f"The log of changes beside {path} was damaged. The newest changes, at least {lost} of them, could not be "
        f"read; what you see is the state before them, and the log is kept as {kept}. Backups are in "
        f"{Backups(path).folder}, to be restored on the page Learner; progress on another machine can be merged in "
        "there."
    )


def _create(path: Path) -> None:
    """Make a new database under another name and link it to ``path`` when it is complete.

    So a crash never leaves half a database, and of two copies started at once one wins and the other opens it.
    """
    _set_aside_log(path)
    draft = path.with_name(f"{path.name}.new-{os.getpid()}")
    database = Database(_sqlite_url(draft))
    try:
        with database.write() as connection:
            create_schema(connection)
        database.close()
        with closing(sqlite3.connect(draft)) as connection:  # one plain file, without its log beside it
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
        _publish(draft, path)
    finally:
        database.close()
        draft.unlink(missing_ok=True)


def _set_aside_log(path: Path) -> None:
    """Rename the write-ahead log of a database that is gone: SQLite would play it into the new one."""
    log = path.with_name(f"{path.name}-wal")
    if log.exists():
        log.replace(log.with_name(f"{log.name}.orphan-{os.getpid()}"))


def _publish(draft: Path, path: Path) -> None:
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        return
    except OSError:  # a file system without hard links
        draft.replace(path)


def _open(database: Database) -> Store:
    try:
        _look_inside(database)
    except BaseException:
        database.close()
        raise
    return Store(database)


def _look_inside(database: Database) -> None:
    if database.path and database.path.stat().st_size <= _CHEAP_CHECK:
        with database.read() as connection:
            finding = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
        if finding != "ok":
            reason = finding.rpartition("\n")[2]
            raise DamagedFile(f"{database.place} is damaged ({reason}). It has been left as it is.")
    version = _version(database)
    if version > SCHEMA_VERSION:
        raise NewerVersion(
            f"{database.place} was written by a newer version of the trainer (schema {version}, this one knows "
            f"{SCHEMA_VERSION}). Update the trainer to open it; the file has been left as it is."
        )
    if version < SCHEMA_VERSION:
        _migrate(database)


def _migrate(database: Database) -> None:
    """Bring an older database to the present schema, in one transaction, after a backup that is kept for ever."""
    if database.path:
        Backups(database.path).make(datetime.now(UTC), before_migration=SCHEMA_VERSION)

    from trainer.store.migrations import upgrade  # takes Alembic's 0.3 s only now that there is something to migrate

    with database.write(EVERYBODY) as connection:
        upgrade(connection)


def _version(database: Database) -> str:
    """Return the version of the schema, which is made where a server's database is still empty."""
    if not database.is_sqlite:
        with database.write(EVERYBODY) as connection:
            if not inspect(connection).get_table_names():
                create_schema(connection)
    with database.read() as connection:
        if "alembic_version" not in inspect(connection).get_table_names():
            raise DamagedFile(f"{database.place} is a database of another program. It has been left as it is.")
        return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one())
