"""Orderings: the run's order, pairs that count, pairs that are free, several right orders, given entries."""

import pytest
from pydantic import ValidationError

from trainer.questions import KeyRefuted, QuestionError
from trainer.questions.ordering import OrderingAnswer

PROGRAM = """\
#include <stdio.h>
#include <stdlib.h>
int counter;
void step(int n)
{
    counter += n;
}
int main(void)
{
    int local = 1;
    char *block = malloc(100);
    step(local);
    step(2);
    free(block);
    printf("done\\n");
    return 0;
}
"""
EVENTS = [
    {"text": "free", "probe": {"ask": "event", "event": "free"}},
    {"text": "malloc", "probe": {"ask": "event", "event": "malloc", "line": "malloc(100)"}},
    {"text": "the second call of step", "probe": {"ask": "called", "function": "step", "occurrence": 2}},
    {"text": "step(local) begins", "probe": {"ask": "executed", "line": "step(local)"}},
    {"text": "done is written", "probe": {"ask": "event", "event": "output", "text": "done"}},
]
PLACES = [
    {"text": "counter", "probe": {"ask": "address", "expression": "counter"}},
    {"text": "local", "probe": {"ask": "address", "expression": "local", "before": "free("}},
    {"text": "*block", "probe": {"ask": "address", "expression": "*block", "before": "free("}},
]
STATED = [{"text": "one"}, {"text": "two"}, {"text": "three"}]
NAMED = [{**entry, "name": entry["text"]} for entry in STATED]
LETTERS = [{"text": letter, "name": letter} for letter in "abcdef"]
EITHER = [[["a", "b", "c", "d"]], [["c", "d", "a", "b"]]]
"""Two things of two steps each, of which one comes wholly before the other: no partial order says that."""


def test_the_key_is_the_order_of_the_run(prepare):
    item = prepare("ordering", program=PROGRAM, entries=EVENTS)

    assert item.key() == OrderingAnswer(order=(1, 3, 2, 0, 4))
    assert item.grade(item.key()).score == 1.0
    assert item.grade(item.empty()).score == 0.0
    assert item.ends == ("first", "last")


def test_each_lost_mark_names_its_pair_and_where_the_run_has_it(prepare):
    item = prepare("ordering", program=PROGRAM, entries=EVENTS)

    grade = item.grade(OrderingAnswer(order=(3, 1, 2, 0, 4)))

    assert grade.score == pytest.approx(0.9)
    assert [mark.text for mark in grade.marks if not mark.full] == [
        "“malloc” (statement 2, line 11) comes before “step(local) begins” (statement 3, line 12); you put it after."
    ]


def test_objects_are_put_in_order_by_address(prepare):
    item = prepare("ordering", program=PROGRAM, entries=PLACES, descending=True)

    assert item.key_text() == "local; *block; counter"
    assert item.ends == ("highest address", "lowest address")
    lost = item.marks(OrderingAnswer(order=(2, 1, 0)))[1].text
    assert lost.startswith("“local” (0x7fff")
    assert "lies above" in lost


def test_upside_down_earns_nothing(prepare):
    item = prepare("ordering", entries=STATED, stated=True)

    assert item.score(OrderingAnswer(order=(2, 1, 0))) == 0.0


def test_an_entry_left_out_loses_its_pairs(prepare):
    item = prepare("ordering", entries=STATED, stated=True)

    grade = item.grade(OrderingAnswer(order=(0, 1)))

    assert grade.score == pytest.approx(1 / 3)
    assert grade.marks[-1].text.endswith("one of them has no place in your order.")


def test_pairs_of_a_free_group_cost_nothing(prepare):
    item = prepare("ordering", entries=NAMED, stated=True, free=[["one", "two"]])

    assert item.score(OrderingAnswer(order=(1, 0, 2))) == 1.0
    assert "order is free" in item.rule


def test_entries_of_equal_value_are_free(prepare):
    program = PROGRAM.replace(
        "malloc(100);", "malloc(1);\n    char *b = malloc(24);\n    char *c = malloc(25);\n    b = c;"
    )
    entries = [{"text": size, "probe": {"ask": "chunk-size", "line": f"malloc({size})"}} for size in ("1", "24", "25")]
    item = prepare("ordering", program=program, entries=entries)

    assert item.score(OrderingAnswer(order=(1, 0, 2))) == item.score(OrderingAnswer(order=(0, 1, 2))) == 1.0


@pytest.mark.parametrize("seed", range(20))
def test_what_is_shown_is_never_nearly_right(prepare, seed):
    item = prepare("ordering", program=PROGRAM, entries=EVENTS, seed=seed)

    assert sorted(item.shown) == [0, 1, 2, 3, 4]
    assert item.score(OrderingAnswer(order=item.shown)) <= 1 / 3


def test_a_stated_order_that_the_run_does_not_have_is_refuted(make):
    with pytest.raises(KeyRefuted, match=r"'malloc' .* before 'free'") as refuted:
        make("ordering", program=PROGRAM, entries=EVENTS, stated=True).prepare()

    assert refuted.value.location == ("entries", 1)


def test_an_event_that_does_not_happen_is_named(make):
    entries = [EVENTS[0], {"text": "mmap", "probe": {"ask": "event", "event": "syscall", "name": "mmap"}}]

    with pytest.raises(QuestionError, match="`mmap`: this never happens") as refused:
        make("ordering", program=PROGRAM, entries=entries).prepare()

    assert refused.value.location == ("entries", 1, "probe")


def test_an_order_that_is_wholly_free_is_refused(make):
    entries = [{"text": "a", "name": "a"}, {"text": "b", "name": "b"}]

    with pytest.raises(QuestionError, match="order of all entries is free"):
        make("ordering", entries=entries, stated=True, free=[["a", "b"]]).prepare()


@pytest.mark.parametrize(
    ("keys", "complaint"),
    [
        ({"entries": [*STATED, EVENTS[0]]}, "either every entry has a 'probe'"),
        ({"entries": STATED}, "say so with 'stated: true'"),
        ({"entries": [EVENTS[0], PLACES[0]]}, "all ask when something happens"),
        ({"entries": EVENTS, "descending": True}, "'descending' is for numbers"),
        ({"entries": [STATED[0], STATED[0]], "stated": True}, "the same text"),
        ({"entries": STATED, "stated": True, "free": [["four"]]}, "'free' names four"),
        ({"entries": STATED, "stated": True, "given": ["four"]}, "'given' names four"),
        ({"entries": NAMED, "orders": [[["one", "four"]]]}, "'orders' names four"),
        ({"entries": NAMED, "stated": True, "given": ["one", "two", "three"]}, "all entries are given"),
        ({"entries": LETTERS[:4], "orders": EITHER, "stated": True}, "no 'free' and no 'stated'"),
        ({"entries": NAMED, "orders": [[["one", "two"], ["two", "three", "one"]]]}, "order 1 .* goes in a circle"),
        ({"entries": NAMED, "orders": [[["one", "two"]]]}, "must say where each entry comes"),
        (
            {"entries": NAMED, "orders": [[["one", "two"], ["one", "three"]], [["one", "two", "three"]]]},
            "order 2 .* not needed: what is right by it is right by order 1",
        ),
    ],
)
def test_an_ordering_that_makes_no_sense_is_refused(make, keys, complaint):
    with pytest.raises(ValidationError, match=complaint):
        make("ordering", **keys)


def test_an_entry_cannot_be_placed_twice():
    with pytest.raises(ValidationError, match="one place"):
        OrderingAnswer(order=(1, 1))


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (2, 3, 0, 1)])
def test_any_of_several_orders_is_right(prepare, order):
    item = prepare("ordering", entries=LETTERS[:4], orders=EITHER)

    assert item.score(OrderingAnswer(order=order)) == 1.0
    assert item.score(item.key()) == 1.0
    assert item.score(item.empty()) == 0.0
    assert item.rule.endswith("Any of 2 orders is right: the one nearest to yours counts.")


def test_the_order_that_is_nearest_to_the_answer_is_graded(prepare):
    item = prepare("ordering", entries=LETTERS[:4], orders=EITHER)

    grade = item.grade(OrderingAnswer(order=(2, 0, 3, 1)))

    assert [mark.text for mark in grade.marks] == [
        "5 of 6 pairs are in order, by the nearest of 2 right orders.",
        "“d” comes before “a”; you put it after.",
    ]
    assert grade.score == pytest.approx(5 / 6)


def test_what_the_chains_of_an_order_leave_open_is_free(prepare):
    item = prepare("ordering", entries=LETTERS[:4], orders=[[["a", "b", "d"], ["a", "c", "d"]]])

    assert item.score(OrderingAnswer(order=(0, 2, 1, 3))) == item.score(OrderingAnswer(order=(0, 1, 2, 3))) == 1.0
    assert item.score(OrderingAnswer(order=(1, 0, 2, 3))) == pytest.approx(4 / 5)
    assert "order is free" in item.rule


def test_the_order_of_the_run_is_told_among_several(prepare):
    entries = [{**EVENTS[0], "name": "free"}, {**EVENTS[1], "name": "malloc"}]
    item = prepare(
        "ordering", program=PROGRAM, entries=entries, orders=[[["free", "malloc"]], [["malloc", "free"]]][1:]
    )

    assert item.key() == OrderingAnswer(order=(1, 0))


def test_an_order_that_the_run_does_not_have_is_told_without_its_moments(prepare):
    entries = [{**entry, "name": name} for entry, name in zip(EVENTS[:4], "dabc", strict=True)]
    orders = [[["b", "a", "c", "d"]], [["a", "c", "b", "d"]]]
    item = prepare("ordering", program=PROGRAM, entries=entries, orders=orders)

    grade = item.grade(OrderingAnswer(order=(2, 1, 0, 3)))

    assert item.key_text().startswith("malloc; step(local) begins; the second call of step; free — or: ")
    assert grade.marks[0].text == "5 of 6 pairs are in order, by the nearest of 2 right orders (this run has another)."
    assert grade.marks[1].text == "“step(local) begins” comes before “free”; you put it after."


def test_orders_none_of_which_the_run_has_are_refuted(make):
    entries = [{**entry, "name": name} for entry, name in zip(EVENTS[:2], "ab", strict=True)]

    with pytest.raises(KeyRefuted, match="in none of these orders") as refuted:
        make("ordering", program=PROGRAM, entries=entries, orders=[[["a", "b"]]]).prepare()

    assert refuted.value.location == ("orders",)


def test_orders_of_which_every_answer_has_one_are_refused(make):
    with pytest.raises(QuestionError, match="every order of the entries is right"):
        make("ordering", entries=LETTERS[:2], orders=[[["a", "b"]], [["b", "a"]]]).prepare()


@pytest.mark.parametrize("seed", range(20))
def test_given_entries_stand_in_their_order_and_what_is_shown_is_wrong(prepare, seed):
    item = prepare("ordering", entries=LETTERS, stated=True, given=["d", "b", "e"], seed=seed)

    assert [entry for entry in item.shown if entry in item.given] == [1, 3, 4]
    assert sorted(item.shown) == [0, 1, 2, 3, 4, 5]
    assert item.score(OrderingAnswer(order=item.shown)) < 0.5


def test_pairs_of_given_entries_earn_nothing(prepare):
    item = prepare("ordering", entries=LETTERS[:4], stated=True, given=["a", "b", "d"])

    grade = item.grade(OrderingAnswer(order=(2, 0, 1, 3)))

    assert grade.score == pytest.approx(1 / 3)
    assert len(item.right.first.pairs) == 3
    assert item.score(item.key()) == 1.0
    assert item.score(item.empty()) == 0.0
    assert "pairs of given entries earn nothing" in item.rule


def test_given_entries_whose_order_is_not_right_in_every_order_are_refused(make):
    with pytest.raises(QuestionError, match="stand in an order that is not right here") as refused:
        make("ordering", entries=LETTERS[:4], orders=EITHER, given=["a", "c"]).prepare()

    assert refused.value.location == ("orders", 1)


def test_an_ordering_in_which_all_that_can_be_moved_is_free_is_refused(make):
    with pytest.raises(QuestionError, match="the order of all entries is free") as refused:
        make("ordering", entries=NAMED, stated=True, given=["one", "two"], free=[["one", "two", "three"]]).prepare()

    assert refused.value.location == ("entries",)
