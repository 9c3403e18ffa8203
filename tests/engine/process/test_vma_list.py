from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from trainer.engine.process.vma import AnonymousPages, Protection, Vma, VmaFlag
from trainer.engine.process.vma_list import VmaList

PAGE = 4096
READ, WRITE = Protection.READ, Protection.READ | Protection.WRITE


def area(first, last, protection=WRITE, **attributes):
    return Vma(first * PAGE, last * PAGE, protection, offset=first * PAGE, **attributes)


def ranges(areas):
    return [(vma.start // PAGE, vma.end // PAGE) for vma in areas]


def test_neighbours_with_equal_attributes_merge():
    areas = VmaList()
    areas.insert(area(1, 2))
    areas.insert(area(3, 4))

    areas.insert(area(2, 3))

    assert ranges(areas) == [(1, 4)]


def test_neighbours_with_other_flags_stay_apart():
    areas = VmaList()
    areas.insert(area(1, 2))

    areas.insert(area(2, 3, flags=VmaFlag.NO_HUGE_PAGES))

    assert ranges(areas) == [(1, 2), (2, 3)]


def test_two_sides_that_were_touched_separately_do_not_merge():
    areas = VmaList()
    areas.insert(area(1, 2, anonymous=AnonymousPages()))
    areas.insert(area(3, 4, anonymous=AnonymousPages()))

    areas.insert(area(2, 3))

    assert ranges(areas) == [(1, 3), (3, 4)]


def test_changing_the_middle_splits_and_changing_back_merges():
    areas = VmaList()
    areas.insert(area(0, 10))

    areas.change(4 * PAGE, 6 * PAGE, READ, VmaFlag.NONE)
    split = ranges(areas)
    areas.change(4 * PAGE, 6 * PAGE, WRITE, VmaFlag.NONE)

    assert split == [(0, 4), (4, 6), (6, 10)]
    assert ranges(areas) == [(0, 10)]


def test_the_highest_hole_that_is_large_enough_is_used_at_its_upper_end():
    areas = VmaList()
    areas.insert(area(90, 95))
    areas.insert(area(50, 88))

    assert areas.highest_hole(2 * PAGE, PAGE, 92 * PAGE) == 88 * PAGE
    assert areas.highest_hole(3 * PAGE, PAGE, 92 * PAGE) == 47 * PAGE
    assert areas.highest_hole(60 * PAGE, PAGE, 92 * PAGE) is None


steps = st.lists(
    st.tuples(
        st.sampled_from(["map", "unmap", "protect"]),
        st.integers(0, 30),
        st.integers(1, 8),
        st.sampled_from([READ, WRITE]),
    ),
    max_size=40,
)


@given(steps)
def test_the_list_agrees_with_a_table_of_pages(operations):
    areas, table = VmaList(), {}

    for operation, first, count, protection in operations:
        start, end = first * PAGE, (first + count) * PAGE
        if operation == "protect":
            for vma in areas.overlapping(start, end):
                low, high = max(start, vma.start), min(end, vma.end)
                areas.change(low, high, protection, VmaFlag.NONE)
            table |= {page: protection for page in range(first, first + count) if page in table}
            continue
        areas.remove(start, end)
        for page in range(first, first + count):
            table.pop(page, None)
        if operation == "map":
            areas.insert(area(first, first + count, protection))
            table |= dict.fromkeys(range(first, first + count), protection)

    assert {page: vma.protection for vma in areas for page in vma.pages()} == table
    for lower, upper in pairwise(areas):
        assert lower.end < upper.start or lower.protection != upper.protection


@given(steps, st.integers(1, 12))
def test_the_hole_found_is_the_highest(operations, length):
    areas = VmaList()
    for operation, first, count, protection in operations:
        areas.highest_hole(length * PAGE, 0, 40 * PAGE)
        areas.remove(first * PAGE, (first + count) * PAGE)
        if operation == "map":
            areas.insert(area(first, first + count, protection))

    free = [areas.is_free(page * PAGE, (page + 1) * PAGE) for page in range(40)]
    expected = [page for page in range(41 - length) if all(free[page : page + length])]

    found = areas.highest_hole(length * PAGE, 0, 40 * PAGE)

    assert found == (expected[-1] * PAGE if expected else None)
