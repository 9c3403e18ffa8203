"""Parameters: one question as it is written is another one for each seed."""

import json

import pytest
from pydantic import TypeAdapter, ValidationError

from trainer.questions import AnyQuestion, KeyRefuted, Misfilled
from trainer.questions.number import Miss

PROGRAM = """\
#include <stdlib.h>
int main(void)
{
    char *p = malloc(${size});
    p[0] = 1;
    return 0;
}
"""
SIZES = {"size": {"from": 16, "to": 1000, "step": 8}}


@pytest.fixture
def number(make):
    def number(**keys):
        return make("number", **{"parameters": {"size": [10, 20, 30]}, "answer": "${size}", **keys})

    return number


def drawn(question, name="size", seeds=30):
    return [question.at(seed).values[name] for seed in range(seeds)]


def test_a_seed_draws_the_same_values_every_time(number):
    question = number(parameters=SIZES)

    assert drawn(question) == drawn(question)
    assert len(set(drawn(question))) > 10


def test_a_range_goes_from_its_first_to_its_last_step(number):
    assert set(drawn(number(parameters={"size": {"from": 3, "to": 8, "step": 2}}))) == {3, 5, 7}


def test_bounds_may_be_sizes_and_expressions_of_earlier_parameters(number):
    question = number(parameters={"length": [4], "size": {"from": "1 KiB", "to": "1024 + length", "step": "length"}})

    assert set(drawn(question)) == {1024, 1028}


def test_elements_of_a_set_may_be_sizes_texts_and_truths(number):
    question = number(parameters={"size": [1], "any": ["64 KiB", "box", True]})

    assert set(drawn(question, "any")) == {65536, "box", True}


def test_values_that_belong_together_are_a_row(number):
    question = number(
        parameters={"type": [{"name": "int", "size": 4}, {"name": "double", "size": 8}]},
        answer="${type.size}",
        prompt="How large is `${type.name}`?",
    )

    assert {(q.prompt, q.answer) for q in map(question.at, range(20))} == {
        ("How large is `int`?", 4),
        ("How large is `double`?", 8),
    }


def test_a_text_is_an_expression_of_the_parameters_above_it(number):
    question = number(parameters={"size": [10, 20], "twice": "size * 2"}, answer="${twice + 1}")

    assert {question.at(seed).answer for seed in range(20)} == {21, 41}


def test_constraints_hold_for_what_is_drawn(number):
    question = number(
        parameters={"a": {"from": 1, "to": 9}, "b": {"from": 1, "to": 9}}, constraints=["a < b"], answer=1
    )

    assert all(question.at(seed).values["a"] < question.at(seed).values["b"] for seed in range(50))


def test_constraints_that_cannot_be_met_end_the_drawing(number):
    with pytest.raises(ValidationError, match="no values that meet the constraints"):
        number(constraints=["size > 1000"])


def test_placeholders_stand_in_every_text_and_number(make):
    question = make(
        "number",
        parameters=SIZES,
        program=PROGRAM,
        title="A block of ${size:grouped}",
        prompt="`malloc(${size})`",
        probe={"ask": "usable-size", "line": "malloc(${size})"},
        tolerance="${size - size}",
        misses=[{"value": "${size + 8}", "feedback": "${size} and 8 more"}],
        explanation="${round_up(size + 8, 16)}",
    )
    item = question.prepare(5)
    size = item.question.values["size"]

    assert f"malloc({size})" in item.run.source
    assert item.question.title == f"A block of {size}"
    assert item.question.misses == (Miss(value=size + 8, feedback=f"{size} and 8 more"),)
    assert item.grade(item.key()).score == 1.0


@pytest.mark.parametrize(
    ("placeholder", "text"),
    [
        ("${size}", "131072"),
        ("${size:grouped}", "131,072"),
        ("${size:hex}", "0x20000"),
        ("${size:bytes}", "128 KiB"),
        ("${size + 1:bytes}", "131,073 bytes"),
        ("${size / 128 KiB:bytes}", "1 byte"),
        ("${size == 1}", "false"),
        ("$${size}", "${size}"),
        ("${size }${ size}", "131072131072"),
    ],
)
def test_a_placeholder_may_have_a_format(number, placeholder, text):
    assert number(parameters={"size": ["128 KiB"]}, explanation=placeholder).explanation == text


def test_a_number_fills_in_where_a_text_is_wanted(make):
    options = [{"text": "${size}", "correct": True}, {"text": "${size * 2}", "correct": False}]
    question = make("choice", parameters={"size": [10, 20]}, options=options)

    assert {tuple(option.text for option in question.at(seed).options) for seed in range(9)} == {
        ("10", "20"),
        ("20", "40"),
    }


def test_a_truth_fills_in_where_one_is_wanted(make):
    question = make("choice", mode="true-false", parameters={"size": [1, 2]}, correct="${size > 1}")

    assert all(question.at(seed).correct is (question.at(seed).values["size"] > 1) for seed in range(9))


def test_c_that_looks_like_templates_elsewhere_is_left_alone(make):
    program = "struct { int a[1]; } s = {{0}};\nint main(void) { return ${code}; }\n"
    question = make("scenario", parameters={"code": [3]}, program=program)

    assert question.program == program.replace("${code}", "3")


def test_without_parameters_a_dollar_is_a_dollar(make):
    assert make("flashcard", back="echo ${HOME}").back == "echo ${HOME}"


def test_a_question_is_stored_as_it_was_written(number):
    question = number(prompt="${size} bytes")
    again = TypeAdapter(AnyQuestion).validate_python(json.loads(question.model_dump_json()))

    assert json.loads(question.model_dump_json())["prompt"] == "${size} bytes"
    assert question.at(7).model_dump_json() == question.model_dump_json()
    assert again == question
    assert again.at(7) == question.at(7)


def test_the_run_has_the_last_word_for_every_seed(make):
    question = make(
        "number",
        parameters={"size": [24, 25]},
        program=PROGRAM,
        probe={"ask": "chunk-size", "line": "malloc"},
        answer=32,
    )
    small, large = (next(seed for seed in range(20) if question.at(seed).values["size"] == size) for size in (24, 25))

    assert question.prepare(small).key_text() == "32"
    with pytest.raises(KeyRefuted):
        question.prepare(large)


def test_what_makes_no_question_for_some_seed_is_told_then(make):
    texts = ("${a}", "${a // 2}", "7")
    options = [{"text": text, "correct": text == "7"} for text in texts]
    question = make("choice", parameters={"a": {"from": 0, "to": 1}}, options=options)
    zero = next(seed for seed in range(20) if question.template.drawing.values(seed)["a"] == 0)

    with pytest.raises(Misfilled, match="same text"):
        question.at(zero)


@pytest.mark.parametrize(
    ("keys", "place", "complaint"),
    [
        ({"answer": "${sise}"}, ("answer",), "there is no parameter 'sise'"),
        ({"prompt": "a ${size"}, ("prompt",), "no end on its line"),
        ({"prompt": "${size:hax}"}, ("prompt",), "no format 'hax'"),
        ({"prompt": "${}"}, ("prompt",), "empty"),
        ({"prompt": "${9**9**9}"}, ("prompt",), "beyond 128 bits"),
        ({"misses": [{"value": "${s}", "feedback": "x"}]}, ("misses", 0, "value"), "no parameter 's'"),
        ({"constraints": ["sise < 1"]}, ("constraints", 0), "no parameter 'sise'"),
        ({"constraints": ["size + 1"]}, ("constraints", 0), "neither true nor false"),
        ({"parameters": {"size": "later", "later": 1}}, ("parameters", "size"), "no parameter 'later'"),
        ({"parameters": {"size": {"from": 5, "to": 1}}}, ("parameters", "size"), "is empty"),
        ({"parameters": {"size": {"from": 1, "to": 5, "step": 0}}}, ("parameters", "size"), "is empty"),
        ({"parameters": {"size": [{"a": 1}, {"b": 1}]}}, ("parameters", "size"), "different keys"),
        ({"parameters": {"size": [1], "row": [{"a": 1}]}, "prompt": "${row}"}, ("prompt",), "is a row"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(number, keys, place, complaint):
    with pytest.raises(ValidationError) as refused:
        number(**keys)

    (error,) = refused.value.errors()
    assert error["loc"] == ("number", *place)
    assert complaint in error["msg"]


@pytest.mark.parametrize(
    "parameters",
    [
        {"Size": 1},
        {"a-b": 1},
        {"min": 1},
        {"true": 1},
        {"if": 1},
        {"size": 1.5},
        {"size": None},
        {"size": []},
        {"size": [[1]]},
        {"size": [1.5]},
        {"size": ["two\nlines"]},
        {"size": list(range(300))},
        {"size": {"from": 1}},
        {"size": {"from": 1, "to": 2, "by": 1}},
        {"size": 1 << 200},
        {f"p{index}": 1 for index in range(30)},
    ],
)
def test_parameters_that_make_no_sense_are_refused(number, parameters):
    with pytest.raises(ValidationError):
        number(parameters=parameters, answer=1)


def test_a_huge_range_costs_nothing(number):
    assert number(parameters={"size": {"from": 0, "to": "2**100"}}).at(3).answer > 1 << 60
