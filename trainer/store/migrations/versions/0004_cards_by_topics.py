"""Topics in a table of their own, and a learner's cards of the same topics side by side."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Give the topics numbers, and write the cards anew in their order."""
    op.create_table(
        "topics",
        sa.Column("id", NUMBER, primary_key=True),
        sa.Column("names", sa.Text, nullable=False, unique=True),
    )
    op.execute("INSERT INTO topics (names) SELECT DISTINCT topics FROM questions ORDER BY topics")
    number = NUMBER.compile(dialect=op.get_context().dialect)  # Alembic adds no foreign key to a table of SQLite
    op.execute(f"ALTER TABLE questions ADD COLUMN topics_id {number} REFERENCES topics (id)")
    op.execute("UPDATE questions SET topics_id = (SELECT topics.id FROM topics WHERE names = questions.topics)")
    op.drop_index("ix_questions_topics", "questions")
    op.drop_column("questions", "topics")

    op.drop_index("ix_cards_queue", "cards")
    op.rename_table("cards", "former_cards")
    op.create_table(
        "cards",
        sa.Column("learner_id", NUMBER, sa.ForeignKey("learners.id"), primary_key=True),
        sa.Column("topics_id", NUMBER, sa.ForeignKey("topics.id"), primary_key=True),
        sa.Column("question_id", NUMBER, sa.ForeignKey("questions.id"), primary_key=True),
        sa.Column("retired", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("score", sa.Double),
        sa.Column("stability", sa.Double),
        sa.Column("last_review", sa.BigInteger),
        sa.Column("state", sa.SmallInteger, nullable=False),
        sa.Column("step", sa.SmallInteger),
        sa.Column("difficulty", sa.Double),
        sa.Column("due", sa.BigInteger),
        sa.Column("reviews", sa.Integer, nullable=False),
        sa.Column("lapses", sa.Integer, nullable=False),
        sa.Column("suspended", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("flag", sa.SmallInteger, nullable=False, server_default="0"),
        sa.Column("in_rotation", sa.Boolean, nullable=False, server_default=sa.true()),
        sa.CheckConstraint("in_rotation = (NOT suspended AND NOT retired)"),
        sa.UniqueConstraint("learner_id", "question_id"),
        sqlite_with_rowid=False,
    )
    columns = (
        "retired, score, stability, last_review, state, step, difficulty, due, reviews, lapses, suspended, flag, "
        "in_rotation"
    )
    op.execute(
        f"INSERT INTO cards (learner_id, topics_id, question_id, {columns}) "
        f"SELECT learner_id, topics_id, question_id, {columns} "
        "FROM former_cards JOIN questions ON questions.id = question_id ORDER BY learner_id, topics_id, question_id"
    )
    op.drop_table("former_cards")
    op.create_index("ix_cards_queue", "cards", ["learner_id", "in_rotation", "state", "due", "question_id"])
    leeches = sa.text("lapses >= 6")
    op.create_index(
        "ix_cards_leeches", "cards", ["learner_id", "lapses"], sqlite_where=leeches, postgresql_where=leeches
    )
    if op.get_context().dialect.name == "sqlite":
        _fix_statistics()


def _fix_statistics() -> None:
    """Tell SQLite's planner what the tables are like; see ``trainer.store.schema``."""
    op.execute("ANALYZE sqlite_schema")
    op.execute("DELETE FROM sqlite_stat1 WHERE tbl = 'cards'")
    op.execute(
        "INSERT INTO sqlite_stat1 VALUES ('cards', 'cards', '100000 40000 2500 1'), "
        "('cards', 'sqlite_autoindex_cards_2', '100000 40000 1'), "
        "('cards', 'ix_cards_queue', '100000 60000 25000 10000 20 1')"
    )
