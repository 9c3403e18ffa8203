"""A class on one PostgreSQL server: 200 learners who answer at once.

    python tests/benchmarks/class_load.py [--learners 200] [--seconds 20] [--think 5]

Each learner has a connection of their own, as on a machine of their own, and reviews by ``ReviewSession``. First all
answer without a pause, as fast as they can, then with ``--think`` seconds of thinking on average. Beside the figures
stands a one-row durable commit on the same server.
"""

import argparse
import multiprocessing
import random
import statistics
import sys
import time
from pathlib import Path
from threading import Thread

import psycopg

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import postgresql_server

from trainer.packs import Library, Pack
from trainer.questions.choice import Choice
from trainer.store import StoreError, open_store
from trainer.study.clock import Clock
from trainer.study.preferences import Preferences
from trainer.study.review import ReviewSession

PROCESSES = 4
QUESTIONS = 2000


def main():
    options = _options()
    reason = postgresql_server.missing()
    if reason:
        sys.exit(f"no PostgreSQL server can be started: {reason}")
    with postgresql_server.running() as folder:
        with psycopg.connect(f"host={folder} user=trainer dbname=postgres", autocommit=True) as connection:
            connection.execute("CREATE DATABASE trainer")
        url = postgresql_server.url(folder, "trainer")
        began = time.perf_counter()
        _enrol(url, options.learners)
        print(f"{options.learners} learners, {QUESTIONS} questions, enrolled in {time.perf_counter() - began:.1f} s")
        _print("one-row commit, alone", _commits(folder))
        for think in (0.0, options.think):
            _measure(url, options, think)
        _verify(url)


def _options():
    parser = argparse.ArgumentParser()
    parser.add_argument("--learners", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--think", type=float, default=5)
    return parser.parse_args()


def _library():
    questions = tuple(
        Choice(kind="choice", id=f"q-{n}", title="?", prompt="?", topics=("heap",), mode="true-false", correct=True)
        for n in range(QUESTIONS)
    )
    return Library((Pack("class", "Class", "1", ("A. Teacher",), "en", "", "CC0-1.0", Path("class"), questions),))


def _enrol(url, learners):
    with open_store(url) as store:
        first = store.learners.first(Clock().now())
        ReviewSession(store, _library(), first)
        for number in range(1, learners):
            store.learners.add(f"Learner {number}", Clock().now())
        for learner in store.learners.all():
            Preferences(new_per_day=9999, reviews_per_day=9999).save(store, learner)


def _commits(folder, count=300):
    times = []
    with psycopg.connect(f"host={folder} user=trainer dbname=trainer", autocommit=True) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS one_row (number int)")
        for number in range(count):
            began = time.perf_counter()
            connection.execute("INSERT INTO one_row VALUES (%s)", (number,))
            times.append(time.perf_counter() - began)
    return times


def _measure(url, options, think):
    context = multiprocessing.get_context("spawn")
    results, ready, start = context.Queue(), context.Barrier(PROCESSES + 1), context.Event()
    arguments = (url, options.learners, think, options.seconds, results, ready, start)
    workers = [context.Process(target=_work, args=(part, *arguments)) for part in range(PROCESSES)]
    for worker in workers:
        worker.start()
    ready.wait()
    start.set()
    answers, nexts, errors = [], [], 0
    for _ in workers:
        some, further, wrong = results.get()
        answers, nexts, errors = answers + some, nexts + further, errors + wrong
    for worker in workers:
        worker.join()
    print(f"\nthinking {think:g} s on average: {len(answers) / options.seconds:.0f} answers/s, {errors} errors")
    _print("answer (durable)", answers)
    _print("next question", nexts)


def _work(part, url, learners, think, seconds, results, ready, start):
    """Let a share of the learners answer, each in a thread with a store of its own."""
    library, answers, nexts, errors = _library(), [], [], []
    with open_store(url) as store:
        mine = store.learners.all()[:learners][part::PROCESSES]
    stores = [open_store(url) for _ in mine]
    sessions = [ReviewSession(store, library, learner) for store, learner in zip(stores, mine, strict=True)]
    ready.wait()
    start.wait()
    end = time.perf_counter() + seconds

    def study(session):
        while time.perf_counter() < end:
            if think:
                time.sleep(random.uniform(0, 2 * think))
            try:
                began = time.perf_counter()
                if session.next() is None:
                    return
                middle = time.perf_counter()
                session.submit(session.item.key(), 12)
                nexts.append(middle - began)
                answers.append(time.perf_counter() - middle)
            except StoreError as error:
                errors.append(error)

    threads = [Thread(target=study, args=(session,)) for session in sessions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for store in stores:
        store.close()
    results.put((answers, nexts, len(errors)))


def _verify(url):
    """Count what is in the log against what is derived from it."""
    with open_store(url) as store, store.database.read() as connection:
        log = connection.exec_driver_sql("SELECT count(*) FROM attempts").scalar()
        sums = connection.exec_driver_sql("SELECT sum(answers) FROM tallies").scalar()
        cards = connection.exec_driver_sql("SELECT sum(reviews) FROM cards").scalar()
    print(f"\n{log} answers in the log, {sums} in the sums, {cards} on the cards")


def _print(name, times):
    ordered = sorted(time * 1000 for time in times)
    p95, p99 = (ordered[int(len(ordered) * share)] for share in (0.95, 0.99))
    print(f"{name:24} median {statistics.median(ordered):7.2f} ms   p95 {p95:7.2f}   p99 {p99:7.2f}   n {len(ordered)}")


if __name__ == "__main__":
    main()
