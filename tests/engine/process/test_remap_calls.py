"""mremap, as measured on Linux 6.18."""

import pytest

from tests.engine.process.fake import loaded
from trainer.engine.platforms.base import KIB
from trainer.engine.process.errno import Errno

PAGE = 4096
SHARED_ANON = 0x21
MAYMOVE, DONTUNMAP = 1, 4


@pytest.fixture
def process():
    return loaded()


def test_a_mapping_grows_in_place_when_the_range_behind_is_free(process):
    address = process.map(4 * PAGE, address=0x10000000)

    assert process.kernel.mremap(address, 4 * PAGE, 8 * PAGE, 0) == address
    assert process.fault(address + 7 * PAGE, "write") is None


def test_growing_fails_when_that_is_not_free_and_the_mapping_may_not_move(process):
    process.map(4 * PAGE)
    address = process.map(4 * PAGE)

    assert process.kernel.mremap(address, 4 * PAGE, 8 * PAGE, 0) == -Errno.ENOMEM


def test_moving_keeps_contents_and_zeroes_the_tail(process):
    process.map(100 * KIB)
    old = process.map(100 * KIB)
    process.memory.store(old, b"kept")

    new = process.kernel.mremap(old, 100 * KIB, 200 * KIB, MAYMOVE)

    assert new != old
    assert process.memory.load(new, 4) == b"kept"
    assert process.memory.load(new + 150 * KIB, 4) == bytes(4)
    assert process.fault(old)[3] == "SEGV_MAPERR"


def test_shrinking_unmaps_the_tail(process):
    address = process.map(8 * PAGE, address=0x10000000)

    assert process.kernel.mremap(address, 8 * PAGE, 4 * PAGE, 0) == address
    assert process.fault(address + 4 * PAGE)[3] == "SEGV_MAPERR"


def test_shrinking_may_span_mappings_but_growing_may_not(process):
    address = process.map(8 * PAGE, address=0x10000000)
    process.kernel.mprotect(address + 2 * PAGE, 2 * PAGE, 1)

    assert process.kernel.mremap(address, 8 * PAGE, 16 * PAGE, MAYMOVE) == -Errno.EFAULT
    assert process.kernel.mremap(address, 8 * PAGE, PAGE, 0) == address


def test_a_shared_mapping_of_length_zero_is_mapped_a_second_time(process):
    address = process.map(PAGE, flags=SHARED_ANON)
    process.memory.store(address, b"both")

    other = process.kernel.mremap(address, 0, PAGE, MAYMOVE)

    assert process.memory.load(other, 4) == b"both"
    assert process.memory.load(address, 4) == b"both"


def test_dontunmap_leaves_an_empty_mapping(process):
    address = process.map(PAGE)
    process.memory.store(address, b"kept")

    moved = process.kernel.mremap(address, PAGE, PAGE, MAYMOVE | DONTUNMAP)

    assert process.memory.load(moved, 4) == b"kept"
    assert process.memory.load(address, 4) == bytes(4)


def test_a_range_that_is_not_mapped_is_efault(process):
    assert process.kernel.mremap(0x10000000, PAGE, 2 * PAGE, MAYMOVE) == -Errno.EFAULT
