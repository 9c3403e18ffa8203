"""What the processes do that are killed. Each acknowledges only what a method of the store has returned from."""

from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from trainer.packs import Library, Pack
from trainer.questions.choice import Choice, ChoiceAnswer
from trainer.store import backups_in, open_store
from trainer.store.migrations import upgrade  # noqa: F401 - so that it need not be imported in each process
from trainer.study.exam import Blueprint, Section, begin_exam
from trainer.study.exchange import import_progress
from trainer.study.review import ReviewSession

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
BEGUN = "begun"
QUESTIONS = 12


def library():
    questions = tuple(
        Choice(
            kind="choice",
            id=f"q-{number}",
            title="?",
            prompt="?",
            topics=("heap",),
            options=({"text": "yes", "correct": True}, *({"text": f"no {n}", "correct": False} for n in range(9))),
        )
        for number in range(QUESTIONS)
    )
    return Library((Pack("basics", "Basics", "1", ("A. Teacher",), "en", "", "CC0-1.0", Path("basics"), questions),))


def review(heard, folder):
    """Review without end, take an answer back now and then; acknowledge each answer and each one taken back."""
    with open_store(folder) as store:
        session = ReviewSession(store, library(), store.learners.all()[0])
        for number in count(1):
            if session.next() is None:
                session = ReviewSession(
                    store, library(), store.learners.add(f"Learner {len(store.learners.all())}", NOW)
                )
                continue
            session.submit(session.item.key(), 2)
            heard.send(("answered", session.summary().answers[-1].uuid))
            if number % 5 == 0:
                uuid = session.summary().answers[-1].uuid
                session.undo()
                heard.send(("undone", uuid))


def sit_exams(heard, folder):
    """Sit one exam after another; acknowledge each answer by its number, which only grows, and each exam handed in."""
    with open_store(folder) as store:
        learner = store.learners.all()[0]
        for seed in count():
            blueprint = Blueprint(title="T", sections=(Section(count=4),), minutes=30)
            sitting = begin_exam(store, library(), learner, blueprint, seed)
            for number in range(9):
                sitting.show(number % 4)
                sitting.answer(number % 4, ChoiceAnswer(chosen=(number,)))
                heard.send(("answered", sitting.exam.uuid, number % 4, number))
            sitting.hand_in()
            heard.send(("handed in", sitting.exam.uuid))


def take_in(heard, folder, file):
    """Merge a file of progress."""
    with open_store(folder) as store:
        heard.send(BEGUN)
        import_progress(store, file)
        heard.send("merged")


def take_in_packs(heard, folder):
    """Take in a library, and then another."""
    with open_store(folder) as store:
        for version in count():
            store.catalogue.take_in({"basics": str(version % 2)}, lambda pack, even=version % 2 == 0: _entries(even))
            heard.send("taken in")


def migrate(heard, folder):
    """Open the database of an older version."""
    heard.send(BEGUN)
    open_store(folder).close()
    heard.send("migrated")


def back_up(heard, folder):
    """Answer and back up without end; acknowledge each copy."""
    with open_store(folder) as store:
        session = ReviewSession(store, library(), store.learners.all()[0])
        for hour in count():
            if session.next() is not None:
                session.submit(session.item.key(), 2)
            heard.send(store.backups.make(NOW + timedelta(hours=hour)).path)


def restore(heard, folder):
    """Put the newest copy in place."""
    backups = backups_in(folder)
    heard.send(BEGUN)
    backups.restore(backups.all()[0], NOW)
    heard.send("restored")


def _entries(even):
    from trainer.store import CatalogueEntry

    numbers = range(300) if even else range(150, 450)
    return [CatalogueEntry("basics", f"q-{n}", "choice", "textbook", "?", ("heap",), "words " * 20) for n in numbers]
