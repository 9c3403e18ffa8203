"""Cycles are collected on the screen's thread, and by nobody else while the app is open."""

import gc
import threading

import pytest

from trainer.desktop.app import GarbageCollector

_MANY = 50_000


@pytest.fixture
def collector(qapp):
    collector = GarbageCollector(qapp)
    yield collector
    collector.stop()
    collector.deleteLater()


class Cyclic:
    """Refers to itself, and tells the thread on which it is collected."""

    def __init__(self, told: list[str]) -> None:
        self._itself = self
        self._told = told

    def __del__(self) -> None:
        self._told.append(threading.current_thread().name)


def test_what_a_worker_made_is_collected_on_the_screens_thread(collector, qtbot):
    told: list[str] = []
    # many, since Python counts what is made less what is freed, and what other tests leave is freed meanwhile
    worker = threading.Thread(target=lambda: [Cyclic(told) for _ in range(_MANY)])

    worker.start()
    worker.join()
    assert told == []

    qtbot.waitUntil(lambda: len(told) == _MANY, timeout=10_000)
    assert set(told) == {threading.main_thread().name}


def test_all_is_collected_at_rest(collector):
    told: list[str] = []
    collector.settle()
    Cyclic(told)

    collector.settle()

    assert len(told) == 1


def test_the_collector_is_pythons_own_again_after_the_window_is_closed(qapp):
    GarbageCollector(qapp).stop()

    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
