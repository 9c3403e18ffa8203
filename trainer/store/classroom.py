"""All learners side by side: what an instructor sees of a class."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from pydantic_core import from_json
from sqlalchemy import bindparam, func, select

from trainer.store.database import Database
from trainer.store.records import GivenAnswer, Learner, LearnerSums
from trainer.store.tables import ATTEMPTS, CARDS, LEARNERS, QUESTIONS, TALLIES
from trainer.store.terms import UNPREDICTED, CardState, Mode

_PREDICTED = TALLIES.c.bin != UNPREDICTED
_DONE = (
    select(
        TALLIES.c.learner_id,
        func.sum(TALLIES.c.answers).label("answers"),
        func.count(TALLIES.c.day.distinct()).label("days"),
        func.max(TALLIES.c.day).label("last_day"),
        func.sum(TALLIES.c.seconds).label("seconds"),
        func.sum(TALLIES.c.score).label("score"),
        func.coalesce(func.sum(TALLIES.c.answers).filter(_PREDICTED), 0).label("predicted"),
        func.sum(TALLIES.c.recalled).label("recalled"),
        func.sum(TALLIES.c.expected).label("expected"),
    )
    .where(TALLIES.c.day >= bindparam("since"), TALLIES.c.answers > 0)
    .group_by(TALLIES.c.learner_id)
    .subquery()
)
_CARDS = (
    select(
        CARDS.c.learner_id,
        func.count().label("cards"),
        func.count().filter(CARDS.c.state != CardState.NEW).label("begun"),
    )
    .where(CARDS.c.in_rotation)
    .group_by(CARDS.c.learner_id)
    .subquery()
)
_CLASS = (
    select(LEARNERS.c.id, LEARNERS.c.uuid, LEARNERS.c.name, _CARDS, _DONE)
    .outerjoin_from(LEARNERS, _CARDS, _CARDS.c.learner_id == LEARNERS.c.id)
    .outerjoin(_DONE, _DONE.c.learner_id == LEARNERS.c.id)
    .order_by(LEARNERS.c.name)
)

_ANSWERS = (
    select(
        LEARNERS.c.uuid,
        QUESTIONS.c.pack,
        QUESTIONS.c.name,
        QUESTIONS.c.title,
        ATTEMPTS.c.answer,
        ATTEMPTS.c.score,
        ATTEMPTS.c.seconds,
        ATTEMPTS.c.answered_at,
        ATTEMPTS.c.misconceptions,
    )
    .join_from(ATTEMPTS, QUESTIONS, QUESTIONS.c.id == ATTEMPTS.c.question_id)
    .join(LEARNERS, LEARNERS.c.id == ATTEMPTS.c.learner_id)
    .where(~ATTEMPTS.c.undone)
    .order_by(ATTEMPTS.c.id)
    .execution_options(yield_per=1000)
)


class Classroom:
    """Reading what all learners did."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def learners(self, since: date) -> list[LearnerSums]:
        """Return every learner by name, with the sums of the answers from ``since`` on."""
        with self._database.read() as connection:
            return [_sums(row) for row in connection.execute(_CLASS, {"since": since})]

    def answers(self, mode: Mode | None = None) -> Iterator[GivenAnswer]:
        """Yield every answer of everybody that stands, given in this mode (None: in any), the oldest first."""
        query = _ANSWERS if mode is None else _ANSWERS.where(ATTEMPTS.c.mode == mode)
        with self._database.read_whole() as connection:
            for row in connection.execute(query):
                learner, pack, name, title, answer, score, seconds, answered_at, misconceptions = row
                shown = tuple(from_json(misconceptions)) if misconceptions else ()
                data = from_json(answer)
                yield GivenAnswer(learner, pack, name, title, data, score, seconds, answered_at, shown)


def _sums(row: Any) -> LearnerSums:
    return LearnerSums(
        Learner(row.id, row.uuid, row.name),
        row.cards or 0,
        row.begun or 0,
        row.answers or 0,
        row.days or 0,
        row.last_day,
        row.seconds or 0.0,
        row.score or 0.0,
        row.predicted or 0,
        row.recalled or 0,
        row.expected or 0.0,
    )
