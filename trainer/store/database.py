"""Connections: how the database is spoken to, and how its refusals become sentences."""

import math
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from trainer.store.errors import DamagedFile, DiskFull, FolderUnusable, Locked, StoreError

BUSY_TIMEOUT = 2000
"""Milliseconds to wait for another running copy that is writing."""

PAGE_SIZE = 1024
"""Bytes. An answer touches some eight pages: at SQLite's usual 4096 it would write 40 KB; so it is 12 (measured)."""

CHECKPOINT = 4000
"""Pages that the write-ahead log may hold before it is folded into the file: the 4 MB of SQLite's usual pages."""


class Database:
    """One database: transactions to read in and to write in.

    ``place`` is what the sentences of errors call it: a path, or a URL without its password.
    """

    def __init__(self, url: URL) -> None:
        self.url = url
        self.is_sqlite = url.get_backend_name() == "sqlite"
        self.path = Path(url.database) if self.is_sqlite and url.database else None
        self.place = str(self.path or url.render_as_string(hide_password=True))
        self.engine = create_engine(url)
        if self.is_sqlite:
            event.listen(self.engine, "connect", _prepare_sqlite)
            event.listen(self.engine, "begin", _begin_sqlite)
        self._writer: Engine = self.engine.execution_options(write=True)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Give a transaction that sees one state of the database. Raises StoreError."""
        with self.explained(), self.engine.begin() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Give a transaction that is on disk when the block is left, or not at all. Raises StoreError."""
        with self.explained(), self._writer.begin() as connection:
            yield connection

    @contextmanager
    def explained(self) -> Iterator[None]:
        """Turn what the driver refuses into a StoreError with a sentence."""
        try:
            yield
        except DBAPIError as error:
            raise self._explain(error) from error

    def close(self) -> None:
        """Let go of the database; on SQLite the write-ahead log is folded into the file."""
        self.engine.dispose()

    def _explain(self, error: DBAPIError) -> StoreError:
        cause = error.orig
        code = getattr(cause, "sqlite_errorcode", 0) & 0xFF  # without the extended part
        match code:
            case sqlite3.SQLITE_FULL:
                return DiskFull(f"The disk is full: nothing more can be written to {self.place}.")
            case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
                return Locked(f"Another running copy of the trainer holds {self.place}; close it and try again.")
            case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
                return DamagedFile(f"{self.place} is damaged ({cause}). It has been left as it is.")
            case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM:
                return FolderUnusable(f"{self.place} cannot be written ({cause}).")
        return StoreError(f"{self.place} could not be read or written ({cause}).")


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # the driver's own, late BEGIN would let a reader become a writer midway
    for pragma in (
        f"busy_timeout = {BUSY_TIMEOUT}",
        f"page_size = {PAGE_SIZE}",  # takes effect only where the file is still to be made
        "journal_mode = WAL",
        f"wal_autocheckpoint = {CHECKPOINT}",
        "synchronous = FULL",
        "foreign_keys = ON",
        "cache_size = -8000",
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
