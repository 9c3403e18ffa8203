"""The store: one object that gives access to everything a learner leaves behind."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from trainer.store.backups import Backups
from trainer.store.cards import Cards
from trainer.store.catalogue import Catalogue
from trainer.store.classroom import Classroom
from trainer.store.database import Database
from trainer.store.exams import Exams
from trainer.store.learners import Learners, Settings
from trainer.store.log import AnswerLog
from trainer.store.misconceptions import Misconceptions
from trainer.store.notes import Notes
from trainer.store.planning import Planning
from trainer.store.records import Attempt
from trainer.store.search import Search
from trainer.store.tallies import Tallies
from trainer.store.watching import UNWATCHED, Watch

if TYPE_CHECKING:
    from trainer.store.merging import Merged
    from trainer.store.merging_log import Replay
    from trainer.store.reading import Progress


class Store:
    """The learners' data. Its methods may be called from any thread and raise StoreError.

    Who studies uses the parts; ``database`` is what they all stand on.
    """

    def __init__(self, database: Database) -> None:
        self.database = database
        self.learners = Learners(database)
        self.settings = Settings(database)
        self.catalogue = Catalogue(database)
        self.cards = Cards(database)
        self.planning = Planning(database)
        self.notes = Notes(database)
        self.log = AnswerLog(database)
        self.classroom = Classroom(database)
        self.exams = Exams(database)
        self.tallies = Tallies(database)
        self.misconceptions = Misconceptions(database)
        self.search = Search(database)
        self.loss = ""
        """What was found to be lost when the store was opened, in a sentence; usually nothing."""

    @property
    def place(self) -> str:
        """Where the data is: a path, or a URL without its password."""
        return self.database.place

    @property
    def is_shared(self) -> bool:
        """Whether it is on a server, where the learners of a class have it in common."""
        return not self.database.is_sqlite

    @property
    def changes(self) -> int:
        """How many transactions have written since the store was opened here."""
        return self.database.changes

    def record_answer(self, attempt: Attempt) -> None:
        """Record a graded answer in one transaction, on disk on return; see :meth:`AnswerLog.record`."""
        self.log.record(attempt)

    def export_progress(
        self, path: Path, moment: datetime, learners: Sequence[int] | None = None, watch: Watch = UNWATCHED
    ) -> None:
        """Write everything of the learners (None: of all) to a JSON file, whole or not at all. Raises StoreError."""
        from trainer.store.exporting import export

        export(self.database, path, moment, learners, watch)

    def import_progress(
        self, progress: "Progress", replay: "Replay", into: int | None = None, watch: Watch = UNWATCHED
    ) -> "list[Merged]":
        """Merge what was read from a file of progress into what is here, whole or not at all. Raises StoreError.

        ``replay`` schedules the attempts at a card anew; :func:`trainer.study.import_progress` has it. ``into`` is the
        learner here who is to be the only one of the file.
        """
        from trainer.store.merging import merge

        return merge(self.database, progress, replay, into, watch)

    @property
    def backups(self) -> Backups | None:
        """The copies of the database; None where it is not a file of ours to copy."""
        return Backups(self.database.path) if self.database.path else None

    def close(self) -> None:
        """Let go of the file."""
        self.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
