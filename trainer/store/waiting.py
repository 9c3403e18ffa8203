"""What waits, read from a learner's file within milliseconds.

The first page shows it before SQLAlchemy, which takes a quarter of a second, is imported. Whatever is not a sound
database of this version at rest is left to :func:`trainer.store.open_store`, which can say what is wrong.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from trainer.store.moments import microseconds
from trainer.store.places import FILE_NAME, SCHEMA_VERSION
from trainer.store.terms import UNPREDICTED, CardState

_MINE = "FROM cards WHERE learner_id = :learner AND in_rotation = true"
_NEW = f"{_MINE} AND state = {CardState.NEW:d}"
_LEARNING = f"{_MINE} AND state IN ({CardState.LEARNING:d}, {CardState.RELEARNING:d}) AND due <= :now"
_REVIEW = f"{_MINE} AND state = {CardState.REVIEW:d} AND due < :day_end"

# Where there is one after the most that count, there are that many: the rest of a long backlog is not counted.
WAITING = f"""SELECT
    coalesce((SELECT :most_new {_NEW} LIMIT 1 OFFSET :most_new), (SELECT count(*) {_NEW})) AS new,
    (SELECT count(*) {_LEARNING}) AS learning,
    coalesce((SELECT :most_reviews {_REVIEW} LIMIT 1 OFFSET :most_reviews), (SELECT count(*) {_REVIEW})) AS review
"""
"""Counts what waits, in the SQL that SQLite and PostgreSQL share; moments are those of :func:`microseconds`.

In learning steps a card is due to the minute; a card in review is due for the whole of the learner's day.
"""

_DONE = f"""
SELECT coalesce(sum(introduced), 0), coalesce(sum(answers) FILTER (WHERE bin <> {UNPREDICTED}), 0)
FROM tallies WHERE learner_id = ? AND day = ?
"""


class QueueCounts(NamedTuple):
    """How many cards wait: never answered (up to a limit), in learning steps, and due for review."""

    new: int
    learning: int
    review: int


class Peek:
    """A learner's file that is only looked at; every method raises sqlite3.Error where it is not as it should be."""

    def __init__(self, connection: sqlite3.Connection, learner: int) -> None:
        self._connection = connection
        self._learner = learner

    def setting(self, name: str) -> Any:
        """Return a setting of the learner's, None where there is none."""
        query = "SELECT value FROM settings WHERE learner_id = ? AND name = ?"
        row = self._connection.execute(query, (self._learner, name)).fetchone()
        return None if row is None else json.loads(row[0])

    def done(self, day: date) -> tuple[int, int]:
        """Return how many cards were introduced and how many reviewed on a day."""
        introduced, reviewed = self._connection.execute(_DONE, (self._learner, day.toordinal())).fetchone()
        return introduced, reviewed

    def counts(self, now: datetime, day_end: datetime, most_new: int, most_reviews: int) -> QueueCounts:
        """Count what waits, as :meth:`trainer.store.cards.Cards.counts` does."""
        values = waiting_values(now, day_end, most_new, most_reviews)
        return QueueCounts(*self._connection.execute(WAITING, {"learner": self._learner, **values}).fetchone())


def waiting_values(now: datetime, day_end: datetime, most_new: int, most_reviews: int) -> dict[str, int]:
    """Return what ``WAITING`` asks for beside the learner."""
    return {
        "now": microseconds(now),
        "day_end": microseconds(day_end),
        "most_new": most_new,
        "most_reviews": most_reviews,
    }


@contextmanager
def peek(folder: Path, learner: str) -> Iterator[Peek | None]:
    """Look at the file of a folder; ``learner`` is the hexadecimal digits of a UUID, "" for the first learner.

    None where it is not certain that it could be opened as it is.
    """
    path = folder / FILE_NAME
    at_rest = path.exists() and not any(folder.glob(f"{FILE_NAME}.restored-*"))
    if not at_rest:
        yield None
        return
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA query_only = 1")
        ((version,),) = connection.execute("SELECT version_num FROM alembic_version")
        found = connection.execute("SELECT id, uuid FROM learners ORDER BY id").fetchall()
        numbers = {uuid.hex(): number for number, uuid in found}
        number = numbers.get(learner, found[0][0] if found else None)
        yield Peek(connection, number) if version == SCHEMA_VERSION and number is not None else None
