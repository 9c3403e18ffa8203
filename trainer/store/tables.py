"""The tables.

    learners ──< cards >── questions ──< attempts >── learners
             ──< tallies: sums of attempts by day     packs, texts, topics
             ──< exams ──< exam_answers               notes, settings

``attempts`` is the log and the truth: immutable but for the rating, which the learner may overrule, and the mark of
undo. ``cards`` and ``tallies`` are derived from it in the transaction that writes an attempt, so that counting,
drawing the calendar and finding the next card never read the log.

They are tables and not mapped classes: rows become records in ``rows.py``, and SQLAlchemy's mapper would
take a tenth of a second and ten megabytes.
"""

from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
    true,
)

from trainer.store.terms import LEECH
from trainer.store.types import CompactUuid, DayNumber, Fingerprint, TopicList, UtcDateTime

METADATA = MetaData()

_IS_LEECH = text(f"lapses >= {LEECH}")
_SHOWED_ONE = text("misconceptions IS NOT NULL")
_Number = BigInteger().with_variant(Integer, "sqlite")  # SQLite's row id is an INTEGER, of eight bytes


def _id() -> Column[int]:
    return Column("id", _Number, primary_key=True)


def _of(table: str, *, key: bool = False, index: bool = False, nullable: bool = False) -> Column[int]:
    """Return the column that names a row of another table."""
    name = f"{table.removesuffix('s')}_id" if table != "topics" else "topics_id"
    return Column(name, _Number, ForeignKey(f"{table}.id"), primary_key=key, index=index, nullable=nullable)


def _column(name: str, kind: Any, **more: Any) -> Column[Any]:
    return Column(name, kind, nullable=more.pop("nullable", False), **more)


LEARNERS = Table(
    "learners",
    METADATA,
    _id(),
    _column("uuid", CompactUuid, unique=True),
    _column("name", Text, unique=True),
    _column("created_at", UtcDateTime),
    # answers up to this row of the log came from a file and are not undone
    _column("undo_floor", BigInteger, server_default=text("0")),
)
"""The people."""

PACKS = Table("packs", METADATA, _column("name", Text, primary_key=True), _column("fingerprint", Text))
"""The packs as they were when the catalogue last took them in."""

TOPICS = Table("topics", METADATA, _id(), _column("names", TopicList, unique=True))
"""The topics that some questions have in common: cards are summed up by these few, not by the words."""

QUESTIONS = Table(
    "questions",
    METADATA,
    _id(),
    _column("pack", Text),
    _column("name", Text),
    _column("kind", Text),
    _column("platform", Text),
    _column("title", Text),
    _column("present", Boolean),
    _of("topics", nullable=True),  # SQLite adds no others
    UniqueConstraint("pack", "name"),
)
"""The questions that a pack holds, or once held (``present`` is false then)."""

TEXTS = Table("texts", METADATA, _of("questions", key=True), _column("body", Text))
"""The words of a question that can be searched for; see :mod:`trainer.store.search`."""

CARDS = Table(
    "cards",
    METADATA,
    _of("learners", key=True),
    _of("topics", key=True),
    _of("questions", key=True),
    _column("retired", Boolean, server_default=false()),
    _column("score", Double, nullable=True),
    _column("stability", Double, nullable=True),
    _column("last_review", UtcDateTime, nullable=True),
    _column("state", SmallInteger),
    _column("step", SmallInteger, nullable=True),
    _column("difficulty", Double, nullable=True),
    _column("due", UtcDateTime, nullable=True),
    _column("reviews", Integer),
    _column("lapses", Integer),
    _column("suspended", Boolean, server_default=false()),
    _column("flag", SmallInteger, server_default=text("0")),
    _column("in_rotation", Boolean, server_default=true()),
    # A table that is its primary key's tree: a learner's cards of the same topics lie side by side, and what is summed
    # up of them comes first. The second index answers all counts by itself, which it could not if ``in_rotation`` were
    # a generated column: SQLite then reads the row. The third holds only leeches.
    CheckConstraint("in_rotation = (NOT suspended AND NOT retired)"),
    UniqueConstraint("learner_id", "question_id"),
    Index("ix_cards_queue", "learner_id", "in_rotation", "state", "due", "question_id"),
    Index("ix_cards_leeches", "learner_id", "lapses", sqlite_where=_IS_LEECH, postgresql_where=_IS_LEECH),
    sqlite_with_rowid=False,
)
"""A question for a learner, with FSRS's memory of it. Every learner has a card of every question."""

ATTEMPTS = Table(
    "attempts",
    METADATA,
    _id(),
    _column("uuid", CompactUuid, unique=True),
    _of("learners"),
    _of("questions"),
    _column("version", Fingerprint),
    _column("seed", BigInteger),
    _column("answer", Text),
    _column("marks", Text, nullable=True),
    _column("score", Double),
    _column("seconds", Double),
    _column("mode", Text),
    _column("rating", SmallInteger, nullable=True),
    _column("predicted", Double, nullable=True),
    _column("answered_at", UtcDateTime),
    _column("day", DayNumber),
    _column("after_state", SmallInteger, nullable=True),
    _column("after_step", SmallInteger, nullable=True),
    _column("after_stability", Double, nullable=True),
    _column("after_difficulty", Double, nullable=True),
    _column("after_due", UtcDateTime, nullable=True),
    _column("undone", Boolean, server_default=false()),
    _column("revised_at", UtcDateTime, nullable=True),
    _column("misconceptions", Text, nullable=True),
    # The second index holds only the few answers that showed a misconception, and all that is asked of them.
    Index("ix_attempts_card", "learner_id", "question_id"),
    Index(
        "ix_attempts_misconceptions",
        "learner_id",
        "misconceptions",
        "undone",
        "question_id",
        sqlite_where=_SHOWED_ONE,
        postgresql_where=_SHOWED_ONE,
    ),
)
"""The graded answers; see :class:`trainer.store.records.Attempt`. The ``after_`` columns are the card's memory."""

TALLIES = Table(
    "tallies",
    METADATA,
    _of("learners", key=True),
    _column("day", DayNumber, primary_key=True),
    _column("bin", SmallInteger, primary_key=True),
    _column("answers", Integer),
    _column("score", Double),
    _column("seconds", Double),
    _column("introduced", Integer),
    _column("recalled", Integer),
    _column("expected", Double),
    sqlite_with_rowid=False,
)
"""Sums of a learner's attempts; see :class:`trainer.store.records.Tally`."""

SETTINGS = Table(
    "settings",
    METADATA,
    _of("learners", key=True),
    _column("name", Text, primary_key=True),
    _column("value", JSON),
)
"""A learner's settings, as JSON."""

NOTES = Table(
    "notes",
    METADATA,
    _of("learners", key=True),
    _of("questions", key=True),
    _column("body", Text),
    _column("changed_at", UtcDateTime),
)
"""What a learner wrote beside a question."""

EXAMS = Table(
    "exams",
    METADATA,
    _id(),
    _column("uuid", CompactUuid, unique=True),
    _of("learners", index=True),
    _column("paper", Text),
    _column("started_at", UtcDateTime),
    _column("seen_at", UtcDateTime),
    _column("used", Double),
    _column("finished_at", UtcDateTime, nullable=True),
    _column("score", Double, nullable=True),
    _column("breaks", Text, server_default=text("'[]'")),
)
"""The exams that were begun; see :class:`trainer.store.records.Exam`."""

EXAM_ANSWERS = Table(
    "exam_answers",
    METADATA,
    _of("exams", key=True),
    _column("position", Integer, primary_key=True),
    _column("answer", Text, nullable=True),
    _column("seconds", Double),
    _column("flagged", Boolean),
    _column("score", Double, nullable=True),
    sqlite_with_rowid=False,
)
"""What was answered so far to one task of an exam; see :class:`trainer.store.records.ExamAnswer`."""
