"""Making the tables of a new database."""

from sqlalchemy import Connection, text

from trainer.store.places import SCHEMA_VERSION
from trainer.store.search import create_index
from trainer.store.tables import METADATA


def create_schema(connection: Connection) -> None:
    """Make all tables and indexes."""
    METADATA.create_all(connection)
    create_index(connection)
    if connection.dialect.name == "sqlite":
        _fix_statistics(connection)
    connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"))
    connection.execute(text("INSERT INTO alembic_version VALUES (:version)"), {"version": SCHEMA_VERSION})


def _fix_statistics(connection: Connection) -> None:
    """Tell SQLite's planner, once for all, what the tables are like: one learner owns nearly all of a large table.

    Without statistics it takes ``learner_id = ?`` for a narrow choice, and finds the cards that are due by reading all.
    The form is that of ANALYZE: rows, then rows for one value of the first column, of the first two, …
    """
    connection.execute(text("ANALYZE sqlite_schema"))
    connection.execute(
        text("INSERT INTO sqlite_stat1 VALUES (:table, :index, :statistics)"),
        [
            {"table": "cards", "index": "cards", "statistics": "100000 40000 2500 1"},
            {"table": "cards", "index": "sqlite_autoindex_cards_2", "statistics": "100000 40000 1"},
            {"table": "cards", "index": "ix_cards_queue", "statistics": "100000 60000 25000 10000 20 1"},
            {"table": "attempts", "index": "ix_attempts_card", "statistics": "500000 500000 5"},
            {"table": "questions", "index": None, "statistics": "100000"},
        ],
    )
