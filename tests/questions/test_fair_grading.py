"""What holds for grading whatever the answer: the rule that is told grades, and what is more right never earns less."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from trainer.packs import builtin_packs, read_pack
from trainer.questions import AnyQuestion
from trainer.questions.choice import ChoiceAnswer
from trainer.questions.layout import LayoutAnswer, PlacedRegion
from trainer.questions.ordering import OrderingAnswer

PACK = read_pack(builtin_packs() / "memory-layout")
ORDERINGS = [question.id for question in PACK.questions if question.kind == "ordering"]


@cache
def item(name):
    return PACK.question(name).prepare()


def made(**keys):
    fields = {"id": "a-question", "title": "A question", "prompt": "?", "platform": "textbook"}
    return TypeAdapter(AnyQuestion).validate_python({**fields, **keys}).prepare()


@given(name=st.sampled_from(ORDERINGS), data=st.data())
def test_an_order_earns_the_share_of_its_pairs_that_are_right(name, data):
    asked = item(name)
    order = data.draw(st.permutations(asked.right.first.order))

    shares = [
        sum(order.index(upper) < order.index(lower) for upper, lower in key.pairs) / len(key.pairs)
        for key in asked.right.keys
    ]
    assert asked.score(OrderingAnswer(order=tuple(order))) == pytest.approx(max(shares))


@given(name=st.sampled_from(ORDERINGS), data=st.data())
def test_putting_two_neighbours_right_never_costs_anything(name, data):
    asked = item(name)
    order = data.draw(st.permutations(asked.right.first.order))
    at = data.draw(st.integers(0, len(order) - 2))
    key = asked.right.nearest(order)
    if (order[at + 1], order[at]) in key.pairs:
        better = [*order[:at], order[at + 1], order[at], *order[at + 2 :]]

        assert asked.score(OrderingAnswer(order=tuple(better))) > asked.score(OrderingAnswer(order=tuple(order)))


@given(truths=st.lists(st.booleans(), min_size=2, max_size=8).filter(any), data=st.data())
def test_of_many_a_right_option_never_costs_and_a_wrong_one_never_earns(truths, data):
    options = [{"text": f"option {number}", "correct": truth} for number, truth in enumerate(truths)]
    asked = made(kind="choice", mode="many", options=options)
    chosen = data.draw(st.sets(st.sampled_from(range(len(truths)))))
    further = data.draw(st.sampled_from(range(len(truths))))

    before = asked.score(ChoiceAnswer(chosen=tuple(chosen - {further})))
    after = asked.score(ChoiceAnswer(chosen=tuple(chosen | {further})))

    assert after >= before if truths[further] else after <= before
    assert 0 <= after <= 1
    if not any(truths[index] for index in chosen):
        assert asked.score(ChoiceAnswer(chosen=tuple(chosen))) == 0


@given(count=st.integers(1, 3))
def test_regions_that_do_not_belong_cost_wherever_they_stand(count):
    strangers = ("libc", "vdso", "arena")[:count]
    asked = made(kind="layout", regions=["main-stack", "heap", "bss", "text"], distractors=["libc", "vdso", "arena"])
    placed = asked.key().placed

    at_the_end = asked.score(LayoutAnswer(placed=(*placed, *(PlacedRegion(region=kind) for kind in strangers))))
    on_top = asked.score(LayoutAnswer(placed=(*(PlacedRegion(region=kind) for kind in strangers), *placed)))

    assert at_the_end == on_top < 1


@pytest.mark.parametrize("name", [name for name in ORDERINGS if not PACK.question(name).stated])
def test_the_order_in_which_entries_are_listed_does_not_matter(name):
    question = PACK.question(name)
    listed = question.model_copy(update={"entries": question.entries[::-1]})

    texts = [[entry.text for entry in one.entries] for one in (question, listed)]
    pairs = [
        {tuple(sorted((own[one], own[other]))): (own[one], own[other]) for one, other in asked.right.first.pairs}
        for own, asked in zip(texts, (question.prepare(), listed.prepare()), strict=True)
    ]
    assert pairs[0] == pairs[1]


@pytest.mark.parametrize("name", [question.id for question in PACK.questions if question.kind != "flashcard"])
def test_an_answer_that_lost_marks_is_told_what_for_and_what_is_right(name):
    asked = item(name)

    grade = asked.grade(asked.empty())

    assert grade.score == 0
    assert all(mark.text.strip() for mark in grade.marks if not mark.full)
    assert asked.key_text().strip()
    assert grade.explanation.strip() or asked.run is None or not asked.evidence()
    assert asked.rule.endswith(".")
