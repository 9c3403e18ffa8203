"""Pipes make readers and writers wait for each other."""

import pytest

from tests.engine.process.threaded import ThreadedProcess
from trainer.engine.errors import Deadlock, ProcessKilled
from trainer.engine.process.channels.pipes import CAPACITY
from trainer.engine.process.errno import Errno
from trainer.engine.process.signal_actions import SIG_IGN, Action

SIGPIPE = 13


@pytest.fixture
def process():
    return ThreadedProcess()


@pytest.fixture
def buffer(process):
    return process.map(2 * CAPACITY)


def test_a_pipe_carries_bytes(process, buffer):
    def main():
        reading, writing = process.kernel.pipe()
        process.memory.store(buffer, b"hi")
        process.kernel.write(writing, buffer, 2)
        return process.kernel.read(reading, buffer + 8, 10), process.memory.load(buffer + 8, 2)

    assert process.run(main) == (2, b"hi")


def test_a_pipe_keeps_what_cannot_be_stored(process, buffer):
    def main():
        reading, writing = process.kernel.pipe()
        process.kernel.write(writing, buffer, 4)
        return process.kernel.read(reading, 16, 4), process.kernel.read(reading, buffer, 4)

    assert process.run(main) == (-Errno.EFAULT, 4)


def test_reading_waits_for_data(process, buffer):
    ends = process.kernel.pipe()

    def main():
        process.create(lambda argument: process.kernel.write(ends[1], buffer, 3))
        return process.kernel.read(ends[0], buffer, 10)

    assert process.run(main) == 3


def test_reading_ends_when_no_writer_is_left(process, buffer):
    def main():
        reading, writing = process.kernel.pipe()
        process.kernel.close(writing)
        return process.kernel.read(reading, buffer, 10)

    assert process.run(main) == 0


def test_reading_ends_when_the_last_writer_goes_while_it_waits(process, buffer):
    reading, writing = process.kernel.pipe()

    def main():
        process.create(lambda argument: process.kernel.close(writing))
        return process.kernel.read(reading, buffer, 10)

    assert process.run(main) == 0


def test_a_reader_that_keeps_the_writing_end_open_waits_for_ever(process, buffer):
    reading, _ = process.kernel.pipe()

    with pytest.raises(Deadlock, match="waits for data in a pipe"):
        process.run(lambda: process.kernel.read(reading, buffer, 10))


def test_writing_more_than_the_capacity_waits_for_the_reader(process, buffer):
    reading, writing = process.kernel.pipe()

    def main():
        writer = process.create(lambda argument: process.kernel.write(writing, buffer, CAPACITY + 1000))
        first = process.kernel.read(reading, buffer, 2 * CAPACITY)
        second = process.kernel.read(reading, buffer, 2 * CAPACITY)
        return first, second, process.join(writer)

    assert process.run(main) == (CAPACITY, 1000, CAPACITY + 1000)


def test_writing_without_a_reader_kills_by_sigpipe(process, buffer):
    def main():
        reading, writing = process.kernel.pipe()
        process.kernel.close(reading)
        process.kernel.write(writing, buffer, 1)

    with pytest.raises(ProcessKilled) as caught:
        process.run(main)

    assert caught.value.signal == "SIGPIPE"


def test_writing_without_a_reader_fails_when_sigpipe_is_ignored(process, buffer):
    def main():
        reading, writing = process.kernel.pipe()
        process.kernel.close(reading)
        process.signals.set_action(SIGPIPE, Action(SIG_IGN))
        return process.kernel.write(writing, buffer, 1)

    assert process.run(main) == -Errno.EPIPE
