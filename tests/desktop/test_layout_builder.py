"""Three complete ways to build a layout: drag, clicks, keys."""

import pytest
from person import Role, drop
from PySide6.QtCore import QPoint, Qt

from trainer.desktop.layout_builder.builder import LayoutBuilder
from trainer.desktop.layout_builder.column_model import ColumnModel
from trainer.desktop.layout_builder.comparison import Comparison

TRAY, COLUMN = "Regions to place", "Address space"
Key = Qt.Key


@pytest.fixture
def builder(theme, show):
    widget = LayoutBuilder(
        theme, ("heap", "text", "bss"), ("kernel",), ("permissions", "growth", "sharing"), ("all threads", "one thread")
    )
    person = show(widget)
    person.builder = widget
    return person


def placed(person) -> list[str]:
    return [block.kind for block in person.builder.arrangement.blocks]


def test_click_a_region_then_click_a_slot(builder):
    builder.click_row(TRAY, "heap")
    builder.click_row(COLUMN, "Slot at the bottom")

    assert placed(builder) == ["kernel", "heap"]
    assert builder.rows(TRAY) == ["text", "BSS"]
    assert builder.sees("Heap lies at the bottom, below kernel space.")


def test_clicking_the_upper_half_of_a_region_places_above_it(builder):
    builder.click_row(TRAY, "heap")
    builder.click_row(COLUMN, "Slot at the bottom")
    builder.click_row(TRAY, "text")
    column = builder.builder.column
    area = column.visualRect(column.regions.row_of_kind("heap"))

    from PySide6.QtTest import QTest

    QTest.mouseClick(column.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(area.center().x(), area.top() + 3))

    assert placed(builder) == ["kernel", "text", "heap"]


def test_the_whole_layout_by_keys_alone(builder):
    builder.builder.tray.select(0)
    builder.find(TRAY, Role.List).setFocus()

    builder.press(Key.Key_Space)  # heap, into the lowest slot
    assert builder.sees("Heap picked.")
    builder.press(Key.Key_Return)
    builder.find(TRAY, Role.List).setFocus()
    builder.builder.tray.select(0)
    builder.press(Key.Key_Return, Key.Key_Up, Key.Key_Return)  # text, one slot higher

    assert placed(builder) == ["kernel", "text", "heap"]


def test_alt_and_arrow_move_a_region_and_delete_takes_it_out(builder):
    for slot, kind in enumerate(("heap", "text"), start=1):
        builder.builder.arrangement.place(kind, slot)
    builder.builder.column.select_kind("heap")
    builder.find(COLUMN, Role.List).setFocus()

    builder.press(Key.Key_Down, modifier=Qt.KeyboardModifier.AltModifier)
    assert placed(builder) == ["kernel", "text", "heap"]

    builder.press(Key.Key_Delete)
    assert placed(builder) == ["kernel", "text"]
    assert "heap" in builder.rows(TRAY)


def test_escape_lets_go(builder):
    builder.click_row(TRAY, "heap")

    builder.press(Key.Key_Escape)

    assert placed(builder) == ["kernel"]
    assert builder.sees("Nothing is picked.")


def test_a_drop_places_a_region_in_the_nearest_slot(builder):
    column = builder.builder.column

    drop(column, "text", column.visualRect(column.regions.row_of_kind("kernel")).bottomLeft() + QPoint(40, 8))

    assert placed(builder) == ["kernel", "text"]


def test_a_drop_on_the_tray_takes_a_region_out(builder):
    builder.builder.arrangement.place("heap", 1)

    drop(builder.builder.tray, "heap", QPoint(40, 40))

    assert placed(builder) == ["kernel"]


def test_a_given_region_cannot_be_moved_or_removed(builder):
    builder.builder.column.select_kind("kernel")
    builder.find(COLUMN, Role.List).setFocus()

    builder.press(Key.Key_Space, Key.Key_Delete)

    assert placed(builder) == ["kernel"]
    assert builder.sees("Kernel space is given and stays where it is.")


def test_moving_without_dragging_by_buttons(builder):
    for slot, kind in enumerate(("heap", "text"), start=1):
        builder.builder.arrangement.place(kind, slot)
    builder.builder.column.select_kind("text")

    builder.click("Move up", Role.Button)

    assert placed(builder) == ["kernel", "text", "heap"]


def test_permissions_growth_and_use_by_clicks(builder):
    builder.builder.arrangement.place("heap", 1)
    builder.click_row(COLUMN, "heap")

    builder.click("Read")
    builder.click("Write")
    builder.click("Grows up")
    builder.find("Used by", Role.ComboBox).setFocus()
    builder.press(Key.Key_Down)

    block = builder.builder.arrangement.block("heap")
    assert (block.permissions, block.growth, block.sharing) == ("rw-", "up", "all threads")


def test_permissions_and_growth_by_keys(builder):
    builder.builder.arrangement.place("text", 1)
    builder.builder.column.select_kind("text")
    builder.find(COLUMN, Role.List).setFocus()

    builder.press(Key.Key_R, Key.Key_X, Key.Key_N)

    block = builder.builder.arrangement.block("text")
    assert (block.permissions, block.growth) == ("r-x", "none")
    row = builder.builder.column.regions.row_of_kind("text")
    spoken = row.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "text, permissions read, execute, does not grow, use not set"


def test_no_access_is_something_one_can_say(builder):
    builder.builder.arrangement.place("text", 1)
    builder.click_row(COLUMN, "text")

    builder.click("No access")

    assert builder.builder.arrangement.block("text").permissions == "---"


def test_start_again_keeps_only_what_was_given(builder):
    builder.builder.arrangement.place("heap", 1)

    builder.click("Start again")

    assert placed(builder) == ["kernel"]
    assert builder.rows(TRAY) == ["heap", "text", "BSS"]


def test_the_models_keep_qts_rules(builder, qtmodeltester):
    model = ColumnModel(builder.builder.arrangement, ())

    qtmodeltester.check(model)
    qtmodeltester.check(builder.builder.tray.regions)


def test_the_comparison_names_what_is_wrong(builder, theme, qtbot):
    arrangement = builder.builder.arrangement
    for slot, kind in enumerate(("text", "heap"), start=1):
        arrangement.place(kind, slot)
    order = ["kernel", "heap", "bss", "text"]
    pairs = [(upper, lower) for index, upper in enumerate(order) for lower in order[index + 1 :]]

    comparison = Comparison(theme, arrangement.blocks, order, pairs, {})
    qtbot.addWidget(comparison)

    assert comparison.describe() == (
        "Right, from the top: kernel space, heap, BSS, text. Out of place: text. Missing: BSS."
    )


def test_a_given_region_is_never_out_of_place(builder, theme, qtbot):
    arrangement = builder.builder.arrangement
    arrangement.place("heap", 0)

    comparison = Comparison(theme, arrangement.blocks, ["kernel", "heap"], [("kernel", "heap")], {})
    qtbot.addWidget(comparison)

    assert comparison.misplaced == {"heap"}
