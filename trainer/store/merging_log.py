"""Two logs of a learner become one.

Attempts have identities that are unique everywhere, so the merged log is their union, and neither side is chosen. Where
both sides know an attempt, its later revision (undone, rated anew) holds. A card that the two sides answered or revised
apart from each other is reviewed anew, answer by answer in the order in which they were given; of every other card the
newest answer already says what its memory is. So the result is the same on all machines, in whichever order they meet.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Index,
    MetaData,
    Table,
    Tuple,
    case,
    delete,
    exists,
    func,
    insert,
    literal,
    select,
    tuple_,
    type_coerce,
    union,
    update,
)
from sqlalchemy.schema import CreateTable

from trainer.store.derive import attempts_of, derive_all
from trainer.store.records import Attempt, Card
from trainer.store.rows import attempt, attempt_values, card, select_cards
from trainer.store.spool import COLUMNS, Stored
from trainer.store.tables import ATTEMPTS, CARDS, LEARNERS

Replay = Callable[[Card, Sequence[Attempt]], list[Attempt]]
"""Given a card and the attempts at it in their order, return the attempts with the memory after each set anew."""

_REVISED = [name for name in COLUMNS if name in ("rating", "undone", "revised_at") or name.startswith("after_")]
_ARRIVALS = Table(
    "arrivals",
    MetaData(),
    *(Column(name, ATTEMPTS.c[name].type, nullable=ATTEMPTS.c[name].nullable) for name in COLUMNS),
    Index("ix_arrivals_uuid", "uuid"),
    Index("ix_arrivals_question", "question_id"),
    Index("ix_arrivals_order", "answered_at", "uuid"),
    prefixes=["TEMPORARY"],
)
"""The answers of a file. Attempts are to be in the order of their moments; of two at the same one, of identities."""

_SAME = ATTEMPTS.c.uuid == _ARRIVALS.c.uuid


def merge_log(connection: Connection, learner: int, given: Iterable[list[Stored]], replay: Replay) -> tuple[int, int]:
    """Take in attempts, batch by batch; return how many were new, and how many cards were reviewed anew."""
    connection.execute(CreateTable(_ARRIVALS))
    for batch in given:
        _stage(connection, batch)
    for index in _ARRIVALS.indexes:  # once all is there, which takes a third of the time
        index.create(connection)
    apart = _apart(connection, learner)
    mine = ATTEMPTS.c.learner_id == learner
    revised = update(ATTEMPTS).where(_SAME, mine, _revision(_ARRIVALS) > _revision(ATTEMPTS))
    connection.execute(revised.values({name: _ARRIVALS.c[name] for name in _REVISED}))
    connection.execute(delete(_ARRIVALS).where(exists().where(_SAME, mine)))
    fresh = connection.execute(select(func.count()).select_from(_ARRIVALS)).scalar_one()
    for question in apart:
        _interleave(connection, learner, question, replay)
    in_order = select(_ARRIVALS, literal(learner)).order_by(_ARRIVALS.c.answered_at, _ARRIVALS.c.uuid)
    connection.execute(insert(ATTEMPTS).from_select([*COLUMNS, "learner_id"], in_order))
    _ARRIVALS.drop(connection)
    if fresh or apart:
        newest = select(func.max(ATTEMPTS.c.id)).scalar_subquery()
        connection.execute(update(LEARNERS).where(LEARNERS.c.id == learner).values(undo_floor=newest))
    derive_all(connection, learner)
    return fresh, len(apart)


def _stage(connection: Connection, answers: list[Stored]) -> None:
    """Let answers arrive, past SQLAlchemy's care for each value, which would take half the time of an import."""
    statement = str(insert(_ARRIVALS).inline().compile(connection.engine))
    if connection.dialect.positional:
        connection.exec_driver_sql(statement, answers)
        return
    rows = [dict(zip(COLUMNS, answer, strict=True)) for answer in answers]
    for row in rows:
        row["uuid"] = UUID(bytes=row["uuid"])
    connection.exec_driver_sql(statement, rows)


def _apart(connection: Connection, learner: int) -> list[int]:
    """Return the questions that the two sides answered or revised apart from each other."""
    mine = ATTEMPTS.c.learner_id == learner
    alone = case((~exists().where(_SAME).correlate(ATTEMPTS), 1), else_=0)
    ours = (
        select(ATTEMPTS.c.question_id, func.max(ATTEMPTS.c.answered_at).label("last"), func.max(alone).label("alone"))
        .where(mine)
        .group_by(ATTEMPTS.c.question_id)
        .subquery()
    )
    fresh = ~exists().where(_SAME, mine).correlate(_ARRIVALS)
    answered = (
        select(_ARRIVALS.c.question_id)
        .join(ours, ours.c.question_id == _ARRIVALS.c.question_id)
        .where(fresh, (ours.c.alone == 1) | (_ARRIVALS.c.answered_at <= ours.c.last))
    )
    revised = (
        select(_ARRIVALS.c.question_id).join(ATTEMPTS, _SAME).where(mine, _revision(_ARRIVALS) != _revision(ATTEMPTS))
    )
    return sorted(connection.scalars(union(answered, revised)))


def _interleave(connection: Connection, learner: int, question: int, replay: Replay) -> None:
    """Write a card's attempts anew, ours and theirs in the order in which they were given."""
    chosen = select_cards().where(CARDS.c.learner_id == learner, CARDS.c.question_id == question)
    asked = card(connection.execute(chosen).mappings().one())
    arrived = select(_ARRIVALS, literal(learner).label("learner_id")).where(_ARRIVALS.c.question_id == question)
    fresh = [attempt(row) for row in connection.execute(arrived).mappings()]
    attempts = sorted([*attempts_of(connection, learner, question), *fresh], key=_moment)
    connection.execute(delete(_ARRIVALS).where(_ARRIVALS.c.question_id == question))
    connection.execute(delete(ATTEMPTS).where(ATTEMPTS.c.learner_id == learner, ATTEMPTS.c.question_id == question))
    if attempts:
        connection.execute(insert(ATTEMPTS), [attempt_values(attempt) for attempt in replay(asked, attempts)])


def _revision(table: Table) -> Tuple:
    """Return what revisions are ordered by: their moments; of two at the same one either side chooses alike."""
    never = -1  # microseconds: before any moment that there can be
    return tuple_(
        func.coalesce(type_coerce(table.c.revised_at, BigInteger), never),
        table.c.undone,
        func.coalesce(table.c.rating, 0),
    )


def _moment(attempt: Attempt) -> tuple[datetime, bytes]:
    """Return what attempts are ordered by; the identity decides between two of the same moment, everywhere alike."""
    return attempt.answered_at, attempt.uuid.bytes
