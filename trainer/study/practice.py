"""Practice: the cards that the learner chooses, without disturbing the schedule unless they want to."""

from typing import TYPE_CHECKING

from trainer.store import Mode
from trainer.study.clock import COMPUTER_CLOCK, Clock
from trainer.study.preferences import Preferences
from trainer.study.queue import PracticeQueue
from trainer.study.scheduler import Scheduler
from trainer.study.selection import EVERYTHING, Selection
from trainer.study.session import Session
from trainer.study.shelf import Shelf

if TYPE_CHECKING:
    from trainer.packs import Library
    from trainer.store import Learner
    from trainer.store.store import Store


def practice(
    store: "Store",
    library: "Library",
    learner: "Learner",
    clock: Clock = COMPUTER_CLOCK,
    selection: Selection = EVERYTHING,
    *,
    counts: bool = False,
    limit: int = 50,
) -> Session:
    """Return a sitting over at most ``limit`` of the selected cards, the worst answered chosen first.

    Questions that are named are all asked.

    ``counts`` says whether the answers move the cards' schedule.
    """
    shelf = Shelf(library)
    shelf.mirror(store)
    cards = selection.cards(store, learner, max(limit, len(selection.questions or ())))
    return Session(
        store,
        shelf,
        learner,
        clock,
        PracticeQueue(cards, store, learner, seed=int(clock.now().timestamp())),
        Scheduler.preferred(clock, Preferences.load(store, learner)),
        mode=Mode.PRACTICE,
        counts=counts,
    )
