"""Which thread runs, and how a process ends whichever thread ends it."""

import gc
import warnings

import pytest
from greenlet import greenlet

from tests.engine.process.threaded import ThreadedProcess
from trainer.engine.errors import Deadlock, ProcessExit, ProcessKilled
from trainer.engine.process.turns import SLICE


@pytest.fixture
def process():
    return ThreadedProcess()


def test_the_creator_goes_on_until_it_blocks(process):
    order = []

    def main():
        thread = process.create(lambda argument: order.append("thread") or 0)
        order.append("main")
        process.join(thread)
        order.append("joined")

    process.run(main)

    assert order == ["main", "thread", "joined"]


def test_threads_run_in_the_order_of_their_creation(process):
    order = []

    def main():
        threads = [process.create(lambda number: order.append(number) or 0, number) for number in range(4)]
        for thread in reversed(threads):
            process.join(thread)

    process.run(main)

    assert order == [0, 1, 2, 3]


def test_a_time_slice_ends_after_a_fixed_number_of_statements(process):
    seen = []

    def spin(argument):
        for count in range(2 * SLICE):
            process.statement()
            seen.append((argument, count))
        return 0

    def main():
        threads = [process.create(spin, number) for number in (1, 2)]
        for thread in threads:
            process.join(thread)

    process.run(main)

    first_of_second_thread = seen.index((2, 0))
    assert first_of_second_thread == SLICE - 1


def test_a_lone_thread_is_never_interrupted(process):
    process.run(lambda: process.statement(10))

    assert process.counter[1] > 1 << 60


def test_a_flag_that_main_polls_is_set_by_the_other_thread(process):
    flag = process.new()

    def set_flag(argument):
        process.memory.store_i32(flag, 1)
        return 0

    def main():
        process.create(set_flag)
        while not process.memory.load_i32(flag):
            process.statement()
        return "seen"

    assert process.run(main) == "seen"


def test_time_jumps_to_the_first_sleeper_when_nobody_is_ready(process):
    order = []

    def sleeper(delay):
        process.threads.block("time to pass", process.threads.clock.now() + delay)
        order.append(delay)
        return 0

    def main():
        threads = [process.create(sleeper, delay) for delay in (3_000_000_000, 1_000_000_000)]
        for thread in threads:
            process.join(thread)
        return process.threads.clock.now()

    assert process.run(main) // 1_000_000_000 == 3
    assert order == [1_000_000_000, 3_000_000_000]


def test_a_deadlock_names_each_thread_with_its_line_and_what_it_waits_for(process):
    one, two = process.new(), process.new()

    def thread(argument):
        process.line = 12
        process.c.pthread_mutex_lock(two)
        process.c.sched_yield()
        process.line = 14
        process.c.pthread_mutex_lock(one)
        return 0

    def main():
        identity = process.create(thread)
        process.c.pthread_mutex_lock(one)
        process.c.sched_yield()
        process.line = 24
        process.c.pthread_mutex_lock(two)
        process.join(identity)

    with pytest.raises(Deadlock) as caught:
        process.run(main)

    assert caught.value.waiting == (
        f"the main thread (line 24) waits for the mutex at {two:#x}, held by thread 2",
        f"thread 2 (line 14) waits for the mutex at {one:#x}, held by the main thread",
    )


def test_exit_in_a_thread_ends_the_process(process):
    def main():
        thread = process.create(lambda argument: process.exit(3))
        process.join(thread)
        pytest.fail("main went on")

    with pytest.raises(ProcessExit) as caught:
        process.run(main)

    assert caught.value.code == 3


def living_greenlets():
    return {id(thing) for thing in gc.get_objects() if isinstance(thing, greenlet) and thing}


def test_a_fatal_signal_in_a_thread_ends_all_and_leaves_no_greenlet(process):
    def crash(argument):
        process.memory.load_u8(16)

    def main():
        process.create(lambda argument: process.threads.block("nothing"))
        process.join(process.create(crash))

    before = living_greenlets()

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(ProcessKilled) as caught:
            process.run(main)
        gc.collect()

    assert caught.value.signal == "SIGSEGV"
    assert caught.value.fault.address == 16
    assert living_greenlets() <= before


def test_pthread_exit_in_main_lets_the_others_finish(process):
    done = []

    def thread(argument):
        process.c.sched_yield()
        done.append(True)
        return 0

    def main():
        process.create(thread)
        process.c.pthread_exit(0)

    with pytest.raises(ProcessExit) as caught:
        process.run(main)

    assert (caught.value.code, done) == (0, [True])
