"""The picture's arithmetic: every address has a place, and every place an address."""

from hypothesis import given
from hypothesis import strategies as st

from trainer.desktop.process_view.geometry import MapGeometry, MapMark
from trainer.engine.regions import Region, RegionKind

HEAP = Region(0x10000, 0x31000, "rw-p", RegionKind.HEAP, "heap", grows="up")
STACK = Region(0x7000000, 0x7800000, "rw-p", RegionKind.MAIN_STACK, "main stack", grows="down")
GUARD = Region(0x6FFF000, 0x7000000, "---p", RegionKind.MAIN_GUARD, "guard")


@st.composite
def address_spaces(draw):
    cuts = sorted(draw(st.lists(st.integers(0, 1 << 35), min_size=2, max_size=24, unique=True)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    return [Region(4096 * low, 4096 * high, "rw-p", RegionKind.MMAP, "") for low, high in pairs]


def test_rows_run_from_the_highest_address_down():
    rows = MapGeometry([HEAP, STACK, GUARD]).rows

    assert [row.region for row in rows] == [STACK, GUARD, None, HEAP, None]
    assert [row.top for row in rows] == sorted(row.top for row in rows)


def test_a_hole_has_one_height_however_large():
    small = MapGeometry([GUARD, HEAP]).rows[1]
    large = MapGeometry([Region(1 << 46, (1 << 46) + 4096, "rw-p", RegionKind.MMAP, ""), HEAP]).rows[1]

    assert small.region is None
    assert small.height == large.height


def test_a_larger_region_is_taller_but_not_to_scale():
    geometry = MapGeometry([STACK, GUARD])

    stack, guard = geometry.rows[:2]
    assert guard.height < stack.height < 4 * guard.height


def test_a_mark_makes_room_in_its_region():
    plain = MapGeometry([STACK, GUARD]).rows[1]
    marked = MapGeometry([STACK, GUARD], [MapMark(GUARD.end - 8, "write", "fault")]).rows[1]

    assert marked.height == plain.height + MapGeometry.MARK
    assert [mark.text for mark in marked.marks] == ["write"]


def test_no_regions_make_an_empty_picture():
    geometry = MapGeometry(())

    assert geometry.rows == ()
    assert geometry.place_of(0) is None


@given(address_spaces(), st.data())
def test_an_address_lies_in_its_row_and_above_the_lower_ones(regions, data):
    geometry = MapGeometry(regions)
    row = data.draw(st.sampled_from(geometry.rows))
    low, high = sorted(data.draw(st.tuples(*[st.integers(row.start, row.end - 1)] * 2)))

    above, below = geometry.place_of(high), geometry.place_of(low)

    assert row.top <= above <= below < row.top + row.height


@given(address_spaces())
def test_rows_cover_the_picture_without_gap_or_overlap(regions):
    geometry = MapGeometry(regions)

    place = 0.0
    for row in geometry.rows:
        assert row.top == place
        place += row.height
    assert place == geometry.height
