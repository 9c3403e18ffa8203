"""Cards that were answered while the computer's clock was ahead would wait until its days have come."""

from datetime import timedelta
from typing import TYPE_CHECKING

from trainer.study.clock import Clock

if TYPE_CHECKING:
    from trainer.store import Learner
    from trainer.store.store import Store

_NOT_THE_ZONE = timedelta(days=1)  # a day of another time zone is one ahead at most


def bring_back(store: "Store", learner: "Learner", clock: Clock) -> int:
    """Make cards due today that a clock which was ahead has put off; return how many. Raises StoreError.

    That it was ahead then, and does not stand wrong now, is taken for certain when the learner has studied on more
    days up to today than on days to come.
    """
    today = clock.today()
    if not store.tallies.since(learner.id, today + 2 * _NOT_THE_ZONE):
        return 0
    days = store.tallies.days(learner.id)
    to_come = sum(day > today + _NOT_THE_ZONE for day in days)
    if not 0 < to_come < len(days) - to_come:
        return 0
    return store.cards.bring_back(learner.id, clock.now() + _NOT_THE_ZONE, clock.start(today))
