"""What the page of cards asks of the store; every method runs on the worker's lane; no Qt."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from trainer.desktop.backend import Backend
from trainer.desktop.sitting import CardTold

if TYPE_CHECKING:
    from trainer.store import Card, Standing

MOST = 500
"""Cards that are shown at a time."""


@dataclass(frozen=True)
class Found:
    """Cards that were found, at most MOST; ``more`` says that there are others."""

    cards: "tuple[Card, ...]"
    more: bool
    now: datetime


class CardDesk:
    """Finds cards, and changes what the learner may change of one."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    def find(self, words: str, standing: "Standing") -> Found:
        """Return the cards with all the words (none: all) that something is the matter with."""
        store, _, learner, clock = self._backend.opened()
        if words.strip():
            cards = store.search.find(learner.id, words, MOST + 1, standing)
        else:
            cards = store.cards.listed(learner.id, standing, MOST + 1)
        return Found(tuple(cards[:MOST]), len(cards) > MOST, clock.now())

    def suspend(self, question: int, suspended: bool) -> None:
        """Take a card out of rotation, or put it back."""
        store, _, learner, _ = self._backend.opened()
        store.cards.suspend(learner.id, question, suspended=suspended)

    def flag(self, question: int, flagged: bool) -> None:
        """Mark a card to come back to, or unmark it."""
        store, _, learner, _ = self._backend.opened()
        store.cards.flag(learner.id, question, int(flagged))

    def tell(self, question: int) -> CardTold:
        """Return note and history of a card."""
        store, _, learner, _ = self._backend.opened()
        return CardTold(store.notes.get(learner.id, question), tuple(store.log.history(learner.id, question)))

    def write_note(self, question: int, text: str) -> None:
        """Keep a note beside a card; an empty one is none."""
        store, _, learner, clock = self._backend.opened()
        store.notes.set(learner.id, question, text, clock.now())
