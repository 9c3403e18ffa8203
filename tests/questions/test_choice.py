"""Choices: options are true because the run says so."""

import pytest
from pydantic import ValidationError

from trainer.questions import KeyRefuted, QuestionError
from trainer.questions.choice import ChoiceAnswer

PROGRAM = """\
#include <stdlib.h>
int counter;
int main(void)
{
    char *p = malloc(100);
    *p = 1;
    return 3;
}
"""
WHERE = {"ask": "points-to", "pointer": "p", "before": "*p = 1"}
REGIONS = [{"text": "heap", "is": "heap"}, {"text": "BSS", "is": "bss"}, {"text": "stack", "is": "main-stack"}]
STATED = [{"text": name, "correct": name in "ab"} for name in "abcd"]


def chosen(*indices):
    return ChoiceAnswer(chosen=indices)


def test_the_run_says_which_option_is_true(prepare):
    item = prepare("choice", program=PROGRAM, probe=WHERE, options=REGIONS)

    assert item.key() == chosen(0)
    assert item.grade(item.key()).score == 1.0
    assert item.grade(item.empty()).score == 0.0


def test_a_wrong_choice_is_told_why(prepare):
    options = [REGIONS[0], {**REGIONS[1], "feedback": "Only for globals."}]
    item = prepare("choice", program=PROGRAM, probe=WHERE, options=options)

    grade = item.grade(chosen(1))

    assert grade.score == 0.0
    assert grade.marks[0].text == "Not so: BSS – Only for globals."


def test_choosing_everything_does_not_help_where_one_is_right(prepare):
    item = prepare("choice", program=PROGRAM, probe=WHERE, options=REGIONS)

    assert item.score(chosen(0, 1, 2)) == 0.0


@pytest.mark.parametrize(
    ("indices", "score"),
    [((0, 1), 1.0), ((0,), 0.5), ((0, 1, 2), 0.5), ((0, 2), 0.0), ((0, 1, 2, 3), 0.0), ((2, 3), 0.0), ((), 0.0)],
)
def test_many_earn_a_share_each_and_wrong_ones_cost(prepare, indices, score):
    item = prepare("choice", mode="many", options=STATED)

    assert item.score(chosen(*indices)) == score


def test_every_missed_and_wrong_option_is_named(prepare):
    item = prepare("choice", mode="many", options=STATED)

    texts = [mark.text for mark in item.grade(chosen(0, 3)).marks]

    assert texts == ["Right: a", "Missed: b", "Not so: d"]


def test_a_region_that_is_offered_without_a_text_begins_as_an_authors_text_would(prepare):
    options = [{"is": "heap"}, {"is": "main-stack"}, {"text": "`counter` itself", "is": "bss"}]
    item = prepare("choice", program=PROGRAM, probe=WHERE, options=options)

    assert [option.text for option in item.options] == ["Heap", "Main thread stack", "`counter` itself"]


def test_true_or_false_by_a_probe(prepare):
    probe = {"ask": "region-above", "region": "heap", "other": "bss"}
    item = prepare("choice", mode="true-false", probe=probe, **{"is": True})

    assert [option.text for option in item.options] == ["True", "False"]
    assert item.key() == chosen(0)


def test_a_true_or_false_question_is_not_shuffled(prepare):
    orders = {prepare("choice", mode="true-false", correct=False, seed=seed).order for seed in range(8)}

    assert orders == {(0, 1)}


def test_the_order_shown_follows_the_seed(prepare):
    def order(seed):
        return prepare("choice", mode="many", options=STATED, seed=seed).order

    assert order(1) == order(1)
    assert len({order(seed) for seed in range(10)}) > 1


def test_a_rule_that_fired_makes_an_option_true(prepare):
    options = [{"text": "cut from the top", "rule": "top-split"}, {"text": "mapped", "rule": "mmap-limit"}]
    item = prepare("choice", program=PROGRAM, options=options)

    assert item.key() == chosen(0)
    assert "cut from the top chunk" in item.explanation()


def test_a_stated_truth_that_the_run_denies_is_refuted(make):
    options = [{**REGIONS[0], "correct": False}, *REGIONS[1:]]
    question = make("choice", program=PROGRAM, probe=WHERE, options=options)

    with pytest.raises(KeyRefuted, match="this option is true") as refuted:
        question.prepare()

    assert refuted.value.location == ("options", 0, "correct")
    assert refuted.value.expected == "correct: true"


def test_none_true_is_refuted(make):
    question = make("choice", program=PROGRAM, probe=WHERE, options=REGIONS[1:])

    with pytest.raises(KeyRefuted, match="none of the options are true"):
        question.prepare()


def test_a_region_that_does_not_exist_is_named(make):
    options = [*REGIONS, {"text": "pile", "is": "heaap"}]
    question = make("choice", program=PROGRAM, probe=WHERE, options=options)

    with pytest.raises(QuestionError, match="there is no region 'heaap'") as wrong:
        question.prepare()

    assert wrong.value.location == ("options", 3, "is")


@pytest.mark.parametrize(
    ("keys", "complaint"),
    [
        ({"options": [REGIONS[0]]}, "at least two options"),
        ({"options": [REGIONS[0], REGIONS[0]]}, "same text"),
        ({"options": [{"text": "a"}, {"text": "b"}]}, "what makes the option true"),
        ({"mode": "true-false"}, "needs 'correct'"),
        ({"mode": "true-false", "correct": True, "options": REGIONS}, "has no options"),
        ({"correct": True, "options": REGIONS}, "belong to the options"),
    ],
)
def test_a_choice_that_makes_no_sense_is_refused(make, keys, complaint):
    with pytest.raises(ValidationError, match=complaint):
        make("choice", **keys)


def test_indices_that_do_not_exist_earn_nothing(prepare):
    item = prepare("choice", mode="many", options=STATED)

    assert item.score(chosen(99, -1)) == 0.0


def test_any_of_several_right_options_earns_everything(prepare):
    item = prepare("choice", mode="any", options=STATED)

    assert item.score(chosen(0)) == item.score(chosen(1)) == item.score(item.key()) == 1.0
    assert item.score(chosen(2)) == item.score(chosen(0, 1)) == item.score(item.empty()) == 0.0
    assert item.rule == "Several options are right: choose one of them."
    assert item.key_text() == "a — or: b"


def test_a_partly_right_option_earns_its_part(prepare):
    options = [{"text": "a", "correct": True}, {"text": "b", "correct": False, "credit": 0.5, "feedback": "Nearly."}]
    item = prepare("choice", options=options)

    assert item.score(chosen(1)) == 0.5
    assert item.score(chosen(0, 1)) == 0
    assert item.marks(chosen(1))[0].text == "Partly right: b – Nearly."
    assert item.rule == "One option is right. One that is partly right earns a part."


def test_a_credit_for_an_option_that_the_run_has_as_right_is_refuted(make):
    options = [{**REGIONS[0], "credit": 0.5}, *REGIONS[1:]]

    with pytest.raises(KeyRefuted, match="earns everything") as refuted:
        make("choice", program=PROGRAM, probe=WHERE, options=options).prepare()

    assert refuted.value.location == ("options", 0, "credit")


def test_how_many_of_any_are_right_can_be_stated(make):
    with pytest.raises(KeyRefuted, match="2 of the options are true"):
        make("choice", mode="any", right=3, options=STATED).prepare()
