"""Copies of the database: made once a day, verified, thinned by age; put back without ever deleting anything.

They lie in ``backups`` beside the database, one plain file each, named by the moment (UTC) of the copy:
``learners-20260302T090000Z.sqlite3``. A copy that is made before a migration has the migration's number in its name and
is kept for ever.
"""

import re
import sqlite3
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from trainer.store.errors import DamagedFile, DiskFull, FolderUnusable, StoreError
from trainer.store.files import put_in_place
from trainer.store.restoring import restore
from trainer.store.room import no_room, said_by
from trainer.store.watching import UNWATCHED, Watch

SIZE_CAP = 500 << 20
"""Bytes that the copies may take together; the newest are kept whatever they take."""

ALWAYS_KEPT = 3
_STALE = 2 * 86400.0  # seconds
_STAMP = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(r"learners-(\d{8}T\d{6}Z)(-before-\w+)?\.sqlite3")


@dataclass(frozen=True, slots=True, order=True)
class Backup:
    """One copy; ``size`` is in bytes."""

    made_at: datetime
    path: Path
    size: int
    permanent: bool = False


class Backups:
    """The copies of one database."""

    def __init__(self, database: Path) -> None:
        self.database = database
        self.folder = database.parent / "backups"

    def all(self) -> list[Backup]:
        """Return the copies, the newest first."""
        found = [
            Backup(
                datetime.strptime(match[1], _STAMP).replace(tzinfo=UTC), path, path.stat().st_size, match[2] is not None
            )
            for path in (self.folder.iterdir() if self.folder.is_dir() else ())
            if (match := _NAME.fullmatch(path.name))
        ]
        return sorted(found, reverse=True)

    def make_daily(self, now: datetime) -> Backup | None:
        """Make today's copy and thin out the older ones; None if there is one of today. Raises StoreError."""
        if any(backup.made_at.date() == now.astimezone(UTC).date() for backup in self.all()):
            return None
        made = self.make(now)
        for backup in surplus(self.all(), now):
            backup.path.unlink(missing_ok=True)
        self._sweep()
        return made

    def make(self, now: datetime, *, before_migration: str = "", watch: Watch = UNWATCHED) -> Backup:
        """Copy the database as it is now and read the copy back. Raises StoreError."""
        suffix = f"-before-{before_migration}" if before_migration else ""
        target = self.folder / f"learners-{now.astimezone(UTC):{_STAMP}}{suffix}.sqlite3"
        draft = target.with_name(f"{target.name}.partial")
        self._make_folder()
        try:
            watch.go_on("Copying the data", 0.0)
            with closing(sqlite3.connect(self.database)) as source, closing(sqlite3.connect(draft)) as copy:
                source.backup(copy)
                copy.execute("PRAGMA journal_mode = DELETE")  # one plain file, without a log beside it
            watch.go_on("Reading the copy back", 0.5)
            _verify_copy(draft, self.database)
            put_in_place(draft, target)
        except (OSError, sqlite3.Error) as error:
            raise _explained(error, self.folder, self.database) from error
        finally:
            draft.unlink(missing_ok=True)
        return Backup(now, target, target.stat().st_size, bool(before_migration))

    def restore(self, backup: Backup, now: datetime) -> Path | None:
        """Put a copy in the place of the database, which is renamed and kept; return its new path.

        The store must be closed. No copy is deleted. Raises StoreError, and has then changed nothing.
        """
        try:
            verify(backup.path)
            return restore(self.database, backup.path, now)
        except (OSError, sqlite3.Error) as error:
            raise _explained(error, self.folder) from error

    def _sweep(self) -> None:
        """Delete what copies that were interrupted days ago left behind; one that is young may be in the making."""
        for draft in self.folder.glob("*.partial"):
            if time.time() - draft.stat().st_mtime > _STALE:
                draft.unlink(missing_ok=True)

    def _make_folder(self) -> None:
        try:
            self.folder.mkdir(exist_ok=True)
        except OSError as error:
            raise _explained(error, self.folder) from error


def surplus(backups: Sequence[Backup], now: datetime) -> list[Backup]:
    """Return the copies that are no longer needed.

    Kept are those of the last week, one a week of the last two months, one a month of the last two years and one a year
    before, as long as they fit under SIZE_CAP; in any case the newest ALWAYS_KEPT and those made before a migration.
    Copies of days to come, made by a clock that was ahead, give way to the others.
    """
    tomorrow = now + timedelta(days=1)
    kept: set[Backup] = set()
    periods: set[tuple[int, ...]] = set()
    size = 0
    for backup in sorted(backups, key=lambda backup: (backup.made_at < tomorrow, backup), reverse=True):
        period = _period(backup.made_at, now)
        needed = backup.permanent or len(kept) < ALWAYS_KEPT
        fits = period not in periods and size + backup.size <= SIZE_CAP
        if needed or fits:
            kept.add(backup)
            periods.add(period)
            size += backup.size
    return [backup for backup in backups if backup not in kept]


def verify(path: Path) -> None:
    """Open a copy and check it. Raises DamagedFile."""
    finding = _finding(path)
    if finding:
        raise DamagedFile(f"The backup {path} is damaged ({finding}).")


def _verify_copy(draft: Path, database: Path) -> None:
    """Check a copy that has just been made: what is damaged in it is so in the database, too. Raises DamagedFile."""
    finding = _finding(draft)
    if finding:
        raise DamagedFile(
            f"{database} is damaged ({finding}). It has been left as it is, and no backup was made of it."
        )


def _finding(path: Path) -> str:
    """Return what is wrong with a database, "" if nothing is."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            finding = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
            connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.DatabaseError as error:
        return str(error)
    return "" if finding == "ok" else str(finding).rpartition("\n")[2]


def _period(made_at: datetime, now: datetime) -> tuple[int, ...]:
    """Return the stretch of time of which one copy is kept."""
    age = now - made_at
    if age < timedelta(days=7):
        return (1, int(made_at.timestamp()))
    if age < timedelta(days=60):
        return (2, *made_at.isocalendar()[:2])
    if age < timedelta(days=730):
        return (3, made_at.year, made_at.month)
    return (4, made_at.year)


def _explained(error: OSError | sqlite3.Error, folder: Path, copied: Path | None = None) -> StoreError:
    if isinstance(error, sqlite3.Error):
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # without the extended part
        reason = "The disk is full" if code == sqlite3.SQLITE_FULL else None
        if code == sqlite3.SQLITE_IOERR and copied:
            reason = no_room(copied)  # the copy would be as large
        otherwise = StoreError(f"The backup in {folder} could not be made or read ({error}).")
    else:
        reason = said_by(error)
        otherwise = FolderUnusable(f"The backup in {folder} could not be written: {error.strerror}.")
    return DiskFull(f"{reason}: no backup could be written to {folder}.") if reason else otherwise
