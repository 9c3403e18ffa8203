"""The learner's database with 100,000 cards and 500,000 reviews.

    python tests/benchmarks/store.py [--cards 100000] [--keep DIR] [--runs 7]

Prints each figure beside its target, and how often raw SQLite work of the same run would fit into it: a one-row durable
commit for what writes, a scan of all reviews for what reads. ``cpu`` is the processor's time alone, which other work on
the machine disturbs less. The collection is made by ``collection.py`` from a seed; ``--keep`` makes it once, in that
folder, and works on copies. ``--runs`` is how many new processes look for their first card.
"""

import argparse
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from collection import NOW, build

from trainer.store import Attempt, Mode, new_uuid, open_store
from trainer.store.opening import FILE_NAME
from trainer.study.clock import Clock
from trainer.study.exchange import import_progress
from trainer.study.mastery import mastery
from trainer.study.overview import overview
from trainer.study.plan import ExamPlan, outlook
from trainer.study.preferences import Preferences
from trainer.study.progress import progress
from trainer.study.queue import DailyQueue
from trainer.study.scheduler import Scheduler

ANSWERS = 500
FIRST_CARD = "--first-card"


class StoppedClock(Clock):
    """It is always the moment of the collection."""

    def now(self):
        return NOW


CLOCK = StoppedClock()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--cards", type=int, default=100_000)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument(FIRST_CARD, type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.first_card:
        print(*first_card(options.first_card))
        return
    with tempfile.TemporaryDirectory(prefix="trainer-") as scratch:
        original = options.keep or Path(scratch) / "original"
        if not (original / FILE_NAME).exists():
            began = time.perf_counter()
            with open_store(original) as store:
                build(store, options.cards)
            print(f"made in {time.perf_counter() - began:.0f} s")
        folder = Path(scratch) / "copy"
        shutil.copytree(original, folder)
        measure(folder, options.cards, options.runs)


def measure(folder, cards, runs):
    commit, scan = raw_commit(folder), raw_scan(folder)
    line("raw: one-row durable commit", commit)
    line("raw: scan of all reviews", scan)
    with open_store(folder) as store:
        learner = store.learners.all()[0]
        Preferences(new_per_day=9999, reviews_per_day=9999).save(store, learner)
    size = (folder / FILE_NAME).stat().st_size
    line("open the store", timed(lambda: open_store(folder).close(), 5), scan=scan)
    line("first card after opening", [first_card_of_a_new_process(folder) for _ in range(runs)], 20, scan=scan)
    with open_store(folder) as store:
        queue = DailyQueue(store, learner, CLOCK)
        find, pick = store.search.find, store.cards.pick
        line("counts", timed(queue.counts, 30), 5, scan=scan)
        line("home (overview)", timed(lambda: overview(store, learner, CLOCK), 15), scan=scan)
        line("search: two words", timed(lambda: find(learner.id, "guard canary"), 30), 15, scan=scan)
        line("search: a beginning", timed(lambda: find(learner.id, "can"), 30), 15, scan=scan)
        line("cards of a topic", timed(lambda: pick(learner.id, topic="heap", limit=50), 15), scan=scan)
        line("topics (mastery)", timed(lambda: mastery(store, learner, CLOCK), 15), scan=scan)
        line("progress page's data", timed(lambda: progress(store, learner, CLOCK), 15), 80, scan=scan)
        plan = ExamPlan(day=NOW.date() + timedelta(days=30), target=0.95)
        line("outlook of an exam in 30 days", timed(lambda: outlook(store, learner, plan, CLOCK), 3), scan=scan)
        answers, nexts, passed, dirtied = answer(store, learner)
        line("answer in the store", answers, 1, commit=commit)
        line("next card", nexts, commit=commit)
        both = [tuple(map(sum, zip(*pair, strict=True))) for pair in zip(answers, nexts, strict=True)]
        line("answer and next card", both, commit=commit)
        line("undo", timed(lambda: store.log.undo(learner.id, NOW), 50), commit=commit)
        line("copy (backup), verified", timed(lambda: store.backups.make(CLOCK.now()), 1), scan=scan)
        file = folder / "progress.json"
        line("export", timed(lambda: store.export_progress(file, CLOCK.now()), 1), 15_000, scan=scan)
    before = highest_memory()
    with open_store(folder / "elsewhere") as store:
        line("import into a new database", timed(lambda: import_progress(store, file, CLOCK), 1), 60_000, scan=scan)
    print(f"{'memory that the import added':32} {(highest_memory() - before) / 1e6:8.0f} MB   target 400 MB")
    print(f"{'passed to write(2) an answer':32} {passed / 1000:8.1f} KB   target  20 KB")
    print(f"{'dirtied in the page cache':32} {dirtied / 1000:8.1f} KB   (whole folios, as proc(5) counts them)")
    print(f"{'a card, its reviews included':32} {size / cards / 1000:8.2f} KB   target 1.5 KB")


def highest_memory():
    """Return the most bytes that this process has had in memory (proc_pid_status(5), on Linux)."""
    fields = dict(line.split(":") for line in Path("/proc/self/status").read_text().splitlines())
    return int(fields["VmHWM"].split()[0]) * 1024


def first_card_of_a_new_process(folder):
    command = [sys.executable, __file__, FIRST_CARD, str(folder)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return tuple(map(float, done.stdout.split()))


def first_card(folder):
    """Find the first card, as a program that has just opened its store does; the opening is not counted."""
    with open_store(folder) as store:
        learner = store.learners.all()[0]
        with Stopwatch() as watch:
            assert DailyQueue(store, learner, CLOCK).next() is not None
    return watch.times


def answer(store, learner):
    """Answer as a session does; return the times of recording and of finding the next, and the bytes an answer."""
    queue, scheduler = DailyQueue(store, learner, CLOCK), Scheduler(CLOCK)
    answers, nexts = [], []
    before = bytes_written()
    for number in range(ANSWERS):
        with Stopwatch() as watch:
            card = queue.next()
        if card is None:
            break
        nexts.append(watch.times)
        moment = NOW + timedelta(seconds=number)
        attempt = Attempt(
            uuid=new_uuid(moment),
            learner=learner.id,
            question=card.question,
            version="0123456789abcdef",
            seed=number,
            answer='{"chosen":[2]}',
            score=1.0,
            seconds=9.5,
            mode=Mode.REVIEW,
            answered_at=moment,
            day=CLOCK.day(moment),
            rating=3,
            predicted=scheduler.recall(card.memory, moment),
            after=scheduler.review(card, 3, moment),
        )
        with Stopwatch() as watch:
            store.record_answer(attempt)
        answers.append(watch.times)
        queue.answered(card)
    with store.database.read() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    written = [(after - sooner) / len(answers) for sooner, after in zip(before, bytes_written(), strict=True)]
    return answers, nexts, *written


def raw_commit(folder, count=200):
    with closing(sqlite3.connect(folder / "raw.sqlite3", isolation_level=None)) as connection:
        for pragma in ("page_size = 1024", "journal_mode = WAL", "synchronous = FULL"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("CREATE TABLE one (number)")
        return timed(lambda: connection.execute("INSERT INTO one VALUES (1)"), count)


def raw_scan(folder, count=5):
    with closing(sqlite3.connect(folder / FILE_NAME)) as connection:
        return timed(lambda: connection.execute("SELECT sum(score) FROM attempts").fetchone(), count)


def bytes_written():
    """Return what this process passed to write(2), and what it dirtied in the page cache (proc_pid_io(5), on Linux)."""
    fields = dict(line.split(": ") for line in Path("/proc/self/io").read_text().splitlines())
    return int(fields["wchar"]), int(fields["write_bytes"])


class Stopwatch:
    """Measures a block: ``times`` are seconds on the clock, and of the processor."""

    def __enter__(self):
        self._began = time.perf_counter(), time.thread_time()
        return self

    def __exit__(self, *_):
        self.times = time.perf_counter() - self._began[0], time.thread_time() - self._began[1]


def timed(action, count):
    times = []
    for _ in range(count):
        with Stopwatch() as watch:
            action()
        times.append(watch.times)
    return times


def line(name, times, target=None, *, commit=None, scan=None):
    walls = sorted(wall * 1000 for wall, _ in times)
    median, p95 = statistics.median(walls), walls[int(len(walls) * 0.95)]
    cpu = statistics.median(processor * 1000 for _, processor in times)
    beside = commit or scan
    raw = beside and statistics.median(wall * 1000 for wall, _ in beside)
    ratio = f"{median / raw:7.2f} × {'commit' if commit else 'scan'}" if raw else ""
    aim = f"target {target} ms" if target else ""
    print(f"{name:32} {median:8.2f} ms   p95 {p95:8.2f}   min {walls[0]:8.2f}   cpu {cpu:8.2f}   {aim:13} {ratio}")


if __name__ == "__main__":
    main()
