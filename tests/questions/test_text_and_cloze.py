"""Short text and cloze: keys of authors and of runs, blanks, code that is run once it is filled in."""

import pytest
from pydantic import ValidationError

from trainer.questions import KeyRefuted, QuestionError
from trainer.questions.cloze import ClozeAnswer
from trainer.questions.text import TextAnswer

CRASH = "int main(void)\n{\n    int *p = 0;\n    return *p;\n}\n"
CODE = """\
#include <stdio.h>
int main(void)
{
    int x = 3;
    int *p = [[address]];
    printf("%d\\n", [[value]]);
    return 0;
}
"""
BLANKS = {"address": {"accept": ["&x"]}, "value": {"accept": ["*p", "p[0]", "x"]}}


def test_a_text_is_read_off_the_run(prepare):
    item = prepare("text", program=CRASH, probe={"ask": "signal"})

    assert item.key() == TextAnswer(text="SIGSEGV")
    assert item.grade(item.key()).score == 1.0
    assert item.grade(item.empty()).score == 0.0


def test_a_region_may_be_written_by_title_or_name(prepare):
    item = prepare("text", program=CRASH, probe={"ask": "region-of", "expression": "p", "before": "return"})

    assert item.key_text() == "main thread stack"
    assert item.score(TextAnswer(text="Main thread stack")) == item.score(TextAnswer(text="main-stack")) == 1.0


def test_a_slip_of_spelling_earns_half_and_is_named(prepare):
    item = prepare("text", program=CRASH, probe={"ask": "signal"})

    grade = item.grade(TextAnswer(text="SIGSEVG"))

    assert grade.score == 0.5
    assert grade.marks[0].text.startswith("`SIGSEVG` is nearly it; look at the spelling: `SIGSEGV`.")


def test_the_runs_answer_must_be_among_the_accepted_ones(make):
    question = make("text", program=CRASH, probe={"ask": "signal"}, accept=["SIGABRT"])

    with pytest.raises(KeyRefuted, match="SIGSEGV at line 4") as refuted:
        question.prepare()

    assert (refuted.value.location, refuted.value.expected) == (("accept",), "SIGSEGV")


def test_an_empty_text_cannot_be_asked_for(make):
    with pytest.raises(QuestionError, match="empty text"):
        make("text", program=CRASH, probe={"ask": "stdout"}).prepare()


def test_every_blank_earns_an_equal_part(prepare):
    blanks = {"up": {"accept": ["up"]}, "down": {"accept": ["down", "downwards"]}}
    item = prepare("cloze", text="The heap grows [[up]], stacks grow [[down]].", blanks=blanks)

    grade = item.grade(ClozeAnswer(blanks={"up": "down", "down": "Downwards"}))

    assert item.key_text() == "up; down"
    assert grade.score == 0.5
    assert [mark.text for mark in grade.marks] == [
        "Blank 1: `down` is not it. Right is `up`.",
        "Blank 2: Right: `down`.",
    ]
    assert item.grade(item.key()).score == 1.0
    assert item.grade(item.empty()).score == 0.0


def test_blanks_are_numbered_as_they_are_read(prepare):
    blanks = {"b": {"accept": ["two"]}, "a": {"accept": ["one"]}}
    item = prepare("cloze", text="[[a]] [[b]]", blanks=blanks)

    assert list(item.accepted) == ["a", "b"]


def test_code_that_is_filled_in_is_run(prepare):
    item = prepare("cloze", code=CODE, blanks=BLANKS, checks=[{"probe": {"ask": "stdout"}, "is": "3\n"}])

    assert item.run is not None
    assert item.run.stdout == "3\n"
    assert item.question.program is None


def test_code_whose_run_is_not_what_the_author_says_is_refuted(make):
    question = make("cloze", code=CODE, blanks=BLANKS, checks=[{"probe": {"ask": "stdout"}, "is": "4\n"}])

    with pytest.raises(KeyRefuted, match="the run says `3`"):
        question.prepare()


def test_a_blank_can_be_read_off_the_run(prepare):
    blanks = {"kind": {"probe": {"ask": "region-permissions", "region": "text"}}}
    item = prepare("cloze", text="Text is [[kind]].", blanks=blanks)

    assert item.key() == ClozeAnswer(blanks={"kind": "r-x"})


@pytest.mark.parametrize(
    ("keys", "complaint"),
    [
        ({"blanks": {"a": {"accept": ["x"]}}}, "either a 'text' or 'code'"),
        ({"text": "[[a]]", "code": "[[a]]", "blanks": {"a": {"accept": ["x"]}}}, "either a 'text' or 'code'"),
        ({"text": "[[a]] [[a]]", "blanks": {"a": {"accept": ["x"]}}}, "twice"),
        ({"text": "[[a]] [[b]]", "blanks": {"a": {"accept": ["x"]}}}, r"does not say what is right in \[\[b\]\]"),
        ({"text": "[[a]]", "blanks": {"a": {"accept": ["x"]}, "b": {"accept": ["x"]}}}, r"no blank \[\[b\]\]"),
        ({"code": "[[a]]", "blanks": {"a": {"probe": {"ask": "signal"}}}}, "needs an 'accept'"),
    ],
)
def test_a_cloze_that_makes_no_sense_is_refused(make, keys, complaint):
    with pytest.raises(ValidationError, match=complaint):
        make("cloze", **keys)
