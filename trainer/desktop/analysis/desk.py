"""What the analysis page asks of packs, store and study; every method runs on the worker's lane; no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.desktop.backend import Backend

if TYPE_CHECKING:
    from trainer.study.analysis import Analysis, ItemAnalysis
    from trainer.study.table import Table


@dataclass(frozen=True)
class AnalysisData:
    """An analysis and its tables; ``choices`` and ``misconceptions`` are in the order of its questions."""

    analysis: "Analysis"
    learners: int
    answers: int
    measures: "Table"
    times: "Table"
    exams: "Table"
    choices: "tuple[Table, ...]"
    misconceptions: "tuple[Table, ...]"
    csv: str

    @property
    def items(self) -> "tuple[ItemAnalysis, ...]":
        """The questions that were answered."""
        return self.analysis.items


class AnalysisDesk:
    """Analyses what the learners of this computer answered, or what is in files of a class."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    def analyse(self, files: Sequence[Path], pack: str, mode: str) -> AnalysisData:
        """Analyse files, or the store without any; ``pack`` and ``mode`` ("" for all) leave out what is not of them.

        Raises NotAttempts.
        """
        from trainer.study.analysis import Attempts, analyse, tables
        from trainer.study.analysis.gathering import from_files, from_store, of_packs, questions_of

        store, library, clock = self._backend.shared()
        questions = questions_of(library)
        if files:
            attempts: Attempts = from_files(files, questions, mode)
        else:
            attempts = from_store(store, questions, clock, mode)
        attempts = of_packs(attempts, {pack}) if pack else attempts
        found = analyse(attempts)
        return AnalysisData(
            found,
            len({response.learner for response in attempts.responses}),
            len(attempts.responses),
            tables.measures_table(found),
            tables.times_table(found),
            tables.exams_table(found),
            tuple(tables.choices_table(item) for item in found.items),
            tuple(tables.misconceptions_table(item) for item in found.items),
            tables.as_csv(found),
        )

    def save(self, data: AnalysisData, path: Path) -> None:
        """Write a row a question as CSV, in one piece."""
        draft = path.with_name(f".{path.name}.partial")
        draft.write_text(data.csv, encoding="utf-8-sig", newline="")
        draft.replace(path)
