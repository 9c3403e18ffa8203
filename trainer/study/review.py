"""Review: what the day asks for, by the schedule."""

from typing import TYPE_CHECKING

from trainer.store import Mode
from trainer.study.clock import COMPUTER_CLOCK, Clock
from trainer.study.clock_ahead import bring_back
from trainer.study.preferences import Preferences
from trainer.study.queue import DailyQueue
from trainer.study.scheduler import Scheduler
from trainer.study.session import Session
from trainer.study.shelf import Shelf

if TYPE_CHECKING:
    from trainer.packs import Library
    from trainer.store import Learner
    from trainer.store.store import Store


class ReviewSession(Session):
    """Today's reviews and new cards."""

    def __init__(self, store: "Store", library: "Library", learner: "Learner", clock: Clock = COMPUTER_CLOCK) -> None:
        shelf = Shelf(library)
        shelf.mirror(store)
        bring_back(store, learner, clock)
        preferences = Preferences.load(store, learner)
        super().__init__(
            store,
            shelf,
            learner,
            clock,
            DailyQueue(store, learner, clock),
            Scheduler.preferred(clock, preferences),
            mode=Mode.REVIEW,
            counts=True,
        )
