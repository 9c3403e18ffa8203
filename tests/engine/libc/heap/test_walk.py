"""The picture of the heap that is read from memory."""

from itertools import pairwise

import pytest
from generators import behaved_traces, damaging_trace, random_trace
from hypothesis import given, settings
from traced_process import Place
from traces import Model

from trainer.engine.libc.heap.morecore import sbrk
from trainer.engine.libc.heap.walk import walk

PLACE = Place(heap=0x555555559000, arena=0x7FFFF7FA8C60, key=0x123456789ABCDEF0, mapping_top=0x7FFFF7DD2000)
FREE = {"fastbin", "unsorted", "small bin", "large bin", "top"}


def picture(process):
    return walk(process, process.space.peek)


def statuses(process):
    return {chunk.address: chunk.status for chunk in picture(process)}


def test_a_process_without_a_heap_has_no_chunks(process):
    assert picture(process) == ()


def test_each_list_is_recognised(process):
    heap = process.heap
    cached = heap.malloc(24)
    blocks = {size: (heap.malloc(size), heap.malloc(16))[0] for size in (1500, 1048, 2000)}
    used, mapped = heap.malloc(100), heap.malloc(300000)
    for block in (cached, blocks[1500], blocks[1048]):
        heap.free(block)
    heap.malloc(4000)
    heap.free(blocks[2000])

    found = statuses(process)

    assert found[cached] == "tcache"
    assert found[blocks[1500]] == found[blocks[1048]] == "large bin"
    assert found[blocks[2000]] == "unsorted"
    assert (found[used], found[mapped]) == ("in use", "mmapped")
    assert list(found.values()).count("top") == 1


def test_a_fastbin_chunk_is_recognised(process):
    heap = process.heap
    blocks = [heap.malloc(24) for _ in range(8)]
    for block in blocks:
        heap.free(block)

    assert [statuses(process)[block] for block in blocks] == ["tcache"] * 7 + ["fastbin"]


def test_chunks_of_another_arena_carry_its_number(process):
    process.heap.malloc(24)
    process.run_thread(2)
    block = process.heap.malloc(24)

    assert next(chunk.arena for chunk in picture(process) if chunk.address == block) == 1


def test_an_unmapped_block_is_gone(process):
    block = process.heap.malloc(300000)

    process.heap.free(block)

    assert block not in statuses(process)


@settings(max_examples=30, deadline=None)
@given(trace=behaved_traces())
def test_the_chunks_of_a_sound_heap_fill_it_and_agree_with_mallinfo(trace):
    process = Model(PLACE).run(trace).process

    chunks = [chunk for chunk in picture(process) if chunk.status != "mmapped"]

    assert chunks[0].address - 16 == PLACE.heap
    assert all(one.address + one.size == two.address for one, two in pairwise(chunks))
    assert chunks[-1].address - 16 + chunks[-1].size == sbrk(process.heap, 0)
    assert sum(chunk.size for chunk in chunks if chunk.status in FREE) == process.heap.information()[8]


def test_memory_of_somebody_else_is_passed_over():
    process = Model(PLACE).run([*random_trace(1, 60, rare=False), "b4096", "m40 130000", "m41 100000"]).process

    assert sum(chunk.size for chunk in picture(process) if chunk.status in FREE) == process.heap.information()[8]


@pytest.mark.parametrize("seed", range(30))
def test_a_damaged_heap_does_not_stop_the_picture(seed):
    process = Model(PLACE).run(damaging_trace(seed, 40)).process

    assert all(chunk.size >= 32 for chunk in picture(process))
