"""The tables.

    learners ──< cards >── questions ──< attempts >── learners
             ──< tallies: sums of attempts by day     packs, texts, topics
             ──< exams ──< exam_answers               notes, settings

``attempts`` is the log and the truth: immutable but for the rating, which the learner may overrule, and the mark of
undo. ``cards`` and ``tallies`` are derived from it in the transaction that writes an attempt, so that counting,
drawing the calendar and finding the next card never read the log.
"""

from datetime import date, datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Double,
    ForeignKey,
    Index,
    Integer,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
    true,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from trainer.store.records import LEECH
from trainer.store.types import CompactUuid, DayNumber, Fingerprint, TopicList, UtcDateTime

_IS_LEECH = text(f"lapses >= {LEECH}")
_Number = BigInteger().with_variant(Integer, "sqlite")  # SQLite's row id is an INTEGER, of eight bytes


class Base(DeclarativeBase):
    """What Python types are stored as."""

    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy reads a plain class attribute
        bool: Boolean,
        date: DayNumber,
        datetime: UtcDateTime,
        float: Double,
        str: Text,
        UUID: CompactUuid,
    }


class LearnerRow(Base):
    """A person."""

    __tablename__ = "learners"

    id: Mapped[int] = mapped_column(_Number, primary_key=True)
    uuid: Mapped[UUID] = mapped_column(unique=True)
    name: Mapped[str] = mapped_column(unique=True)
    created_at: Mapped[datetime]
    undo_floor: Mapped[int] = mapped_column(BigInteger, server_default=text("0"))
    """Answers up to this row of the log came from a file and are not undone."""


class PackRow(Base):
    """A pack as it was when the catalogue last took it in."""

    __tablename__ = "packs"

    name: Mapped[str] = mapped_column(primary_key=True)
    fingerprint: Mapped[str]


class TopicsRow(Base):
    """The topics that some questions have in common: cards are summed up by these few, not by the words."""

    __tablename__ = "topics"

    id: Mapped[int] = mapped_column(_Number, primary_key=True)
    names: Mapped[tuple[str, ...]] = mapped_column(TopicList, unique=True)


class QuestionRow(Base):
    """A question that a pack holds, or once held (``present`` is false then)."""

    __tablename__ = "questions"
    __table_args__ = (UniqueConstraint("pack", "name"),)

    id: Mapped[int] = mapped_column(_Number, primary_key=True)
    pack: Mapped[str]
    name: Mapped[str]
    kind: Mapped[str]
    platform: Mapped[str]
    title: Mapped[str]
    present: Mapped[bool]
    topics_id: Mapped[int] = mapped_column(_Number, ForeignKey("topics.id"), nullable=True)  # SQLite adds no others


class TextRow(Base):
    """The words of a question that can be searched for; see :mod:`trainer.store.search`."""

    __tablename__ = "texts"

    question_id: Mapped[int] = mapped_column(_Number, ForeignKey("questions.id"), primary_key=True)
    body: Mapped[str]


class CardRow(Base):
    """A question for a learner, with FSRS's memory of it. Every learner has a card of every question."""

    __tablename__ = "cards"

    learner_id: Mapped[int] = mapped_column(_Number, ForeignKey("learners.id"), primary_key=True)
    topics_id: Mapped[int] = mapped_column(_Number, ForeignKey("topics.id"), primary_key=True)
    question_id: Mapped[int] = mapped_column(_Number, ForeignKey("questions.id"), primary_key=True)
    retired: Mapped[bool] = mapped_column(server_default=false())
    score: Mapped[float | None]
    stability: Mapped[float | None]
    last_review: Mapped[datetime | None]
    state: Mapped[int] = mapped_column(SmallInteger)
    step: Mapped[int | None] = mapped_column(SmallInteger)
    difficulty: Mapped[float | None]
    due: Mapped[datetime | None]
    reviews: Mapped[int] = mapped_column(Integer)
    lapses: Mapped[int] = mapped_column(Integer)
    suspended: Mapped[bool] = mapped_column(server_default=false())
    flag: Mapped[int] = mapped_column(SmallInteger, server_default=text("0"))
    in_rotation: Mapped[bool] = mapped_column(server_default=true())

    # A table that is its primary key's tree: a learner's cards of the same topics lie side by side, and what is summed
    # up of them comes first. The second index answers all counts by itself, which it could not if ``in_rotation`` were
    # a generated column: SQLite then reads the row. The third holds only leeches.
    __table_args__: Any = (
        CheckConstraint("in_rotation = (NOT suspended AND NOT retired)"),
        UniqueConstraint("learner_id", "question_id"),
        Index("ix_cards_queue", "learner_id", "in_rotation", "state", "due", "question_id"),
        Index("ix_cards_leeches", "learner_id", "lapses", sqlite_where=_IS_LEECH, postgresql_where=_IS_LEECH),
        {"sqlite_with_rowid": False},
    )


class AttemptRow(Base):
    """One graded answer; see :class:`trainer.store.records.Attempt`. The ``after_`` columns are the card's memory."""

    __tablename__ = "attempts"

    id: Mapped[int] = mapped_column(_Number, primary_key=True)
    uuid: Mapped[UUID] = mapped_column(unique=True)
    learner_id: Mapped[int] = mapped_column(_Number, ForeignKey("learners.id"))
    question_id: Mapped[int] = mapped_column(_Number, ForeignKey("questions.id"))
    version: Mapped[str] = mapped_column(Fingerprint)
    seed: Mapped[int] = mapped_column(BigInteger)
    answer: Mapped[str]
    marks: Mapped[str | None]
    score: Mapped[float]
    seconds: Mapped[float]
    mode: Mapped[str]
    rating: Mapped[int | None] = mapped_column(SmallInteger)
    predicted: Mapped[float | None]
    answered_at: Mapped[datetime]
    day: Mapped[date]
    after_state: Mapped[int | None] = mapped_column(SmallInteger)
    after_step: Mapped[int | None] = mapped_column(SmallInteger)
    after_stability: Mapped[float | None]
    after_difficulty: Mapped[float | None]
    after_due: Mapped[datetime | None]
    undone: Mapped[bool] = mapped_column(server_default=false())
    revised_at: Mapped[datetime | None]
    misconceptions: Mapped[str | None]

    # The second index holds only the few answers that showed a misconception, and all that is asked of them.
    __table_args__: Any = (
        Index("ix_attempts_card", "learner_id", "question_id"),
        Index(
            "ix_attempts_misconceptions",
            "learner_id",
            "misconceptions",
            "undone",
            "question_id",
            sqlite_where=text("misconceptions IS NOT NULL"),
            postgresql_where=text("misconceptions IS NOT NULL"),
        ),
    )


class TallyRow(Base):
    """Sums of a learner's attempts; see :class:`trainer.store.records.Tally`."""

    __tablename__ = "tallies"

    learner_id: Mapped[int] = mapped_column(_Number, ForeignKey("learners.id"), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    bin: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    answers: Mapped[int] = mapped_column(Integer)
    score: Mapped[float]
    seconds: Mapped[float]
    introduced: Mapped[int] = mapped_column(Integer)
    recalled: Mapped[int] = mapped_column(Integer)
    expected: Mapped[float]

    __table_args__: Any = {"sqlite_with_rowid": False}  # noqa: RUF012


class SettingRow(Base):
    """A learner's setting, as JSON."""

    __tablename__ = "settings"

    learner_id: Mapped[int] = mapped_column(_Number, ForeignKey("learners.id"), primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[Any] = mapped_column(JSON)


class NoteRow(Base):
    """What a learner wrote beside a question."""

    __tablename__ = "notes"

    learner_id: Mapped[int] = mapped_column(_Number, ForeignKey("learners.id"), primary_key=True)
    question_id: Mapped[int] = mapped_column(_Number, ForeignKey("questions.id"), primary_key=True)
    body: Mapped[str]
    changed_at: Mapped[datetime]


class ExamRow(Base):
    """An exam that was begun; see :class:`trainer.store.records.Exam`."""

    __tablename__ = "exams"

    id: Mapped[int] = mapped_column(_Number, primary_key=True)
    uuid: Mapped[UUID] = mapped_column(unique=True)
    learner_id: Mapped[int] = mapped_column(_Number, ForeignKey("learners.id"), index=True)
    paper: Mapped[str]
    started_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    used: Mapped[float]
    finished_at: Mapped[datetime | None]
    score: Mapped[float | None]
    breaks: Mapped[str] = mapped_column(server_default=text("'[]'"))


class ExamAnswerRow(Base):
    """What was answered so far to one task of an exam; see :class:`trainer.store.records.ExamAnswer`."""

    __tablename__ = "exam_answers"

    exam_id: Mapped[int] = mapped_column(_Number, ForeignKey("exams.id"), primary_key=True)
    position: Mapped[int] = mapped_column(Integer, primary_key=True)
    answer: Mapped[str | None]
    seconds: Mapped[float]
    flagged: Mapped[bool]
    score: Mapped[float | None]

    __table_args__: Any = {"sqlite_with_rowid": False}  # noqa: RUF012


LEARNERS = cast("Table", LearnerRow.__table__)
PACKS = cast("Table", PackRow.__table__)
TOPICS = cast("Table", TopicsRow.__table__)
QUESTIONS = cast("Table", QuestionRow.__table__)
TEXTS = cast("Table", TextRow.__table__)
CARDS = cast("Table", CardRow.__table__)
ATTEMPTS = cast("Table", AttemptRow.__table__)
TALLIES = cast("Table", TallyRow.__table__)
NOTES = cast("Table", NoteRow.__table__)
EXAMS = cast("Table", ExamRow.__table__)
EXAM_ANSWERS = cast("Table", ExamAnswerRow.__table__)
SETTINGS = cast("Table", SettingRow.__table__)
