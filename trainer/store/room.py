"""Why a disk takes no more: SQLite says of most reasons only that writing failed, so the system is asked again."""

import os
from collections.abc import Iterable
from errno import EDQUOT, EFBIG, ENOSPC
from pathlib import Path
from tempfile import TemporaryFile

_PROBE = 64 << 10  # bytes: more than what is written at a time
_FULL = {ENOSPC: "The disk is full", EDQUOT: "Your share of the disk (quota) is used up"}


def no_room(database: Path) -> str | None:
    """Return why no more can be written to a database, as the beginning of a sentence; None if something else is it."""
    files = [database.with_name(database.name + suffix) for suffix in ("", "-wal")]
    return _limit_reached(file.stat().st_size for file in files if file.exists()) or _refused(database.parent)


def said_by(error: OSError) -> str | None:
    """Return the same for what the system said itself."""
    if error.errno == EFBIG:
        return _limit_reached([]) or "The file system takes no larger file"
    return _FULL.get(error.errno or 0)


def _limit_reached(sizes: Iterable[int]) -> str | None:
    if os.name != "posix":
        return None
    from resource import RLIM_INFINITY, RLIMIT_FSIZE, getrlimit

    limit = getrlimit(RLIMIT_FSIZE)[0]
    if limit == RLIM_INFINITY or max(sizes, default=limit) + _PROBE < limit:
        return None
    return f"The system lets no file of yours grow beyond {limit >> 10:,} KB (ulimit -f)"


def _refused(folder: Path) -> str | None:
    try:
        with TemporaryFile(dir=folder) as file:
            file.write(bytes(_PROBE))
    except OSError as error:
        return said_by(error)
    return None
