"""Pointing into a picture by mouse and by keys; then with the right places."""

import pytest
from desktop_fakes import POINTERS
from person import Role
from PySide6.QtCore import Qt

from trainer.desktop.answers.hotspot.picture_model import PictureModel
from trainer.questions.hotspot import HotspotAnswer

PINS = [
    {"text": "`p`", "probe": {"ask": "points-to", "pointer": "p"}},
    {"text": "`q`", "probe": {"ask": "points-to", "pointer": "q"}},
]
PICTURE = "Picture of the process"
Key = Qt.Key


@pytest.fixture
def hotspot(ask):
    return ask(
        kind="hotspot",
        platform="textbook",
        program=POINTERS,
        picture={"show": "regions"},
        moment={"before": "*p = *q"},
        pins=PINS,
    )


def spoken(person, title: str) -> str:
    model = person.widget.spots
    row = next(row for row, spot in enumerate(model.spots) if spot.title == title)
    return model.index(row).data(Qt.ItemDataRole.AccessibleTextRole)


def test_without_a_pin_there_is_no_answer(hotspot):
    assert hotspot.widget.answer() == HotspotAnswer()
    assert not hotspot.widget.complete()


def test_a_click_sets_a_pin_and_goes_on_with_the_next(hotspot):
    hotspot.click_row(PICTURE, "Heap")
    assert hotspot.sees("p: Heap. Next: q.")
    hotspot.click_row(PICTURE, "Main thread stack")

    assert hotspot.widget.answer() == hotspot.item.key()


def test_pins_are_set_by_keys_alone(hotspot):
    hotspot.widget.focus_first()

    hotspot.press(Key.Key_2)  # begin with the second pin
    hotspot.press(Key.Key_Down, Key.Key_Down, Key.Key_Return)

    assert hotspot.widget.answer().places == (None, hotspot.item.spots[2].start)


def test_a_pin_can_be_chosen_and_set_again(hotspot):
    hotspot.click_row(PICTURE, "Text")
    hotspot.click("Pin 1: p, set", Role.CheckBox, Role.RadioButton, Role.Button)
    hotspot.click_row(PICTURE, "Heap")

    assert hotspot.widget.answer().places[0] == hotspot.item.key().places[0]


def test_delete_takes_a_pin_out(hotspot):
    hotspot.click_row(PICTURE, "Text")

    hotspot.press(Key.Key_Delete)

    assert not hotspot.widget.complete()
    assert hotspot.sees("p is taken out.")


def test_a_screen_reader_hears_place_and_pins(hotspot):
    hotspot.click_row(PICTURE, "Heap")

    assert spoken(hotspot, "Heap").startswith("Heap, rw-, 0x")
    assert spoken(hotspot, "Heap").endswith(", p: set here")


def test_after_the_check_pins_are_right_wrong_or_belong_elsewhere(hotspot):
    hotspot.click_row(PICTURE, "Heap")
    hotspot.click_row(PICTURE, "Text")
    hotspot.widget.show_grade(hotspot.item.grade(hotspot.widget.answer()))

    assert spoken(hotspot, "Heap").endswith("p: right")
    assert spoken(hotspot, "Text").endswith("q: wrong")
    assert spoken(hotspot, "Main thread stack").endswith("q: belongs here")

    hotspot.click_row("Your pins with the right places", "BSS")
    assert spoken(hotspot, "BSS").endswith("000")


def test_the_model_keeps_qts_rules(hotspot, qtmodeltester):
    qtmodeltester.check(PictureModel(hotspot.item.spots))
