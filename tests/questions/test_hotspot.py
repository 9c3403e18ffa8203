"""Hotspots: pins and the places where the run has them."""

import pytest
from pydantic import ValidationError

from trainer.questions import KeyRefuted, QuestionError
from trainer.questions.hotspot import HotspotAnswer

PROGRAM = """\
#include <stdlib.h>
int main(void)
{
    int local = 1;
    int *p = malloc(40);
    int *q = &local;
    *p = *q;
    p = NULL;
    return *p;
}
"""
PINS = [
    {"text": "p", "probe": {"ask": "points-to", "pointer": "p"}, "feedback": "malloc made it."},
    {"text": "q", "probe": {"ask": "points-to", "pointer": "q"}},
]
MOMENT = {"before": "*p = *q"}


@pytest.fixture
def item(prepare):
    return prepare("hotspot", program=PROGRAM, picture={"show": "regions"}, moment=MOMENT, pins=PINS)


def spot(item, title):
    return next(found.start for found in item.spots if found.title == title)


def test_the_key_is_where_the_pointers_lead(item):
    assert item.key_text() == "p: Heap; q: Main thread stack"
    assert item.grade(item.key()).score == 1.0
    assert item.grade(item.empty()).score == 0.0


def test_pins_look_at_the_moment_of_the_picture_unless_they_have_their_own(prepare, item):
    later = {"text": "later", "probe": {"ask": "points-to", "pointer": "p", "before": "return *p"}}
    other = prepare("hotspot", program=PROGRAM, picture={"show": "regions"}, moment=MOMENT, pins=[*PINS, later])

    assert item.moment == other.moment == "before line 7"
    assert other.key_text().endswith("later: Not mapped, at the bottom")


def test_each_pin_earns_its_part_and_says_where_it_belongs(item):
    grade = item.grade(HotspotAnswer(places=(spot(item, "BSS"), spot(item, "Main thread stack"))))

    assert grade.score == 0.5
    wrong, right = (mark.text for mark in grade.marks)
    assert wrong.startswith("p: not “BSS”; it is “Heap”. Before line 7, `p` is 0x")
    assert wrong.endswith("malloc made it.")
    assert right.startswith("q: right, “Main thread stack”.")


def test_an_address_that_is_no_spot_counts_as_not_set(item):
    assert item.marks(HotspotAnswer(places=(12345,)))[0].text.startswith("p: not set;")


@pytest.mark.parametrize(
    ("probe", "title"),
    [
        ({"ask": "fault-address"}, "Not mapped, at the bottom"),
        ({"ask": "fault-region"}, "Not mapped, at the bottom"),
        ({"ask": "address", "expression": "*q", "before": "return *p"}, "Main thread stack"),
        ({"ask": "value", "expression": "q", "before": "return *p"}, "Main thread stack"),
        ({"ask": "region-of", "expression": "main"}, "Text"),
    ],
)
def test_whatever_finds_an_address_can_be_pointed_at(prepare, probe, title):
    item = prepare("hotspot", program=PROGRAM, picture={"show": "regions"}, pins=[{"text": "it", "probe": probe}])

    assert item.key_text() == f"it: {title}"


def test_what_is_not_in_the_picture_is_refuted(make):
    with pytest.raises(KeyRefuted, match="not in the picture") as refuted:
        make("hotspot", program=PROGRAM, picture={"show": "stack"}, moment=MOMENT, pins=PINS).prepare()

    assert refuted.value.location == ("pins", 0, "probe")


@pytest.mark.parametrize(
    ("keys", "location"),
    [
        ({"moment": {"before": "nowhere"}}, ("moment",)),
        ({"picture": {"show": "memory", "start": "ghost", "size": 8}}, ("picture",)),
    ],
)
def test_a_picture_that_cannot_be_drawn_is_refused(make, keys, location):
    question = make("hotspot", **{"program": PROGRAM, "picture": {"show": "regions"}, "pins": PINS, **keys})

    with pytest.raises(QuestionError) as refused:
        question.prepare()

    assert refused.value.location == location


def test_two_pins_need_two_names(make):
    with pytest.raises(ValidationError, match="the same text"):
        make("hotspot", program=PROGRAM, picture={"show": "regions"}, pins=[PINS[0], PINS[0]])
