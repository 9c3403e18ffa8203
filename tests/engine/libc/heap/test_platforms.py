"""malloc on the other platforms."""

import pytest
from heap_process import HeapProcess

from trainer.engine.libc.heap.morecore import sbrk


def is_mapped(process, block):
    return bool(process.word(block - 8) & 2)


@pytest.mark.parametrize(("request_", "mapped"), [(1000, False), (131072, False), (131073, True), (1 << 20, True)])
def test_the_textbook_maps_every_request_above_128_kib(request_, mapped):
    process = HeapProcess("textbook")

    assert is_mapped(process, process.heap.malloc(request_)) == mapped


def test_the_textbook_threshold_does_not_adapt():
    process = HeapProcess("textbook")
    process.heap.free(process.heap.malloc(200000))

    assert is_mapped(process, process.heap.malloc(200000))


def test_the_textbook_heap_goes_on_with_mmap_when_the_break_meets_its_gap():
    process = HeapProcess("textbook")
    heap = process.heap
    end = sbrk(heap, 0) + process.platform.heap.ceiling

    blocks = [heap.malloc(130000) for _ in range(600)]

    assert all(blocks)
    assert blocks[0] < end < blocks[-1]
    assert not is_mapped(process, blocks[-1])


def test_without_protection_malloc_returns_null_when_the_heap_meets_the_stack():
    process = HeapProcess("unprotected")
    heap = process.heap

    blocks = []
    while block := heap.malloc(10000):
        blocks.append(block)

    assert process.errno == 12
    assert blocks[-1] + 10000 < process.stack_pointer()
    assert not any(is_mapped(process, block) for block in blocks)
    assert heap.malloc(1 << 20) == 0


def test_threads_share_one_heap_where_there_are_no_arenas():
    process = HeapProcess("textbook")
    main = process.heap.malloc(100)
    process.run_thread(2)

    assert 0 < process.heap.malloc(100) - main < 0x21000
