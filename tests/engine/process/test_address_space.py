"""Page faults, the main stack, thread stacks and fork, as measured on Linux 6.18."""

import pytest

from tests.engine.process.fake import FakeProcess, loaded
from trainer.engine.errors import LimitReached, ProcessKilled
from trainer.engine.platforms.base import INFINITY, KIB, MIB
from trainer.engine.process.limits import Resource

PAGE = 4096
STACK_END = 0x7FFFFFFFF000
NONE, READ, READ_WRITE = 0, 1, 3
FIXED_ANON, SHARED_ANON = 0x32, 0x21


@pytest.fixture
def process():
    return loaded()


class TestFaults:
    @pytest.mark.parametrize("address", [0, 8, 0x10000000, 0xFFFF800000000000, 0xFFFFFFFF80000000])
    def test_an_unmapped_or_kernel_address_is_maperr(self, process, address):
        assert process.fault(address) == (address, "read", "SIGSEGV", "SEGV_MAPERR")

    @pytest.mark.parametrize("address", [0x0000800000000000, 0x4141414141414141, 0xFFFF7FFFFFFFFFFF])
    def test_a_non_canonical_address_is_not_reported(self, process, address):
        assert process.fault(address) == (0, "read", "SIGSEGV", "SI_KERNEL")

    def test_writing_read_only_data_is_accerr(self, process):
        rodata = process.program.addresses.rodata

        assert process.fault(rodata, "write") == (rodata, "write", "SIGSEGV", "SEGV_ACCERR")

    def test_text_is_readable(self, process):
        assert process.fault(process.program.addresses.text) is None

    def test_an_access_across_pages_reports_the_page_that_faults(self, process):
        address = process.map(PAGE, address=0x10000000)

        with pytest.raises(ProcessKilled):
            process.memory.load_u64(address + PAGE - 4)

        assert process.signals.faults[-1][0] == address + PAGE

    def test_a_word_across_pages_is_written_whole_or_not_at_all(self, process):
        address = process.map(PAGE, address=0x10000000)

        with pytest.raises(ProcessKilled):
            process.memory.store_u64(address + PAGE - 4, 0x0101010101010101)

        assert process.memory.load_u32(address + PAGE - 4) == 0

    def test_executing_data_is_accerr(self, process):
        data = process.program.addresses.data

        with pytest.raises(ProcessKilled):
            process.space.execute_check(data)

        assert process.signals.faults == [(data, "execute", "SIGSEGV", "SEGV_ACCERR")]

    def test_a_handler_that_repairs_the_page_lets_the_access_succeed(self, process):
        address = process.map(PAGE, protection=NONE)
        process.signals.fault = lambda *_: process.kernel.mprotect(address, PAGE, READ_WRITE)

        process.memory.store_u8(address, 5)

        assert process.memory.load_u8(address) == 5

    def test_the_event_names_the_rule(self, process):
        process.fault(process.program.addresses.rodata, "write")

        event = process.events[-1]
        assert (event.kind, event.data["region"]) == ("page-fault", "rodata")
        assert "r--" in event.rule.sentence()

    def test_the_rule_says_what_kind_of_place_was_missed(self, process):
        start = process.kernel.brk(0)
        process.kernel.brk(start + 4096)
        guard, _ = process.space.map_thread(8 * MIB, PAGE, 2)
        rules = []

        for address in (8, start + 4096, 0x10000000, guard):
            process.fault(address)
            rules.append(process.last_rule)

        assert rules == ["null-page", "above-break", "not-mapped", "guard-page"]


class TestPages:
    def test_pages_become_resident_one_by_one_even_when_only_read(self, process):
        address = process.map(10 * PAGE)

        process.memory.load_u8(address + 3 * PAGE)
        process.memory.store_u8(address + 5 * PAGE, 1)

        assert process.space.region_at(address).resident == 0  # counted by regions() only
        assert next(r for r in process.space.regions() if address in r).resident == 2 * PAGE

    def test_a_large_mapping_costs_nothing_until_touched(self, process):
        address = process.map(16 << 30)

        process.memory.store_u8(address + (9 << 30), 1)

        assert process.memory.load_u8(address + (9 << 30)) == 1

    def test_more_memory_than_the_limit_ends_the_run(self):
        process = FakeProcess(memory=4 * PAGE)
        address = process.map(10 * PAGE)

        with pytest.raises(LimitReached, match="memory"):
            process.memory.fill(address, 1, 10 * PAGE)

    def test_an_epoch_reports_the_pages_changed_since_the_last(self, process):
        address = process.map(10 * PAGE)
        process.memory.fill(address, 1, 2 * PAGE)
        process.memory.begin_epoch()

        process.memory.load_u8(address)
        process.memory.store_u8(address + PAGE, 2)

        changed = process.memory.begin_epoch()
        assert list(changed) == [address // PAGE + 1]
        assert changed[address // PAGE + 1][0] == 2

    def test_system_calls_see_bad_buffers_without_a_signal(self, process):
        address = process.map(PAGE, address=0x10000000)

        assert process.space.peek(address, PAGE) == bytes(PAGE)
        assert process.space.peek(address, PAGE + 1) is None
        assert not process.space.poke(0, b"x")
        assert process.signals.faults == []


class TestMainStack:
    def test_it_starts_with_132_kib(self, process):
        area = process.space.areas.find(STACK_END - 1)

        assert area.size == 132 * KIB

    def test_it_grows_any_distance_in_one_step(self, process):
        assert process.fault(STACK_END - 5 * MIB, "write") is None
        assert process.last_rule == "stack-growth"

    def test_the_limit_is_measured_from_its_end(self, process):
        assert process.fault(STACK_END - 8 * MIB, "write") is None
        fault = process.fault(STACK_END - 8 * MIB - 1, "write")

        assert fault == (STACK_END - 8 * MIB - 1, "write", "SIGSEGV", "SEGV_MAPERR")
        assert process.last_rule == "stack-limit"

    def test_setrlimit_takes_effect_at_once(self, process):
        process.kernel.setrlimit(Resource.STACK, 64 * MIB, INFINITY)

        assert process.fault(STACK_END - 20 * MIB, "write") is None

    def test_one_mebibyte_stays_free_above_an_accessible_mapping(self, process):
        wall = STACK_END - 4 * MIB
        process.kernel.mmap(wall, PAGE, READ, FIXED_ANON)

        assert process.fault(wall + PAGE + MIB, "write") is None
        assert process.fault(wall + PAGE + MIB - 1, "write")[3] == "SEGV_MAPERR"
        assert process.last_rule == "stack-gap"

    def test_it_grows_down_to_a_mapping_without_rights(self, process):
        wall = STACK_END - 4 * MIB
        process.kernel.mmap(wall, PAGE, NONE, FIXED_ANON)

        assert process.fault(wall + PAGE, "write") is None
        assert process.fault(wall + PAGE - 1, "write")[3] == "SEGV_ACCERR"

    def test_all_of_it_is_one_contiguous_window(self, process):
        view, base = process.space.window(STACK_END - 8)
        process.space.touch(STACK_END - 3 * MIB, STACK_END)

        process.memory.store_u64(STACK_END - 3 * MIB, 42)

        assert base <= STACK_END - 8 * MIB
        assert view[STACK_END - 3 * MIB - base] == 42

    def test_another_mapping_that_grows_down_is_not_the_main_stack(self, process):
        address = process.map(PAGE, flags=0x122, address=0x10000000)

        assert process.fault(address - 1, "write") is None
        assert process.space.region_kind(address - 1) == "mmap"


class TestThreadStacks:
    def test_the_guard_is_added_and_is_the_lowest_page(self, process):
        start, end = process.space.map_thread(8 * MIB, PAGE, 2)

        assert end - start == 8392704
        assert process.fault(start)[3] == "SEGV_ACCERR"
        assert process.fault(start + PAGE, "write") is None

    def test_consecutive_stacks_are_8392704_bytes_apart_second_below_first(self, process):
        first, second = (process.space.map_thread(8 * MIB, PAGE, thread) for thread in (2, 3))

        assert first[0] - second[0] == 8392704

    def test_a_stack_without_a_guard_is_aligned_to_2_mib(self, process):
        process.map(192 * KIB)

        start, end = process.space.map_thread(8 * MIB, 0, 2)

        assert (end - start, start % (2 * MIB)) == (8 * MIB, 0)

    def test_a_stack_does_not_merge_with_a_neighbouring_mapping(self, process):
        start, end = process.space.map_thread(8 * MIB, PAGE, 2)
        process.map(1 * MIB)

        assert process.space.areas.find(start + PAGE).end == end

    def test_without_room_there_is_none(self, process):
        process.kernel.setrlimit(Resource.AS, 8 * MIB, INFINITY)

        assert process.space.map_thread(8 * MIB, PAGE, 2) is None


class TestFork:
    def fork(self, parent):
        child = FakeProcess()
        child.space.fork_from(parent.space)
        return child

    def test_private_pages_are_copied(self, process):
        address = process.map(PAGE)
        process.memory.store_u8(address, 1)
        child = self.fork(process)

        child.memory.store_u8(address, 2)

        assert (process.memory.load_u8(address), child.memory.load_u8(address)) == (1, 2)

    def test_shared_pages_stay_shared(self, process):
        address = process.map(PAGE, flags=SHARED_ANON)
        child = self.fork(process)

        child.memory.store_u8(address, 2)

        assert process.memory.load_u8(address) == 2

    def test_what_the_child_had_before_is_forgotten(self, process):
        child = loaded()
        extra = child.map(PAGE, address=0x10000000)
        child.memory.store_u8(extra, 1)

        child.space.fork_from(process.space)

        assert child.fault(extra)[3] == "SEGV_MAPERR"
        assert child.space.snapshot() == process.space.snapshot()

    def test_the_child_has_the_same_regions(self, process):
        child = self.fork(process)

        assert child.space.snapshot() == process.space.snapshot()


def test_the_version_changes_with_areas_and_rights_only(process):
    address = process.map(2 * PAGE)
    before = process.space.version
    process.memory.store_u8(address, 1)
    touched = process.space.version

    process.kernel.mprotect(address, PAGE, READ)

    assert touched == before
    assert process.space.version > before
