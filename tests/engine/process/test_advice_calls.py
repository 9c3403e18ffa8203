"""madvise, mincore and mlock, as measured on Linux 6.18."""

import pytest

from tests.engine.process.fake import FakeProcess, loaded
from trainer.engine.platforms.base import MIB
from trainer.engine.process.errno import Errno

PAGE = 4096
READ_WRITE, SHARED = 3, 1
SHARED_ANON, ANON_POPULATE = 0x21, 0x8022
DONTNEED, REMOVE, DONTFORK, WIPEONFORK = 4, 9, 10, 18
MCL_CURRENT, MCL_FUTURE = 1, 2


@pytest.fixture
def process():
    return loaded()


def resident(process, address, pages):
    vector = process.program.stack_pointer - 4096
    process.kernel.mincore(address, pages * PAGE, vector)
    return sum(process.memory.load(vector, pages))


class TestMadvise:
    def test_private_pages_read_as_zero_after_dontneed(self, process):
        address = process.map(PAGE)
        process.memory.store_u8(address, 5)

        process.kernel.madvise(address, PAGE, DONTNEED)

        assert process.memory.load_u8(address) == 0

    def test_shared_pages_keep_their_contents(self, process):
        address = process.map(PAGE, flags=SHARED_ANON)
        process.memory.store_u8(address, 5)

        process.kernel.madvise(address, PAGE, DONTNEED)

        assert process.memory.load_u8(address) == 5

    def test_a_hole_is_enomem_but_the_mapped_part_is_done(self, process):
        address = process.map(2 * PAGE, address=0x10000000)
        process.memory.store_u8(address, 5)

        assert process.kernel.madvise(address, 4 * PAGE, DONTNEED) == -Errno.ENOMEM
        assert process.memory.load_u8(address) == 0

    def test_a_child_does_not_get_what_was_advised_away_from_fork(self, process):
        address = process.map(PAGE, address=0x10000000)
        process.memory.store_u8(address, 5)
        process.kernel.madvise(address, PAGE, DONTFORK)
        child = FakeProcess()

        child.space.fork_from(process.space)

        assert child.fault(address)[3] == "SEGV_MAPERR"
        assert process.memory.load_u8(address) == 5

    def test_removing_pages_makes_holes_in_the_shared_object(self, process):
        address = process.map(PAGE, flags=SHARED_ANON)
        process.memory.store_u8(address, 5)

        assert process.kernel.madvise(address, PAGE, REMOVE) == 0
        assert process.memory.load_u8(address) == 0

    def test_a_child_finds_zeros_where_fork_was_to_wipe(self, process):
        address = process.map(PAGE, address=0x10000000)
        process.memory.store_u8(address, 5)
        process.kernel.madvise(address, PAGE, WIPEONFORK)
        child = FakeProcess()

        child.space.fork_from(process.space)

        assert child.memory.load_u8(address) == 0
        assert process.memory.load_u8(address) == 5

    def test_unknown_advice_is_refused(self, process):
        assert process.kernel.madvise(process.map(PAGE), PAGE, 999) == -Errno.EINVAL


class TestMlockall:
    def test_later_mappings_are_brought_in(self, process):
        process.kernel.mlockall(MCL_FUTURE)

        assert resident(process, process.map(16 * PAGE), 16) == 16

    def test_it_may_be_undone(self, process):
        process.kernel.mlockall(MCL_FUTURE)
        process.kernel.munlockall()

        assert resident(process, process.map(16 * PAGE), 16) == 0

    def test_a_later_mapping_beyond_the_limit_is_eagain(self, process):
        process.kernel.mlockall(MCL_FUTURE)

        assert process.map(9 * MIB) == -Errno.EAGAIN

    def test_what_is_mapped_must_fit_the_limit(self, process):
        process.map(9 * MIB)

        assert process.kernel.mlockall(MCL_CURRENT) == -Errno.ENOMEM


class TestPageFaults:
    def test_each_page_is_one_fault(self, process):
        address = process.map(8 * PAGE)
        before = process.space.minor_faults

        process.space.touch(address, address + 8 * PAGE)
        process.space.touch(address, address + 8 * PAGE)

        assert process.space.minor_faults - before == 8

    def test_writing_after_reading_is_another_one(self, process):
        address = process.map(PAGE)
        before = process.space.minor_faults

        process.memory.load_u8(address)
        process.memory.store_u8(address, 1)

        assert process.space.minor_faults - before == 2

    def test_after_fork_writing_faults_and_reading_does_not(self, process):
        address = process.map(2 * PAGE)
        process.space.touch(address, address + 2 * PAGE)
        child = FakeProcess()
        child.space.fork_from(process.space)

        child.memory.load_u8(address)
        read = child.space.minor_faults
        child.memory.store_u8(address, 1)

        assert (read, child.space.minor_faults) == (0, 1)


class TestResidency:
    def test_reading_makes_a_page_resident_as_writing_does(self, process):
        address = process.map(1000 * PAGE)
        for page in range(0, 1000, 10):
            process.memory.load_u8(address + page * PAGE)

        assert resident(process, address, 1000) == 100

    def test_mlock_and_populate_bring_pages_in(self, process):
        locked, populated = process.map(64 * PAGE), process.map(64 * PAGE, flags=ANON_POPULATE)

        process.kernel.mlock(locked + PAGE, 10 * PAGE)

        assert resident(process, locked, 64) == 10
        assert resident(process, populated, 64) == 64

    def test_mlock_over_the_limit_is_enomem(self, process):
        address = process.map(9 * MIB)

        assert process.kernel.mlock(address, 9 * MIB) == -Errno.ENOMEM

    def test_mlock_of_pages_without_rights_is_enomem(self, process):
        address = process.map(PAGE, protection=0)

        assert process.kernel.mlock(address, PAGE) == -Errno.ENOMEM

    def test_pages_of_a_memory_file_count_when_anybody_used_them(self, process):
        fd = process.kernel.memfd_create(b"m", 0)
        process.kernel.ftruncate(fd, 4 * PAGE)
        one, other = (process.kernel.mmap(0, 4 * PAGE, READ_WRITE, SHARED, fd, 0) for _ in range(2))

        process.memory.store_u8(one + PAGE, 1)

        assert resident(process, other, 4) == 1

    def test_mincore_refuses_unmapped_and_unaligned_ranges(self, process):
        address = process.map(PAGE, address=0x10000000)

        assert process.kernel.mincore(address, 2 * PAGE, address) == -Errno.ENOMEM
        assert process.kernel.mincore(address + 1, PAGE, address) == -Errno.EINVAL
        assert process.kernel.mincore(address, PAGE, 0) == -Errno.EFAULT
