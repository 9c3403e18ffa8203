"""What the learner should know of their data, and of their computer's clock, which every schedule hangs on."""

from datetime import timedelta
from typing import TYPE_CHECKING

from trainer.study.clock import COMPUTER_CLOCK, Clock

if TYPE_CHECKING:
    from trainer.store import Learner
    from trainer.store.store import Store

_TOLERANCE = timedelta(minutes=5)
"""Clocks are corrected by seconds all the time, and those of two machines never agree."""


def notices(store: "Store", learner: "Learner", clock: Clock = COMPUTER_CLOCK) -> tuple[str, ...]:
    """Return a sentence for each thing that is odd about data or clock; usually there is none. Raises StoreError."""
    said = [store.loss] if store.loss else []
    newest = store.log.newest(learner.id)
    if newest is None:
        return tuple(said)
    ahead = newest.answered_at - clock.now()
    if ahead > _TOLERANCE:
        before = f"{newest.answered_at.astimezone(clock.zone):%d %B %Y, %H:%M}"
        said.append(
            f"The computer's clock stands before your newest answer ({before}): it has been set back, or was ahead "
            "then. Nothing is lost; cards come back by the clock as it is now."
        )
    elif clock.day(newest.answered_at) != newest.day:
        said.append(
            f"Your time zone has changed: your newest answer counted for {newest.day:%A, %d %B}, and would count for "
            f"{clock.day(newest.answered_at):%A, %d %B} now. Days already counted stay as they are."
        )
    return tuple(said)
