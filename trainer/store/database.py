"""Connections: how the database is spoken to, and how its refusals become sentences."""

import math
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError, IntegrityError

from trainer.store.errors import (
    AlreadyThere,
    Cancelled,
    DamagedFile,
    DiskFull,
    FolderUnusable,
    Locked,
    StoreError,
    Unreachable,
)
from trainer.store.room import no_room
from trainer.store.watching import Watch

BUSY_TIMEOUT = 2000
"""Milliseconds to wait for another running copy that is writing."""

PAGE_SIZE = 1024
"""Bytes. An answer touches some eight pages: at SQLite's usual 4096 it would write 40 KB; so it is 12 (measured)."""

CHECKPOINT = 4000
"""Pages that the write-ahead log may hold before it is folded into the file: the 4 MB of SQLite's usual pages."""


CONNECT_TIMEOUT = 10
"""Seconds to wait for a server."""

LOCK_TIMEOUT = 10_000
"""Milliseconds to wait on a server for others who are writing."""

EVERYBODY = 0
"""In place of a learner's number: the catalogue, and everything that concerns all learners."""

_LOOK_EVERY = 500_000
"""Steps of SQLite's machine, some milliseconds, after which it is asked whether its work was given up."""

_ALONE = text("SELECT pg_advisory_xact_lock(:number)")

Result = TypeVar("Result")


class Database:
    """One database: transactions to read in and to write in.

    ``place`` is what the sentences of errors call it: a path, or a URL without its password.
    """

    def __init__(self, url: URL) -> None:
        self.url = url
        self.is_sqlite = url.get_backend_name() == "sqlite"
        self.path = Path(url.database) if self.is_sqlite and url.database else None
        self.place = str(self.path or url.render_as_string(hide_password=True))
        self.engine = create_engine(url) if self.is_sqlite else _server(url, self.place)
        if self.is_sqlite:
            event.listen(self.engine, "connect", _prepare_sqlite)
            event.listen(self.engine, "begin", _begin_sqlite)
        self.changes = 0
        """How many transactions have written here since this was opened."""
        self._turn = threading.Lock()
        self._writer = self.engine.execution_options(write=True)
        self._reader = self._snapshot = self.engine
        if not self.is_sqlite:  # where a transaction around one statement would be two more journeys to the server
            self._reader = self.engine.execution_options(isolation_level="AUTOCOMMIT")
            self._snapshot = self.engine.execution_options(isolation_level="REPEATABLE READ")

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Give a connection to read with; on a server each statement sees the newest state. Raises StoreError."""
        with self.explained(), self._sound(), self._reader.begin() as connection:
            yield connection

    @contextmanager
    def read_whole(self) -> Iterator[Connection]:
        """Give a transaction whose statements all see one state of the database. Raises StoreError."""
        with self.explained(), self._sound(), self._snapshot.begin() as connection:
            yield connection

    def read_side_by_side(self, *queries: Callable[[Connection], Result]) -> list[Result]:
        """Let each query read by a connection of its own, at once, and return what they found. Raises StoreError.

        SQLite works on one processor a connection. On a server, whose connections a class shares, they take turns.
        """
        if not self.is_sqlite or len(queries) < 2:
            return [self._read_by(query) for query in queries]
        from concurrent.futures import ThreadPoolExecutor  # not needed at the start

        with ThreadPoolExecutor(len(queries) - 1) as threads:
            others = [threads.submit(self._read_by, query) for query in queries[1:]]
            return [self._read_by(queries[0]), *(other.result() for other in others)]

    def _read_by(self, query: Callable[[Connection], Result]) -> Result:
        with self.read() as connection:
            return query(connection)

    @contextmanager
    def write(self, *alone: int) -> Iterator[Connection]:
        """Give a transaction that is on disk when the block is left, or not at all. Raises StoreError.

        ``alone`` are the learners whose data is written, or EVERYBODY: no two transactions that name the same run at
        the same time. On SQLite no two that write do: those of this program wait for each other, however long it takes.
        """
        with self.explained(), self._turn if self.is_sqlite else nullcontext():
            with self._writer.begin() as connection:
                self.lock(connection, *alone)
                yield connection
            self.changes += 1

    @contextmanager
    def watched(self, connection: Connection, watch: Watch) -> Iterator[None]:
        """End a statement, however long, soon after it is given up, with all of its transaction. Raises Cancelled.

        On a server it is only looked between statements.
        """
        driver = connection.connection.driver_connection
        if not isinstance(driver, sqlite3.Connection):
            yield
            return
        driver.set_progress_handler(watch.cancelled, _LOOK_EVERY)
        try:
            yield
        finally:
            driver.set_progress_handler(None, 0)

    def lock(self, connection: Connection, *alone: int) -> None:
        """Wait until no other transaction that writes has named one of these, and keep others out until the end."""
        if not self.is_sqlite:
            for number in alone:
                connection.execute(_ALONE, {"number": number})

    @contextmanager
    def explained(self) -> Iterator[None]:
        """Turn what the driver refuses into a StoreError with a sentence."""
        try:
            yield
        except IntegrityError as error:
            raise AlreadyThere(f"{self.place} could not be read or written ({error.orig}).") from error
        except DBAPIError as error:
            raise self._explain(error) from error

    @contextmanager
    def _sound(self) -> Iterator[None]:
        """Report what is read but cannot have been written by us: SQLite has no checksums, a bit may have flipped."""
        try:
            yield
        except (ValueError, OverflowError, TypeError, LookupError) as error:
            why = f"it refers to {error}, which is not there" if isinstance(error, LookupError) else str(error)
            raise DamagedFile(f"{self.place} is damaged ({why}). It has been left as it is.") from error

    def close(self) -> None:
        """Let go of the database; on SQLite the write-ahead log is folded into the file."""
        self.engine.dispose()

    def _explain(self, error: DBAPIError) -> StoreError:
        return _explain_sqlite(error, self.place) if self.is_sqlite else _explain_postgresql(error, self.place)


def _server(url: URL, place: str) -> Engine:
    """Return an engine for a PostgreSQL server.

    It holds one connection, and more only while several threads work: a class shares those that the server has.
    """
    if url.get_backend_name() != "postgresql":
        raise StoreError(f"{place} names no database that the trainer can use: it takes a folder or postgresql://…")
    try:
        return create_engine(
            url,
            pool_size=1,
            max_overflow=4,
            connect_args={"connect_timeout": CONNECT_TIMEOUT, "options": f"-c lock_timeout={LOCK_TIMEOUT}"},
        )
    except ImportError as error:
        raise StoreError(
            f"{place} needs the package {error.name}, which is not installed; "
            "pip install 'memory-layout-trainer[class]' adds it."
        ) from error


def _explain_sqlite(error: DBAPIError, place: str) -> StoreError:
    cause = error.orig
    match getattr(cause, "sqlite_errorcode", 0) & 0xFF:  # without the extended part
        case sqlite3.SQLITE_FULL:
            return DiskFull(f"The disk is full: nothing more can be written to {place}. Make room, then try again.")
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return Locked(f"Another running copy of the trainer holds {place}; close it and try again.")
        case sqlite3.SQLITE_INTERRUPT:
            return Cancelled("Cancelled; everything is as it was.")
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return DamagedFile(f"{place} is damaged ({cause}). It has been left as it is.")
        case sqlite3.SQLITE_IOERR:
            if reason := no_room(Path(place)):
                return DiskFull(f"{reason}: nothing more can be written to {place}. Make room, then try again.")
            return StoreError(
                f"The disk of {place} refuses to read or write ({cause}). What was confirmed is kept; see whether the "
                "disk is full, has been removed or is failing."
            )
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM:
            return FolderUnusable(f"{place} cannot be written ({cause}).")
    if str(cause).startswith("Could not decode"):  # Python's driver, without a code: the text is no longer UTF-8
        return DamagedFile(f"{place} is damaged ({cause}). It has been left as it is.")
    return StoreError(f"{place} could not be read or written ({cause}).")


def _explain_postgresql(error: DBAPIError, place: str) -> StoreError:
    """Explain by the server's code, which is None where there was no server to give one (PostgreSQL, appendix A)."""
    reason = str(error.orig).strip().partition("\n")[0]
    code = getattr(error.orig, "sqlstate", None)
    if code is None or code.startswith(("08", "28", "3D", "53300", "57P")):
        return Unreachable(f"The server of {place} cannot be reached ({reason}).")
    if code == "53100":
        return DiskFull(f"The disk of the server is full: nothing more can be written to {place}.")
    if code.startswith(("40", "55P03")):
        return Locked(f"Somebody else holds {place}; try again.")
    return StoreError(f"{place} could not be read or written ({reason}).")


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # the driver's own, late BEGIN would let a reader become a writer midway
    for pragma in (
        f"busy_timeout = {BUSY_TIMEOUT}",
        f"page_size = {PAGE_SIZE}",  # takes effect only where the file is still to be made
        "journal_mode = WAL",
        f"wal_autocheckpoint = {CHECKPOINT}",
        "synchronous = FULL",
        "foreign_keys = ON",
        "cache_size = -16000",
        "temp_store = MEMORY",
    ):
        connection.execute(f"PRAGMA {pragma}")
    try:
        connection.execute("SELECT pow(2.0, 2.0)")
    except sqlite3.OperationalError:  # some builds of SQLite come without mathematics
        connection.create_function("pow", 2, math.pow, deterministic=True)


def _begin_sqlite(connection: Connection) -> None:
    write = connection.get_execution_options().get("write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")
