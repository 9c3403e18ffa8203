"""mmap, munmap, mprotect and brk, as measured on Linux 6.18."""

import pytest

from tests.engine.process.fake import FakeProcess, loaded
from trainer.engine.platforms.base import GIB, INFINITY, KIB, MIB
from trainer.engine.process.errno import Errno
from trainer.engine.process.limits import Resource

PAGE = 4096
NONE, READ, READ_WRITE = 0, 1, 3
SHARED, PRIVATE, FIXED, ANONYMOUS, NORESERVE = 0x01, 0x02, 0x10, 0x20, 0x4000
FIXED_NOREPLACE, STACK = 0x100000, 0x20000
ANON = PRIVATE | ANONYMOUS
TLS_START = 0x7FFFF7DD1000
CACHE_HOLE_END = 0x7FFFF7FC0000


@pytest.fixture
def process():
    return loaded()


class TestPlacement:
    def test_a_small_mapping_lands_in_the_hole_that_ld_so_cache_left(self, process):
        assert process.map(PAGE) == CACHE_HOLE_END - PAGE

    def test_a_mapping_larger_than_that_hole_goes_below_mains_tls(self, process):
        assert process.map(1 * MIB) == TLS_START - 1 * MIB

    def test_equal_mappings_are_adjacent_second_below_first(self, process):
        first, second = process.map(200 * KIB), process.map(200 * KIB)

        assert second + 200 * KIB == first

    def test_a_freed_hole_is_reused_from_its_top(self, process):
        first = process.map(200 * KIB)
        process.map(200 * KIB)
        process.kernel.munmap(first, 200 * KIB)

        assert process.map(100 * KIB) == first + 100 * KIB

    @pytest.mark.parametrize(("size", "aligned"), [(1, False), (2, True), (3, False), (4, True)])
    def test_multiples_of_2_mib_are_aligned_to_2_mib(self, process, size, aligned):
        process.map(192 * KIB)

        address = process.map(size * MIB)

        assert (address % (2 * MIB) == 0) is aligned

    def test_the_gap_that_alignment_leaves_is_filled_by_smaller_mappings(self, process):
        first = process.map(192 * KIB)
        process.map(2 * MIB)

        assert process.map(64 * KIB) == first - 64 * KIB

    def test_shared_anonymous_memory_is_not_aligned(self, process):
        address = process.map(2 * MIB, flags=SHARED | ANONYMOUS)

        assert address == TLS_START - 2 * MIB

    def test_a_hint_is_rounded_down_and_used_when_free(self, process):
        assert process.map(PAGE, address=0x10000123) == 0x10000000
        assert process.last_rule == "hint-used"

    def test_a_hint_that_is_not_free_is_ignored(self, process):
        process.map(PAGE, address=0x10000000)

        assert process.map(PAGE, address=0x10000000) == CACHE_HOLE_END - PAGE
        assert process.last_rule == "hint-ignored"

    def test_map_fixed_replaces_what_is_there(self, process):
        address = process.map(4 * PAGE)
        process.memory.store_u8(address, 7)

        process.kernel.mmap(address, PAGE, READ_WRITE, ANON | FIXED)

        assert process.memory.load_u8(address) == 0

    def test_map_fixed_noreplace_refuses_an_occupied_range(self, process):
        address = process.map(4 * PAGE)

        assert process.kernel.mmap(address, PAGE, READ, ANON | FIXED_NOREPLACE) == -Errno.EEXIST


class TestErrors:
    @pytest.mark.parametrize(
        ("length", "flags", "fd", "offset", "errno"),
        [
            (0, ANON, -1, 0, Errno.EINVAL),
            (PAGE, ANONYMOUS, -1, 0, Errno.EINVAL),
            (PAGE, PRIVATE, -1, 0, Errno.EBADF),
            (PAGE, ANON, -1, 100, Errno.EINVAL),
            (200 << 40, ANON | NORESERVE, -1, 0, Errno.ENOMEM),
        ],
    )
    def test_mmap_refuses(self, process, length, flags, fd, offset, errno):
        assert process.kernel.mmap(0, length, READ_WRITE, flags, fd, offset) == -errno

    def test_map_fixed_at_an_unaligned_address_is_refused(self, process):
        assert process.kernel.mmap(0x10000100, PAGE, READ, ANON | FIXED) == -Errno.EINVAL

    def test_page_0_is_refused_to_ordinary_users(self, process):
        assert process.kernel.mmap(0, PAGE, READ, ANON | FIXED) == -Errno.EPERM

    def test_the_last_page_of_user_space_cannot_be_mapped(self, process):
        assert process.kernel.mmap(0x7FFFFFFFF000, PAGE, READ, ANON | FIXED) == -Errno.ENOMEM

    def test_munmap_refuses_length_0_and_unaligned_addresses(self, process):
        assert process.kernel.munmap(0x10000000, 0) == -Errno.EINVAL
        assert process.kernel.munmap(0x10000001, PAGE) == -Errno.EINVAL

    def test_munmap_of_nothing_is_no_error(self, process):
        assert process.kernel.munmap(0x10000000, PAGE) == 0

    @pytest.mark.parametrize(
        ("size", "flags", "protection", "works"),
        [
            (20 * GIB, ANON, READ_WRITE, True),
            (30 * GIB, ANON, READ_WRITE, False),
            (30 * GIB, SHARED | ANONYMOUS, READ_WRITE, False),
            (1 << 40, ANON | NORESERVE, READ_WRITE, True),
            (1 << 40, ANON, NONE, True),
        ],
    )
    def test_one_request_for_more_than_ram_is_refused(self, process, size, flags, protection, works):
        assert (process.map(size, protection, flags) > 0) is works

    def test_too_many_mappings(self):
        process = FakeProcess()
        limit = process.platform.max_map_count
        for number in range(limit + 1):  # mmap looks before it adds one
            process.space.map(0x10000000 + 2 * PAGE * number, PAGE, 0)

        assert process.map(PAGE) == -Errno.ENOMEM
        assert process.last_rule == "map-count"

    def test_an_area_too_many_is_not_split(self):
        process = FakeProcess()
        area = process.map(9 * PAGE)
        for number in range(process.platform.max_map_count - len(list(process.space.areas))):
            process.space.map(0x10000000 + 2 * PAGE * number, PAGE, 0)

        assert process.kernel.mprotect(area + PAGE, PAGE, NONE) == -Errno.ENOMEM
        assert process.kernel.munmap(area + PAGE, PAGE) == -Errno.ENOMEM
        assert process.kernel.munmap(area, PAGE) == 0


class TestMerging:
    def count(self, process):
        return len(process.space.areas)

    def test_a_mapping_of_the_program_merges_with_mains_tls(self, process):
        before = self.count(process)

        process.map(1 * MIB)

        assert self.count(process) == before

    def test_the_merged_area_still_shows_as_two_regions(self, process):
        address = process.map(1 * MIB)

        assert process.space.region_kind(address) == "mmap"
        assert process.space.region_kind(TLS_START) == "main-tls"

    def test_a_mapping_without_reserve_does_not_merge(self, process):
        before = self.count(process)

        process.map(1 * MIB, flags=ANON | NORESERVE)

        assert self.count(process) == before + 1

    def test_mprotect_back_to_equal_rights_merges_again(self, process):
        address = process.map(10 * PAGE)
        before = self.count(process)
        process.kernel.mprotect(address + PAGE, PAGE, READ)
        split = self.count(process)

        process.kernel.mprotect(address + PAGE, PAGE, READ_WRITE)

        assert (split, self.count(process)) == (before + 2, before)

    def test_munmap_may_span_two_mappings(self, process):
        first = process.map(50 * PAGE)
        second = process.map(50 * PAGE)

        assert process.kernel.munmap(second + 25 * PAGE, 50 * PAGE) == 0
        assert process.fault(second + 25 * PAGE)[3] == "SEGV_MAPERR"
        assert process.fault(first + 25 * PAGE) is None


class TestProtection:
    def test_mprotect_changes_what_lies_before_a_hole(self, process):
        address = process.map(32 * PAGE)
        process.kernel.munmap(address + 8 * PAGE, PAGE)

        assert process.kernel.mprotect(address, 32 * PAGE, READ) == -Errno.ENOMEM

        assert process.fault(address + 20 * PAGE, "write") is None
        assert process.fault(address, "write")[3] == "SEGV_ACCERR"

    def test_length_0_is_no_error_and_unaligned_addresses_are(self, process):
        address = process.map(PAGE)

        assert process.kernel.mprotect(address, 0, READ) == 0
        assert process.kernel.mprotect(address + 1, PAGE, READ) == -Errno.EINVAL

    def test_writable_memory_is_readable(self, process):
        address = process.map(PAGE, protection=2)

        assert process.fault(address) is None

    def test_rodata_can_be_made_writable(self, process):
        rodata = process.program.addresses.rodata
        process.kernel.mprotect(rodata & -PAGE, PAGE, READ_WRITE)

        process.memory.store(rodata + 4, b"LIT")

        assert process.memory.string(rodata + 4) == b"LIT"


class TestBreak:
    def test_a_fresh_process_has_no_heap(self, process):
        assert "heap" not in {region.kind for region in process.space.regions()}

    def test_growing_maps_whole_pages_but_the_break_is_exact(self, process):
        start = process.kernel.brk(0)

        assert process.kernel.brk(start + 100) == start + 100
        assert process.fault(start + 4095) is None
        assert process.fault(start + 4096) == (start + 4096, "read", "SIGSEGV", "SEGV_MAPERR")

    def test_lowering_unmaps_and_raising_again_gives_zeros(self, process):
        start = process.kernel.brk(0)
        process.kernel.brk(start + 4 * PAGE)
        process.memory.store_u8(start + 3 * PAGE, 9)

        process.kernel.brk(start + 2 * PAGE)
        process.kernel.brk(start + 4 * PAGE)

        assert process.memory.load_u8(start + 3 * PAGE) == 0

    def test_one_page_stays_free_below_the_next_mapping(self, process):
        start = process.kernel.brk(0)
        process.kernel.mmap(start + 16 * PAGE, PAGE, READ, ANON | FIXED)

        assert process.kernel.brk(start + 15 * PAGE) == start + 15 * PAGE
        assert process.kernel.brk(start + 16 * PAGE) == start + 15 * PAGE
        assert process.last_rule == "break-blocked"

    def test_the_heap_is_one_region_that_grows_up(self, process):
        start = process.kernel.brk(0)
        process.kernel.brk(start + 132 * KIB)
        process.kernel.brk(start + 264 * KIB)

        heap = process.space.region_at(start)

        assert (heap.kind, heap.size, heap.grows, heap.path) == ("heap", 264 * KIB, "up", "[heap]")


class TestLimits:
    def test_rlimit_data_counts_the_break_and_private_writable_mappings(self, process):
        process.kernel.setrlimit(Resource.DATA, 4 * MIB, INFINITY)
        start = process.kernel.brk(0)

        assert process.kernel.brk(start + 5 * MIB) == start
        assert process.map(5 * MIB) == -Errno.ENOMEM
        assert process.map(5 * MIB, protection=READ) > 0
        assert process.map(5 * MIB, flags=SHARED | ANONYMOUS) > 0

    def test_rlimit_data_of_0_lets_mappings_through_but_not_the_break(self, process):
        process.kernel.setrlimit(Resource.DATA, 0, INFINITY)
        start = process.kernel.brk(0)

        assert process.map(MIB) > 0
        assert process.kernel.brk(start + PAGE) == start

    def test_rlimit_data_refuses_to_make_a_mapping_writable(self, process):
        address = process.map(5 * MIB, protection=NONE)
        process.kernel.setrlimit(Resource.DATA, 4 * MIB, INFINITY)

        assert process.kernel.mprotect(address, 5 * MIB, READ_WRITE) == -Errno.ENOMEM

    def test_rlimit_as_counts_mappings_without_rights(self, process):
        process.kernel.setrlimit(Resource.AS, 10 * MIB, INFINITY)

        assert process.map(9 * MIB, protection=NONE) == -Errno.ENOMEM
        assert process.last_rule == "limit-as"

    def test_soft_above_hard_is_refused_and_hard_cannot_be_raised(self, process):
        assert process.kernel.setrlimit(Resource.AS, 2, 1) == -Errno.EINVAL
        assert process.kernel.setrlimit(Resource.AS, 1, 1) == 0
        assert process.kernel.setrlimit(Resource.AS, 1, 2) == -Errno.EPERM
