"""One run of the app for ``app.py``: prints a dictionary of milliseconds."""

import gc
import os
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

BEGAN = float(os.environ["BEGAN"])
gc.disable()  # as the command does, which imports the desktop before Qt, too

import trainer.desktop  # noqa: E402, F401

# isort: split
from PySide6.QtCore import QAbstractEventDispatcher, QEventLoop, Qt, QTimer  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from trainer.desktop.app import GarbageCollector, make_application, make_services  # noqa: E402
from trainer.desktop.main_window import MainWindow  # noqa: E402

THINKING = 60  # milliseconds: a learner who thinks hardly at all


def main():
    folder, what, *rest = sys.argv[1:]
    application = make_application()
    services = make_services(application, Path(folder))
    collector = GarbageCollector(application)
    window = MainWindow(services)
    settled = []
    window.settled.connect(collector.settle)
    window.settled.connect(lambda: settled.append(True))
    window.show()
    if what == "paint":
        application.processEvents()
        print({"painted": since(BEGAN)})
        return
    if what != "pack":
        prepare(services.backend)
    QTimer.singleShot(0, window, window.load)  # as the command does
    wait(lambda: window.home.study_button.isEnabled())
    application.processEvents()
    found = {"counts": since(BEGAN)}
    wait(lambda: window._data is not None)
    application.processEvents()
    found["loaded"] = since(BEGAN)
    if what in ("review", "pack"):
        wait(lambda: settled)  # a learner looks at the first page before going on
        think()
    if what == "review":
        found |= review(window, int(rest[0]))
    elif what == "pack":
        found |= answer_pack(window, int(rest[0]))
    collector.stop()
    window.close()
    print(found)


def prepare(backend):
    """Let it be the moment of the collection, and its packs be there when the packs are read."""
    from trainer.study.clock import Clock

    class Stopped(Clock):
        def now(self):
            return datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

    def open_with_packs():
        stand_in()
        return open_alone()

    open_alone, backend.open, backend._clock = backend.open, open_with_packs, Stopped()


def stand_in():
    """Let every question of the packs be made when it is asked: odd ones are flashcards, the others choices."""
    from trainer import packs
    from trainer.questions.choice import Choice
    from trainer.questions.flashcard import Flashcard
    from trainer.study import shelf

    def find(self, pack, name):
        number = int(name[1:])
        fields = {"id": name, "title": f"Question {number}", "topics": ("heap.place",)}
        if number % 2:
            return Flashcard(kind="flashcard", prompt=f"What is at {number}?", back=f"It is {number}.", **fields)
        options = tuple({"text": f"option {place}", "correct": place == 0} for place in range(4))
        return Choice(kind="choice", prompt=f"Which is {number}?", options=options, **fields)

    shelf.Shelf.find = find
    shelf.Shelf.mirror = lambda self, store: None
    packs.load_library = lambda *folders: packs.Library(())


def review(window, count):
    """Review so many cards as they come; the screen's thread is watched all the while."""
    from PySide6.QtTest import QTest  # no part of the app, whose start is measured

    page, held = window.study, Held()
    watch = Stopwatch()
    window.home.study_button.click()
    until_asked(page)
    found = {"first": [watch.times()], "card": [], "feedback": [], "question": []}
    for _ in range(count):
        think()
        card = page._asked.item.question.kind == "flashcard"
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Space)  # turn the card, or choose the first option
        think()
        watch = Stopwatch()
        if card:
            page._on_self_rated(3)
        else:
            page._on_enter()
            until(page._sitting.graded)
            found["feedback"].append(watch.times())
            think()
            watch = Stopwatch()
            page._on_enter()
        until_asked(page)
        found["card" if card else "question"].append(watch.times())
    return found | {"held": held.stretches, "pss": pss()}


def answer_pack(window, count):
    """Answer so many new questions of the built-in pack rightly, programs and all; the screen's thread is watched."""
    page, held = window.study, Held()
    window.home.study_button.click()
    until_asked(page)
    found = {"checked": [], "asked": []}
    for _ in range(count):
        think()
        think()
        watch = Stopwatch()
        if page.question.self_rated:
            page.question.answer_widget.reveal()
            think()
            watch = Stopwatch()
            page._on_self_rated(3)
        else:
            page.question.restore(page._asked.item.key())
            think()
            watch = Stopwatch()
            page._on_enter()
            until(page._sitting.graded)
            found["checked"].append(watch.times())
            think()
            think()
            watch = Stopwatch()
            page._on_enter()
        until_asked(page)
        found["asked"].append(watch.times())
    return found | {"held": held.stretches, "pss": pss()}


class Stopwatch:
    """Measures milliseconds on the clock, and those of the processor on this thread."""

    def __init__(self):
        self._began = time.perf_counter(), time.thread_time()

    def times(self):
        now = time.perf_counter(), time.thread_time()
        return tuple((after - sooner) * 1000 for sooner, after in zip(self._began, now, strict=True))


class Held:
    """Measures each stretch during which the screen's thread does not wait for events: milliseconds, and those of
    the processor."""

    def __init__(self):
        self.stretches = []
        self._watch = None
        dispatcher = QAbstractEventDispatcher.instance()
        dispatcher.awake.connect(self._on_awake)
        dispatcher.aboutToBlock.connect(self._on_idle)

    def _on_awake(self):
        self._watch = self._watch or Stopwatch()

    def _on_idle(self):
        if self._watch is not None:
            self.stretches.append(self._watch.times())
        self._watch = None


def wait(condition):
    """Let the event loop run until something is so."""
    loop, look = QEventLoop(), QTimer()
    look.setInterval(2)
    look.timeout.connect(lambda: condition() and loop.quit())
    look.start()
    loop.exec()


def until(signal):
    """Let the event loop run until a signal has come and what follows from it is painted."""
    loop = QEventLoop()
    signal.connect(loop.quit)
    loop.exec()
    QApplication.processEvents()


def until_asked(page):
    """Let the event loop run until a question has come and all of it is painted."""
    until(page._sitting.asked)
    while not page.question.answer_widget.updatesEnabled():
        QApplication.processEvents()


def think():
    """Let the event loop run as long as a learner thinks."""
    loop = QEventLoop()
    QTimer.singleShot(THINKING, loop.quit)
    loop.exec()


def since(moment):
    return (time.time() - moment) * 1000


def pss():
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


if __name__ == "__main__":
    main()
