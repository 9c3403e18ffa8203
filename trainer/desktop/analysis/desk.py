"""What the analysis page asks of packs, store and study; every method runs in the background; no Qt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.desktop.backend import Backend

if TYPE_CHECKING:
    from trainer.packs.drafts import Draft
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


@dataclass(frozen=True)
class AskedAbout:
    """A question to look at: None where no pack here has it. ``where`` says in which file it is written.

    ``file``, in the folder of its pack, and ``line`` are where it begins; ``is_own`` says whether it may be edited.
    """

    draft: "Draft | None"
    where: str
    folder: Path = Path()
    file: str = ""
    line: int = 1
    is_own: bool = False


class AnalysisDesk:
    """Analyses what the learners of this computer answered, or what is in files of a class."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    def analyse(
        self, files: Sequence[Path], pack: str, mode: str, cancelled: Callable[[], bool] = lambda: False
    ) -> AnalysisData:
        """Analyse files, or the store without any; ``pack`` and ``mode`` ("" for all) leave out what is not of them.

        ``cancelled`` is asked all the time. Raises NotAttempts, Cancelled.
        """
        from trainer.store.watching import Watch
        from trainer.study.analysis import Attempts, analyse, tables
        from trainer.study.analysis.gathering import from_files, from_store, of_packs, questions_of

        watch = Watch(cancelled=cancelled)
        store, library, _ = self._backend.shared()
        questions = questions_of(library)
        if files:
            attempts: Attempts = from_files(files, questions, mode, watch)
        else:
            attempts = from_store(store, questions, mode, watch)
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

    def question(self, name: tuple[str, str], seed: int) -> AskedAbout:
        """Return a question by the ids of its pack ("" where that is not known) and its own, in one of its variants."""
        from trainer.packs.drafts import Draft
        from trainer.questions import QuestionError

        pack_id, identifier = name
        packs = [pack for pack in self._backend.shared()[1].packs if pack_id in ("", pack.id)]
        pack = next((pack for pack in packs if pack.question(identifier)), None)
        question = pack.question(identifier) if pack else None
        if pack is None or question is None:
            called = f"{pack_id}/{identifier}" if pack_id else identifier
            return AskedAbout(None, f"No pack on this computer has the question {called}. Install its pack to see it.")
        origin = pack.origins[identifier]
        file, line = Path(origin.file).relative_to(pack.path).as_posix(), origin.node.line
        is_own = self._backend.owns(pack) and pack.path.is_dir()
        where = f"It is written in {pack.path}, file {file}, line {line}."
        if not is_own:
            where += " That pack comes with the trainer." if pack.path.is_dir() else " Unpack that file to edit it."
        try:
            draft = Draft((), (), identifier, question.prepare(seed), "")
        except QuestionError as error:
            draft = Draft((), (), identifier, None, str(error))
        return AskedAbout(draft, where, pack.path, file, line, is_own)

    def save(self, data: AnalysisData, path: Path) -> None:
        """Write a row a question as CSV, in one piece."""
        draft = path.with_name(f".{path.name}.partial")
        draft.write_text(data.csv, encoding="utf-8-sig", newline="")
        draft.replace(path)
