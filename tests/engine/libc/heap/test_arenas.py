"""Further threads: arenas of their own, caches of their own, and what becomes of both."""

import pytest
from heap_process import HeapProcess

from trainer.engine.libc.heap.layout import HEAP_MAX
from trainer.engine.libc.heap.morecore import sbrk


@pytest.fixture
def process():
    process = HeapProcess()
    process.heap.malloc(24)
    return process


def end_thread(process):
    process.heap.thread_exit(process.thread)
    process.threads.threads.remove(process.thread)


def test_a_second_thread_allocates_in_an_area_of_64_mib(process):
    process.run_thread(2)

    block = process.heap.malloc(24)

    assert block % HEAP_MAX == 0xB70
    assert process.word(block - 8) == 0x25
    assert process.word(block - block % HEAP_MAX) == block - block % HEAP_MAX + 0x30


def test_an_area_grows_by_the_pages_needed(process):
    process.run_thread(2)
    block = process.heap.malloc(100)

    process.heap.malloc(130000)
    process.heap.malloc(100000)

    sizes = [process.word(block - block % HEAP_MAX + offset) for offset in (0x10, 0x18)]
    assert sizes == [0x39000, 0x39000]


def test_a_full_area_is_followed_by_another_one(process):
    process.heap.option(-4, 0)
    process.run_thread(2)
    process.heap.malloc(40 << 20)

    block = process.heap.malloc(40 << 20)

    assert block % HEAP_MAX == 0x40


def test_a_block_freed_by_another_thread_goes_to_that_threads_cache(process):
    heap = process.heap
    block = heap.malloc(48)
    process.run_thread(2)

    heap.free(block)

    process.run_thread(1)
    assert heap.malloc(48) != block
    process.run_thread(2)
    assert heap.malloc(48) == block


def test_the_cache_of_an_ended_thread_flows_back_to_the_arenas(process):
    heap = process.heap
    block = heap.malloc(48)
    process.run_thread(2)
    heap.free(block)

    end_thread(process)

    process.run_thread(1)
    assert heap.malloc(48) == block


def test_the_arena_of_an_ended_thread_serves_the_next_one(process):
    process.run_thread(2)
    first = process.heap.malloc(24)
    end_thread(process)
    process.run_thread(3)

    assert process.heap.malloc(24) // HEAP_MAX == first // HEAP_MAX


def test_two_processors_have_at_most_fifteen_further_arenas(process):
    areas = set()
    for number in range(2, 26):
        process.run_thread(number)
        block = process.heap.malloc(24)
        if process.word(block - 8) & 4:
            areas.add(block // HEAP_MAX)

    assert len(areas) == 15


def test_arena_max_of_one_keeps_everything_in_the_break_heap(process):
    process.heap.option(-8, 1)
    process.run_thread(2)

    assert process.heap.malloc(24) < sbrk(process.heap, 0)


def test_free_before_any_malloc_makes_an_arena_for_the_cache():
    process = HeapProcess()
    chunk = process.libc_data("a false chunk", 64)
    process.memory.store_u64(chunk + 8, 0x21)

    process.heap.free(chunk + 16)

    assert process.heap.malloc(24) == chunk + 16
    assert process.heap.cache.tcache % HEAP_MAX == 0x8E0


def test_a_failing_malloc_of_several_threads_tries_another_arena(process):
    process.run_thread(2)
    process.run_thread(1)

    assert process.heap.malloc(1 << 45) == 0
    assert process.errno == 12
    assert process.heap.malloc(5000) % HEAP_MAX == 0x8E0
