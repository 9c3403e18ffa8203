"""What the page of the class asks of store and study; every method runs on a lane of its own; no Qt."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.desktop.backend import Backend

if TYPE_CHECKING:
    from trainer.store import Learner
    from trainer.study.analysis import Analysis
    from trainer.study.analysis.responses import Name
    from trainer.study.mastery import Mastery
    from trainer.study.progress import ClassReport


@dataclass(frozen=True)
class ClassData:
    """How all learners of a store are doing."""

    report: "ClassReport"
    place: str


class ClassDesk:
    """Reads what an instructor sees; nothing is changed."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    def read(self) -> ClassData:
        """Return every learner, topic and misconception. Raises StoreError."""
        from trainer.study.progress import class_report

        store, _, clock = self._backend.shared()
        return ClassData(class_report(store, clock), store.place)

    def topics(self, learner: "Learner") -> "tuple[Mastery, ...]":
        """Return how well one learner knows each topic."""
        from trainer.study.mastery import mastery

        store, _, clock = self._backend.shared()
        return mastery(store, learner, clock)

    def items(self) -> "Analysis":
        """Return which questions work, by the first answer of each learner."""
        from trainer.study.analysis import analyse
        from trainer.study.analysis.gathering import from_store, questions_of

        store, library, _ = self._backend.shared()
        return analyse(from_store(store, questions_of(library)))

    def questions_on(self, topic: str) -> "frozenset[Name]":
        """Return the questions on a topic and on those under it, by the ids of pack and question."""
        from trainer.study.mastery import with_parents

        _, library, _ = self._backend.shared()
        return frozenset(
            (pack.id, question.id)
            for pack in library.packs
            for question in pack.questions
            if topic in with_parents(question.topics)
        )

    def write(self, folder: Path, report: "ClassReport", analysis: "Analysis | None") -> int:
        """Write every figure as CSV into a folder; return how many files."""
        from trainer.study.analysis.tables import as_csv
        from trainer.study.progress import write_tables

        written = len(write_tables(report.tables(), folder))
        if analysis is not None:
            (folder / "questions.csv").write_text(as_csv(analysis), encoding="utf-8-sig", newline="")
            written += 1
        return written
