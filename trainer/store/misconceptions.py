"""Which misconceptions the answers of a learner showed."""

import json
from collections import Counter

from sqlalchemy import ColumnElement, Select, func, select

from trainer.store.database import Database
from trainer.store.tables import ATTEMPTS

_SHOWN = ATTEMPTS.c.misconceptions.is_not(None) & ~ATTEMPTS.c.undone


class Misconceptions:
    """Counting them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def counts(self, learner: int | None) -> list[tuple[str, int]]:
        """Return each misconception by name with how many answers of a learner (None: of all) showed it.

        The most frequent come first.
        """
        names = ATTEMPTS.c.misconceptions
        query = select(names, func.count()).where(_SHOWN).group_by(names)
        if learner is not None:
            query = query.where(ATTEMPTS.c.learner_id == learner)
        shown: Counter[str] = Counter()
        with self._database.read() as connection:
            for together, count in connection.execute(query):
                for name in json.loads(together):
                    shown[name] += count
        return sorted(shown.items(), key=lambda item: (-item[1], item[0]))


def questions_that_showed(learner: ColumnElement[int], name: str) -> Select[tuple[int]]:
    """Return a query for the questions at which a learner showed a misconception."""
    named = ATTEMPTS.c.misconceptions.contains(json.dumps(name), autoescape=True)
    return select(ATTEMPTS.c.question_id).where(ATTEMPTS.c.learner_id == learner, _SHOWN, named)
