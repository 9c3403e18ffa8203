"""Which cards to practise: a value that a chart can carry, for its "practise this"."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trainer.store import LEECH
from trainer.study.rating import GOOD

if TYPE_CHECKING:
    from trainer.store import Card, Learner
    from trainer.store.store import Store


@dataclass(frozen=True, slots=True)
class Selection:
    """Each field that is set narrows the choice; none takes everything.

    ``topic`` takes in those under it. ``mistakes`` are cards whose newest answer lost more than a tenth of its points,
    ``leeches`` those forgotten LEECH times or more, ``misconception`` those at which it was shown, ``questions`` those
    with these packs and ids.
    """

    pack: str | None = None
    topic: str | None = None
    mistakes: bool = False
    flagged: bool = False
    leeches: bool = False
    misconception: str | None = None
    questions: tuple[tuple[str, str], ...] | None = None

    def cards(self, store: "Store", learner: "Learner", limit: int = 1000) -> "list[Card]":
        """Return the chosen cards, the worst answered first, suspended ones left out. Raises StoreError."""
        return store.cards.pick(
            learner.id,
            pack=self.pack,
            topic=self.topic,
            below=GOOD if self.mistakes else None,
            flagged=self.flagged,
            lapses=LEECH if self.leeches else None,
            misconception=self.misconception,
            questions=self.questions,
            limit=limit,
        )


EVERYTHING = Selection()
