"""Putting objects into regions: by drag, by clicks and by keys; then with the right places."""

import pytest
from person import drop
from PySide6.QtCore import Qt

from trainer.desktop.answers.placement.board_model import BoardModel
from trainer.desktop.answers.placement.rows import open_rows
from trainer.questions.placement import PlacementAnswer

BOARD = "Objects and regions"
Key = Qt.Key


@pytest.fixture
def placement(ask):
    objects = [{"text": "`drivers`", "region": "kernel"}, {"text": "code", "region": "text"}]
    return ask(kind="placement", objects=objects, regions=["kernel", "heap", "text"])


def drop_on(board, thing: int, heading: str) -> None:
    place = board.visualRect(board.things.heading(heading)).center()
    drop(board, str(thing), place)


def test_everything_is_to_be_placed_at_first(placement):
    assert placement.rows(BOARD) == ["Still to place", "drivers", "code", "Kernel space", "Heap", "Text"]
    assert not placement.widget.complete()


def test_click_an_object_then_click_its_region(placement):
    placement.click_row(BOARD, "drivers")
    assert placement.sees("drivers picked.")
    placement.click_row(BOARD, "Kernel space")

    assert placement.rows(BOARD) == ["Still to place", "code", "Kernel space", "drivers", "Heap", "Text"]
    assert placement.sees("drivers is in: Kernel space. 1 left.")
    assert placement.widget.answer() == PlacementAnswer(regions=("kernel", None))


def test_the_whole_answer_by_keys_alone(placement):
    placement.widget.focus_first()

    placement.press(Key.Key_Space, Key.Key_Down, Key.Key_Space)  # drivers, into the first region below
    placement.press(Key.Key_Return, Key.Key_Down, Key.Key_Down, Key.Key_Down, Key.Key_Return)  # code, three below

    assert placement.widget.answer() == placement.item.key()


def test_escape_lets_go_and_stays_with_the_object(placement):
    placement.widget.focus_first()

    placement.press(Key.Key_Space, Key.Key_Down, Key.Key_Escape)

    assert placement.sees("Nothing is picked.")
    assert placement.widget.board.currentIndex() == placement.widget.things.row_of(0)
    assert not placement.widget.complete()


def test_alt_and_arrow_move_an_object_to_the_next_region_and_delete_takes_it_out(placement):
    placement.widget.focus_first()

    placement.press(Key.Key_Down, Key.Key_Down, modifier=Qt.KeyboardModifier.AltModifier)
    assert placement.widget.answer() == PlacementAnswer(regions=("heap", None))

    placement.press(Key.Key_Delete)
    assert not placement.widget.complete()


def test_a_drop_puts_an_object_into_a_region(placement):
    drop_on(placement.widget.board, 1, "text")

    assert placement.widget.answer() == PlacementAnswer(regions=(None, "text"))


def test_start_again_takes_everything_out(placement):
    drop_on(placement.widget.board, 1, "text")

    placement.click("Start again")

    assert not placement.widget.complete()


def test_a_screen_reader_hears_where_an_object_is(placement):
    drop_on(placement.widget.board, 1, "text")
    things = placement.widget.things
    spoken = Qt.ItemDataRole.AccessibleTextRole

    assert things.row_of(0).data(spoken) == "drivers, not placed"
    assert things.row_of(1).data(spoken) == "code, in Text"
    assert things.heading("heap").data(spoken) == "Heap: empty"


def test_after_the_check_each_object_is_where_it_was_put_and_where_it_belongs(placement):
    drop_on(placement.widget.board, 0, "kernel")
    drop_on(placement.widget.board, 1, "heap")

    placement.widget.show_grade(placement.item.grade(placement.widget.answer()))

    things = placement.widget.things
    assert [things.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(things.rowCount())] == [
        "Kernel space: 1 object",
        "drivers, in Kernel space, right",
        "Heap: 1 object",
        "code, in Heap, belongs in: text",
        "Text: 1 object",
        "code, in Text, belongs here; you chose: heap",
    ]


def test_after_the_check_nothing_moves_any_more(placement):
    drop_on(placement.widget.board, 0, "kernel")
    placement.widget.show_grade(placement.item.grade(placement.widget.answer()))
    before = placement.widget.things.rows

    placement.click_row("Your placement", "drivers")
    placement.click_row("Your placement", "Heap")

    assert placement.widget.things.rows == before
    assert placement.widget.things.picked is None


def test_the_model_keeps_qts_rules(qtmodeltester):
    model = BoardModel(["a", "b"])
    model.show(open_rows(["heap"], ["", "heap"]))

    qtmodeltester.check(model)
