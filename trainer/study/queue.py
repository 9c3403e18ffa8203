"""Which card is next."""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
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
_NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Foreseen:
    """The card that comes next, as long as it is not ``until``: from then on another may be more urgent."""

    card: Card
    until: datetime


class Queue(Protocol):
    """Gives one card after another."""

    def next(self) -> Card | None:
        """Return the card to ask now, None when there is none left."""
        ...

    def foresee(self, asked: Card) -> Foreseen | None:
        """Return what comes once the card that is asked has been answered; None where that is not clear yet."""
        ...

    def drop(self, question: int) -> None:
        """Leave a card out for the rest of the session."""
        ...

    def answered(self, card: Card) -> None:
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

    def foresee(self, asked: Card) -> Foreseen | None:
        """Return what comes after the card that is asked; None at the end of a batch and of the day's limits."""
        left, now = self._left(), self._clock.now()
        if 1 in left:  # which of them the answer uses up is known when it is given
            return None
        day_end = self._clock.end(self._clock.day(now))
        soon = [
            card for card in self._store.cards.learning(self._learner.id, day_end, 2) if card.question != asked.question
        ]
        until = min((card.memory.due for card in soon if card.memory.due and card.memory.due > now), default=day_end)
        batch = [question for question in self._batch if question != asked.question]
        aside = {asked.question} - self._dropped
        self._dropped |= aside
        card = self.next()
        self._dropped -= aside
        if self._batch and not batch:  # planned just now, and sooner than it should be
            self._batch.clear()
            return None
        early = card is not None and card.memory.due is not None and card.memory.due > now and _learns(card)
        return None if card is None or early else Foreseen(card, until)

    def drop(self, question: int) -> None:
        """Leave a card out for the rest of the session."""
        self._dropped.add(question)

    def answered(self, card: Card) -> None:
        """Take note of a card that need not be seen once more; of all others the store knows."""
        self._seen.add(card.question)
        self._last = card.topics
        if self._batch and self._batch[0] == card.question:
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
        counts = self._store.cards.counts(self._learner.id, now + LEARN_AHEAD, day_end, new_left, reviews_left)
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
        if left == 0:
            return None
        day_end = self._clock.end(self._clock.today())
        card = self._of_batch(day_end)
        if card is None:
            cards = self._store.cards.review(self._learner.id, day_end, min(_BATCH, left) + len(self._dropped))
            Random(day_end.toordinal()).shuffle(cards)
            self._batch.extend(card.question for card in apart(cards, self._last))
            card = self._of_batch(day_end)
        return card

    def _of_batch(self, day_end: datetime) -> Card | None:
        while self._batch:
            card = self._store.cards.get(self._learner.id, self._batch[0])
            if _waits(card, day_end) and card.question not in self._dropped:
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

    def foresee(self, asked: Card) -> Foreseen | None:
        """Return the card after the one that is asked, which it will be for ever."""
        later = (question for question in self._cards if question not in self._done and question != asked.question)
        question = next(later, None)
        return None if question is None else Foreseen(self._store.cards.get(self._learner, question), _NEVER)

    def drop(self, question: int) -> None:
        """Leave a card out."""
        self._done.add(question)

    def answered(self, card: Card) -> None:
        """Go on to the next card."""
        self._done.add(card.question)

    def restore(self, question: int) -> None:
        """Put back a card whose answer was undone."""
        self._done.discard(question)

    def counts(self) -> QueueCounts:
        """Return how many are left, all of them as reviews."""
        return QueueCounts(0, 0, sum(question not in self._done for question in self._cards))


def _learns(card: Card) -> bool:
    return card.memory.state in (CardState.LEARNING, CardState.RELEARNING)


def _waits(card: Card, day_end: datetime) -> bool:
    """Whether a card planned for review is still to be reviewed: it may have been answered since."""
    due = card.memory.due
    return card.memory.state == CardState.REVIEW and due is not None and due < day_end and not card.suspended
