"""The questions that there are: a mirror of the packs, so that cards can be counted and searched without them."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, delete, exists, false, insert, literal, select, true, tuple_, update

from trainer.store.database import EVERYBODY, Database
from trainer.store.records import CatalogueEntry
from trainer.store.search import index_texts
from trainer.store.tables import CARDS, LEARNERS, PACKS, QUESTIONS, TEXTS, TOPICS
from trainer.store.terms import CardState


class Catalogue:
    """Taking the packs in."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def fingerprints(self) -> dict[str, str]:
        """Return the packs that the catalogue holds, each with the fingerprint of what was taken in."""
        with self._database.read() as connection:
            return {row.name: row.fingerprint for row in connection.execute(select(PACKS))}

    def numbers(self, names: Collection[tuple[str, str]]) -> dict[tuple[str, str], int]:
        """Return the catalogue's numbers of questions by the ids of their packs and their own."""
        query = select(QUESTIONS.c.pack, QUESTIONS.c.name, QUESTIONS.c.id)
        with self._database.read() as connection:
            rows = connection.execute(query.where(tuple_(QUESTIONS.c.pack, QUESTIONS.c.name).in_(names)))
            return {(row.pack, row.name): row.id for row in rows}

    def take_in(
        self, packs: Mapping[str, str], entries: Callable[[str], Iterable[CatalogueEntry]], *, keep_others: bool = False
    ) -> None:
        """Make the catalogue hold exactly ``packs`` (name → fingerprint); ``entries(name)`` lists a pack's questions.

        With ``keep_others`` it may hold others, too. Only packs whose fingerprint has changed are asked for. The cards
        of a question that is gone are retired, not lost: they come back with their memory when the question does.
        Raises StoreError.
        """
        known = self.fingerprints()
        changed = [name for name, fingerprint in packs.items() if known.get(name) != fingerprint]
        gone = set() if keep_others else known.keys() - packs.keys()
        if not changed and not gone:
            return
        with self._database.write(EVERYBODY) as connection:
            for name in gone:
                _retire_pack(connection, name)
            for name in changed:
                _take_in_pack(connection, name, packs[name], entries(name))
            _retire_cards(connection)
            _move_cards(connection)
            deal_cards(connection)
            index_texts(connection)


def deal_cards(connection: Connection, learner: int | None = None) -> None:
    """Give a learner (None: every one) a new card of each question that they have none of.

    It is a retired one if the question is not present.
    """
    dealt = exists().where(CARDS.c.learner_id == LEARNERS.c.id, CARDS.c.question_id == QUESTIONS.c.id)
    present = QUESTIONS.c.present
    blank = (literal(int(CardState.NEW)), literal(0), literal(0))
    hand = (
        select(LEARNERS.c.id, QUESTIONS.c.topics_id, QUESTIONS.c.id, *blank, ~present, present)
        .select_from(LEARNERS.join(QUESTIONS, true()))
        .where(~dealt)
    )
    if learner is not None:
        hand = hand.where(LEARNERS.c.id == learner)
    columns = ["learner_id", "topics_id", "question_id", "state", "reviews", "lapses", "retired", "in_rotation"]
    connection.execute(insert(CARDS).from_select(columns, hand))


def _retire_pack(connection: Connection, name: str) -> None:
    connection.execute(update(QUESTIONS).where(QUESTIONS.c.pack == name).values(present=False))
    connection.execute(delete(PACKS).where(PACKS.c.name == name))


def number_topics(connection: Connection, topics: Iterable[tuple[str, ...]]) -> dict[tuple[str, ...], int]:
    """Return the number of each of these sets of topics; those that are new get one."""
    query = select(TOPICS.c.names, TOPICS.c.id)
    numbers: dict[tuple[str, ...], int] = {row.names: row.id for row in connection.execute(query)}
    missing = [names for names in dict.fromkeys(topics) if names not in numbers]
    if missing:
        connection.execute(insert(TOPICS), [{"names": names} for names in missing])
        numbers = {row.names: row.id for row in connection.execute(query)}
    return numbers


def _take_in_pack(connection: Connection, name: str, fingerprint: str, entries: Iterable[CatalogueEntry]) -> None:
    _retire_pack(connection, name)
    numbers = _numbers(connection, name)
    listed = list(entries)
    topics = number_topics(connection, (entry.topics for entry in listed))
    for entry in listed:
        if entry.name in numbers:
            chosen = QUESTIONS.c.id == numbers[entry.name]
            connection.execute(update(QUESTIONS).where(chosen).values(_question_values(entry, topics)))
    fresh = [_question_values(entry, topics) for entry in listed if entry.name not in numbers]
    if fresh:
        connection.execute(insert(QUESTIONS), fresh)
    of_this = select(QUESTIONS.c.id).where(QUESTIONS.c.pack == name)
    connection.execute(delete(TEXTS).where(TEXTS.c.question_id.in_(of_this)))
    numbers = _numbers(connection, name)
    if listed:
        texts = [{"question_id": numbers[entry.name], "body": f"{entry.title}\n{entry.text}"} for entry in listed]
        connection.execute(insert(TEXTS), texts)
    connection.execute(insert(PACKS).values(name=name, fingerprint=fingerprint))


def _numbers(connection: Connection, pack: str) -> dict[str, int]:
    rows = connection.execute(select(QUESTIONS.c.name, QUESTIONS.c.id).where(QUESTIONS.c.pack == pack))
    return {row.name: row.id for row in rows}


def _question_values(entry: CatalogueEntry, topics: Mapping[tuple[str, ...], int]) -> dict[str, Any]:
    return {
        "pack": entry.pack,
        "name": entry.name,
        "kind": entry.kind,
        "platform": entry.platform,
        "title": entry.title,
        "topics_id": topics[entry.topics],
        "present": True,
    }


def _retire_cards(connection: Connection) -> None:
    for present in (True, False):
        questions = select(QUESTIONS.c.id).where(QUESTIONS.c.present if present else ~QUESTIONS.c.present)
        connection.execute(
            update(CARDS)
            .where(CARDS.c.question_id.in_(questions), CARDS.c.retired if present else ~CARDS.c.retired)
            .values(retired=not present, in_rotation=false() if not present else ~CARDS.c.suspended)
        )


def _move_cards(connection: Connection) -> None:
    """Put the cards of questions whose topics have changed beside those of their new topics."""
    moved = (QUESTIONS.c.id == CARDS.c.question_id) & (QUESTIONS.c.topics_id != CARDS.c.topics_id)
    connection.execute(update(CARDS).where(moved).values(topics_id=QUESTIONS.c.topics_id))
