"""malloc and its relatives on the Linux platform; numbers measured with glibc 2.36 on x86-64."""

import pytest
from heap_process import HeapProcess

from trainer.engine.libc.heap.morecore import sbrk

ENOMEM, EINVAL = 12, 22
THRESHOLD = 131049  # the smallest request that is mapped when nothing free is large enough


@pytest.fixture
def process():
    return HeapProcess()


@pytest.fixture
def heap(process):
    return process.heap


def start_of(heap):
    """The address of the heap; the first thing a test does."""
    return sbrk(heap, 0)


def header(process, block):
    return process.word(block - 8)


def is_mapped(process, block):
    return bool(header(process, block) & 2)


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


# calloc, realloc, aligned blocks


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
    before = process.space.paging.resident if hasattr(process.space.paging, "resident") else None

    heap.calloc(1, 100000)

    after = process.space.paging.resident if hasattr(process.space.paging, "resident") else None
    assert before is None or after - before <= 3 * 4096


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


# tuning and statistics


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
