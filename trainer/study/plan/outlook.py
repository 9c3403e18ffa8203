"""What will be known on the day of the exam: the days until then, simulated card by card.

The simulated learner does each day what the plan asks for, up to its limits, and remembers a card as often as FSRS
predicts. Of a large collection a sample is simulated, each card of which stands for several.
"""

from collections import deque
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from math import ceil
from random import Random
from typing import TYPE_CHECKING

from fsrs import Rating

from trainer.store import Card, CardState
from trainer.study.clock import COMPUTER_CLOCK, Clock
from trainer.study.plan.plan import INTO_THE_DAY, ExamPlan
from trainer.study.plan.quota import last_share, new_share
from trainer.study.preferences import Preferences
from trainer.study.scheduler import Scheduler

if TYPE_CHECKING:
    from trainer.store import Learner
    from trainer.store.store import Store

SAMPLE = 1000
"""Cards that are simulated; 90 days of them take about half a second on an idle machine."""

_TARGET_MARGIN = 0.005
"""A card this little under the target counts as reaching it: FSRS counts whole days."""


@dataclass(frozen=True, slots=True)
class DayLoad:
    """How many new cards and reviews a day will ask for."""

    day: date
    new: int
    reviews: int


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the plan leads to.

    ``cards`` there are, of which ``seen`` will have been begun by the day; ``below`` of those will be under the target.
    ``recall`` is their mean predicted recall on the day if the plan is followed, ``recall_untouched`` that of the cards
    known today if nothing more is done; both are None without such cards. ``needed`` is how many new cards a day
    would be enough to see all.
    """

    plan: ExamPlan
    days_left: int
    cards: int
    new: int
    seen: int
    below: int
    needed: int
    recall: float | None
    recall_untouched: float | None
    days: tuple[DayLoad, ...]

    @property
    def unseen(self) -> int:
        """How many cards will not have been seen."""
        return self.cards - self.seen

    @property
    def known(self) -> float:
        """The share of all cards that will be recalled on the day, those never seen being unknown."""
        return (self.recall or 0.0) * self.seen / self.cards if self.cards else 0.0

    @property
    def is_reachable(self) -> bool:
        """Whether every card will be seen, and be at the target."""
        return self.unseen == 0 and self.below == 0

    @property
    def sentences(self) -> tuple[str, ...]:
        """What to tell the learner, that which is not reachable first."""
        plan, said = self.plan, []
        day = f"{plan.day.day} {plan.day:%B %Y}"
        if not self.days_left:
            return (f"The exam is on {day}: there is no day left to study before it.",)
        if self.unseen:
            said.append(
                f"{self.new} new cards in {_plural(self.days_left, 'day')} at {plan.new_per_day} a day: {self.unseen} "
                f"will not have been seen. {self.needed} a day would be enough to see all."
            )
        if self.below:
            reviews, below = _plural(plan.reviews_per_day, "review"), _plural(self.below, "card")
            said.append(f"At {reviews} a day, about {below} will be under your target of {plan.target:.0%} on the day.")
        if self.recall is not None:
            said.append(f"Predicted recall on {day}: {self.recall:.0%} of {_plural(self.seen, 'card')} seen by then.")
        if self.recall_untouched is not None:
            said.append(f"Without another review it would be {self.recall_untouched:.0%} of those you know today.")
        if self.is_reachable:
            busiest = max(load.new + load.reviews for load in self.days)
            said.append(f"Your target can be reached; the busiest day has {_plural(busiest, 'card')}.")
        return tuple(said)


def outlook(store: "Store", learner: "Learner", plan: ExamPlan, clock: Clock = COMPUTER_CLOCK) -> Outlook:
    """Simulate the days until the exam; it takes up to half a second. Raises StoreError."""
    today = clock.today()
    left = plan.days_left(today)
    new, every = store.planning.count(learner.id, plan.packs)
    cards = store.planning.sample(learner.id, plan.packs, SAMPLE)
    scheduler = Scheduler.preferred(clock, Preferences.load(store, learner))
    done = [tally for tally in store.tallies.since(learner.id, today) if tally.day == today]
    simulation = _Simulation(plan, clock, scheduler, cards, new, every)
    untouched = simulation.recalls()
    introduced = sum(tally.introduced for tally in done)
    reviewed = sum(tally.answers for tally in done) - introduced
    days = [
        simulation.live_through(today + timedelta(days=ahead), *((introduced, reviewed) if ahead == 0 else (0, 0)))
        for ahead in range(left)
    ]
    recalls = simulation.recalls()
    under = sum(recall < plan.target - _TARGET_MARGIN for recall in recalls)
    return Outlook(
        plan=plan,
        days_left=left,
        cards=every,
        new=new,
        seen=every - simulation.new,
        below=round(under * simulation.weight),
        needed=ceil(new / left) if left else new,
        recall=_mean(recalls),
        recall_untouched=_mean(untouched),
        days=tuple(days),
    )


class _Simulation:
    """A learner who follows the plan.

    ``new`` counts the cards that are still to be begun; each simulated card stands for ``weight`` cards.
    """

    def __init__(
        self, plan: ExamPlan, clock: Clock, scheduler: Scheduler, cards: list[Card], new: int, every: int
    ) -> None:
        self._plan = plan
        self._clock = clock
        self._scheduler = scheduler
        self._random = Random(plan.day.toordinal())
        self._owed = {"new": 0.0, "review": 0.0}
        self._fresh = deque(card for card in cards if card.memory.state == CardState.NEW)
        self.new = new
        self.weight = every / len(cards) if cards else 1.0
        self.known = [card for card in cards if card.memory.state != CardState.NEW]

    def recalls(self) -> list[float]:
        """Return the recall on the day of the exam of every card that was begun."""
        moment = self._plan.moment(self._clock)
        return [self._scheduler.recall(card.memory, moment) or 0.0 for card in self.known]

    def live_through(self, day: date, introduced: int, reviewed: int) -> DayLoad:
        """Do a day's work, less what was done of it already."""
        moment = max(self._clock.start(day) + INTO_THE_DAY, self._clock.now())
        left = self._plan.days_left(day)
        chosen = self._reviews(day, left, reviewed)
        for place in chosen:
            self.known[place] = self._reviewed(self.known[place], moment)
        begun = max(0, new_share(self.new + introduced, left, self._plan) - introduced)
        self.new -= begun
        for _ in range(min(self._afford("new", begun), len(self._fresh))):
            self.known.append(self._reviewed(self._fresh.popleft(), moment))
        return DayLoad(day, begun, round(len(chosen) * self.weight))

    def _reviews(self, day: date, left: int, reviewed: int) -> list[int]:
        """Return the places of the cards to review: those that are due, then those to be seen once more."""
        end, exam = self._clock.end(day), self._clock.start(self._plan.day)
        due = sorted((_due(card), place) for place, card in enumerate(self.known) if _due(card) < end)
        moment, target = self._plan.moment(self._clock), self._plan.target
        fading = sorted(
            (recall, place)
            for place, card in enumerate(self.known)
            if _due(card) >= exam and (recall := self._scheduler.recall(card.memory, moment) or 0.0) < target
        )
        share = last_share(round(len(fading) * self.weight), left, self._plan)
        wanted = [place for _, place in due] + [place for _, place in fading[: ceil(share / self.weight)]]
        return wanted[: self._afford("review", self._plan.reviews_per_day - reviewed)]

    def _afford(self, kind: str, cards: int) -> int:
        """Return how many simulated cards ``cards`` real ones are, and carry over the fraction."""
        self._owed[kind] += max(0, cards) / self.weight
        whole = int(self._owed[kind] + 1e-9)
        self._owed[kind] -= whole
        return whole

    def _reviewed(self, card: Card, moment: datetime) -> Card:
        """Return the card after an answer, and after the steps that follow it on the same day."""
        recall = self._scheduler.recall(card.memory, moment)
        rating = Rating.Good if recall is None or self._random.random() < recall else Rating.Again
        memory = self._scheduler.review(card, rating, moment)
        while memory.state != CardState.REVIEW:
            memory = self._scheduler.review(replace(card, memory=memory), Rating.Good, moment)
        return replace(card, memory=memory, reviews=card.reviews + 1)


def _due(card: Card) -> datetime:
    return card.memory.due or datetime.max.replace(tzinfo=UTC)


def _mean(values: list[float]) -> float | None:
    return sum(values) / len(values) if values else None


def _plural(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"
