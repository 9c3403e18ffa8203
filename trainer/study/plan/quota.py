"""Today's share of the work towards an exam.

New cards are spread evenly over the days that are left. Reviews follow the ordinary schedule. A card that it would not
ask again before the exam, though its recall will be under the target by then, is reviewed once more: within the last
days, as late as the number of such cards allows, so that it is fresh.
"""

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from trainer.study.clock import Clock
from trainer.study.plan.plan import ExamPlan
from trainer.study.scheduler import Scheduler

if TYPE_CHECKING:
    from trainer.store import Learner
    from trainer.store.store import Store

LAST_STRETCH = 7
"""Days before the exam in which fading cards are reviewed once more; more days when they are too many for these."""


@dataclass(frozen=True, slots=True)
class Quota:
    """The new cards of today, those already begun included, and the questions to review although they are not due."""

    new: int
    once_more: tuple[int, ...] = ()


def quota(
    store: "Store", learner: "Learner", plan: ExamPlan, scheduler: Scheduler, clock: Clock, introduced: int
) -> Quota:
    """Return today's quota; ``introduced`` new cards were begun today already. Raises StoreError."""
    left = plan.days_left(clock.today())
    if not left:
        return Quota(0)
    new, every = store.planning.count(learner.id, plan.packs)
    begin = new_share(new + introduced, left, plan)
    if last_share(every, left, plan) == 0:
        return Quota(begin)
    fading = store.planning.fading(
        learner.id,
        plan.packs,
        after=clock.start(plan.day),
        moment=plan.moment(clock),
        aim=plan.target,
        factor=scheduler.factor,
        decay=scheduler.decay,
    )
    return Quota(begin, tuple(fading[: last_share(len(fading), left, plan)]))


def new_share(new: int, left: int, plan: ExamPlan) -> int:
    """Return how many of ``new`` cards to begin today, with ``left`` days to study."""
    return min(plan.new_per_day, ceil(new / left))


def last_share(fading: int, left: int, plan: ExamPlan) -> int:
    """Return how many of the ``fading`` cards to review once more today, with ``left`` days to study."""
    stretch = max(LAST_STRETCH, ceil(fading / max(1, plan.reviews_per_day)))
    return min(plan.reviews_per_day, ceil(fading / left)) if left <= stretch else 0
