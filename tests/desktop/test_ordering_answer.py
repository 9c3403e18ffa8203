"""Putting entries in order: by drag, by clicks, by keys and by buttons; then laid over the right order."""

import pytest
from person import Role, drop
from PySide6.QtCore import QPoint, Qt

from trainer.desktop.answers.ordering.sequence import SequenceModel
from trainer.questions.ordering import OrderingAnswer

LIST = "Entries to put in order"
Key = Qt.Key


@pytest.fixture
def ordering(ask):
    """Three entries, shown the wrong way round."""
    person = ask(kind="ordering", stated=True, entries=[{"text": "`one`"}, {"text": "two"}, {"text": "three"}])
    person.widget.entries.arrange((2, 1, 0))
    return person


@pytest.fixture
def among_given(ask):
    """Four entries, of which the second and fourth are given, shown with the others on top."""
    entries = [{"text": text, "name": text} for text in ("one", "two", "three", "four")]
    person = ask(kind="ordering", stated=True, given=["two", "four"], entries=entries)
    person.widget.entries.arrange((2, 0, 1, 3))
    return person


def order(person) -> list[str]:
    return person.rows(LIST)


def test_what_nobody_has_touched_is_no_answer(ordering):
    assert ordering.widget.answer() == OrderingAnswer()
    assert not ordering.widget.complete()


def test_click_an_entry_then_click_its_place(ordering):
    ordering.click_row(LIST, "one")
    assert ordering.sees("one picked.")
    ordering.click_row(LIST, "three")

    assert order(ordering) == ["one", "three", "two"]
    assert ordering.sees("one is number 1 of 3.")
    assert ordering.widget.answer() == OrderingAnswer(order=(0, 2, 1))


def test_a_second_click_lets_go(ordering):
    ordering.click_row(LIST, "one")
    ordering.click_row(LIST, "one")

    assert ordering.widget.entries.picked is None
    assert not ordering.widget.complete()


def test_space_picks_and_arrows_carry(ordering):
    ordering.widget.focus_first()

    ordering.press(Key.Key_Space, Key.Key_Down, Key.Key_Down, Key.Key_Space)
    ordering.press(Key.Key_Up)

    assert order(ordering) == ["two", "one", "three"]
    assert ordering.widget.view.current_entry() == 0


def test_escape_puts_an_entry_back(ordering):
    ordering.widget.focus_first()

    ordering.press(Key.Key_Space, Key.Key_Down, Key.Key_Escape)

    assert order(ordering) == ["three", "two", "one"]
    assert not ordering.widget.complete()


def test_alt_and_arrow_move_at_once(ordering):
    ordering.widget.focus_first()

    ordering.press(Key.Key_Down, modifier=Qt.KeyboardModifier.AltModifier)

    assert order(ordering) == ["two", "three", "one"]


def test_buttons_move_the_selected_entry(ordering):
    ordering.widget.view.select(2)

    ordering.click("Move up", Role.Button)
    ordering.click("Move up", Role.Button)

    assert order(ordering) == ["one", "three", "two"]
    assert not ordering.find("Move up", Role.Button).isEnabled()


@pytest.mark.parametrize(("height", "moved"), [(0, ["one", "three", "two"]), (2000, ["three", "two", "one"])])
def test_a_drop_puts_an_entry_into_the_nearest_gap(ordering, height, moved):
    drop(ordering.widget.view, "0", QPoint(40, height))

    assert order(ordering) == moved


def test_a_screen_reader_hears_the_place(ordering):
    ordering.widget.entries.pick(0)
    index = ordering.widget.entries.index(2)

    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "3 of 3: one, picked"


def test_after_the_check_the_right_order_says_where_each_entry_was_put(ordering):
    ordering.click_row(LIST, "one")
    ordering.click_row(LIST, "three")
    ordering.widget.show_grade(ordering.item.grade(ordering.widget.answer()))

    shown = ordering.find("Your order beside the right one")
    assert shown.accessibleDescription() == (
        "1: one, yours: 1, right. 2: two, yours: 3, in order with the rest. 3: three, yours: 2, out of place."
    )
    assert ordering.look_for(LIST) is None


def test_given_entries_are_announced_and_explained(among_given):
    index = among_given.widget.entries.index(2)

    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "3 of 4: two, given"
    assert among_given.sees("Entries with a lock are given")
    assert not index.flags() & Qt.ItemFlag.ItemIsDragEnabled


def test_a_given_entry_is_not_picked_by_a_click(among_given):
    among_given.click_row(LIST, "two")
    assert among_given.sees("two is given.")
    among_given.click_row(LIST, "three")

    assert order(among_given) == ["three", "one", "two", "four"]
    assert not among_given.widget.complete()


def test_a_click_on_a_given_entry_is_a_place_for_a_picked_one(among_given):
    among_given.click_row(LIST, "three")
    among_given.click_row(LIST, "two")

    assert order(among_given) == ["one", "two", "three", "four"]
    assert among_given.item.score(among_given.widget.answer()) == 1.0


def test_keys_carry_an_entry_past_a_given_one(among_given):
    among_given.widget.focus_first()

    among_given.press(Key.Key_Space, Key.Key_Down, Key.Key_Down, Key.Key_Space)

    assert order(among_given) == ["one", "two", "three", "four"]


def test_keys_and_buttons_do_not_move_a_given_entry(among_given):
    among_given.widget.focus_first()
    among_given.press(Key.Key_Down, Key.Key_Down)

    among_given.press(Key.Key_Space)
    assert among_given.sees("two is given.")
    among_given.press(Key.Key_Up, modifier=Qt.KeyboardModifier.AltModifier)

    assert order(among_given) == ["three", "one", "two", "four"]
    assert not among_given.find("Move up", Role.Button).isEnabled()
    assert not among_given.find("Move down", Role.Button).isEnabled()


def test_a_drop_among_given_entries_keeps_their_order(among_given):
    drop(among_given.widget.view, "2", QPoint(40, 2000))
    drop(among_given.widget.view, "1", QPoint(40, 0))

    assert order(among_given) == ["one", "two", "four", "three"]
    assert among_given.sees("two is given.")


def test_given_entries_are_never_out_of_place(among_given):
    drop(among_given.widget.view, "2", QPoint(40, 2000))
    among_given.widget.show_grade(among_given.item.grade(among_given.widget.answer()))

    assert among_given.find("Your order beside the right one").accessibleDescription() == (
        "1: one, yours: 1, right. 2: two, given. 3: three, yours: 4, out of place. 4: four, given."
    )


def test_the_right_order_shown_is_the_one_nearest_to_the_answer(ask):
    entries = [{"text": text, "name": text} for text in ("one", "two", "three", "four")]
    chains = [[["one", "two", "three", "four"]], [["three", "four", "one", "two"]]]
    person = ask(kind="ordering", orders=chains, entries=entries)
    person.widget.restore(OrderingAnswer(order=(2, 0, 3, 1)))
    person.widget.show_grade(person.item.grade(person.widget.answer()))

    assert person.find("Your order beside the right one").accessibleDescription() == (
        "1: three, yours: 1, right. 2: four, yours: 3, in order with the rest. "
        "3: one, yours: 2, out of place. 4: two, yours: 4, right."
    )


def test_the_model_keeps_qts_rules(qtmodeltester):
    qtmodeltester.check(SequenceModel(["a", "b"], (1, 0)))
