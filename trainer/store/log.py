"""The log of answers: the truth that cards and tallies are derived from.

Every change of the log changes what is derived in the same transaction. So undo is no second book-keeping: the
attempt is marked as undone and its card becomes what the log, without it, says it is.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, func, insert, select, update

from trainer.store.database import Database
from trainer.store.derive import attempts_of, derive_card
from trainer.store.records import Attempt, Memory
from trainer.store.rows import after_values, attempt, attempt_values, memory_values
from trainer.store.tables import ATTEMPTS, CARDS, LEARNERS
from trainer.store.tallies import add_to_tally
from trainer.store.terms import Mode

_THIS_CARD = (CARDS.c.learner_id == bindparam("learner")) & (CARDS.c.question_id == bindparam("question"))
_INSERT = insert(ATTEMPTS).inline()
_ANSWERED = (
    update(CARDS)
    .where(_THIS_CARD)
    .values(
        score=bindparam("new_score"),
        reviews=CARDS.c.reviews + bindparam("counted"),
        lapses=CARDS.c.lapses + bindparam("lapsed"),
    )
)
_SCHEDULED = _ANSWERED.values({name: bindparam(f"new_{name}") for name in memory_values(Memory())}).returning(
    CARDS.c.reviews
)
_BATCH = 5000  # answers that are in memory at a time
_REVIEWS = select(CARDS.c.reviews).where(_THIS_CARD)


class AnswerLog:
    """Recording, amending, undoing and reading answers."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def record(self, attempt: Attempt) -> None:
        """Record an answer and move its card, in one transaction that is on disk on return. Raises StoreError."""
        with self._database.write(attempt.learner) as connection:
            append(connection, attempt)

    def amend(self, attempt: Attempt, rating: int, after: Memory | None, moment: datetime) -> Attempt:
        """Give an attempt the rating that the learner prefers, and its card the memory that follows from it."""
        amended = replace(attempt, rating=rating, after=after, revised_at=moment)
        with self._database.write(attempt.learner) as connection:
            first = attempt.counts and _reviews(connection, attempt) == 1
            connection.execute(
                update(ATTEMPTS)
                .where(ATTEMPTS.c.uuid == attempt.uuid)
                .values(rating=rating, revised_at=moment, **after_values(after))
            )
            add_to_tally(connection, attempt, introduced=first, sign=-1)
            add_to_tally(connection, amended, introduced=first)
            derive_card(connection, attempt.learner, attempt.question)
        return amended

    def undo(self, learner: int, moment: datetime) -> Attempt | None:
        """Take back the learner's newest answer and return it; None when there is nothing to undo."""
        return self._revise(learner, moment, undone=True)

    def redo(self, learner: int, moment: datetime) -> Attempt | None:
        """Bring back the answer that was undone last, unless another has been given since."""
        return self._revise(learner, moment, undone=False)

    def history(self, learner: int, question: int) -> list[Attempt]:
        """Return every answer to a question, oldest first, those that were undone too."""
        with self._database.read() as connection:
            return attempts_of(connection, learner, question)

    def newest(self, learner: int) -> Attempt | None:
        """Return the learner's newest answer, whether or not it stands; None before the first."""
        query = select(ATTEMPTS).where(ATTEMPTS.c.learner_id == learner).order_by(ATTEMPTS.c.id.desc()).limit(1)
        with self._database.read() as connection:
            row = connection.execute(query).mappings().one_or_none()
            return None if row is None else attempt(row)

    def reviews(self, learner: int) -> Iterator[tuple[int, date, int]]:
        """Yield question, learner's day and rating of every answer that moved a card, card by card, oldest first."""
        stands = (ATTEMPTS.c.learner_id == learner) & ~ATTEMPTS.c.undone & ATTEMPTS.c.after_state.is_not(None)
        query = (
            select(ATTEMPTS.c.question_id, ATTEMPTS.c.day, ATTEMPTS.c.rating)
            .where(stands, ATTEMPTS.c.rating.is_not(None))
            .order_by(ATTEMPTS.c.question_id, ATTEMPTS.c.id)
            .execution_options(yield_per=_BATCH)
        )
        with self._database.read_whole() as connection:
            for row in connection.execute(query):
                yield row.question_id, row.day, row.rating

    def _revise(self, learner: int, moment: datetime, *, undone: bool) -> Attempt | None:
        with self._database.write(learner) as connection:
            number = _newest(connection, learner) if undone else _undone_last(connection, learner)
            if number is None:
                return None
            chosen = ATTEMPTS.c.id == number
            connection.execute(update(ATTEMPTS).where(chosen).values(undone=undone, revised_at=moment))
            revised = attempt(connection.execute(select(ATTEMPTS).where(chosen)).mappings().one())
            before = _reviews(connection, revised)
            after = derive_card(connection, learner, revised.question)
            introduced = revised.counts and min(before, after) == 0
            add_to_tally(connection, revised, introduced=introduced, sign=-1 if undone else 1)
            return revised


def append(connection: Connection, attempt: Attempt) -> None:
    """Add an answer to the log, and make its card and its day follow."""
    reviews = _move_card(connection, attempt)
    connection.execute(_INSERT, attempt_values(attempt))
    add_to_tally(connection, attempt, introduced=attempt.counts and reviews == 1)


def _move_card(connection: Connection, attempt: Attempt) -> int:
    """Give the answer's score and memory to its card; return how often that has been reviewed now, if it counts."""
    values: dict[str, Any] = {
        "learner": attempt.learner,
        "question": attempt.question,
        "new_score": attempt.score,
        "counted": int(attempt.counts),
        "lapsed": int(attempt.lapse),
    }
    if attempt.after is None:
        connection.execute(_ANSWERED, values)
        return 0
    memory = {f"new_{name}": value for name, value in memory_values(attempt.after).items()}
    return int(connection.execute(_SCHEDULED, values | memory).scalar_one())


def _reviews(connection: Connection, attempt: Attempt) -> int:
    place = {"learner": attempt.learner, "question": attempt.question}
    return int(connection.execute(_REVIEWS, place).scalar_one())


def _newest(connection: Connection, learner: int) -> int | None:
    """Return the row of the newest answer that stands and can be undone."""
    query = select(ATTEMPTS.c.id).where(_undoable(learner), ~ATTEMPTS.c.undone)
    newest: int | None = connection.scalar(query.order_by(ATTEMPTS.c.id.desc()).limit(1))
    return newest


def _undone_last(connection: Connection, learner: int) -> int | None:
    """Return the oldest undone row after the newest that stands: undo goes back in order, redo forwards."""
    newest = _newest(connection, learner) or 0
    following = _undoable(learner) & ATTEMPTS.c.undone & (ATTEMPTS.c.id > newest)
    oldest: int | None = connection.scalar(select(func.min(ATTEMPTS.c.id)).where(following))
    return oldest


def _undoable(learner: int) -> ColumnElement[bool]:
    """Return the condition of answers that were given here one by one: not in an exam, not taken in from a file."""
    floor = select(LEARNERS.c.undo_floor).where(LEARNERS.c.id == learner).scalar_subquery()
    return (ATTEMPTS.c.learner_id == learner) & (ATTEMPTS.c.mode != Mode.EXAM) & (ATTEMPTS.c.id > floor)
