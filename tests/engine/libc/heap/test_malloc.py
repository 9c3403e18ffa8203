"""malloc and its relatives on the Linux platform; numbers measured with glibc 2.36 on x86-64."""

import pytest
from heap_process import is_mapped, start_of

from trainer.engine.libc.heap.morecore import sbrk

ENOMEM = 12
THRESHOLD = 131049  # the smallest request that is mapped when nothing free is large enough


def header(process, block):
    return process.word(block - 8)


# sizes and the beginning of the heap


def test_the_first_block_lies_behind_the_tcache_of_a_heap_of_132_kib(process, heap):
    start = start_of(heap)

    block = heap.malloc(24)

    assert block == start + 0x2A0
    assert process.word(start + 0x2B8) == 0x20D51
    assert sbrk(heap, 0) - start == 0x21000


@pytest.mark.parametrize(
    ("request_", "size"), [(0, 0x20), (24, 0x20), (25, 0x30), (40, 0x30), (41, 0x40), (1000, 0x3F0), (50000, 0xC360)]
)
def test_a_chunk_has_room_for_the_request_and_a_size_field(process, heap, request_, size):
    block = heap.malloc(request_)

    assert header(process, block) == size | 1
    assert heap.usable_size(block) == size - 8


def test_a_mapped_chunk_fills_whole_pages(process, heap):
    heap.malloc(100000)

    block = heap.malloc(THRESHOLD)

    assert block % 4096 == 16
    assert header(process, block) == 135168 | 2
    assert heap.usable_size(block) == 135152


def test_the_first_malloc_of_128_kib_comes_from_the_fresh_heap(process, heap):
    first, second = heap.malloc(128 * 1024), heap.malloc(128 * 1024)

    assert not is_mapped(process, first)
    assert is_mapped(process, second)


@pytest.mark.parametrize(("request_", "mapped"), [(134472, False), (134473, True)])
def test_the_largest_first_request_of_the_heap(process, heap, request_, mapped):
    assert is_mapped(process, heap.malloc(request_)) == mapped


def test_the_break_moves_by_the_request_and_128_kib_less_what_top_has(heap):
    steps = []
    for request in (100, 100000, 100000, 120000, 5000, 131000):
        before = start_of(heap)
        heap.malloc(request)
        steps.append(sbrk(heap, 0) - before)

    assert steps == [135168, 0, 200704, 0, 0, 253952]


def test_a_request_beyond_ptrdiff_max_fails_with_enomem(process, heap):
    assert heap.malloc(1 << 63) == 0
    assert process.errno == ENOMEM


# where freed blocks go


def test_the_tcache_gives_back_the_block_freed_last(heap):
    blocks = [heap.malloc(64) for _ in range(3)]

    for block in blocks:
        heap.free(block)

    assert [heap.malloc(64) for _ in range(3)] == blocks[::-1]


def test_a_cached_block_holds_a_protected_link_and_the_key(process, heap):
    one, two = heap.malloc(24), heap.malloc(24)

    heap.free(one)
    heap.free(two)

    assert process.word(two) == one ^ two >> 12
    assert process.word(one) == one >> 12
    assert process.word(one + 8) == process.word(two + 8) == heap.tcache_key
    heap.malloc(24)
    assert process.word(two + 8) == 0


def test_a_block_in_the_unsorted_bin_points_into_main_arena(process, heap):
    block = heap.malloc(2000)
    heap.malloc(16)

    heap.free(block)

    assert process.word(block) == process.word(block + 8) == heap.main_arena + 96
    region = next(region for region in process.space.regions() if region.start <= process.word(block) < region.end)
    assert region.kind == "libc"


def test_calloc_passes_the_tcache_by(heap):
    filling = [heap.malloc(56) for _ in range(7)]
    fast = [heap.malloc(56) for _ in range(3)]
    for block in filling + fast:
        heap.free(block)

    taken = [heap.calloc(1, 56) for _ in range(3)]

    assert taken == fast[::-1]
    assert heap.malloc(56) == filling[6]


def test_exact_fits_pass_through_the_tcache_and_come_back_reversed(heap):
    blocks = []
    for _ in range(12):
        blocks.append(heap.malloc(500))
        heap.malloc(16)
    for block in blocks:
        heap.free(block)
    for _ in range(7):
        heap.malloc(500)

    assert [blocks.index(heap.malloc(500)) for _ in range(5)] == [11, 10, 9, 8, 7]


def test_neighbours_that_are_both_free_become_one_chunk(process, heap):
    one, two = heap.malloc(1500), heap.malloc(1500)
    heap.malloc(16)

    heap.free(one)
    heap.free(two)

    assert heap.malloc(3000) == one
    assert header(process, one) == 0xBC1


def test_freeing_a_large_mapped_block_raises_the_threshold(process, heap):
    first = heap.malloc(200000)
    assert is_mapped(process, first)

    heap.free(first)

    assert not is_mapped(process, heap.malloc(200000))
    assert is_mapped(process, heap.malloc(300000))


def test_the_top_chunk_is_trimmed_to_128_kib(heap):
    start = start_of(heap)
    heap.malloc(16)
    block = heap.malloc(130000)
    more = heap.malloc(130000)

    heap.free(block)
    heap.free(more)

    assert sbrk(heap, 0) - start == 0x21000


def test_free_keeps_errno(process, heap):
    block = heap.malloc(300000)
    process.errno = 5

    heap.free(block)
    heap.free(0)

    assert process.errno == 5
