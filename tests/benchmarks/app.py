"""The app with 100,000 cards and 500,000 reviews: how fast it starts, answers, and whether it ever holds up the screen.

    python tests/benchmarks/app.py [--cards 100000] [--keep DIR] [--runs 7] [--reviews 100]

Starts the real window on the collection of ``collection.py`` (``--keep`` makes it once) in processes of its own: on
the X display if there is one (``xvfb-run -a python tests/benchmarks/app.py``), else in memory. Beside the figures stand
their targets and raw work of the same run: a one-row durable commit, and a Python that imports Qt's widgets alone. The
questions themselves are made when they are asked; then as many of the built-in pack are answered, whose programs run.
"""

import argparse
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from collection import build

from trainer.store import open_store
from trainer.store.opening import FILE_NAME
from trainer.study.preferences import Preferences

HERE = Path(__file__).resolve().parent
FRAME = 16  # milliseconds


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--cards", type=int, default=100_000)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--reviews", type=int, default=100)
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "xcb" if os.environ.get("DISPLAY") else "offscreen")
    with tempfile.TemporaryDirectory(prefix="trainer-") as scratch:
        original = options.keep or Path(scratch) / "original"
        if not (original / FILE_NAME).exists():
            with open_store(original) as store:
                build(store, options.cards)
        folder = Path(scratch) / "copy"
        shutil.copytree(original, folder)
        print(f"on {os.environ['QT_QPA_PLATFORM']}")
        measure(folder, options)


def measure(folder, options):
    with open_store(folder) as store:
        Preferences(new_per_day=9999, reviews_per_day=9999).save(store, store.learners.all()[0])
    commit = commits(folder)
    figure("raw: one-row durable commit", commit)
    bare = [run("-c", BARE)["painted"] for _ in range(options.runs)]
    figure("raw: Python with an empty Qt window", bare)
    paints = [run(HERE / "app_session.py", folder, "paint")["painted"] for _ in range(options.runs)]
    figure("start to painted window", paints, beside=bare)
    starts = [run(HERE / "app_session.py", folder, "start") for _ in range(options.runs)]
    figure("start to usable, true counts", [start["counts"] for start in starts], 420, bare)
    figure("start to everything loaded", [start["loaded"] for start in starts], None, bare)
    session = run(HERE / "app_session.py", folder, "review", options.reviews)
    for name, part, target in (
        ("first card after opening", "first", None),
        ("card: rating to next painted", "card", (10, 16)),
        ("question: next to painted", "question", (10, 16)),
        ("question: check to feedback painted", "feedback", None),
    ):
        figure(name, [wall for wall, _ in session[part]], target, commit)
        figure("    on the screen's thread, cpu", [cpu for _, cpu in session[part]])
    smoothness(session)
    pack = folder / "pack"
    with open_store(pack) as store:
        Preferences(new_per_day=9999, reviews_per_day=9999).save(store, store.learners.first(datetime.now(UTC)))
    session = run(HERE / "app_session.py", pack, "pack", options.reviews)
    print(f"{options.reviews} questions of the built-in pack, with their programs")
    figure("check to feedback painted", [wall for wall, _ in session["checked"]])
    figure("next to painted", [wall for wall, _ in session["asked"]])
    smoothness(session)


def smoothness(session):
    """Print how often the screen's thread was busy for longer than a frame lasts, and the memory at the end."""
    held = session["held"]
    over, by_cpu = (sum(times[place] > FRAME for times in held) for place in (0, 1))
    print(f"stretches that held up the screen for over {FRAME} ms: {over} of {len(held)}, {by_cpu} by cpu   target 0")
    figure("    the longest, cpu", sorted((cpu for _, cpu in held), reverse=True)[:10])
    print(f"{'memory of the app (PSS)':36} {session['pss']:8.0f} MiB   target 150 MiB")


BARE = """
import time, os
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
window = QWidget()
window.resize(1280, 800)
window.show()
app.processEvents()
print({"painted": (time.time() - float(os.environ["BEGAN"])) * 1000})
"""


def run(*arguments):
    """Run a Python of its own; return the dictionary that it prints."""
    environment = os.environ | {"BEGAN": repr(time.time()), "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, *map(str, arguments)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    return eval(done.stdout.splitlines()[-1])


def commits(folder, count=200):
    times = []
    with closing(sqlite3.connect(folder / "raw.sqlite3", isolation_level=None)) as connection:
        for pragma in ("page_size = 1024", "journal_mode = WAL", "synchronous = FULL"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("CREATE TABLE one (number)")
        for _ in range(count):
            began = time.perf_counter()
            connection.execute("INSERT INTO one VALUES (1)")
            times.append((time.perf_counter() - began) * 1000)
    return times


def figure(name, times, target=None, beside=None):
    """Print median, p95 and least of times in milliseconds, their target and how often what is raw fits into them."""
    if not times:
        print(f"{name:36}     none in so few reviews", flush=True)
        return
    ordered = sorted(times)
    median, p95 = statistics.median(ordered), ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    aim = f"target {target[0]}, p95 {target[1]}" if isinstance(target, tuple) else f"target {target}" if target else ""
    ratio = f"{median / statistics.median(beside):7.2f} × raw" if beside else ""
    print(f"{name:36} {median:8.2f} ms   p95 {p95:8.2f}   min {ordered[0]:8.2f}   {aim:18} {ratio}", flush=True)


if __name__ == "__main__":
    main()
