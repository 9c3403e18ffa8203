"""Sums by day: what home and progress show without reading the log."""

from datetime import date
from functools import cache
from importlib import import_module
from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from trainer.store.database import Database
from trainer.store.records import Attempt, BinSums, DaySums, Tally
from trainer.store.tables import TALLIES
from trainer.store.terms import BINS, UNPREDICTED

_SUMS = ("answers", "score", "seconds", "introduced", "recalled", "expected")


@cache
def _add(dialect: str) -> Any:
    """Return INSERT … ON CONFLICT DO UPDATE, which SQLite and PostgreSQL write alike but SQLAlchemy keeps apart."""
    statement = import_module(f"sqlalchemy.dialects.{dialect}").insert(TALLIES)
    sums = {name: TALLIES.c[name] + statement.excluded[name] for name in _SUMS}
    return statement.on_conflict_do_update(index_elements=list(TALLIES.primary_key), set_=sums)


_DAYS = (
    select(TALLIES)
    .where(TALLIES.c.learner_id == bindparam("learner"), TALLIES.c.day >= bindparam("since"))
    .order_by(TALLIES.c.day, TALLIES.c.bin)
)


def bin_of(predicted: float | None) -> int:
    """Return the bin that a predicted recall (0…1) belongs to."""
    return UNPREDICTED if predicted is None else min(int(predicted * BINS), BINS - 1)


def add_to_tally(connection: Connection, attempt: Attempt, *, introduced: bool, sign: int = 1) -> None:
    """Add an attempt to its day, or with ``sign`` -1 take it out again."""
    predicted = attempt.predicted
    values = {
        "learner_id": attempt.learner,
        "day": attempt.day,
        "bin": bin_of(predicted),
        "answers": sign,
        "score": sign * attempt.score,
        "seconds": sign * attempt.seconds,
        "introduced": sign * int(introduced),
        "recalled": sign * int(predicted is not None and attempt.rating != 1),
        "expected": sign * (predicted or 0.0),
    }
    connection.execute(_add(connection.dialect.name), values)


_PREDICTED = TALLIES.c.bin != UNPREDICTED
_FIGURES = (
    func.sum(TALLIES.c.answers).label("answers"),
    func.sum(TALLIES.c.score).label("score"),
    func.sum(TALLIES.c.seconds).label("seconds"),
    func.sum(TALLIES.c.introduced).label("introduced"),
    func.coalesce(func.sum(TALLIES.c.answers).filter(_PREDICTED), 0).label("predicted"),
    func.sum(TALLIES.c.recalled).label("recalled"),
    func.sum(TALLIES.c.expected).label("expected"),
)


def _grouped(by: Any) -> Any:
    mine = (TALLIES.c.learner_id == bindparam("learner")) & (TALLIES.c.day >= bindparam("since"))
    return select(by.label("key"), *_FIGURES).where(mine).group_by(by).having(_FIGURES[0] > 0).order_by(by)


_BY_DAY = _grouped(TALLIES.c.day)
_BY_BIN = _grouped(TALLIES.c.bin)


class Tallies:
    """Reading the sums."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def since(self, learner: int, day: date) -> list[Tally]:
        """Return the learner's tallies from ``day`` on, oldest first."""
        with self._database.read() as connection:
            rows = connection.execute(_DAYS, {"learner": learner, "since": day}).mappings()
            return [Tally(**{name: value for name, value in row.items() if name != "learner_id"}) for row in rows]

    def by_day(self, learner: int, since: date) -> list[DaySums]:
        """Return the sums of each day from ``since`` on that has an answer, oldest first."""
        with self._database.read() as connection:
            return [DaySums(*row) for row in connection.execute(_BY_DAY, {"learner": learner, "since": since})]

    def by_bin(self, learner: int, since: date) -> list[BinSums]:
        """Return the sums from ``since`` on of the answers in each bin of predicted recall."""
        with self._database.read() as connection:
            rows = connection.execute(_BY_BIN, {"learner": learner, "since": since})
            return [BinSums(row.key, row.predicted, row.recalled, row.expected) for row in rows if row.predicted]

    def days(self, learner: int) -> list[date]:
        """Return every day on which the learner answered, oldest first."""
        query = select(TALLIES.c.day).where(TALLIES.c.learner_id == learner, TALLIES.c.answers > 0)
        with self._database.read() as connection:
            return list(connection.scalars(query.distinct().order_by(TALLIES.c.day)))
