"""The misconceptions that an answer shows, the breaks of an exam and the score of each of its tasks."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the columns, and an index of the answers that show a misconception."""
    op.add_column("attempts", sa.Column("misconceptions", sa.Text))
    some = sa.text("misconceptions IS NOT NULL")
    columns = ["learner_id", "misconceptions", "undone", "question_id"]
    op.create_index("ix_attempts_misconceptions", "attempts", columns, sqlite_where=some, postgresql_where=some)
    op.add_column("exams", sa.Column("breaks", sa.Text, nullable=False, server_default="[]"))
    op.add_column("exam_answers", sa.Column("score", sa.Double))
