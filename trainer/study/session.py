"""A sitting: one question after another, each graded, recorded and only then answered for."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zlib import crc32

from fsrs import Rating

from trainer.questions.errors import QuestionError
from trainer.store import Attempt, Card, CardState, Mode, QueueCounts
from trainer.study.attempt import attempt_at
from trainer.study.clock import Clock
from trainer.study.feedback import Feedback
from trainer.study.queue import Queue
from trainer.study.rating import chosen, rate, self_rated
from trainer.study.scheduler import Scheduler, interval_text
from trainer.study.shelf import Shelf
from trainer.study.summary import Answered, Summary

if TYPE_CHECKING:
    from uuid import UUID

    from trainer.questions import Answer, Grade, Item
    from trainer.store import Learner
    from trainer.store.store import Store


@dataclass(slots=True)
class _Asked:
    """The question on the table; ``attempt`` is None until it is answered.

    ``changes`` are the store's when the card was read.
    """

    item: "Item[Any, Any]"
    card: Card
    seed: int
    changes: int
    attempt: Attempt | None = None
    grade: "Grade | None" = None
    flagged: bool = False

    def back_by(self, moment: datetime) -> bool:
        """Whether the answer has made the card wait again at that moment."""
        after = self.attempt.after if self.attempt else None
        return after is not None and after.due is not None and after.due <= moment


@dataclass(frozen=True, slots=True)
class _Ahead:
    """The question that is prepared to come next until a moment, if one answer is all that changes the store."""

    asked: _Asked
    until: datetime


class Session:
    """Asks the cards of a queue. ``counts`` says whether answers move the cards.

    Every answer is recorded before its feedback is returned, so a sitting can end at any moment.
    """

    def __init__(
        self,
        store: "Store",
        shelf: Shelf,
        learner: "Learner",
        clock: Clock,
        queue: Queue,
        scheduler: Scheduler,
        *,
        mode: Mode,
        counts: bool,
    ) -> None:
        self._store = store
        self._shelf = shelf
        self._learner = learner
        self._clock = clock
        self._queue = queue
        self._scheduler = scheduler
        self._asked: _Asked | None = None
        self._ahead: _Ahead | None = None
        self._answered: list[Answered] = []
        self._taken_back: dict[UUID, Answered] = {}
        self.mode = mode
        self.counts = counts
        self.broken: list[str] = []
        """A sentence for each question that could not be asked."""

    @property
    def item(self) -> "Item[Any, Any] | None":
        """The question on the table."""
        return self._asked.item if self._asked else None

    @property
    def card(self) -> Card | None:
        """The card of the question on the table, as it was before the answer."""
        return self._asked.card if self._asked else None

    @property
    def is_answered(self) -> bool:
        """Whether the question on the table has been answered."""
        return self._asked is not None and self._asked.attempt is not None

    @property
    def seed(self) -> int | None:
        """What the parameters of the question on the table are drawn from."""
        return self._asked.seed if self._asked else None

    def next(self) -> "Item[Any, Any] | None":
        """Put the next question on the table and return it; None when there is none left."""
        self._asked = self._take_ahead()
        changes = self._store.changes
        while self._asked is None and (card := self._queue.next()) is not None:
            self._asked = self._prepare(card, self._draw_seed(card), changes)
        return self.item

    def look_ahead(self) -> "Item[Any, Any] | None":
        """Prepare the question that comes after the one on the table, whose program may take a while to run.

        Returns it, None where it cannot be foreseen; ``next`` may still have to choose another.
        """
        self._ahead = None
        if self._asked is None or self.is_answered:
            return None
        changes, foreseen = self._store.changes, self._queue.foresee(self._asked.card)
        asked = self._prepare(foreseen.card, self._draw_seed(foreseen.card), changes + 1) if foreseen else None
        if foreseen and asked:
            self._ahead = _Ahead(asked, foreseen.until)
        return asked.item if asked else None

    def intervals(self) -> dict[Rating, str]:
        """Return for each rating how long it would be until the card comes back; empty if answers do not count."""
        if self._asked is None or not self.counts:
            return {}
        now = self._clock.now()
        after = self._scheduler.preview(self._asked.card, now)
        return {rating: interval_text(memory, now, self._clock) for rating, memory in after.items()}

    def submit(self, answer: "Answer", seconds: float, rating: Rating | None = None) -> Feedback:
        """Grade and record an answer given after ``seconds`` of thinking.

        ``rating`` is the learner's own; without it score and time decide. Raises StoreError when the answer could not
        be recorded; it may then be submitted again.
        """
        asked = self._asked
        if asked is None or asked.attempt is not None:
            raise RuntimeError("there is no open question to answer")
        if self._store.changes != asked.changes:  # perhaps answers of another machine were merged in meanwhile
            asked.card = self._store.cards.get(self._learner.id, asked.card.question)
        now = self._clock.now()
        grade = asked.item.grade(answer)
        rating = rating or self_rated(answer)
        verdict = chosen(rating) if rating else rate(asked.item.question.kind, grade.score, seconds)
        attempt = replace(
            attempt_at(
                asked.item,
                answer,
                grade,
                learner=self._learner.id,
                question=asked.card.question,
                seconds=seconds,
                mode=self.mode,
                now=now,
                clock=self._clock,
            ),
            rating=int(verdict.rating),
            predicted=self._predicted(asked.card, now),
            after=self._scheduler.review(asked.card, verdict.rating, now) if self.counts else None,
        )
        self._store.record_answer(attempt)
        asked.attempt, asked.grade = attempt, grade
        self._queue.answered(asked.card)
        feedback = Feedback.of(verdict, grade, attempt, self._scheduler, self._clock)
        self._answered.append(Answered.of(asked.card.pack, asked.item.question, attempt, feedback.interval))
        return feedback

    def overrule(self, rating: Rating) -> Feedback:
        """Replace the rating of the answer just given by the learner's own."""
        asked = self._asked
        if asked is None or asked.attempt is None or asked.grade is None:
            raise RuntimeError("there is no answer to rate")
        attempt = asked.attempt
        after = self._scheduler.review(asked.card, rating, attempt.answered_at) if self.counts else None
        asked.attempt = self._store.log.amend(attempt, int(rating), after, self._clock.now())
        feedback = Feedback.of(chosen(rating), asked.grade, asked.attempt, self._scheduler, self._clock)
        self._answered[-1] = Answered.of(asked.card.pack, asked.item.question, asked.attempt, feedback.interval)
        return feedback

    def undo(self) -> "Item[Any, Any] | None":
        """Take back the learner's newest answer, of this sitting or an earlier one, and ask that question again.

        Returns None when there is nothing to take back, or when its question is no longer in the library.
        """
        attempt = self._store.log.undo(self._learner.id, self._clock.now())
        if attempt is None:
            return None
        self._taken_back |= {line.uuid: line for line in self._answered if line.uuid == attempt.uuid}
        self._answered = [line for line in self._answered if line.uuid != attempt.uuid]
        self._queue.restore(attempt.question)
        changes = self._store.changes
        card = self._store.cards.get(self._learner.id, attempt.question)
        self._asked = self._prepare(card, attempt.seed, changes)
        return self.item

    def redo(self) -> Attempt | None:
        """Bring back the answer that was undone last, unless another was given since; then go on with ``next``.

        Returns the answer that stands again, None when there is none to bring back.
        """
        attempt = self._store.log.redo(self._learner.id, self._clock.now())
        if attempt is not None:
            self._queue.answered(self._store.cards.get(self._learner.id, attempt.question))
            self._answered += [line for line in (self._taken_back.pop(attempt.uuid, None),) if line]
            self._asked = None
        return attempt

    def suspend(self) -> None:
        """Take the card on the table out of rotation, until it is put back, and leave it out of this sitting."""
        if self._asked is not None:
            self._store.cards.suspend(self._learner.id, self._asked.card.question)
            self.skip()

    @property
    def flagged(self) -> bool:
        """Whether the card on the table is marked to come back to."""
        return self._asked is not None and self._asked.flagged

    def flag(self, *, flagged: bool = True) -> None:
        """Mark the card on the table to come back to, or unmark it."""
        if self._asked is not None:
            self._store.cards.flag(self._learner.id, self._asked.card.question, int(flagged))
            self._asked.flagged = flagged

    def note(self) -> str:
        """Return what the learner wrote beside the question on the table."""
        return "" if self._asked is None else self._store.notes.get(self._learner.id, self._asked.card.question)

    def write_note(self, text: str) -> None:
        """Keep a note on the question on the table in place of the former one; an empty one is none."""
        if self._asked is not None:
            self._store.notes.set(self._learner.id, self._asked.card.question, text, self._clock.now())

    def history(self) -> list[Attempt]:
        """Return every answer to the question on the table, oldest first, those that were undone too."""
        return [] if self._asked is None else self._store.log.history(self._learner.id, self._asked.card.question)

    def skip(self) -> None:
        """Leave the question on the table out of this sitting."""
        if self._asked is not None:
            self._queue.drop(self._asked.card.question)
            self._asked = None

    def remaining(self) -> QueueCounts:
        """Return how many cards are left."""
        return self._queue.counts()

    @property
    def answered(self) -> int:
        """How many answers of this sitting stand."""
        return len(self._answered)

    def summary(self) -> Summary:
        """Return what was achieved in this sitting."""
        return Summary(tuple(self._answered), self.counts)

    def _take_ahead(self) -> _Asked | None:
        """Return the question that was prepared, if it is still the next: nothing but the one answer came between."""
        ahead, before, now = self._ahead, self._asked, self._clock.now()
        self._ahead = None
        if ahead is None or before is None or before.attempt is None or before.back_by(now):
            return None
        return ahead.asked if now < ahead.until and self._store.changes == ahead.asked.changes else None

    def _prepare(self, card: Card, seed: int, changes: int) -> _Asked | None:
        question = self._shelf.find(card.pack, card.name)
        problem = "it is no longer in the library"
        if question is not None:
            try:
                return _Asked(question.prepare(seed), card, seed, changes, flagged=card.flag > 0)
            except QuestionError as error:
                problem = str(error)
        self.broken.append(f"{card.pack}/{card.name} cannot be asked: {problem}.")
        self._queue.drop(card.question)
        return None

    def _draw_seed(self, card: Card) -> int:
        """Return the seed of the card's next asking: other parameters every time, the same ones after a crash."""
        occasion = card.reviews if self.counts else self._clock.now().isoformat()
        return crc32(f"{self._learner.uuid}:{card.pack}/{card.name}:{occasion}".encode())

    def _predicted(self, card: Card, now: datetime) -> float | None:
        reviews = self.counts and card.memory.state == CardState.REVIEW
        return self._scheduler.recall(card.memory, now) if reviews else None
