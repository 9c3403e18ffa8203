"""Which card is next."""

from collections import deque
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from random import Random
from typing import TYPE_CHECKING, Protocol

from trainer.store import Card, CardState, QueueCounts
from trainer.study.clock import LEARN_AHEAD, Clock
from trainer.study.limits import limits_today
from trainer.study.siblings import apart

if TYPE_CHECKING:
    from trainer.store import Learner
    from trainer.store.store import Store

_BATCH = 50


class Queue(Protocol):
    """Gives one card after another."""

    def next(self) -> Card | None:
        """Return the card to ask now, None when there is none left."""
        ...

    def drop(self, question: int) -> None:
        """Leave a card out for the rest of the session."""
        ...

    def answered(self, question: int) -> None:
        """Take note that a card has been answered."""
        ...

    def restore(self, question: int) -> None:
        """Take note that a card's newest answer has been undone."""
        ...

    def counts(self) -> QueueCounts:
        """Return what is left."""
        ...


class DailyQueue:
    """Today's cards: learning steps that are due, then reviews, then new cards, up to the day's limits.

    Reviews come in batches, the longest waiting first, shuffled within the batch and with siblings apart; new cards in
    the order that their author gave them. What is due
    is asked of the store each time, so an undo, a second window or a night at the desk change nothing. Towards an exam,
    cards that would have faded by its day follow.
    """

    def __init__(self, store: "Store", learner: "Learner", clock: Clock) -> None:
        self._store = store
        self._learner = learner
        self._clock = clock
        self._limits = limits_today(store, learner, clock)
        self._batch: deque[int] = deque()
        self._dropped: set[int] = set()
        self._seen: set[int] = set()
        self._last: int | None = None

    def next(self) -> Card | None:
        """Return the card to ask now, None when the day's work is done."""
        new_left, reviews_left = self._left()
        return (
            self._learning(timedelta())
            or self._review(reviews_left)
            or self._new(new_left)
            or self._once_more(reviews_left)
            or self._learning(LEARN_AHEAD)
        )

    def drop(self, question: int) -> None:
        """Leave a card out for the rest of the session."""
        self._dropped.add(question)

    def answered(self, question: int) -> None:
        """Take note of a card that need not be seen once more; of all others the store knows."""
        self._seen.add(question)
        if self._batch and self._batch[0] == question:
            self._batch.popleft()  # so that it need not be read once more

    def restore(self, question: int) -> None:
        """Plan anew."""
        self._batch.clear()
        self._dropped.discard(question)
        self._seen.discard(question)

    def counts(self) -> QueueCounts:
        """Return what is left today."""
        new_left, reviews_left = self._left()
        now = self._clock.now()
        day_end = self._clock.end(self._clock.day(now))
        counts = self._store.cards.counts(self._learner.id, now + LEARN_AHEAD, day_end, new_left)
        once_more = sum(question not in self._seen for question in self._limits.once_more)
        return QueueCounts(counts.new, counts.learning, min(counts.review + once_more, reviews_left))

    def _left(self) -> tuple[int, int]:
        """Return how many new cards and how many reviews the day's limits still allow."""
        if self._limits.day != self._clock.today():
            self._limits = limits_today(self._store, self._learner, self._clock)
        return self._limits.left(self._store.tallies.since(self._learner.id, self._limits.day))

    def _learning(self, ahead: timedelta) -> Card | None:
        until = self._clock.now() + ahead
        return self._first(self._store.cards.learning(self._learner.id, until, 1 + len(self._dropped)))

    def _review(self, left: int) -> Card | None:
        day_end = self._clock.end(self._clock.today())
        if not self._batch:
            cards = self._store.cards.review(self._learner.id, day_end, min(_BATCH, left) + len(self._dropped))
            Random(day_end.toordinal()).shuffle(cards)
            self._batch.extend(card.question for card in apart(cards, self._last))
        while self._batch and left > 0:
            card = self._store.cards.get(self._learner.id, self._batch[0])
            if _waits(card, day_end) and card.question not in self._dropped:
                self._last = card.topics
                return card
            self._batch.popleft()
        return None

    def _new(self, left: int) -> Card | None:
        if left == 0:
            return None
        return self._first(self._store.cards.new(self._learner.id, 1 + len(self._dropped), self._limits.packs))

    def _once_more(self, left: int) -> Card | None:
        skipped = self._seen | self._dropped
        question = next((question for question in self._limits.once_more if question not in skipped), None)
        return None if question is None or left == 0 else self._store.cards.get(self._learner.id, question)

    def _first(self, cards: Iterable[Card]) -> Card | None:
        return next((card for card in cards if card.question not in self._dropped), None)


class PracticeQueue:
    """A fixed list of cards, each once, shuffled; what is left of it after a restart is not kept."""

    def __init__(self, cards: Sequence[Card], store: "Store", learner: "Learner", seed: int) -> None:
        self._store = store
        self._learner = learner.id
        self._cards = [card.question for card in cards]
        Random(seed).shuffle(self._cards)
        self._done: set[int] = set()

    def next(self) -> Card | None:
        """Return the next card of the list."""
        question = next((question for question in self._cards if question not in self._done), None)
        return None if question is None else self._store.cards.get(self._learner, question)

    def drop(self, question: int) -> None:
        """Leave a card out."""
        self._done.add(question)

    def answered(self, question: int) -> None:
        """Go on to the next card."""
        self._done.add(question)

    def restore(self, question: int) -> None:
        """Put back a card whose answer was undone."""
        self._done.discard(question)

    def counts(self) -> QueueCounts:
        """Return how many are left, all of them as reviews."""
        return QueueCounts(0, 0, sum(question not in self._done for question in self._cards))


def _waits(card: Card, day_end: datetime) -> bool:
    """Whether a card planned for review is still to be reviewed: it may have been answered since."""
    due = card.memory.due
    return card.memory.state == CardState.REVIEW and due is not None and due < day_end and not card.suspended
