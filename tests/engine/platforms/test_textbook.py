"""The textbook's thirteen regions and its protections are really there."""

import pytest

from tests.engine.process.fake import loaded
from trainer.engine.platforms.base import KIB, MIB

PAGE = 4096
ROWS = [
    ("kernel", "---"),
    ("args-env", "r--"),
    ("thread-stack", "rw-"),
    ("thread-guard", "---"),
    ("thread-tls", "rw-"),
    ("main-stack", "rw-"),
    ("main-guard", "---"),
    ("main-tls", "rw-"),
    ("heap", "rw-"),
    ("bss", "rw-"),
    ("data", "rw-"),
    ("rodata", "r--"),
    ("text", "r-x"),
]


@pytest.fixture
def process():
    return loaded("textbook")


def region(process, kind):
    return next(region for region in process.space.regions() if region.kind == kind)


def test_exactly_the_thirteen_rows_exist_from_the_highest_address_down(process):
    rows = [(region.kind, region.permissions[:3]) for region in reversed(process.space.regions())]

    assert rows == ROWS


@pytest.mark.parametrize(
    ("kind", "low", "high"),
    [
        ("args-env", 128 * KIB, 2 * MIB),
        ("thread-stack", 8 * MIB, 8 * MIB),
        ("thread-guard", 4 * KIB, 64 * KIB),
        ("thread-tls", 8 * KIB, 64 * KIB),
        ("main-stack", 8 * MIB, 8 * MIB),
        ("main-guard", 4 * KIB, 64 * KIB),
        ("main-tls", 8 * KIB, 64 * KIB),
        ("bss", 8 * KIB, 1 * MIB),
        ("data", 8 * KIB, 1 * MIB),
        ("rodata", 4 * KIB, 1 * MIB),
        ("text", 1 * MIB, 10 * MIB),
    ],
)
def test_sizes_are_the_typical_ones(process, kind, low, high):
    assert low <= region(process, kind).size <= high


def test_arguments_can_be_read_but_not_written(process):
    argument = process.memory.load_u64(process.program.argv)

    assert process.memory.string(argument) == b"./prog"
    assert process.fault(argument, "write")[3] == "SEGV_ACCERR"


@pytest.mark.parametrize("kind", ["main-guard", "thread-guard"])
def test_an_overflowing_stack_meets_its_guard_page(process, kind):
    guard = region(process, kind)

    assert process.fault(guard.end - 1, "write")[3] == "SEGV_ACCERR"
    assert process.fault(guard.end, "write") is None


def test_a_guard_page_reports_its_region(process):
    process.fault(region(process, "main-guard").end - 1, "write")

    assert process.events[-1].data["region"] == "main-guard"


def test_thread_1_gets_the_place_above_the_main_stack(process):
    slot = region(process, "thread-guard").start

    start, end = process.space.map_thread(8 * MIB, 4 * KIB, 2)

    assert (start, end - start) == (slot, 8 * MIB + 4 * KIB)


def test_further_threads_get_places_above(process):
    first = process.space.map_thread(8 * MIB, 4 * KIB, 2)
    second = process.space.map_thread(8 * MIB, 4 * KIB, 3)

    assert second[0] > first[1]


def test_the_heap_cannot_pass_its_ceiling(process):
    start = process.kernel.brk(0)

    assert process.kernel.brk(start + 65 * MIB) == start
    assert process.last_rule == "break-ceiling"


def test_mappings_keep_away_from_the_stacks(process):
    address = process.map(1 * MIB)

    assert region(process, "heap").end < address < region(process, "main-tls").start - 1 * MIB


def test_the_first_heap_page_exists_before_any_growth(process):
    start = process.kernel.brk(0)
    process.kernel.brk(start + 200 * KIB)

    assert region(process, "heap").size == 200 * KIB
