"""Work in the background arrives on the user interface's thread, as a result or as a sentence."""

import threading

import pytest
from PySide6.QtCore import QCoreApplication, QObject
from shiboken6 import isValid

from trainer.desktop.background import sentence
from trainer.store.errors import DamagedFile


class Collector(QObject):
    """Receives what a task delivers, with the thread that delivered it."""

    def __init__(self) -> None:
        super().__init__()
        self.results: list[object] = []
        self.problems: list[str] = []
        self.threads: set[threading.Thread] = set()

    def take(self, result: object) -> None:
        self.results.append(result)
        self.threads.add(threading.current_thread())

    def fail(self, problem: str) -> None:
        self.problems.append(problem)


@pytest.fixture
def collector(qapp) -> Collector:
    return Collector()


def test_a_result_arrives_on_the_thread_of_the_window(qtbot, lane, collector):
    lane.run(threading.current_thread, collector.take, collector.fail, collector)

    qtbot.waitUntil(lambda: bool(collector.results))
    assert collector.results[0] is not threading.main_thread()
    assert collector.threads == {threading.main_thread()}


def test_calls_run_one_after_another_on_one_thread(qtbot, lane, collector):
    for _ in range(5):
        lane.run(threading.get_ident, collector.take, collector.fail, collector)

    qtbot.waitUntil(lambda: len(collector.results) == 5)
    assert len(set(collector.results)) == 1


def test_an_error_of_the_trainer_arrives_as_its_sentence(qtbot, lane, collector):
    def damaged() -> None:
        raise DamagedFile("The file is damaged.")

    lane.run(damaged, collector.take, collector.fail, collector)

    qtbot.waitUntil(lambda: bool(collector.problems))
    assert collector.problems == ["The file is damaged."]


def test_an_error_of_the_system_says_which_file():
    assert sentence(PermissionError(13, "Permission denied", "/data")) == "/data: Permission denied."


def test_nothing_arrives_after_cancelling(qtbot, lane, collector):
    gate = threading.Event()
    task = lane.run(gate.wait, collector.take, collector.fail, collector)
    task.cancel()
    gate.set()
    lane.run(int, collector.take, collector.fail, collector)

    qtbot.waitUntil(lambda: bool(collector.results))
    assert collector.results == [0]


def test_closing_waits_for_what_was_given(lane, collector):
    done = threading.Event()
    lane.run(done.set, collector.take, collector.fail, collector)

    lane.close()

    assert done.is_set()


def test_nothing_arrives_for_an_owner_that_is_gone(qtbot, lane, collector):
    gate = threading.Event()
    owner = QObject()
    lane.run(gate.wait, collector.take, collector.fail, owner)
    lane.run(int, collector.take, collector.fail, collector)

    owner.deleteLater()
    qtbot.waitUntil(lambda: not isValid(owner))
    gate.set()

    qtbot.waitUntil(lambda: bool(collector.results))
    assert collector.results == [0]


def test_owners_may_go_at_any_moment(qtbot, lane, collector):
    for _ in range(500):
        owner = QObject()
        lane.run(int, collector.take, collector.fail, owner)
        owner.deleteLater()
        QCoreApplication.processEvents()

    lane.run(lambda: "last", collector.take, collector.fail, collector)

    qtbot.waitUntil(lambda: "last" in collector.results)


def test_what_nobody_waits_for_may_fail(qtbot, lane, collector, caplog):
    lane.run(int, collector.take, collector.fail, collector)

    lane.post(lambda: 1 // 0)
    lane.run(lambda: "next", collector.take, collector.fail, collector)

    qtbot.waitUntil(lambda: "next" in collector.results)
    assert "a call in the background failed" in caplog.text
