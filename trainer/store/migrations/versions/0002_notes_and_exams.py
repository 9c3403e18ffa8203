"""A learner's notes on questions, exams, and how far back undo goes."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")
UUID = sa.LargeBinary(16).with_variant(sa.Uuid, "postgresql")


def upgrade() -> None:
    """Make the three tables and the column."""
    op.add_column("learners", sa.Column("undo_floor", sa.BigInteger, nullable=False, server_default="0"))
    op.create_table(
        "notes",
        sa.Column("learner_id", NUMBER, sa.ForeignKey("learners.id"), primary_key=True),
        sa.Column("question_id", NUMBER, sa.ForeignKey("questions.id"), primary_key=True),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("changed_at", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "exams",
        sa.Column("id", NUMBER, primary_key=True),
        sa.Column("uuid", UUID, nullable=False, unique=True),
        sa.Column("learner_id", NUMBER, sa.ForeignKey("learners.id"), nullable=False),
        sa.Column("paper", sa.Text, nullable=False),
        sa.Column("started_at", sa.BigInteger, nullable=False),
        sa.Column("seen_at", sa.BigInteger, nullable=False),
        sa.Column("used", sa.Double, nullable=False),
        sa.Column("finished_at", sa.BigInteger),
        sa.Column("score", sa.Double),
    )
    op.create_index("ix_exams_learner_id", "exams", ["learner_id"])
    op.create_table(
        "exam_answers",
        sa.Column("exam_id", NUMBER, sa.ForeignKey("exams.id"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("answer", sa.Text),
        sa.Column("seconds", sa.Double, nullable=False),
        sa.Column("flagged", sa.Boolean, nullable=False),
        sqlite_with_rowid=False,
    )
