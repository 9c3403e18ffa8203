"""What an exam on a day asks of the cards: which are new, which will have faded by then."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Select, bindparam, func, select, true

from trainer.store.database import Database
from trainer.store.recall import RECALL, curve
from trainer.store.records import Card
from trainer.store.rows import card, of_packs, select_cards
from trainer.store.tables import CARDS
from trainer.store.terms import CardState

_MINE = (CARDS.c.learner_id == bindparam("learner")) & (CARDS.c.in_rotation == true())
_NEW = _MINE & (CARDS.c.state == CardState.NEW)
_FADES = bindparam("aim") > RECALL
_FADING = _MINE & (CARDS.c.state == CardState.REVIEW) & (CARDS.c.due >= bindparam("after")) & _FADES


class Planning:
    """Reading the cards of ``packs``, or of all packs where none is named."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def count(self, learner: int, packs: Collection[str]) -> tuple[int, int]:
        """Return how many cards have never been reviewed, and how many there are, suspended ones left out."""
        with self._database.read() as connection:
            new, every = (
                connection.execute(of_packs(packs, _counting(condition)), {"learner": learner}).scalar_one()
                for condition in (_NEW, _MINE)
            )
        return new, every

    def fading(
        self,
        learner: int,
        packs: Collection[str],
        *,
        after: datetime,
        moment: datetime,
        aim: float,
        factor: float,
        decay: float,
    ) -> list[int]:
        """Return the questions not due before ``after`` whose recall at ``moment`` will be under ``aim``.

        The weakest come first; ``factor`` and ``decay`` shape the forgetting curve.
        """
        query = of_packs(packs, select(CARDS.c.question_id).where(_FADING)).order_by(RECALL, CARDS.c.question_id)
        values = {"learner": learner, "after": after, "aim": aim, **curve(moment, factor, decay)}
        with self._database.read() as connection:
            return list(connection.scalars(query, values))

    def sample(self, learner: int, packs: Collection[str], most: int) -> list[Card]:
        """Return at most some ``most`` cards that stand for all: every n-th, in the order of their packs."""
        _, every = self.count(learner, packs)
        step = max(1, -(-every // most))
        query = select_cards().where(_MINE, CARDS.c.question_id % step == 0).order_by(CARDS.c.question_id)
        with self._database.read() as connection:
            return [card(row) for row in connection.execute(of_packs(packs, query), {"learner": learner}).mappings()]


def _counting(condition: Any) -> Select[Any]:
    return select(func.count()).select_from(CARDS).where(condition)
