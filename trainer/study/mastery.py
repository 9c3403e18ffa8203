"""How well each topic is known."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trainer.questions.topics import topic_title
from trainer.study.clock import COMPUTER_CLOCK, Clock
from trainer.study.preferences import Preferences
from trainer.study.scheduler import Scheduler
from trainer.study.selection import Selection

if TYPE_CHECKING:
    from trainer.store import Learner, TopicSums
    from trainer.store.store import Store


@dataclass(frozen=True, slots=True)
class Mastery:
    """A topic: its cards, how many were answered, and two views of how well.

    ``recall`` is what FSRS predicts of the cards that it knows (None where there are none), ``score`` the mean of each
    card's newest score. Cards that were never answered are in neither.
    """

    topic: str
    cards: int
    answered: int
    recall: float | None
    score: float | None

    @property
    def title(self) -> str:
        """What the topic is called."""
        return topic_title(self.topic)

    @property
    def level(self) -> float | None:
        """How well the topic is known, 0…1: recall or score, whichever is lower, times the share that was answered.

        Cards that were never answered count as not known. None before the first answer.
        """
        return None if self.known is None else self.known * self.answered / self.cards

    @property
    def known(self) -> float | None:
        """How well those cards are known that were answered, 0…1: recall or score, whichever is lower."""
        if not self.answered:
            return None
        return (self.score or 0.0) if self.recall is None else min(self.recall, self.score or 0.0)

    @property
    def practise(self) -> Selection:
        """The topic's cards."""
        return Selection(topic=self.topic)


def mastery(store: "Store", learner: "Learner", clock: Clock = COMPUTER_CLOCK) -> tuple[Mastery, ...]:
    """Return every topic of the learner's cards by name; a card counts for each of its topics and for their parents."""
    scheduler = Scheduler.preferred(clock, Preferences.load(store, learner))
    return rolled_up(store.cards.by_topics(learner.id, clock.now(), scheduler.factor, scheduler.decay))


def class_mastery(store: "Store", clock: Clock = COMPUTER_CLOCK) -> tuple[Mastery, ...]:
    """Return every topic by name, with the cards of all learners; recall is by the parameters that suit most people."""
    scheduler = Scheduler(clock)
    return rolled_up(store.cards.by_topics(None, clock.now(), scheduler.factor, scheduler.decay))


def rolled_up(rows: "Iterable[TopicSums]") -> tuple[Mastery, ...]:
    """Return the tree of topics that cards with these topics make up."""
    sums: dict[str, list[float]] = defaultdict(lambda: [0, 0, 0.0, 0, 0.0])
    for row in rows:
        figures = (row.cards, row.answered, row.score, row.remembered, row.recall)
        for topic in with_parents(row.topics):
            sums[topic] = [sum(pair) for pair in zip(sums[topic], figures, strict=True)]
    return tuple(
        Mastery(
            topic,
            int(cards),
            int(answered),
            recall / remembered if remembered else None,
            score / answered if answered else None,
        )
        for topic, (cards, answered, score, remembered, recall) in sorted(sums.items())
    )


def weakest(topics: Iterable[Mastery], count: int, enough: int) -> tuple[Mastery, ...]:
    """Return the topics without others under them that are known least, of those with ``enough`` answered cards."""
    topics = tuple(topics)
    inner = {topic.topic.rpartition(".")[0] for topic in topics}
    begun = [topic for topic in topics if topic.topic not in inner and topic.answered >= enough]
    return tuple(sorted(begun, key=lambda topic: (topic.level or 0.0, topic.topic))[:count])


def with_parents(topics: Iterable[str]) -> set[str]:
    """Return ``heap`` and ``heap.bins`` for ``heap.bins``."""
    paths = [topic.split(".") for topic in topics]
    return {".".join(path[: depth + 1]) for path in paths for depth in range(len(path))}
