"""Layouts: pairs in order, attributes, requirements."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from trainer.engine.regions import RegionKind
from trainer.questions import AnyQuestion, KeyRefuted
from trainer.questions.layout import LayoutAnswer, PlacedRegion
from trainer.questions.regions import TEXTBOOK_KINDS

IMAGE = ["heap", "bss", "data", "rodata", "text"]


def placed(*kinds, **attributes):
    return LayoutAnswer(placed=tuple(PlacedRegion(region=kind, **attributes) for kind in kinds))


def test_the_key_is_the_textbook_from_top_to_bottom(prepare):
    item = prepare("layout")

    assert tuple(region.region for region in item.key().placed) == TEXTBOOK_KINDS
    assert item.grade(item.key()).score == 1.0
    assert item.grade(item.empty()).score == 0.0


def test_two_neighbours_swapped_lose_one_pair_which_is_named(prepare):
    item = prepare("layout", regions=IMAGE)

    grade = item.grade(placed("heap", "data", "bss", "rodata", "text"))

    assert grade.score == pytest.approx(0.9)
    assert [mark.text for mark in grade.marks if not mark.full] == ["The BSS lies above the data; you placed it below."]


def test_upside_down_earns_nothing(prepare):
    item = prepare("layout", regions=IMAGE)

    assert item.grade(placed(*reversed(IMAGE))).score == 0.0


def test_a_missing_region_loses_its_pairs_only(prepare):
    item = prepare("layout", regions=IMAGE)

    grade = item.grade(placed("heap", "bss", "data", "rodata"))

    assert grade.score == pytest.approx(0.6)
    assert "The text is missing: 4 pairs are lost with it." in [mark.text for mark in grade.marks]


def test_a_region_that_does_not_belong_costs_one_regions_part(prepare):
    item = prepare("layout", regions=IMAGE, distractors=["libc"])

    grade = item.grade(placed("libc", *IMAGE))

    assert grade.score == pytest.approx(0.8)
    assert "There is no C library in this process." in [mark.text for mark in grade.marks]


def test_regions_whose_order_is_free_cost_nothing(prepare):
    item = prepare("layout", regions=IMAGE, free=[["bss", "data"]])

    assert item.grade(placed("heap", "data", "bss", "rodata", "text")).score == 1.0


def test_regions_that_interleave_are_not_compared(prepare):
    # on Linux, the dynamic linker has pieces above and below the vdso
    item = prepare("layout", platform="linux-x86_64", regions=["ld.so", "vdso", "libc"])

    assert item.grade(placed("vdso", "ld.so", "libc")).score == item.grade(placed("ld.so", "vdso", "libc")).score == 1.0


def test_what_is_given_earns_nothing(prepare):
    item = prepare("layout", regions=IMAGE, given=["heap", "text"])

    assert item.given == ("heap", "text")
    assert set(item.tray) == {"bss", "data", "rodata"}
    assert item.grade(item.empty()).score == 0.0


def test_attributes_earn_the_other_half(prepare):
    item = prepare("layout", regions=IMAGE, attributes=["permissions"])

    grade = item.grade(placed(*IMAGE, permissions="rw-"))

    assert grade.score == pytest.approx(0.5 + 0.5 * 3 / 5)
    assert "The text: permissions `r-x`; you said rw-." in [mark.text for mark in grade.marks]


def test_a_drill_gives_the_order_and_asks_for_attributes(prepare):
    item = prepare("layout", order=False, attributes=["permissions", "growth", "sharing"])

    assert item.given == TEXTBOOK_KINDS
    assert item.tray == ()
    assert item.grade(item.key()).score == 1.0
    assert item.grade(item.empty()).score == 0.0


GUARD = {"region": "main-guard", "directly_below": "main-stack", "at_most": 0.6, "because": "nothing stops the stack."}


@pytest.mark.parametrize(
    "kinds",
    [
        [kind for kind in TEXTBOOK_KINDS if kind != RegionKind.MAIN_GUARD],
        [RegionKind.MAIN_GUARD, *(kind for kind in TEXTBOOK_KINDS if kind != RegionKind.MAIN_GUARD)],
    ],
    ids=["missing", "elsewhere"],
)
def test_a_requirement_caps_the_score_and_says_why(prepare, kinds):
    item = prepare("layout", requires=[GUARD])

    grade = item.grade(placed(*kinds))

    assert grade.score == pytest.approx(0.6)
    assert grade.marks[-1].text == "At most 60%: nothing stops the stack."


def test_the_rule_is_stated(prepare):
    rule = prepare("layout", requires=[GUARD], attributes=["permissions"]).rule

    assert "every pair of regions in the right order earns an equal part" in rule
    assert "at most 60%" in rule


def test_a_region_that_the_run_lacks_is_refuted(make):
    with pytest.raises(KeyRefuted, match="the run has no C library") as refuted:
        make("layout", regions=["heap", "libc"]).prepare()

    assert refuted.value.location == ("regions", 1)


@pytest.mark.parametrize(
    ("keys", "complaint"),
    [
        ({"regions": ["heap", "heap"]}, "listed twice"),
        ({"regions": IMAGE, "given": ["libc"]}, "libc: not among the regions"),
        ({"regions": IMAGE, "distractors": ["heap"]}, "both a region and a distractor"),
        ({"order": False}, "there must be 'attributes'"),
    ],
)
def test_a_layout_that_makes_no_sense_is_refused(make, keys, complaint):
    with pytest.raises(ValidationError, match=complaint):
        make("layout", **keys)


def test_a_region_cannot_be_placed_twice():
    with pytest.raises(ValidationError, match="only once"):
        placed("heap", "heap")


ITEM = (
    TypeAdapter(AnyQuestion)
    .validate_python(
        {"kind": "layout", "id": "a", "title": "a", "prompt": "a", "platform": "textbook", "requires": [GUARD]}
    )
    .prepare()
)


@given(st.permutations(TEXTBOOK_KINDS), st.integers(0, len(TEXTBOOK_KINDS)))
def test_marks_always_add_up_and_every_loss_is_explained(order, count):
    answer = placed(*order[:count])

    grade = ITEM.grade(answer)

    assert sum(mark.possible for mark in grade.marks) == pytest.approx(1.0)
    assert 0.0 <= grade.score <= 1.0
    assert grade.score == pytest.approx(max(0.0, sum(mark.earned for mark in grade.marks)))


@given(st.permutations(TEXTBOOK_KINDS), st.integers(0, len(TEXTBOOK_KINDS) - 2))
def test_repairing_a_pair_of_neighbours_never_costs_anything(order, at):
    before = list(order)
    after = list(order)
    after[at : at + 2] = sorted(after[at : at + 2], key=TEXTBOOK_KINDS.index)

    assert _order_score(after) >= _order_score(before)


def _order_score(kinds):
    return sum(mark.earned for mark in ITEM.marks(placed(*kinds)) if mark.possible)
