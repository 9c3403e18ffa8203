"""From the untouched question to the right answer: by single clicks alone, and by keys alone."""

import pytest
from desktop_fakes import POINTERS
from person import Role
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication

from trainer.questions.probes.base import region_title

ORDER, BOARD, PICTURE = "Entries to put in order", "Objects and regions", "Picture of the process"
TRAY, COLUMN = "Regions to place", "Address space"
Key = Qt.Key


@pytest.fixture
def ordering(ask):
    entries = [{"text": text, "name": text} for text in ("one", "two", "three", "four", "five")]
    return ask(kind="ordering", stated=True, given=["two", "four"], entries=entries)


@pytest.fixture
def layout(ask):
    return ask(kind="layout", platform="textbook", regions=["main-stack", "heap", "bss", "text"])


@pytest.fixture
def placement(ask):
    objects = [{"text": f"object {name}", "region": name} for name in ("kernel", "text", "heap")]
    return ask(kind="placement", objects=objects, regions=["kernel", "heap", "text"])


@pytest.fixture
def hotspot(ask):
    pins = [{"text": f"`{name}`", "probe": {"ask": "points-to", "pointer": name}} for name in "pq"]
    shown = {"picture": {"show": "regions"}, "moment": {"before": "*p = *q"}}
    return ask(kind="hotspot", platform="textbook", program=POINTERS, pins=pins, **shown)


def tab_to(person, name: str) -> QAbstractItemView:
    """Press Tab until the keyboard is on the list of that name."""
    view = person.find(name, Role.List)
    for _ in range(60):
        if QApplication.focusWidget() is view:
            return view
        person.press(Key.Key_Tab)
    raise AssertionError(f"the Tab key does not come to {name!r}")


def go_to(person, view: QAbstractItemView, row: int) -> None:
    """Move to a row of the list that has the keyboard."""
    for _ in range(60):
        if not view.currentIndex().isValid() or view.currentIndex().row() < row:
            person.press(Key.Key_Down)
        elif view.currentIndex().row() > row:
            person.press(Key.Key_Up)
        else:
            return
    raise AssertionError(f"the arrows do not come to row {row} of {person.rows(view.accessibleName())}")


def right(person) -> bool:
    return person.item.score(person.widget.answer()) == 1.0 and person.widget.complete()


def place_below(person, above: str | None, text: str) -> int:
    """Return the place that an entry must get to stand below another, or on top."""
    others = [row for row in person.rows(ORDER) if row != text]
    return 0 if above is None else others.index(above) + 1


MOVES = [(None, "one"), ("two", "three"), ("four", "five")]
"""What goes below what: "two" and "four" are given."""


def test_an_order_by_clicks(ordering):
    for above, text in MOVES:
        place = place_below(ordering, above, text)
        if ordering.rows(ORDER)[place] != text:
            at = ordering.rows(ORDER)[place]
            ordering.click_row(ORDER, text)
            ordering.click_row(ORDER, at)

    assert ordering.rows(ORDER) == ["one", "two", "three", "four", "five"]
    assert right(ordering)


def test_an_order_by_keys(ordering):
    view = tab_to(ordering, ORDER)
    for above, text in MOVES:
        row, place = ordering.rows(ORDER).index(text), place_below(ordering, above, text)
        if row != place:
            go_to(ordering, view, row)
            ordering.press(Key.Key_Space, *[Key.Key_Up if row > place else Key.Key_Down] * abs(row - place))
            assert ordering.sees(f"{text} is number {place + 1} of 5.")
            ordering.press(Key.Key_Space)

    assert right(ordering)


def test_a_layout_by_clicks(layout):
    for kind in layout.item.layout.order:
        layout.click_row(TRAY, region_title(kind))
        layout.click_row(COLUMN, layout.rows(COLUMN)[-1])

    assert right(layout)


def test_a_layout_by_keys(layout):
    for kind in layout.item.layout.order:
        tray = tab_to(layout, TRAY)
        go_to(layout, tray, layout.rows(TRAY).index(region_title(kind)))
        layout.press(Key.Key_Space, Key.Key_Return)  # into the lowest slot

    assert right(layout)


def test_a_placement_by_clicks(placement):
    for kind, heading in (("kernel", "Kernel space"), ("text", "Text"), ("heap", "Heap")):
        placement.click_row(BOARD, f"object {kind}")
        placement.click_row(BOARD, heading)

    assert right(placement)


def test_a_placement_by_keys(placement):
    board = tab_to(placement, BOARD)
    for kind, heading in (("kernel", "Kernel space"), ("text", "Text"), ("heap", "Heap")):
        go_to(placement, board, placement.rows(BOARD).index(f"object {kind}"))
        placement.press(Key.Key_Space)
        go_to(placement, board, placement.rows(BOARD).index(heading))
        placement.press(Key.Key_Space)

    assert right(placement)


def test_pins_by_clicks(hotspot):
    hotspot.click_row(PICTURE, "Heap")
    hotspot.click_row(PICTURE, "Main thread stack")

    assert right(hotspot)


def test_pins_by_keys(hotspot):
    picture = tab_to(hotspot, PICTURE)
    for title in ("Heap", "Main thread stack"):
        row = next(row for row, text in enumerate(hotspot.rows(PICTURE)) if text.startswith(title))
        go_to(hotspot, picture, row)
        hotspot.press(Key.Key_Return)

    assert right(hotspot)
