"""Practice: the cards that the learner chooses, without disturbing the schedule unless they want to."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from trainer.store import Mode
from trainer.study.clock import COMPUTER_CLOCK, Clock
from trainer.study.preferences import Preferences
from trainer.study.queue import PracticeQueue
from trainer.study.rating import GOOD
from trainer.study.scheduler import Scheduler
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
    *,
    pack: str | None = None,
    topic: str | None = None,
    mistakes: bool = False,
    flagged: bool = False,
    questions: Collection[tuple[str, str]] | None = None,
    counts: bool = False,
    limit: int = 50,
) -> Session:
    """Return a sitting over at most ``limit`` cards, the worst answered chosen first.

    The choice is narrowed by ``pack``, by ``topic`` (which takes in those under it), by ``mistakes`` to cards whose
    newest answer lost more than a tenth of its points, by ``flagged`` to those with a flag, by ``questions`` to those
    with these packs and ids. ``counts`` says whether the answers move the cards' schedule.
    """
    shelf = Shelf(library)
    shelf.mirror(store)
    cards = store.cards.pick(
        learner.id,
        pack=pack,
        topic=topic,
        below=GOOD if mistakes else None,
        flagged=flagged,
        questions=questions,
        limit=limit,
    )
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
