"""An index of the words of questions on PostgreSQL, too, and a smaller and quicker one on SQLite."""

from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the index of the dialect; SQLite's is built anew from the texts."""
    if op.get_context().dialect.name == "sqlite":
        op.execute("DROP TABLE texts_index")
        op.execute(
            "CREATE VIRTUAL TABLE texts_index "
            "USING fts5(body, content='texts', content_rowid='question_id', columnsize=0, prefix='3')"
        )
        op.execute("INSERT INTO texts_index (texts_index) VALUES ('rebuild')")
    else:
        op.execute(
            "ALTER TABLE texts ADD COLUMN words tsvector GENERATED ALWAYS AS "
            "(to_tsvector('simple', regexp_replace(left(body, 100000), '[^[:alnum:]]+', ' ', 'g'))) STORED"
        )
        op.execute("CREATE INDEX ix_texts_words ON texts USING gin (words)")
