"""Finding questions by their words: by SQLite's FTS5, on a server by PostgreSQL's full-text search.

Both fold the case and take a text for words of letters and digits: ``size_t`` is two, one after the other.
"""

import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, column, func, literal_column, select, table, text

from trainer.store.database import Database
from trainer.store.records import Card
from trainer.store.rows import card, select_cards, with_standing
from trainer.store.tables import CARDS, TEXTS
from trainer.store.terms import Standing

_INDEX = table("texts_index", column("rowid"))
_FEW = 1000
_WORD = re.compile(r"[^\W_]+")

# No sizes are needed, since nothing is ranked; beginnings of three letters, for which FTS5 would otherwise read every
# list of every such word, have lists of their own.
_MAKE_FTS5 = (
    "CREATE VIRTUAL TABLE texts_index "
    "USING fts5(body, content='texts', content_rowid='question_id', columnsize=0, prefix='3')"
)
# PostgreSQL's parser would take stdio.h for the name of a host. A tsvector holds one megabyte (section 12.11).
_WORDS = "to_tsvector('simple', regexp_replace(left(body, 100000), '[^[:alnum:]]+', ' ', 'g'))"
_MAKE_TSVECTOR = (
    f"ALTER TABLE texts ADD COLUMN words tsvector GENERATED ALWAYS AS ({_WORDS}) STORED",
    "CREATE INDEX ix_texts_words ON texts USING gin (words)",
)


class Search:
    """Full-text search in the titles and prompts of questions."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, learner: int, words: str, limit: int = 200, standing: Standing = Standing.ALL) -> list[Card]:
        """Return a learner's cards whose title or prompt has all the words, those with a ``standing`` only.

        Those that have the words as they are come first, in the order of their packs; where they are fewer than
        ``limit``, those with words that begin so follow.
        """
        phrases = [found for found in map(_WORD.findall, words.split()) if found]
        if not phrases:
            return []
        mine = with_standing(select_cards().where(CARDS.c.learner_id == learner), standing).limit(limit)
        matching = _by_fts5 if self._database.is_sqlite else _by_tsvector
        with self._database.read() as connection:
            found = _cards(connection, matching(connection, mine, phrases, ""))
            if len(found) < limit:  # beginnings cost more, and are looked up only when they are needed
                known = {one.question for one in found}
                beginnings = _cards(connection, matching(connection, mine, phrases, "*"))
                found += [one for one in beginnings if one.question not in known]
            return found[:limit]


def _by_fts5(_: Connection, cards: Select[Any], phrases: Sequence[Sequence[str]], suffix: str) -> Select[Any]:
    wanted = " ".join(f'"{" ".join(words)}"{suffix}' for words in phrases)
    return (
        cards.join(_INDEX, _INDEX.c.rowid == CARDS.c.question_id)
        .where(literal_column("texts_index").op("MATCH")(wanted))
        .order_by(_INDEX.c.rowid)
    )


def _by_tsvector(
    connection: Connection, cards: Select[Any], phrases: Sequence[Sequence[str]], suffix: str
) -> Select[Any]:
    ending = suffix and ":*"
    wanted = " & ".join(" <-> ".join(f"'{word}'" for word in words) + ending for words in phrases)
    matches = literal_column("texts.words").op("@@")(func.to_tsquery("simple", wanted))
    # The server guesses that a beginning has many texts, and goes through all of them in order until there are enough:
    # right where that is so, but slow where it is not. The index, asked without an order, tells the two apart.
    if suffix:
        few = connection.scalars(select(TEXTS.c.question_id).where(matches).limit(_FEW + 1)).all()
        if len(few) <= _FEW:
            return cards.where(CARDS.c.question_id.in_(few)).order_by(CARDS.c.question_id)
    return cards.join(TEXTS, TEXTS.c.question_id == CARDS.c.question_id).where(matches).order_by(TEXTS.c.question_id)


def _cards(connection: Connection, query: Select[Any]) -> list[Card]:
    return [card(row) for row in connection.execute(query).mappings()]


def create_index(connection: Connection) -> None:
    """Make the full-text index of a new database."""
    for statement in (_MAKE_FTS5,) if connection.dialect.name == "sqlite" else _MAKE_TSVECTOR:
        connection.execute(text(statement))


def index_texts(connection: Connection) -> None:
    """Build SQLite's index anew from the texts; 100,000 take about a second, so it is done when packs change."""
    if connection.dialect.name == "sqlite":
        connection.execute(text("INSERT INTO texts_index (texts_index) VALUES ('rebuild')"))
