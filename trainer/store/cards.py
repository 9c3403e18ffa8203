"""Finding cards: what is due, what is new, what to practise, and how many there are."""

from collections.abc import Callable, Collection, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Select,
    Text,
    TextClause,
    bindparam,
    false,
    func,
    or_,
    select,
    text,
    true,
    tuple_,
    type_coerce,
    update,
)

from trainer.store.database import Database
from trainer.store.misconceptions import questions_that_showed
from trainer.store.moments import microseconds
from trainer.store.recall import RECALL, curve
from trainer.store.records import Card, TopicSums
from trainer.store.rows import card, of_packs, select_cards, with_standing
from trainer.store.tables import CARDS, QUESTIONS, TOPICS
from trainer.store.terms import CardState, Standing
from trainer.store.waiting import WAITING, QueueCounts, waiting_values

_OWN = CARDS.c.learner_id == bindparam("learner")
_MINE = _OWN & (CARDS.c.in_rotation == true())
_NEW = _MINE & (CARDS.c.state == CardState.NEW)
_LEARNING = _MINE & CARDS.c.state.in_((CardState.LEARNING, CardState.RELEARNING)) & (CARDS.c.due <= bindparam("now"))
_REVIEW = _MINE & (CARDS.c.state == CardState.REVIEW) & (CARDS.c.due < bindparam("day_end"))


def _count(condition: ColumnElement[bool]) -> Any:
    return select(func.count()).select_from(CARDS).where(condition).scalar_subquery()


_WAITING = text(WAITING)
_LIMIT: BindParameter[int] = bindparam("limit")
_NEW_CARDS = select_cards().where(_NEW).order_by(CARDS.c.due, CARDS.c.question_id).limit(_LIMIT)
_LEARNING_CARDS = select_cards().where(_LEARNING).order_by(CARDS.c.due).limit(_LIMIT)
_ONE_CARD = select_cards().where(_OWN, CARDS.c.question_id == bindparam("question"))
_REVIEW_CARDS = select_cards().where(_REVIEW).order_by(CARDS.c.due).limit(_LIMIT)


_LONG_AGO = datetime.min.replace(tzinfo=UTC)

_TOTALS = select(_count(_NEW).label("new"), _count(_MINE).label("all"))
_BY_TOPICS = (
    select(
        CARDS.c.topics_id,
        func.count().label("cards"),
        func.count(CARDS.c.score).label("answered"),
        func.coalesce(func.sum(CARDS.c.score), 0.0).label("score"),
        func.count(CARDS.c.stability).label("remembered"),
        func.coalesce(func.sum(RECALL), 0.0).label("recall"),
    )
    .where(~CARDS.c.retired)
    .group_by(CARDS.c.topics_id)
)
_BY_MY_TOPICS = _BY_TOPICS.where(_OWN)


@cache
def _due_in(stretches: int) -> TextClause:
    """Return a query that counts the cards due again in so many stretches of time, from each edge to the next."""
    begun = ", ".join(f"{state:d}" for state in CardState if state is not CardState.NEW)
    review = f"learner_id = :learner AND in_rotation = true AND state IN ({begun})"
    counts = (
        f"(SELECT count(*) FROM cards WHERE {review} AND due >= :edge_{place} AND due < :edge_{place + 1})"
        for place in range(stretches)
    )
    return text(f"SELECT {', '.join(counts)}")


class Cards:
    """Reading a learner's cards, and what the learner may do to one beside answering it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def counts(self, learner: int, now: datetime, day_end: datetime, most_new: int, most_reviews: int) -> QueueCounts:
        """Count what waits: new cards, learning cards due ``now``, and reviews due by ``day_end``.

        Of new cards and reviews no more are counted than the day allows: a backlog may be long.
        """
        values = waiting_values(now, day_end, most_new, most_reviews)
        with self._database.read() as connection:
            return QueueCounts(*connection.execute(_WAITING, {"learner": learner, **values}).one())

    def new(self, learner: int, limit: int, packs: Collection[str] = ()) -> list[Card]:
        """Return cards that have never been reviewed, in the order of their packs; ``packs`` narrows them to some."""
        return self._cards(of_packs(packs, _NEW_CARDS), {"learner": learner, "limit": limit})

    def learning(self, learner: int, until: datetime, limit: int) -> list[Card]:
        """Return cards in learning steps that are due at ``until``, the longest waiting first."""
        return self._cards(_LEARNING_CARDS, {"learner": learner, "now": until, "limit": limit})

    def review(self, learner: int, day_end: datetime, limit: int) -> list[Card]:
        """Return cards in review that are due before ``day_end``, the longest waiting first."""
        return self._cards(_REVIEW_CARDS, {"learner": learner, "day_end": day_end, "limit": limit})

    def pick(
        self,
        learner: int,
        *,
        pack: str | None = None,
        topic: str | None = None,
        below: float | None = None,
        flagged: bool = False,
        lapses: int | None = None,
        misconception: str | None = None,
        questions: Collection[tuple[str, str]] | None = None,
        limit: int = 1000,
    ) -> list[Card]:
        """Return cards to practise, the worst answered first.

        ``topic`` takes in the topics under it (``heap`` takes ``heap.bins``); ``below`` asks for cards whose newest
        answer scored less, ``flagged`` for those with a flag, ``lapses`` for those forgotten at least so often,
        ``misconception`` for those at which it was shown, ``questions`` for those with these packs and names.
        """
        chosen = select(CARDS.c.question_id).where(_MINE)
        if pack is not None:
            chosen = chosen.where(CARDS.c.question_id.in_(select(QUESTIONS.c.id).where(QUESTIONS.c.pack == pack)))
        if topic is not None:
            chosen = chosen.where(CARDS.c.topics_id.in_(select(TOPICS.c.id).where(_includes(topic))))
        if below is not None:
            chosen = chosen.where(CARDS.c.score < below)
        if flagged:
            chosen = chosen.where(CARDS.c.flag > 0)
        if lapses is not None:
            chosen = chosen.where(CARDS.c.lapses >= lapses)
        if misconception is not None:
            chosen = chosen.where(CARDS.c.question_id.in_(questions_that_showed(bindparam("learner"), misconception)))
        if questions is not None:
            named = tuple_(QUESTIONS.c.pack, QUESTIONS.c.name).in_(questions)
            chosen = chosen.where(CARDS.c.question_id.in_(select(QUESTIONS.c.id).where(named)))
        order = (func.coalesce(CARDS.c.score, 0.5), CARDS.c.due, CARDS.c.question_id)
        few = chosen.order_by(*order).limit(_LIMIT)  # chosen before the words of the questions are looked up
        query = select_cards().where(_OWN, CARDS.c.question_id.in_(few)).order_by(*order)
        return self._cards(query, {"learner": learner, "limit": limit})

    def totals(self, learner: int) -> tuple[int, int]:
        """Return how many cards have been reviewed, and how many there are, suspended ones left out."""
        with self._database.read() as connection:
            row = connection.execute(_TOTALS, {"learner": learner}).one()
        return row.all - row.new, row.all

    def due_between(self, learner: int, moments: Sequence[datetime]) -> list[int]:
        """Return how many cards fall due again before the first moment, and from each to the next.

        Those that are being learned count, too. The moments must ascend.
        """
        edges = {f"edge_{place}": microseconds(moment) for place, moment in enumerate((_LONG_AGO, *moments))}
        with self._database.read() as connection:
            return list(connection.execute(_due_in(len(moments)), {"learner": learner, **edges}).one())

    def by_topics(self, learner: int | None, now: datetime, factor: float, decay: float) -> list[TopicSums]:
        """Sum up the cards of a learner (None: of all) that share the same topics.

        ``factor`` and ``decay`` shape FSRS's forgetting curve.
        """
        values = curve(now, factor, decay)
        if learner is not None:
            values["learner"] = learner
        with self._database.read() as connection:
            names = {row.id: row.names for row in connection.execute(select(TOPICS))}
        chosen = _BY_TOPICS if learner is None else _BY_MY_TOPICS

        def sums(condition: ColumnElement[bool]) -> Callable[[Connection], list[TopicSums]]:
            query = chosen.where(condition)
            return lambda connection: [
                TopicSums(names[number], *sums) for number, *sums in connection.execute(query, values)
            ]

        middle = sorted(names)[len(names) // 2] if names else 0
        halves = (CARDS.c.topics_id < middle, CARDS.c.topics_id >= middle)
        return [row for half in self._database.read_side_by_side(*map(sums, halves)) for row in half]

    def get(self, learner: int, question: int) -> Card:
        """Return one card."""
        return self._cards(_ONE_CARD, {"learner": learner, "question": question})[0]

    def listed(self, learner: int, standing: Standing, limit: int = 1000) -> list[Card]:
        """Return the learner's cards that something is the matter with: leeches by how often, others by pack."""
        query = with_standing(select_cards().where(CARDS.c.learner_id == learner), standing)
        first = (CARDS.c.lapses.desc(),) if standing is Standing.LEECHES else ()
        return self._cards(query.order_by(*first, CARDS.c.question_id).limit(_LIMIT), {"limit": limit})

    def suspend(self, learner: int, question: int, *, suspended: bool = True) -> None:
        """Take a card out of rotation, or put it back; its memory is kept."""
        self._set(learner, question, suspended=suspended, in_rotation=false() if suspended else ~CARDS.c.retired)

    def flag(self, learner: int, question: int, flag: int) -> None:
        """Mark a card with a flag (1…7), or with 0 unmark it."""
        self._set(learner, question, flag=flag)

    def bring_back(self, learner: int, reviewed_after: datetime, due: datetime) -> int:
        """Make the learner's cards that were last reviewed after a moment due at another, if later; return how many."""
        late = (CARDS.c.learner_id == learner) & (CARDS.c.last_review > reviewed_after) & (CARDS.c.due > due)
        with self._database.write(learner) as connection:
            return connection.execute(update(CARDS).where(late).values(due=due)).rowcount

    def _set(self, learner: int, question: int, **values: Any) -> None:
        with self._database.write(learner) as connection:
            connection.execute(
                update(CARDS).where(CARDS.c.learner_id == learner, CARDS.c.question_id == question).values(values)
            )

    def _cards(self, query: Select[Any], values: dict[str, Any]) -> list[Card]:
        with self._database.read() as connection:
            return [card(row) for row in connection.execute(query, values).mappings()]


def _includes(topic: str) -> ColumnElement[bool]:
    names = type_coerce(TOPICS.c.names, Text)  # ["heap.bins", "stack"]; topics hold neither quotes nor wildcards
    return or_(names.contains(f'"{topic}"'), names.contains(f'"{topic}.'))
