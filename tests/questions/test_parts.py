"""Questions of several parts: one program, points for each part."""

import json

import pytest
from pydantic import TypeAdapter, ValidationError

from trainer.questions import AnyQuestion, KeyRefuted
from trainer.questions.choice import ChoiceAnswer
from trainer.questions.number import NumberAnswer
from trainer.questions.parts import PartsAnswer

PROGRAM = """\
#include <stdlib.h>
int main(void)
{
    char *p = malloc(100);
    p[0] = 1;
    return 0;
}
"""
SIZE = {"kind": "number", "points": 2, "unit": "bytes", "probe": {"ask": "chunk-size", "line": "malloc"}}
PLACE = {
    "kind": "choice",
    "prompt": "Where does `p` point?",
    "probe": {"ask": "points-to", "pointer": "p", "before": "p[0]"},
    "options": [{"text": "heap", "is": "heap"}, {"text": "stack", "is": "main-stack", "feedback": "There lies `p`."}],
}
MANY = {
    "kind": "choice",
    "mode": "many",
    "options": [{"text": "yes", "correct": True}, {"text": "no", "correct": False}],
}


@pytest.fixture
def whole(prepare):
    def whole(*parts, **keys):
        return prepare("parts", **{"program": PROGRAM, "parts": list(parts), **keys})

    return whole


def answers(*given):
    return PartsAnswer(answers=given)


def test_a_part_counts_by_its_points(whole):
    item = whole(SIZE, PLACE)

    assert item.score(answers(NumberAnswer(text="112"), ChoiceAnswer())) == pytest.approx(2 / 3)
    assert item.score(answers(NumberAnswer(), ChoiceAnswer(chosen=(0,)))) == pytest.approx(1 / 3)
    assert item.score(item.key()) == 1.0
    assert item.score(item.empty()) == 0.0


def test_parts_share_the_program_and_its_run(whole):
    item = whole(SIZE, PLACE)

    assert all(part.run is item.run for part in item.items)
    assert item.key_text() == "(a) 112 bytes; (b) heap"


def test_every_mark_names_its_part(whole):
    grade = whole(SIZE, PLACE).grade(answers(NumberAnswer(text="112"), ChoiceAnswer(chosen=(1,))))

    assert [mark.text for mark in grade.marks] == ["(a) Right: 112 bytes.", "(b) Not so: stack – There lies `p`."]


def test_a_part_below_zero_takes_nothing_from_the_others(whole):
    item = whole(SIZE, MANY)

    grade = item.grade(answers(NumberAnswer(text="112"), ChoiceAnswer(chosen=(1,))))

    assert grade.score == pytest.approx(2 / 3)
    assert grade.marks[-1].text == "(b) A part is never worth less than nothing."


def test_the_explanation_tells_evidence_once(whole):
    explanation = whole(SIZE, PLACE, explanation="In short.").explanation()

    assert explanation.startswith("In short.\n\n**(a)**")
    assert explanation.count("cut from the top chunk") <= 2


def test_the_rule_of_each_part_is_told(whole):
    assert "(a) 2 points: The exact number" in whole(SIZE, PLACE).rule


def test_answers_survive_storage_also_without_what_was_left_untouched(whole):
    item = whole(SIZE, PLACE)
    given = answers(NumberAnswer(), ChoiceAnswer(chosen=(1,)))

    assert item.parse(given.model_dump(mode="json")) == given
    assert item.parse(json.loads(given.model_dump_json(exclude_defaults=True))) == given
    assert item.score(item.parse({})) == 0.0


def test_parameters_of_the_whole_fill_in_the_parts(make):
    question = make(
        "parts",
        program=PROGRAM.replace("100", "${size}"),
        parameters={"size": [24, 25]},
        parts=[{**SIZE, "prompt": "`malloc(${size})`"}, {**PLACE, "points": "${size - 20}"}],
    )
    seen = {question.prepare(seed).key_text() for seed in range(12)}

    assert seen == {"(a) 32 bytes; (b) heap", "(a) 48 bytes; (b) heap"}
    assert question.at(1).parts[0].question.prompt == f"`malloc({question.at(1).values['size']})`"


def test_misconceptions_of_the_whole_are_recognised_in_each_part(whole):
    item = whole(SIZE, PLACE, misconceptions=["malloc-exact-size"])

    assert item.grade(answers(NumberAnswer(text="100"), ChoiceAnswer())).misconceptions == ("malloc-exact-size",)


def test_a_question_of_parts_is_stored_as_it_was_written(make):
    question = make("parts", program=PROGRAM, parts=[SIZE, PLACE])

    again = TypeAdapter(AnyQuestion).validate_python(
        json.loads(question.model_dump_json(by_alias=True, exclude_unset=True))
    )

    assert again == question


def test_what_the_engine_refutes_is_told_at_its_part(make):
    question = make("parts", program=PROGRAM, parts=[PLACE, {**SIZE, "answer": 5}])

    with pytest.raises(KeyRefuted) as refuted:
        question.prepare()

    assert refuted.value.location == ("parts", 1, "answer")


@pytest.mark.parametrize(
    ("part", "complaint"),
    [
        ({"kind": "flashcard", "back": "x"}, "tag 'flashcard'"),
        ({"kind": "parts", "parts": [SIZE, SIZE]}, "tag 'parts'"),
        ({**SIZE, "program": "x"}, "program of part 2: this belongs to the whole question"),
        ({**SIZE, "points": 0}, "greater than or equal to 1"),
        ({**SIZE, "colour": "red"}, "Extra inputs"),
        ({"kind": "number"}, "needs a 'probe'"),
        ("text", "valid dictionary"),
    ],
)
def test_a_part_that_makes_no_sense_is_refused(make, part, complaint):
    with pytest.raises(ValidationError, match=complaint):
        make("parts", program=PROGRAM, parts=[SIZE, part])


def test_one_part_is_no_parts(make):
    with pytest.raises(ValidationError):
        make("parts", program=PROGRAM, parts=[SIZE])
