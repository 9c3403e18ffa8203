"""Number questions: read off the run, typed with units, graded with tolerance."""

import pytest
from pydantic import ValidationError

from trainer.questions import KeyRefuted, QuestionError
from trainer.questions.number import NumberAnswer

STACK = {"ask": "region-size", "region": "main-stack"}


def typed(text):
    return NumberAnswer(text=text)


@pytest.mark.parametrize("text", ["8 MB", "8 MiB", "8192 KiB", "8388608", "0x800000", "2^23", "8 * 1024 * 1024"])
def test_every_way_to_write_it_is_right(prepare, text):
    item = prepare("number", probe=STACK, unit="bytes")

    assert item.grade(typed(text)).score == 1.0


@pytest.mark.parametrize(("text", "score"), [("8", 0.5), ("8 KB", 0.5), ("8 GiB", 0.5), ("7 MB", 0.0), ("", 0.0)])
def test_the_right_number_with_a_wrong_or_missing_unit_earns_half(prepare, text, score):
    item = prepare("number", probe=STACK, unit="bytes")

    assert item.grade(typed(text)).score == score


def test_text_that_is_no_number_earns_nothing_and_says_so(prepare):
    mark = prepare("number", probe=STACK, unit="bytes").grade(typed("lots")).marks[0]

    assert mark.text == "'lots' is not a number. Right is 8 MiB (8388608 bytes)."


@pytest.mark.parametrize(("tolerance", "text", "score"), [("5%", "104", 1.0), ("5%", "106", 0.0), (3, "97", 1.0)])
def test_tolerance(prepare, tolerance, text, score):
    item = prepare("number", answer=100, tolerance=tolerance)

    assert item.grade(typed(text)).score == score


def test_a_known_miss_is_told_what_led_to_it(prepare):
    miss = {"value": "64 KiB", "feedback": "That is a guard page."}
    item = prepare("number", probe=STACK, unit="bytes", misses=[miss])

    assert "That is a guard page." in item.grade(typed("65536")).marks[0].text


def test_the_key_and_the_empty_field(prepare):
    item = prepare("number", answer=0.1)

    assert item.grade(item.key()).score == 1.0
    assert item.grade(item.empty()).score == 0.0


def test_a_stated_answer_that_the_run_denies_is_refuted(make):
    question = make("number", probe=STACK, unit="bytes", answer="4 MB")

    with pytest.raises(KeyRefuted, match="8 MiB") as refuted:
        question.prepare()

    assert refuted.value.location == ("answer",)


def test_a_probe_that_gives_no_number_is_refused(make):
    question = make("number", probe={"ask": "region-permissions", "region": "heap"})

    with pytest.raises(QuestionError, match="does not give a number"):
        question.prepare()


def test_a_number_needs_a_key(make):
    with pytest.raises(ValidationError, match="needs a 'probe' of the run, or an 'answer'"):
        make("number")
