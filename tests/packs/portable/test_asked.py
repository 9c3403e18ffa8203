"""Questions as they are asked elsewhere: what the engine says is written down."""

from fractions import Fraction

import pytest
from pydantic import TypeAdapter

from trainer.packs.portable import AskedError, Choice, Matching, Number, Ordering, Recall, asked, texts_of, variants
from trainer.packs.portable.model import whole_shares
from trainer.questions import AnyQuestion

PROGRAM = """\
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    char *p = malloc(100);
    *p = 1;
    puts("done");
    return 3;
}
"""


@pytest.fixture
def make():
    adapter = TypeAdapter(AnyQuestion)

    def make(kind, **keys):
        fields = {"kind": kind, "id": "a-question", "title": "A question", "prompt": "?", "platform": "textbook"}
        return adapter.validate_python({**fields, **keys})

    return make


def test_a_scenario_has_a_part_for_outcome_exit_code_region_and_reason(make):
    question = make(
        "scenario",
        program=PROGRAM,
        asks_exit_code=True,
        where={"question": "Where?", "probe": {"ask": "points-to", "pointer": "p", "before": "*p = 1"}},
        why={"reasons": [{"text": "So.", "correct": True}, {"text": "Not so.", "correct": False, "feedback": "No."}]},
    )

    found = asked(question)

    outcome, code, region, reason = found.parts
    assert [part.share for part in found.parts] == pytest.approx([1 / 6, 1 / 6, 1 / 3, 1 / 3])
    assert [option.text for option in outcome.options if option.right] == ["It ends normally and does what was meant"]
    assert code.value == 3
    assert [option.text for option in region.options if option.right] == ["Heap"]
    assert [option.feedback for option in reason.options] == ["", "No."]
    assert found.losses == ("its key is the one of this run, written down; the other program cannot run the C program",)


def test_an_ordering_has_its_given_entries_and_every_right_order(make):
    entries = [{"text": f"`{name}`", "name": name} for name in "abcd"]
    found = asked(
        make("ordering", entries=entries, given=["d"], orders=[[["a", "b", "c", "d"]], [["c", "a", "b", "d"]]])
    )

    (part,) = found.parts
    assert isinstance(part, Ordering)
    assert part.entries == ("`a`", "`b`", "`c`", "`d`")
    assert part.also == (("`c`", "`a`", "`b`", "`d`"),)
    assert part.given == ("`d`",)
    assert part.more_than_a_list() == [
        "which entries are in place from the start",
        "the other orders that are right, too: `c`; `a`; `b`; `d`",
    ]


def test_the_evidence_of_the_run_is_told_apart_from_the_words_of_the_author(make):
    question = make(
        "number", program=PROGRAM, probe={"ask": "exit-code"}, explanation="The author says so.", unit="count"
    )

    found = asked(question)

    assert found.parts == (Number(value=Fraction(3)),)
    assert found.explanation == "The author says so."
    assert found.evidence.startswith("- The program exits with code 3.")
    assert asked(question, explained=False).evidence == ""


def test_a_layout_has_an_order_and_a_matching(make):
    found = asked(make("layout", regions=["main-stack", "heap", "text"], distractors=["arena"], attributes=["growth"]))

    order, growth = found.parts
    assert order == Ordering(
        prompt="Put the regions in order, highest address first.",
        share=0.5,
        entries=("Main thread stack", "Heap", "Text"),
        first="highest address",
        last="lowest address",
        strangers=("Malloc arena",),
        stacked=True,
    )
    assert isinstance(growth, Matching)
    assert dict(zip(growth.rows, (growth.choices[key] for key in growth.key), strict=True)) == {
        "Heap": "up",
        "Main thread stack": "down",
        "Text": "none",
    }
    assert found.program is None


def test_parts_keep_their_points_and_prompts(make):
    question = make(
        "parts",
        parts=[
            {"kind": "number", "prompt": "How many?", "answer": 1, "points": 3},
            {"kind": "choice", "options": [{"text": "a", "correct": True}, {"text": "b", "correct": False}]},
        ],
    )

    number, choice = asked(question).parts

    assert (number.share, number.prompt) == (0.75, "How many?")
    assert (choice.share, choice.prompt) == (0.25, "")


def test_a_card(make):
    assert asked(make("flashcard", back="Yes.\n")).parts == (Recall(answer="Yes."),)


def test_variants_differ_where_the_question_has_parameters(make):
    drawn = make("number", prompt="What is ${n} + 1?", answer="${n + 1}", parameters={"n": {"from": 1, "to": 50}})
    fixed = make("number", answer=1)

    found = list(variants(drawn, 0, 3))

    assert [one.id for one in found] == ["a-question", "a-question-v2", "a-question-v3"]
    assert len({one.prompt for one in found}) == 3
    assert [one.id for one in variants(fixed, 0, 3)] == ["a-question"]


def test_a_question_that_the_run_refutes_is_not_asked(make):
    question = make("choice", options=[{"text": "a", "correct": False}, {"text": "b", "correct": False}])

    with pytest.raises(AskedError, match="none of the options are true"):
        asked(question)


@pytest.mark.parametrize(
    ("shares", "whole"),
    [
        ([1.0], [1]),
        ([0.5, 0.5], [1, 1]),
        ([1 / 3] * 3, [1, 1, 1]),
        ([0.25, 0.25, 0.5], [1, 1, 2]),
        ([0.1, 0.9], [1, 9]),
    ],
)
def test_shares_as_whole_numbers(shares, whole):
    assert whole_shares(shares) == whole


def test_every_text_of_a_question_is_found(make):
    found = asked(make("choice", options=[{"text": "a", "correct": True}, {"text": "b", "correct": False}]))

    assert {"?", "a", "b", "A question"} <= set(texts_of(found))
    assert isinstance(found.parts[0], Choice)


def test_parameters_that_no_longer_change_are_named(make):
    keys = {"answer": "${size}", "parameters": {"size": {"from": 1, "to": 9}}}

    assert asked(make("number", **keys)).losses == (
        "its parameters no longer change: they have the values of one draw",
    )
