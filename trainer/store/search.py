"""Finding questions by their words."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, column, literal_column, table, text

from trainer.store.database import Database
from trainer.store.records import Card
from trainer.store.rows import card, select_cards, with_standing
from trainer.store.tables import CARDS, QUESTIONS, TEXTS
from trainer.store.terms import Standing

_INDEX = table("texts_index", column("rowid"))


class Search:
    """Full-text search: SQLite's FTS5; elsewhere each word is looked for in every text."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, learner: int, words: str, limit: int = 200, standing: Standing = Standing.ALL) -> list[Card]:
        """Return a learner's cards whose title or prompt has all the words, those with a ``standing`` only.

        Those that have the words as they are come first, in the order of their packs; where they are fewer than
        ``limit``, those with words that begin so follow.
        """
        wanted = words.split()
        if not wanted:
            return []
        mine = with_standing(select_cards().where(CARDS.c.learner_id == learner), standing)
        with self._database.read() as connection:
            if not self._database.is_sqlite:
                query = mine.join(TEXTS, TEXTS.c.question_id == CARDS.c.question_id).order_by(QUESTIONS.c.id)
                query = query.where(*(TEXTS.c.body.icontains(word, autoescape=True) for word in wanted))
                return _cards(connection, query.limit(limit))
            # Beginnings are looked up only when they are needed: for them FTS5 reads every list of every such word.
            found = _cards(connection, _matching(mine, wanted, "").limit(limit))
            if len(found) < limit:
                known = {one.question for one in found}
                further = _cards(connection, _matching(mine, wanted, "*").limit(limit))
                found += [one for one in further if one.question not in known]
            return found[:limit]


def _matching(cards: Select[Any], words: Sequence[str], suffix: str) -> Select[Any]:
    phrase = " ".join(f'"{word.replace(chr(34), "")}"{suffix}' for word in words)
    return (
        cards.join(_INDEX, _INDEX.c.rowid == CARDS.c.question_id)
        .where(literal_column("texts_index").op("MATCH")(phrase))
        .order_by(_INDEX.c.rowid)
    )


def _cards(connection: Connection, query: Select[Any]) -> list[Card]:
    return [card(row) for row in connection.execute(query).mappings()]


def create_index(connection: Connection) -> None:
    """Make the full-text index of a new SQLite database."""
    columns = "body, content='texts', content_rowid='question_id'"
    connection.execute(text(f"CREATE VIRTUAL TABLE texts_index USING fts5({columns})"))


def index_texts(connection: Connection) -> None:
    """Build the index anew from the texts; 100,000 take about a second, so it is done when packs change."""
    if connection.dialect.name == "sqlite":
        connection.execute(text("INSERT INTO texts_index (texts_index) VALUES ('rebuild')"))
