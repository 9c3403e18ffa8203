"""Two logs of a learner become one.

Attempts have identities that are unique everywhere, so the merged log is their union, and neither side is chosen. Where
both sides know an attempt, its later revision (undone, rated anew) holds. A card that the two sides answered or revised
apart from each other is reviewed anew, answer by answer in the order in which they were given; of every other card the
newest answer already says what its memory is. So the result is the same on all machines, in whichever order they meet.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, func, insert, select, update

from trainer.store.derive import attempts_of, derive_all
from trainer.store.records import Attempt, Card
from trainer.store.rows import attempt_values, card, select_cards
from trainer.store.tables import ATTEMPTS, CARDS, LEARNERS

if TYPE_CHECKING:
    from uuid import UUID

Replay = Callable[[Card, Sequence[Attempt]], list[Attempt]]
"""Given a card and the attempts at it in their order, return the attempts with the memory after each set anew."""

_NEVER = datetime.min.replace(tzinfo=UTC)
_KNOWN = (
    ATTEMPTS.c.uuid,
    ATTEMPTS.c.question_id,
    ATTEMPTS.c.answered_at,
    ATTEMPTS.c.revised_at,
    ATTEMPTS.c.undone,
    ATTEMPTS.c.rating,
)
_Revision = tuple[datetime, bool, int]


def merge_log(connection: Connection, learner: int, given: Sequence[Attempt], replay: Replay) -> tuple[int, int]:
    """Take in attempts; return how many were new, and how many cards were reviewed anew."""
    rows = connection.execute(select(*_KNOWN).where(ATTEMPTS.c.learner_id == learner))
    revisions: dict[UUID, _Revision] = {}
    last: dict[int, datetime] = {}
    ours_alone: set[int] = set()
    theirs = {attempt.uuid for attempt in given}
    for uuid, question, answered_at, revised_at, undone, rating in rows:
        revisions[uuid] = _revision(revised_at, undone, rating)
        last[question] = max(last.get(question, _NEVER), answered_at)
        if uuid not in theirs:
            ours_alone.add(question)

    fresh: dict[int, list[Attempt]] = defaultdict(list)
    apart: set[int] = set()
    ordered = sorted(given, key=_moment)
    for attempt in ordered:
        if attempt.uuid not in revisions:
            fresh[attempt.question].append(attempt)
            if attempt.question in ours_alone or attempt.answered_at <= last.get(attempt.question, _NEVER):
                apart.add(attempt.question)
        elif (revision := _revision(attempt.revised_at, attempt.undone, attempt.rating)) != revisions[attempt.uuid]:
            apart.add(attempt.question)
            if revision > revisions[attempt.uuid]:
                chosen = ATTEMPTS.c.uuid == attempt.uuid
                connection.execute(update(ATTEMPTS).where(chosen).values(attempt_values(attempt)))
    simply_after = fresh.keys() - apart
    _append(connection, [new for new in ordered if new.question in simply_after and new.uuid not in revisions])
    for question in sorted(apart):
        _interleave(connection, learner, question, fresh[question], replay)
    if fresh or apart:
        newest = select(func.max(ATTEMPTS.c.id)).scalar_subquery()
        connection.execute(update(LEARNERS).where(LEARNERS.c.id == learner).values(undo_floor=newest))
    derive_all(connection, learner)
    return sum(map(len, fresh.values())), len(apart)


def _interleave(connection: Connection, learner: int, question: int, fresh: Sequence[Attempt], replay: Replay) -> None:
    """Write a card's attempts anew, ours and theirs in the order in which they were given."""
    chosen = select_cards().where(CARDS.c.learner_id == learner, CARDS.c.question_id == question)
    asked = card(connection.execute(chosen).mappings().one())
    attempts = sorted([*attempts_of(connection, learner, question), *fresh], key=_moment)
    connection.execute(delete(ATTEMPTS).where(ATTEMPTS.c.learner_id == learner, ATTEMPTS.c.question_id == question))
    _append(connection, replay(asked, attempts))


def _append(connection: Connection, attempts: Sequence[Attempt]) -> None:
    if attempts:
        connection.execute(insert(ATTEMPTS), [attempt_values(attempt) for attempt in attempts])


def _revision(revised_at: datetime | None, undone: bool, rating: int | None) -> _Revision:
    """Return what revisions are ordered by: their moments; of two at the same one either side chooses alike."""
    return revised_at or _NEVER, undone, rating or 0


def _moment(attempt: Attempt) -> tuple[datetime, bytes]:
    """Return what attempts are ordered by; the identity decides between two of the same moment, everywhere alike."""
    return attempt.answered_at, attempt.uuid.bytes
