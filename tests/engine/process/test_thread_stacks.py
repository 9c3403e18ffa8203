"""Thread stacks as glibc makes and caches them; numbers measured on a real system."""

import pytest

from tests.engine.process.threaded import ThreadedProcess
from trainer.engine.process.thread_stacks import default_stack_size
from trainer.engine.process.tls import TlsLayout

KIB = 1024


@pytest.fixture
def process():
    return ThreadedProcess()


def stack_of(process, identity):
    return process.threads.find(identity).stack


def test_default_stacks_are_8_mib_and_a_guard_page_apart(process):
    def main():
        one, two = (stack_of(process, process.create(lambda argument: 0)) for _ in range(2))
        return one.base - two.base, one.guard

    assert process.run(main) == (8392704, 4096)


def test_the_descriptor_lies_at_the_top_of_the_stack(process):
    def main():
        identity = process.create(lambda argument: 0)
        return stack_of(process, identity).end - identity

    assert process.run(main) == 0x940


@pytest.mark.parametrize(("tls", "distance"), [(0, 0x1120), (17, 0x1120), (64, 0x1160), (1000, 0x14E0), (5000, 0x24A0)])
def test_the_start_routine_runs_below_descriptor_and_static_tls(tls, distance):
    process = ThreadedProcess(tls=TlsLayout(b"", tls, 1))

    def main():
        thread = process.threads.find(process.create(lambda argument: 0))
        return thread.stack.end - process.thread_stacks.start_pointer(thread)

    assert process.run(main) == distance


@pytest.mark.parametrize(
    ("size", "alignment", "offset"), [(0, 1, 0x80), (1, 1, 0x88), (16, 8, 0x90), (17, 1, 0x98), (64, 16, 0xC0)]
)
def test_errno_lies_below_the_programs_thread_local_variables(size, alignment, offset):
    assert TlsLayout(b"", size, alignment).errno_offset == offset


def test_a_joined_threads_stack_serves_the_next_one(process):
    def main():
        one = process.create(lambda argument: 0)
        process.join(one)
        two = process.create(lambda argument: 0)
        return one == two, [event.data["source"] for event in process.events if event.kind == "thread-start"]

    assert process.run(main) == (True, ["mapped", "cached"])


def test_a_stack_more_than_four_times_too_large_is_not_taken_from_the_cache(process):
    attributes = process.new()

    def main():
        process.join(process.create(lambda argument: 0))
        process.c.pthread_attr_init(attributes)
        process.c.pthread_attr_setstacksize(attributes, 64 * KIB)
        process.create(lambda argument: 0, attributes=attributes)
        return process.events[-1].data["source"]

    assert process.run(main) == "mapped"


def test_the_cache_keeps_40_mib(process):
    def main():
        threads = [process.create(lambda argument: 0) for _ in range(6)]
        for thread in threads:
            process.join(thread)
        return len(process.heap.used)

    # five stacks of 8 MiB and a guard are more than 40 MiB
    assert process.run(main) == 4


def test_the_memory_of_a_cached_stack_is_still_there(process):
    def main():
        identity = process.create(lambda argument: 0)
        process.join(identity)
        process.memory.store_u32(identity - 0x1000, 7)
        return process.memory.load_u32(identity - 0x1000)

    assert process.run(main) == 7


def test_a_supplied_stack_holds_the_thread_and_its_descriptor(process):
    memory, attributes = process.map(64 * KIB), process.new()

    def main():
        process.c.pthread_attr_init(attributes)
        process.c.pthread_attr_setstack(attributes, memory, 64 * KIB)
        identity = process.create(lambda argument: process.stack_pointer(), attributes=attributes)
        return identity, process.join(identity)

    identity, pointer = process.run(main)

    assert identity == memory + 64 * KIB - 0x940
    assert memory < pointer < identity


@pytest.mark.parametrize(("limit", "size"), [(8 << 20, 8 << 20), ((1 << 64) - 1, 2 << 20), (1000, 16384)])
def test_the_default_size_follows_the_stack_limit(limit, size):
    assert default_stack_size(limit) == size


def test_thread_local_storage_starts_as_a_copy_of_the_image():
    process = ThreadedProcess(tls=TlsLayout(b"\x03\0\0\0", 8, 4))

    def main():
        identity = process.create(lambda argument: process.memory.load_u32(process.thread.tls - 8))
        return process.join(identity)

    assert process.run(main) == 3


def test_on_the_textbook_platform_the_tls_lies_below_the_guard():
    process = ThreadedProcess("textbook")
    slots = process.space.thread_slots
    slots.tls, slots.low, slots.high = 0x2000, 0x7000_0000_0000, 0x7000_0000_0000 + (64 << 20)

    def main():
        identity = process.create(lambda argument: 0)
        return identity < stack_of(process, identity).base

    assert process.run(main)
