"""Putting a backup, or nothing yet, in the place of the database, which is kept beside it.

A kill or a power cut at any moment leaves the one or the other, never none: the copy is first made whole beside the
database, under a name that says that it is to take its place; whoever opens the database next finishes what was begun.
"""

import os
import shutil
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from trainer.store.files import put_in_place, remember_names

_STAMP = "%Y%m%dT%H%M%SZ"


def restore(database: Path, copy: Path, now: datetime) -> Path | None:
    """Put a copy, which has been verified, in place; return where the former database is kept. Raises OSError."""
    draft = database.with_name(f"{database.name}.restoring-{os.getpid()}")
    ready = database.with_name(f"{database.name}.restored-{now.astimezone(UTC):{_STAMP}}")
    try:
        shutil.copyfile(copy, draft)
        put_in_place(draft, ready)
    finally:
        draft.unlink(missing_ok=True)
    return _finish(database, ready)


def set_aside(database: Path, now: datetime) -> None:
    """Rename a damaged database, so that a new one can be made in its place. Raises OSError."""
    _rename(database, database.with_name(f"{database.name}.damaged-{now.astimezone(UTC):{_STAMP}}"))
    remember_names(database.parent)


def finish_interrupted(database: Path) -> None:
    """Finish a restore that a kill or a power cut interrupted. Raises OSError."""
    for ready in sorted(database.parent.glob(f"{database.name}.restored-*")):
        _finish(database, ready)


def _finish(database: Path, ready: Path) -> Path | None:
    kept = database.with_name(f"{database.name}.replaced-{ready.name.rpartition('-')[2]}")
    with suppress(FileNotFoundError):  # another copy of the trainer is finishing, too
        _rename(database, kept)
        ready.replace(database)
    remember_names(database.parent)
    return kept if kept.exists() else None


def _rename(database: Path, kept: Path) -> None:
    """Rename the database, together with its write-ahead log, which would be played into what takes its place."""
    for suffix in ("-wal", "-shm", ""):
        part = database.with_name(database.name + suffix)
        if part.exists():
            part.replace(kept.with_name(kept.name + suffix))
