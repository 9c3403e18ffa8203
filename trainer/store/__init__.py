"""The learner's database.

Importing this package is cheap: what is in it is imported when it is asked for, and SQLAlchemy, which takes a quarter
of a second, by ``open_store``.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from trainer.lazily import exported

if TYPE_CHECKING:
    from trainer.store.backups import Backups
    from trainer.store.errors import (
        DamagedFile,
        DiskFull,
        ExamClosed,
        FolderUnusable,
        Locked,
        NewerVersion,
        StoreError,
        Unreachable,
    )
    from trainer.store.identity import new_uuid
    from trainer.store.records import (
        Attempt,
        BinSums,
        Card,
        CatalogueEntry,
        DaySums,
        Exam,
        ExamAnswer,
        Learner,
        LearnerSums,
        Memory,
        Sums,
        Tally,
        TopicSums,
    )
    from trainer.store.store import Store
    from trainer.store.terms import BINS, LEECH, UNPREDICTED, CardState, Mode, Standing
    from trainer.store.waiting import QueueCounts

__all__ = [
    "BINS",
    "LEECH",
    "UNPREDICTED",
    "Attempt",
    "BinSums",
    "Card",
    "CardState",
    "CatalogueEntry",
    "DamagedFile",
    "DaySums",
    "DiskFull",
    "Exam",
    "ExamAnswer",
    "ExamClosed",
    "FolderUnusable",
    "Learner",
    "LearnerSums",
    "Locked",
    "Memory",
    "Mode",
    "NewerVersion",
    "QueueCounts",
    "Standing",
    "StoreError",
    "Sums",
    "Tally",
    "TopicSums",
    "Unreachable",
    "backups_in",
    "new_uuid",
    "open_store",
]

_NAMES = {
    "terms": ("BINS", "LEECH", "UNPREDICTED", "CardState", "Mode", "Standing"),
    "errors": (
        "DamagedFile",
        "DiskFull",
        "ExamClosed",
        "FolderUnusable",
        "Locked",
        "NewerVersion",
        "StoreError",
        "Unreachable",
    ),
    "identity": ("new_uuid",),
    "records": (
        "Attempt",
        "BinSums",
        "Card",
        "CatalogueEntry",
        "DaySums",
        "Exam",
        "ExamAnswer",
        "Learner",
        "LearnerSums",
        "Memory",
        "Sums",
        "Tally",
        "TopicSums",
    ),
    "waiting": ("QueueCounts",),
}
_HOMES = {name: module for module, names in _NAMES.items() for name in names}


def open_store(place: Path | str | None = None) -> "Store":
    """Open the store in a folder, at an SQLAlchemy URL, or (None) in the platform's data folder.

    A new folder gets a new database. Raises StoreError; a file that is damaged, of another program or of a newer
    trainer is left untouched.
    """
    from trainer.store.opening import open_store

    return open_store(place)


def backups_in(folder: Path | str | None = None) -> "Backups":
    """Return the backups of the database in a folder (None: the platform's), which need not be sound or open."""
    from trainer.store.backups import Backups
    from trainer.store.places import FILE_NAME, default_folder

    return Backups((default_folder() if folder is None else Path(folder)).absolute() / FILE_NAME)


__getattr__ = exported(globals(), _HOMES)
