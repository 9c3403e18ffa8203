"""Placements: the regions of the run, per-object marks."""

import pytest
from pydantic import ValidationError

from trainer.questions import KeyRefuted
from trainer.questions.placement import PlacementAnswer

PROGRAM = """\
#include <stdlib.h>
int counter;
int main(void)
{
    int local = 1;
    int *block = malloc(sizeof *block);
    *block = local;
    return counter;
}
"""
OBJECTS = [
    {"text": "counter", "probe": {"ask": "region-of", "expression": "counter"}},
    {"text": "local", "probe": {"ask": "region-of", "expression": "local", "before": "*block = local"}},
    {
        "text": "*block",
        "probe": {"ask": "points-to", "pointer": "block", "before": "*block = local"},
        "feedback": "malloc made it.",
    },
]


@pytest.fixture
def item(prepare):
    return prepare("placement", program=PROGRAM, objects=OBJECTS)


def test_the_key_is_where_the_run_has_the_objects(item):
    assert item.key() == PlacementAnswer(regions=("bss", "main-stack", "heap"))
    assert item.grade(item.key()).score == 1.0
    assert item.grade(item.empty()).score == 0.0


def test_regions_are_offered_as_they_lie(item):
    assert item.regions == ("main-stack", "heap", "bss", "data", "rodata", "text")


def test_a_region_that_the_run_lacks_is_offered_where_the_textbook_has_it(prepare):
    regions = ["text", "bss", "heap", "thread-stack", "main-stack"]
    item = prepare("placement", program=PROGRAM, objects=OBJECTS, regions=regions)

    assert item.regions == ("thread-stack", "main-stack", "heap", "bss", "text")


def test_each_object_earns_its_part_and_says_where_it_lies_and_why(item):
    grade = item.grade(PlacementAnswer(regions=("bss", None, "main-stack")))

    assert grade.score == pytest.approx(1 / 3)
    right, missing, wrong = (mark.text for mark in grade.marks)
    assert right.startswith("counter: right. `counter` lies at 0x")
    assert missing.startswith("local: not placed. `local` lies at 0x")
    assert wrong.startswith("*block: not in the main thread stack. Before line 7, `block` is 0x")
    assert wrong.endswith("malloc made it.")


def test_an_answer_that_stops_early_leaves_the_rest_unplaced(item):
    assert item.score(PlacementAnswer(regions=("bss",))) == pytest.approx(1 / 3)


def test_a_stated_region_that_the_run_does_not_have_is_refuted(make):
    objects = [{**OBJECTS[0], "region": "data"}, *OBJECTS[1:]]

    with pytest.raises(KeyRefuted, match="in the BSS") as refuted:
        make("placement", program=PROGRAM, objects=objects).prepare()

    assert refuted.value.location == ("objects", 0, "region")
    assert refuted.value.expected == "region: bss"


def test_a_right_region_that_is_not_offered_is_refuted(make):
    with pytest.raises(KeyRefuted, match="the right region is not offered") as refuted:
        make("placement", program=PROGRAM, objects=OBJECTS, regions=["bss", "heap"]).prepare()

    assert refuted.value.location == ("objects", 1)


def test_without_a_run_the_author_says_where_things_lie(prepare):
    objects = [{"text": "drivers", "region": "kernel"}, {"text": "code", "region": "text"}]
    item = prepare("placement", objects=objects, regions=["text", "kernel"])

    assert item.regions == ("kernel", "text")
    assert item.marks(item.empty())[0].text == "drivers: not placed. It lies in kernel space."


@pytest.mark.parametrize(
    ("keys", "complaint"),
    [
        ({"objects": [OBJECTS[0], OBJECTS[0]]}, "the same text"),
        ({"objects": [OBJECTS[0], {"text": "x"}]}, "say where it lies"),
        ({"objects": [OBJECTS[0], {"text": "x", "probe": {"ask": "signal"}}]}, "must give a region"),
        ({"objects": OBJECTS, "regions": ["heap", "heap"]}, "listed twice"),
    ],
)
def test_a_placement_that_makes_no_sense_is_refused(make, keys, complaint):
    with pytest.raises(ValidationError, match=complaint):
        make("placement", **keys)
