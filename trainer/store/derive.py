"""Cards and tallies are what the log says: one card after a change, or everything after an import."""

from typing import Any

from sqlalchemy import (
    Connection,
    Integer,
    Select,
    and_,
    bindparam,
    case,
    cast,
    delete,
    func,
    insert,
    literal,
    select,
    update,
)

from trainer.store.records import Attempt, Memory
from trainer.store.rows import attempt, memory_values
from trainer.store.tables import ATTEMPTS, CARDS, TALLIES
from trainer.store.terms import BINS, UNPREDICTED

_STANDS = ~ATTEMPTS.c.undone
_COUNTS = _STANDS & ATTEMPTS.c.after_state.is_not(None)
_PREDICTED = ATTEMPTS.c.predicted
_LAPSE = _COUNTS & _PREDICTED.is_not(None) & (ATTEMPTS.c.rating == 1)
_ATTEMPTS = (
    select(ATTEMPTS)
    .where(ATTEMPTS.c.learner_id == bindparam("learner"), ATTEMPTS.c.question_id == bindparam("question"))
    .order_by(ATTEMPTS.c.id)
)


def attempts_of(connection: Connection, learner: int, question: int) -> list[Attempt]:
    """Return every answer to a question, oldest first, those that were undone too."""
    rows = connection.execute(_ATTEMPTS, {"learner": learner, "question": question}).mappings()
    return [attempt(row) for row in rows]


def derive_card(connection: Connection, learner: int, question: int) -> int:
    """Make a card what the log says it is; return how often it has been reviewed."""
    answers = [answer for answer in attempts_of(connection, learner, question) if not answer.undone]
    counting = [answer for answer in answers if answer.after is not None]
    memory = counting[-1].after if counting else None
    values: dict[str, Any] = {
        "reviews": len(counting),
        "lapses": sum(answer.lapse for answer in counting),
        "score": answers[-1].score if answers else None,
        **memory_values(memory or Memory()),
    }
    chosen = (CARDS.c.learner_id == learner) & (CARDS.c.question_id == question)
    connection.execute(update(CARDS).where(chosen).values(values))
    return len(counting)


def derive_all(connection: Connection, learner: int) -> None:
    """Make all cards and tallies of a learner what the log says they are."""
    blank = {**memory_values(Memory()), "reviews": 0, "lapses": 0, "score": None}
    connection.execute(update(CARDS).where(CARDS.c.learner_id == learner).values(blank))
    _set_cards(connection, learner, _memories(learner))
    _set_cards(connection, learner, _scores(learner))
    connection.execute(delete(TALLIES).where(TALLIES.c.learner_id == learner))
    columns = ["learner_id", "day", "bin", "answers", "score", "seconds", "introduced", "recalled", "expected"]
    connection.execute(insert(TALLIES).from_select(columns, _sums(learner)))


def _set_cards(connection: Connection, learner: int, query: Select[Any]) -> None:
    """Set the columns of cards that ``query`` gives beside ``question``."""
    found = query.subquery("found")
    values = {column.name: column for column in found.c if column.name != "question"}
    mine = (CARDS.c.learner_id == learner) & (CARDS.c.question_id == found.c.question)
    connection.execute(update(CARDS).where(mine).values(values))


def _memories(learner: int) -> Select[Any]:
    newest = (
        select(
            func.max(ATTEMPTS.c.id).label("id"),
            func.count().label("reviews"),
            func.count().filter(_LAPSE).label("lapses"),
        )
        .where(ATTEMPTS.c.learner_id == learner, _COUNTS)
        .group_by(ATTEMPTS.c.question_id)
        .subquery()
    )
    return select(
        ATTEMPTS.c.question_id.label("question"),
        ATTEMPTS.c.after_state.label("state"),
        ATTEMPTS.c.after_step.label("step"),
        ATTEMPTS.c.after_stability.label("stability"),
        ATTEMPTS.c.after_difficulty.label("difficulty"),
        ATTEMPTS.c.after_due.label("due"),
        ATTEMPTS.c.answered_at.label("last_review"),
        newest.c.reviews,
        newest.c.lapses,
    ).join(newest, newest.c.id == ATTEMPTS.c.id)


def _scores(learner: int) -> Select[Any]:
    newest = (
        select(func.max(ATTEMPTS.c.id).label("id"))
        .where(ATTEMPTS.c.learner_id == learner, _STANDS)
        .group_by(ATTEMPTS.c.question_id)
        .subquery()
    )
    return select(ATTEMPTS.c.question_id.label("question"), ATTEMPTS.c.score).join(newest, newest.c.id == ATTEMPTS.c.id)


def _sums(learner: int) -> Select[Any]:
    """Return the tallies of a learner; ``add_to_tally`` adds up the same answer by answer."""
    firsts = select(func.min(ATTEMPTS.c.id)).where(ATTEMPTS.c.learner_id == learner, _COUNTS)
    introduces = ATTEMPTS.c.id.in_(firsts.group_by(ATTEMPTS.c.question_id))
    interval = case(
        (_PREDICTED.is_(None), UNPREDICTED),
        (_PREDICTED >= 1, BINS - 1),
        else_=cast(func.floor(_PREDICTED * BINS), Integer),
    )
    return (
        select(
            literal(learner),
            ATTEMPTS.c.day,
            interval,
            func.count(),
            func.sum(ATTEMPTS.c.score),
            func.sum(ATTEMPTS.c.seconds),
            func.count().filter(introduces),
            func.count().filter(and_(_PREDICTED.is_not(None), ATTEMPTS.c.rating != 1)),
            func.coalesce(func.sum(_PREDICTED), 0.0),
        )
        .where(ATTEMPTS.c.learner_id == learner, _STANDS)
        .group_by(ATTEMPTS.c.day, interval)
    )
