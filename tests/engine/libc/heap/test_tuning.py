"""mallopt, statistics, trimming, and what happens when the break cannot move."""

import pytest
from heap_process import is_mapped, start_of

from trainer.engine.libc.heap.morecore import sbrk


def test_top_pad_sets_the_growth_reserve(heap):
    heap.option(-2, 0)
    start = start_of(heap)

    heap.malloc(100)

    assert sbrk(heap, 0) - start == 4096


def test_perturb_fills_fresh_blocks_but_not_calloc(process, heap):
    heap.option(-6, 0x5A)

    assert process.memory.load(heap.malloc(64), 64) == b"\xa5" * 64
    assert process.memory.load(heap.calloc(1, 64), 64) == bytes(64)


@pytest.mark.parametrize(("value", "accepted"), [(0, True), (160, True), (161, False)])
def test_fastbins_reach_up_to_160_bytes(heap, value, accepted):
    assert heap.option(1, value) == accepted


def test_mallinfo_counts_cached_blocks_as_used(heap):
    small, large = heap.malloc(100), heap.malloc(2000)
    heap.malloc(16)
    used = heap.information()[7]

    heap.free(small)
    assert heap.information()[7] == used
    heap.free(large)
    assert heap.information()[7] == used - 2016


def test_mallinfo_counts_mapped_blocks_apart(heap):
    heap.malloc(5000)
    heap.malloc(500000)

    arena, _, _, blocks, mapped, _, _, used, free, _ = heap.information()

    assert (arena, blocks, mapped, used, free) == (135168, 1, 503808, 5664, 129504)


def test_trim_gives_back_all_but_a_page(heap):
    start = start_of(heap)
    heap.malloc(100)

    assert heap.trim(0) is True
    assert sbrk(heap, 0) - start == 4096
    assert heap.trim(0) is False


# limits of the system


def test_a_wall_above_the_break_continues_the_heap_in_a_mapping_of_a_mebibyte(process, heap):
    heap.malloc(100)
    process.kernel.mmap(sbrk(heap, 0) + 4096, 4096, 0, 0x32, -1, 0)

    heap.malloc(120000)
    block = heap.malloc(120000)

    mapping = next(area for area in process.space.areas if area.start <= block < area.end)
    assert mapping.end - mapping.start >= 1 << 20
    assert not is_mapped(process, block)


def test_memory_that_somebody_else_took_from_the_break_is_left_alone(process, heap):
    heap.malloc(100)
    foreign = sbrk(heap, 4096)
    process.memory.fill(foreign, 0x66, 4096)

    block = heap.malloc(125000)
    behind = heap.malloc(125000)

    assert block < foreign < behind
    assert process.memory.load(foreign, 4096) == b"\x66" * 4096
