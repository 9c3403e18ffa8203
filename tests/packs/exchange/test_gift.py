"""GIFT: what is written is read back, and what teachers type and Moodle exports is read."""

from fractions import Fraction

import forms
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.packs.exchange.gift.reading import read
from trainer.packs.exchange.gift.writing import write
from trainer.packs.exchange.html import from_html, to_html
from trainer.packs.exchange.notices import ExchangeError
from trainer.packs.portable import Choice, Matching, Number, Option, Ordering, Recall, Text

CARRIED = {
    "one of several": forms.ONE,
    "several of several": Choice(options=forms.MANY.options, many=True),
    "any of several": forms.ANY,
    "true or false": forms.TRUE_FALSE,
    "a number with a tolerance": forms.SHARE,
    "a number with mistakes": Number(value=Fraction(48), misses=((Fraction(40), "Chunks are multiples of 16."),)),
    "a text": forms.TEXT,
    "a card": forms.CARD,
    "a matching": Matching(rows=("Heap", "Text"), choices=("rw-", "r-x"), key=(0, 1)),
    "an order": Ordering(entries=("Stack", "Heap", "BSS", "Text")),
}


@pytest.mark.parametrize("part", CARRIED.values(), ids=CARRIED)
def test_a_question_comes_back_as_it_was(part):
    sent = forms.collection(
        forms.question(
            part, program=forms.PROGRAM, platform="textbook", arguments=("-n", "2"), explanation="Since = 2 {so}."
        )
    )

    found = read(write(sent).data)

    assert found.questions == sent.questions
    assert found.title == "A sample"


def test_a_matching_whose_rows_all_have_the_same_becomes_choices():
    part = Matching(prompt="Where?", rows=("`p`", "`q`"), choices=("Heap", "Stack"), key=(0, 0))

    written = write(forms.collection(forms.question(part)))

    options = (Option("Heap", True), Option("Stack", False))
    assert [one.parts for one in read(written.data).questions] == [(Choice(options=options),)] * 2
    assert "its parts become 2 questions" in [notice.what for notice in written.notices]


def test_parts_become_questions_with_the_same_stem():
    sent = forms.collection(forms.question(*forms.in_parts(forms.ONE, forms.SHARE), program=forms.PROGRAM))

    written = write(sent)

    found = read(written.data).questions
    assert [(one.id, one.title) for one in found] == [
        ("question-1-1", "A question (1 of 2)"),
        ("question-1-2", "A question (2 of 2)"),
    ]
    assert {one.program for one in found} == {forms.PROGRAM}
    assert [notice.what for notice in written.notices] == ["its parts become 2 questions"]


@pytest.mark.parametrize(
    ("part", "lost"),
    [
        (forms.SIZE, "units"),
        (forms.ORDER, "the order is asked as a matching"),
        (forms.MATCH, "choices that no row has (---)"),
        (forms.CARD, "the learner's own grading"),
        (forms.TABLE, "the typing of values into its table"),
        (forms.GAPS, "its parts become 2 questions"),
        (forms.MANY, "the fixed order of its options"),
        (forms.ANY, ""),
    ],
)
def test_what_gift_cannot_carry_is_said(part, lost):
    notices = [notice.what for notice in write(forms.collection(forms.question(part))).notices]

    assert notices == [] if not lost else notices[0].startswith(lost)


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cn", "Co"]), max_size=60) | st.text(
    "ab {}=~#:%\\\"'/<>&;*_`[]()|!-+.1n\n", max_size=60
)


def shown(markdown):
    return to_html(markdown).split()


@settings(deadline=None)
@given(prompt=TEXTS, option=TEXTS, feedback=TEXTS)
def test_any_text_comes_back(prompt, option, feedback):
    prompt, option, feedback = (from_html(to_html(text)) for text in (prompt, option, feedback))
    part = Choice(options=(Option(option or "x", True, feedback), Option("other", False)))

    one = read(write(forms.collection(forms.question(part, prompt=prompt))).data).questions[0]

    assert shown(one.prompt) == shown(prompt)
    assert shown(one.parts[0].options[0].text) == shown(option or "x")
    assert shown(one.parts[0].options[0].feedback) == shown(feedback)


AS_TYPED = r"""
// a comment
$CATEGORY: $course$/Week 1

::Page size::How large is a page?{#4096:0}

The heap grows {
    ~down#That is the stack.
    =up#Yes.
} when the break moves.

[markdown]Where do **string literals** lie?{
  ~%50%read-only data
  ~%50%the file
  ~%-100%the stack }

malloc(0) returns NULL.{F#It may.#Just so.}

Which call moves the break?{=brk =sbrk =%50%mmap#Not quite.}

Which signal\: 5 \= 2 \+ 3?{=SIGTRAP -> 5 =SIGSEGV -> 11}

Between what and what?{#3.141..3.143}

// [id:essay-1] [tag:region.heap] [tag:Week 1]
::Essay::Explain copy on write.{####[html]Pages are <b>shared</b> until one writes.}

Explain nothing.{}

No answer here

::Broken::Where is the end?{=here
"""


def test_questions_as_teachers_type_them():
    found = read(AS_TYPED.encode())

    parts = [one.parts[0] for one in found.questions]
    assert found.title == "Week 1"
    assert parts == [
        Number(value=Fraction(4096)),
        Choice(options=(Option("down", False, "That is the stack."), Option("up", True, "Yes."))),
        Choice(
            options=(Option("read-only data", True), Option("the file", True), Option("the stack", False)), many=True
        ),
        Choice(
            options=(Option("True", False, "It may."), Option("False", True, "Just so.")),
            shuffle=False,
            true_false=True,
        ),
        Text(accepted=("brk", "sbrk"), misses=(("mmap", "Not quite."),)),
        Matching(rows=("SIGTRAP", "SIGSEGV"), choices=("5", "11"), key=(0, 1)),
        Number(value=Fraction("3.142"), margin=Fraction("0.001")),
        Recall(answer="Pages are **shared** until one writes."),
    ]
    assert found.questions[0].title == "Page size"
    assert found.questions[1].prompt == "The heap grows \\_\\_\\_\\_ when the break moves."
    assert found.questions[2].prompt == "Where do **string literals** lie?"
    assert found.questions[5].prompt == "Which signal: 5 = 2 \\\\+ 3?"
    assert found.questions[7].id == "essay-1"
    assert found.questions[7].topics == ("region.heap", "week-1")


def test_what_is_not_taken_is_said_with_its_line():
    notices = [f"{notice.question}: {notice.what}" for notice in read(AS_TYPED.encode()).notices]

    assert notices == [
        "line 28: not taken: it is an essay without a feedback that tells the answer",
        "line 30: not taken: it has no answers in braces, so it asks nothing",
        "line 32: not taken: a brace is missing",
    ]


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"caf\xe9{=x}"])
def test_what_is_no_text_is_refused(data):
    with pytest.raises(ExchangeError):
        read(data)


def test_windows_line_ends_and_a_byte_order_mark():
    found = read(b"\xef\xbb\xbf// x\r\n::A::One?{T}\r\n\r\n::B::Two?{F}\r\n")

    assert [one.title for one in found.questions] == ["A", "B"]
