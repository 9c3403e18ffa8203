"""A class on one PostgreSQL server: what many do at once, and what a server can refuse."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import make_url

from trainer.store import CatalogueEntry, DamagedFile, NewerVersion, StoreError, Unreachable, open_store
from trainer.store.schema import SCHEMA_VERSION
from trainer.store.tables import METADATA

CLIENTS = 8


@pytest.fixture
def place(postgresql):
    return postgresql


@pytest.fixture
def together():
    """Let so many clients do something at the same time, each in a thread; return what each returned."""

    def run(work, clients=CLIENTS):
        with ThreadPoolExecutor(clients) as pool:
            return list(pool.map(work, range(clients)))

    return run


def execute(place, statement):
    with psycopg.connect(make_url(place).set(drivername="postgresql").render_as_string()) as connection:
        connection.execute(statement)


def test_clients_that_start_together_make_one_schema(place, together):
    def start(_):
        with open_store(place) as store:
            return store.learners.all()

    assert together(start) == [[]] * CLIENTS


def test_learners_who_join_together_all_get_their_cards(store, place, together, now):
    def join(number):
        with open_store(place) as mine:
            learner = mine.learners.add(f"Learner {number}", now)
            return mine.cards.totals(learner.id)

    assert together(join) == [(0, 10)] * CLIENTS


def test_packs_taken_in_by_all_at_once_are_there_once(place, together, now):
    entries = [CatalogueEntry("new", f"q{number}", "choice", "textbook", "?", ("heap",)) for number in range(20)]

    def take_in(number):
        with open_store(place) as mine:
            mine.learners.add(f"Learner {number}", now)
            mine.catalogue.take_in({"new": "1"}, lambda pack: entries)

    together(take_in)

    with open_store(place) as store:
        assert {store.cards.totals(learner.id) for learner in store.learners.all()} == {(0, 20)}


def test_a_learner_who_answers_on_two_machines_at_once_loses_nothing(store, learner, answer, place, together, now):
    def study(number):
        with open_store(place) as mine:
            for question in range(1, 11):
                mine.record_answer(answer(question))

    together(study)

    (tally,) = store.tallies.since(learner.id, now.date())
    assert (tally.answers, tally.introduced) == (10 * CLIENTS, 10)
    assert {store.cards.get(learner.id, question).reviews for question in range(1, 11)} == {CLIENTS}


def test_the_place_is_named_without_the_password(postgresql):
    place = make_url(postgresql).set(password="secret").render_as_string(hide_password=False)

    with open_store(place) as store:
        assert "secret" not in store.place
        assert store.backups is None


def test_a_server_that_does_not_answer_is_named(tmp_path):
    with pytest.raises(Unreachable, match=r"The server of postgresql\+psycopg://ada@/class.* cannot be reached"):
        open_store(f"postgresql+psycopg://ada@/class?host={tmp_path}")


def test_a_database_that_the_server_lacks_is_named(postgresql):
    with pytest.raises(Unreachable, match='database "nothing" does not exist'):
        open_store(make_url(postgresql).set(database="nothing").render_as_string())


def test_a_connection_that_was_cut_is_made_again(store, learner, place):
    execute(place, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()")

    with pytest.raises(Unreachable, match="cannot be reached"):
        store.learners.all()

    assert store.learners.all() == [learner]


def test_a_database_of_another_program_is_left_alone(postgresql):
    execute(postgresql, "CREATE TABLE notes (body text)")

    with pytest.raises(DamagedFile, match="is a database of another program"):
        open_store(postgresql)


def test_the_database_of_a_newer_version_is_refused(store, place):
    execute(place, "UPDATE alembic_version SET version_num = '9999'")

    with pytest.raises(NewerVersion, match="was written by a newer version of the trainer"):
        open_store(place)


@pytest.fixture
def old(postgresql):
    """A database of version 0002, as that version made it."""
    dump = Path(__file__).parent / "databases" / "0002.postgresql.sql"
    execute(postgresql, dump.read_text())
    return postgresql


def test_an_old_database_becomes_that_of_a_new_one(old):
    with open_store(old) as store, store.database.read() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": not_of_the_search})
        assert compare_metadata(context, METADATA) == []

    with open_store(old) as store:
        (ada,) = store.learners.all()
        assert [store.cards.get(ada.id, question).reviews for question in (1, 2, 3)] == [1, 0, 0]
        assert store.notes.get(ada.id, 1) == "brk moves the break"
        assert [exam.used for exam in store.exams.all(ada.id)] == [300.0]
        assert [card.name for card in store.search.find(ada.id, "quest")] == ["q0", "q1", "q2"]


def test_the_words_of_a_text_are_found_by_an_index(store, learner):
    store.catalogue.take_in({"many": "1"}, lambda pack: entries(2000))
    query = "EXPLAIN SELECT 1 FROM texts WHERE words @@ to_tsquery('simple', '1234:*')"

    with store.database.read_whole() as connection:
        connection.exec_driver_sql("SET LOCAL enable_seqscan = off")  # which is cheaper for so few
        plan = " ".join(connection.exec_driver_sql(query).scalars())

    assert "ix_texts_words" in plan
    found = [card.name for card in store.search.find(learner.id, "123")]
    assert found == ["q123", *(f"q{number}" for number in range(1230, 1240))]


def test_a_beginning_of_many_words_finds_the_first_of_them(store, learner):
    store.catalogue.take_in({"many": "1"}, lambda pack: entries(2000))

    found = [card.name for card in store.search.find(learner.id, "numb")]

    assert found == [f"q{number}" for number in range(200)]


def entries(count):
    return [CatalogueEntry("many", f"q{n}", "choice", "textbook", f"Number {n}", ("heap",)) for n in range(count)]


def not_of_the_search(item, name, kind, reflected, compared):
    return name not in ("words", "ix_texts_words")


def test_clients_that_start_together_migrate_once(old, together):
    def start(_):
        with open_store(old) as store:
            return [learner.name for learner in store.learners.all()]

    assert together(start) == [["Ada"]] * CLIENTS
    with open_store(old) as store, store.database.read() as connection:
        assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalars().all() == [SCHEMA_VERSION]


def test_what_is_no_url_is_refused():
    with pytest.raises(StoreError, match="This is no URL of a database"):
        open_store("://class")


def test_another_kind_of_database_is_refused():
    with pytest.raises(StoreError, match="names no database that the trainer can use"):
        open_store("mysql://ada@host/class")


def test_without_the_driver_it_says_which_package_is_missing(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "psycopg", None)

    with pytest.raises(StoreError, match=r"needs the package psycopg, .*pip install 'memory-layout-trainer\[class\]'"):
        open_store("postgresql+psycopg://ada@host/class")
