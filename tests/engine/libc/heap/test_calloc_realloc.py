"""calloc, realloc and aligned blocks on the Linux platform."""

import pytest
from heap_process import is_mapped

ENOMEM, EINVAL = 12, 22


def test_calloc_clears_a_used_block(process, heap):
    block = heap.malloc(1500)
    heap.malloc(16)
    process.memory.fill(block, 0x70, 1500)
    heap.free(block)

    again = heap.calloc(3, 500)

    assert again == block
    assert process.memory.load(again, 1500) == bytes(1500)


def test_calloc_does_not_touch_memory_that_the_kernel_has_just_given(process, heap):
    heap.malloc(134000)

    block = heap.calloc(1, 100000)

    assert block + 50000 >> 12 not in process.memory.readable


def test_calloc_notices_an_overflow(process, heap):
    assert heap.calloc(1 << 33, 1 << 33) == 0
    assert process.errno == ENOMEM


def test_realloc_grows_into_the_top_chunk(heap):
    block = heap.malloc(100)

    assert heap.realloc(block, 5000) == block


def test_realloc_moves_a_block_that_is_hemmed_in(process, heap):
    block = heap.malloc(50)
    heap.malloc(50)
    process.memory.store(block, b"keep me")

    moved = heap.realloc(block, 500)

    assert moved != block
    assert process.memory.load(moved, 7) == b"keep me"
    assert heap.malloc(50) == block


def test_realloc_to_nothing_frees(heap):
    block = heap.malloc(24)

    assert heap.realloc(block, 0) == 0
    assert heap.malloc(24) == block


def test_a_mapped_block_stays_mapped_when_it_shrinks(process, heap):
    block = heap.realloc(heap.malloc(300000), 100)

    assert is_mapped(process, block)
    assert heap.usable_size(block) == 4080


@pytest.mark.parametrize("alignment", [32, 64, 1024, 4096])
def test_aligned_blocks(heap, alignment):
    heap.malloc(24)

    assert heap.memalign(alignment, 100) % alignment == 0


def test_the_gap_before_an_aligned_block_goes_to_the_tcache(heap):
    before = heap.malloc(24)
    block = heap.memalign(1024, 2048)
    gap = block - before - 32

    assert heap.malloc(100) > block
    assert heap.malloc(gap - 8) == before + 32


@pytest.mark.parametrize("alignment", [0, 4, 24, 100])
def test_posix_memalign_refuses_what_is_no_power_of_two(process, heap, alignment):
    slot = heap.malloc(24)

    assert heap.posix_memalign(slot, alignment, 100) == EINVAL


def test_posix_memalign_stores_the_address(process, heap):
    slot = heap.malloc(24)

    assert heap.posix_memalign(slot, 256, 100) == 0
    assert process.word(slot) % 256 == 0
