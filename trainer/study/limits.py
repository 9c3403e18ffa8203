"""How much a day asks for: the learner's own limits, or towards an exam those of the plan."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from trainer.store import UNPREDICTED, Tally
from trainer.study.clock import Clock
from trainer.study.plan.plan import current_plan
from trainer.study.plan.quota import quota
from trainer.study.preferences import Preferences
from trainer.study.scheduler import Scheduler

if TYPE_CHECKING:
    from trainer.store import Learner
    from trainer.store.store import Store


@dataclass(frozen=True, slots=True)
class Limits:
    """The most new cards and reviews of a ``day``.

    ``packs`` are those that new cards come from (empty: all). ``once_more`` are questions to review although they are
    not due, because they would have faded by the day of an exam.
    """

    day: date
    new: int
    reviews: int
    packs: tuple[str, ...] = ()
    once_more: tuple[int, ...] = ()

    def left(self, tallies: Iterable[Tally]) -> tuple[int, int]:
        """Return how many new cards and how many reviews are left after what was done."""
        today = [tally for tally in tallies if tally.day == self.day]
        introduced = sum(tally.introduced for tally in today)
        reviewed = sum(tally.answers for tally in today if tally.bin != UNPREDICTED)
        return max(0, self.new - introduced), max(0, self.reviews - reviewed)


def limits_today(store: "Store", learner: "Learner", clock: Clock) -> Limits:
    """Return today's limits. Raises StoreError."""
    preferences = Preferences.load(store, learner)
    today = clock.today()
    plan = current_plan(store, learner, today)
    if plan is None:
        return Limits(today, preferences.new_per_day, preferences.reviews_per_day)
    introduced = sum(tally.introduced for tally in store.tallies.since(learner.id, today) if tally.day == today)
    share = quota(store, learner, plan, Scheduler.preferred(clock, preferences), clock, introduced)
    return Limits(today, share.new, plan.reviews_per_day, plan.packs, share.once_more)
