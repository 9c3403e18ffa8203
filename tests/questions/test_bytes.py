"""Bytes: endianness, padding, text, chunk headers; by field and by byte."""

import pytest
from pydantic import ValidationError

from trainer.questions import KeyRefuted, QuestionError
from trainer.questions.bytes import BytesAnswer, normal

PROGRAM = """\
#include <stdlib.h>
#include <string.h>
struct pair { char c; int x; };
struct pair global;
int main(void)
{
    struct pair s;
    s.c = 'A';
    s.x = 258;
    char text[4];
    strcpy(text, "a");
    char *block = malloc(24);
    block[0] = 'x';
    global.x = 1;
    return 0;
}
"""
MOMENT = {"before": "return 0"}


@pytest.fixture
def fill(prepare):
    def fill(**keys):
        return prepare("bytes", program=PROGRAM, **{"moment": MOMENT, **keys})

    return fill


def answer(text):
    return BytesAnswer(cells=tuple("" if byte == "__" else byte for byte in text.split()))


def test_members_are_little_endian_and_padding_is_not_determined(fill):
    item = fill(object="s")

    assert item.key() == answer("41 ?? ?? ?? 02 01 00 00")
    assert item.grade(item.key()).score == 1.0
    assert item.grade(item.empty()).score == 0.0
    assert item.content.declaration == "struct pair {\n    char c;\n    int x;\n} s;"


def test_each_field_earns_its_part_and_says_what_went_wrong(fill):
    grade = fill(object="s").grade(answer("41 00 00 00 00 00 01 02"))

    assert grade.score == pytest.approx(1 / 3)
    assert [mark.text for mark in grade.marks] == [
        "c (offset 0): right, `41`.",
        "padding (offsets 1 to 3): `?? ?? ??`. You wrote `00 00 00`. This is padding, which keeps the next member "
        "aligned; nothing determines what it holds.",
        "x (offsets 4 to 7): `02 01 00 00`. You wrote `00 00 01 02`. These are the right bytes the wrong way round: "
        "x86-64 stores the least significant byte first.",
    ]


def test_each_byte_can_earn_its_part(fill):
    item = fill(object="s", per="byte")

    assert item.score(answer("41 ?? ?? __ 02 01 00 01")) == pytest.approx(6 / 8)
    assert item.rule.startswith("Every byte earns")


def test_what_strcpy_did_not_reach_is_not_determined(fill):
    item = fill(object="text")

    assert item.key_text() == "text: 61 00 ?? ??"


def test_static_padding_can_be_asked_for(fill):
    assert fill(object="global", padding="content").key_text() == "c: 00; padding: 00 00 00; x: 01 00 00 00"


def test_a_chunk_has_a_header_before_its_block(fill):
    item = fill(chunk="block", size=8, given=["previous size"])

    assert item.key_text() == "size and flags: 21 00 00 00 00 00 00 00; block + 0: 78 ?? ?? ?? ?? ?? ?? ??"
    assert item.key().cells[:8] == ("",) * 8


def test_fields_can_be_given_or_declared_unknown(fill):
    item = fill(object="s", given=["c", "padding"], unknown=["x"])

    assert item.key_text() == "x: ?? ?? ?? ??"
    assert "Write ??" in item.rule


def test_the_evidence_is_in_the_explanation(fill):
    explanation = fill(object="s").explanation()

    assert "Before line 15, the 8 bytes of `s` are `41 ?? ?? ?? 02 01 00 00`." in explanation


@pytest.mark.parametrize(
    ("text", "byte"),
    [("4", "04"), ("0x4", "04"), ("FF", "ff"), ("?", "??"), ("--", "??"), ("any", "??"), ("zz", "zz"), ("", "")],
)
def test_how_a_byte_may_be_written(text, byte):
    assert normal(text) == byte


def test_bytes_that_the_run_does_not_have_are_refuted(make):
    with pytest.raises(KeyRefuted, match="the run has 41") as refuted:
        make("bytes", program=PROGRAM, object="s", moment=MOMENT, expect="41 00 00 00 02 01 00 00").prepare()

    assert refuted.value.location == ("expect",)
    assert refuted.value.expected == "41 ?? ?? ?? 02 01 00 00"


def test_bytes_that_the_run_has_are_fine(make):
    make("bytes", program=PROGRAM, object="s", moment=MOMENT, expect="41 ?? ?? ?? 02 01 00 00").prepare()


@pytest.mark.parametrize(
    ("keys", "location"),
    [
        ({"object": "ghost"}, ("object",)),
        ({"object": "s", "moment": {"before": "nowhere"}}, ("moment",)),
        ({"chunk": "block + 1"}, ("chunk",)),
        ({"chunk": "global"}, ("chunk",)),
        ({"object": "s", "given": ["y"]}, ("given",)),
        ({"object": "s", "given": ["c", "x", "padding"]}, ("given",)),
    ],
)
def test_what_the_run_cannot_show_is_refused(make, keys, location):
    with pytest.raises(QuestionError) as refused:
        make("bytes", **{"program": PROGRAM, "moment": MOMENT, **keys}).prepare()

    assert refused.value.location == location


@pytest.mark.parametrize("keys", [{}, {"object": "s", "chunk": "block"}])
def test_either_an_object_or_a_chunk_is_asked_for(make, keys):
    with pytest.raises(ValidationError, match="'object' or 'chunk'"):
        make("bytes", program=PROGRAM, **keys)
