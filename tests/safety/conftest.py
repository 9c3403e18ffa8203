"""A folder with the data of a learner, and what must hold of it whatever happened."""

import sqlite3
from contextlib import closing

import pytest
from killing import start_server
from safety_work import NOW, library

from trainer.store import open_store
from trainer.store.opening import FILE_NAME
from trainer.store.wal import lost_transactions
from trainer.study.shelf import Shelf


@pytest.fixture(scope="session", autouse=True)
def _server():
    start_server()


@pytest.fixture
def folder(tmp_path):
    with open_store(tmp_path / "data") as store:
        Shelf(library()).mirror(store)
        store.learners.add("Ada", NOW)
    return tmp_path / "data"


@pytest.fixture
def sound():
    """Check that a database is whole, and that cards and sums are what the log says."""

    def check(folder):
        assert lost_transactions(folder / f"{FILE_NAME}-wal") == 0
        with closing(sqlite3.connect(folder / FILE_NAME)) as connection:
            ask = lambda query: connection.execute(query).fetchall()  # noqa: E731
            assert ask("PRAGMA integrity_check") == [("ok",)]
            assert ask("PRAGMA foreign_key_check") == []
            stands = "FROM attempts WHERE NOT undone"
            assert ask(f"SELECT count(*), coalesce(sum(score), 0) {stands}") == ask(
                "SELECT coalesce(sum(answers), 0), coalesce(sum(score), 0) FROM tallies"
            )
            assert ask(f"SELECT count(*) {stands} AND after_state IS NOT NULL") == ask("SELECT sum(reviews) FROM cards")

    return check
