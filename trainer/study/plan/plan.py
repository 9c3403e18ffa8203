"""The date of an exam, and what the learner wants to know by then."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Annotated

from pydantic import Field, ValidationError

from trainer.questions.base import Identifier
from trainer.questions.schema import Schema
from trainer.study.clock import Clock

if TYPE_CHECKING:
    from trainer.store import Learner
    from trainer.store.store import Store

_NAME = "plan"

INTO_THE_DAY = timedelta(hours=6)
"""An exam is written six hours into the learner's day, which begins at 04:00."""


class ExamPlan(Schema):
    """``target`` is the recall (0…1) that every card should have on the ``day``.

    ``new_per_day`` and ``reviews_per_day`` are the most that the learner is willing to do; until the day they stand in
    place of the preferences. ``packs`` are what the exam is about (empty: everything).
    """

    day: date
    target: Annotated[float, Field(ge=0.5, le=0.99)] = 0.9
    new_per_day: Annotated[int, Field(ge=0, le=9999)] = 40
    reviews_per_day: Annotated[int, Field(ge=0, le=9999)] = 300
    packs: tuple[Identifier, ...] = ()

    def moment(self, clock: Clock) -> datetime:
        """Return when (UTC) recall matters."""
        return clock.start(self.day) + INTO_THE_DAY

    def days_left(self, today: date) -> int:
        """Return how many days there are to study, today included; the day of the exam is none, nor are those after."""
        return max(0, (self.day - today).days)


def suggested_plan(today: date) -> ExamPlan:
    """Return what to begin with who has no plan: an exam in two weeks."""
    return ExamPlan(day=today + timedelta(weeks=2))


def current_plan(store: "Store", learner: "Learner", today: date) -> ExamPlan | None:
    """Return the learner's plan, None without one or when its day has come. Raises StoreError."""
    kept = store.settings.get(learner.id, _NAME)
    if kept is None:
        return None
    try:
        plan = ExamPlan.model_validate(kept)
    except ValidationError:  # from a later version, or a file of progress that was edited
        return None
    return plan if plan.days_left(today) else None


def keep_plan(store: "Store", learner: "Learner", plan: ExamPlan) -> None:
    """Set the learner's plan, in place of the former. Raises StoreError."""
    store.settings.set(learner.id, _NAME, plan.model_dump(mode="json"))


def forget_plan(store: "Store", learner: "Learner") -> None:
    """Go on without a plan. Raises StoreError."""
    store.settings.remove(learner.id, _NAME)
