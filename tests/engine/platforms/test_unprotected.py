"""Without an MMU nothing keeps heap and stack apart."""

import pytest

from tests.engine.process.fake import loaded
from trainer.engine.platforms.base import KIB
from trainer.engine.process.errno import Errno


@pytest.fixture
def process():
    return loaded("unprotected")


def region(process, kind):
    return next(region for region in process.space.regions() if region.kind == kind)


def test_everything_may_be_read_written_and_executed(process):
    assert {region.permissions for region in process.space.regions()} == {"rwxp"}


def test_the_heap_ends_where_the_stack_begins(process):
    assert region(process, "heap").end == region(process, "main-stack").start


def test_a_stack_that_overflows_writes_into_the_heap(process):
    address = region(process, "main-stack").start - 8
    process.memory.store_u64(address, 42)

    assert process.fault(address, "write") is None
    assert process.space.region_kind(address) == "heap"


def test_literals_and_code_can_be_overwritten(process):
    at = process.program.addresses

    assert process.fault(at.rodata, "write") is None
    assert process.fault(at.text, "write") is None
    process.space.execute_check(at.data)


def test_the_break_may_rise_to_the_stack_pointer_but_not_beyond(process):
    start, stack_pointer = process.kernel.brk(0), process.stack_pointer()

    assert process.kernel.brk(stack_pointer) == stack_pointer
    assert process.kernel.brk(stack_pointer + 16) == stack_pointer
    assert process.last_rule == "break-meets-stack"
    assert start < stack_pointer


def test_a_heap_that_rises_takes_its_room_from_the_stack(process):
    before = region(process, "main-stack")

    process.kernel.brk(before.start + 4096)

    assert region(process, "heap").end == region(process, "main-stack").start == before.start + 4096
    process.kernel.brk(before.start - 4096)
    assert region(process, "main-stack") == before


def test_mprotect_changes_nothing(process):
    data = process.program.addresses.data

    assert process.kernel.mprotect(data & -4096, 4096, 1) in (0, -Errno.ENOSYS)
    assert process.fault(data, "write") is None


def test_a_thread_stack_has_no_guard(process):
    start, end = process.space.map_thread(64 * KIB, 0, 2)

    assert process.fault(start, "write") is None
    assert process.fault(start - 1, "write") is None
    assert end - start == 64 * KIB
