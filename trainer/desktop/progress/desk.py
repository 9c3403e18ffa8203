"""What the progress page asks of study; every method runs on the worker's lane; no Qt."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.desktop.backend import Backend

if TYPE_CHECKING:
    from trainer.study.plan import ExamPlan
    from trainer.study.progress import Progress, Table


@dataclass(frozen=True)
class ProgressData:
    """The learner's progress, the same as tables by name, and the date of an exam with what it leads to.

    ``suggested`` is a plan to begin with where there is none.
    """

    progress: "Progress"
    tables: dict[str, "Table"]
    plan: "ExamPlan | None"
    suggested: "ExamPlan"
    outlook: tuple[str, ...]


class ProgressDesk:
    """The learner's figures, and the date of their exam."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    def read(self) -> ProgressData:
        """Return everything that the page shows."""
        from trainer.study.plan import current_plan, outlook, suggested_plan
        from trainer.study.progress import progress, tables

        store, _, learner, clock = self._backend.opened()
        found = progress(store, learner, clock)
        plan = current_plan(store, learner, found.today)
        return ProgressData(
            found,
            {table.name: table for table in tables(found)},
            plan,
            suggested_plan(found.today),
            outlook(store, learner, plan, clock).sentences if plan is not None else (),
        )

    def keep_plan(self, day: date, target: float, new_per_day: int, reviews_per_day: int) -> ProgressData:
        """Set the date of an exam, and what is wanted by then."""
        from trainer.study.plan import ExamPlan, keep_plan

        store, _, learner, _ = self._backend.opened()
        plan = ExamPlan(day=day, target=target, new_per_day=new_per_day, reviews_per_day=reviews_per_day)
        keep_plan(store, learner, plan)
        return self.read()

    def forget_plan(self) -> ProgressData:
        """Go on without the date of an exam."""
        from trainer.study.plan import forget_plan

        store, _, learner, _ = self._backend.opened()
        forget_plan(store, learner)
        return self.read()

    def write_tables(self, folder: Path) -> int:
        """Write every figure of the page as CSV into a folder; return how many files."""
        from trainer.study.progress import progress, tables, write_tables

        store, _, learner, clock = self._backend.opened()
        return len(write_tables(tables(progress(store, learner, clock)), folder))
