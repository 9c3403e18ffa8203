"""Moodle XML: what is written is read back, and files as Moodle writes them are read."""

from dataclasses import replace
from fractions import Fraction
from xml.etree import ElementTree

import forms
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from trainer.packs.exchange.html import from_html, to_html
from trainer.packs.exchange.moodle.reading import read
from trainer.packs.exchange.moodle.writing import write
from trainer.packs.exchange.notices import ExchangeError
from trainer.packs.portable import Choice, Number, Option, Text

CARRIED = {
    "one of several": forms.ONE,
    "several of several": forms.MANY,
    "any of several": forms.ANY,
    "true or false": forms.TRUE_FALSE,
    "a size": forms.SIZE,
    "a number with a tolerance": forms.SHARE,
    "a text": forms.TEXT,
    "an order": forms.ORDER,
    "a matching": forms.MATCH,
    "a card": forms.CARD,
}


@pytest.mark.parametrize("part", CARRIED.values(), ids=CARRIED)
def test_a_question_comes_back_as_it_was(part):
    sent = forms.collection(
        forms.question(part, program=forms.PROGRAM, platform="textbook", arguments=("-n", "2"), stdin="1\n2\n")
    )

    found = read(write(sent).data)

    assert found.questions == sent.questions
    assert found.title == "A sample"


def test_parts_that_fit_into_a_text_stay_one_question():
    parts = forms.in_parts(forms.ONE, forms.SIZE, forms.MANY, forms.ANY, forms.TEXT, forms.MATCH)
    sent = forms.collection(forms.question(*parts, program=forms.PROGRAM))

    written = write(sent)

    root = ElementTree.fromstring(written.data)
    assert [question.get("type") for question in root] == ["category", "cloze"]
    found = read(written.data).questions[0]
    assert [replace(part, unit="bytes") if isinstance(part, Number) else part for part in found.parts] == [
        replace(part, share=pytest.approx(part.share)) for part in parts
    ]
    assert found.program == forms.PROGRAM


def test_an_order_among_parts_becomes_a_question_of_its_own():
    sent = forms.collection(forms.question(*forms.in_parts(forms.ORDER, forms.MATCH)))

    written = write(sent)

    assert [question.id for question in read(written.data).questions] == ["question-1-1", "question-1-2"]
    assert [notice.what for notice in written.notices] == ["its parts become 2 questions"]


def test_a_table_keeps_its_cells():
    sent = forms.question(*forms.in_parts(forms.TABLE, forms.ONE))
    alone = forms.question(forms.TABLE)

    found = read(write(forms.collection(sent, alone)).data).questions

    assert found[0].parts == sent.parts
    assert found[1].parts == alone.parts


@pytest.mark.parametrize("part", [forms.GAPS, forms.CODE], ids=["text", "code"])
def test_gaps_stay_in_their_text(part):
    sent = forms.question(*forms.in_parts(part, forms.ONE))
    alone = forms.question(part)

    found = read(write(forms.collection(sent, alone)).data).questions

    assert found[0].parts == sent.parts
    assert found[1].parts == alone.parts


def test_a_text_with_words_to_write_is_a_text_with_gaps():
    text = "<p>The break is moved by {1:SA:=brk~=sbrk~%0%mmap#No.} only.</p>"
    xml = f'<quiz><question type="cloze"><questiontext><text><![CDATA[{text}]]></text></questiontext></question></quiz>'

    found = read(xml.encode()).questions[0]

    gaps = (Text(accepted=("brk", "sbrk"), misses=(("mmap", "No."),)),)
    assert found.prompt == ""
    assert found.parts == (forms.Gaps(text=f"The break is moved by {forms.gap_mark(0)} only.", gaps=gaps),)


def test_a_picture_becomes_a_table_with_letters_to_match():
    found = read(write(forms.collection(forms.question(forms.POINTING))).data).questions[0]

    assert "| **C** | Heap | rw- |" in found.prompt
    assert found.parts[0].rows == ("`p`", "`q`")
    assert [found.parts[0].choices[key] for key in found.parts[0].key] == ["C: Heap", "A: Stack"]


def test_an_address_is_a_text_in_two_spellings():
    found = read(write(forms.collection(forms.question(forms.ADDRESS))).data).questions[0]

    assert found.parts == (Text(accepted=("0x5052a0", "5264032")),)


def test_shares_are_those_that_moodle_knows():
    options = tuple(Option(str(number), number < 3) for number in range(10))

    written = write(forms.collection(forms.question(Choice(options=options, many=True))))

    shares = {answer.get("fraction") for answer in ElementTree.fromstring(written.data).iter("answer")}
    assert shares == {"33.33333", "-14.28571"}
    assert written.notices == ()


def test_what_moodle_has_no_share_for_is_said():
    options = tuple(Option(str(number), number < 11) for number in range(12))

    written = write(forms.collection(forms.question(Choice(options=options, many=True))))

    assert "exact shares" in written.notices[0].what


def test_control_characters_do_not_break_the_file():
    found = read(write(forms.collection(forms.question(forms.CARD, prompt="a\x01b\ufffe"))).data)

    assert found.questions[0].prompt == "a\ufffdb\ufffd"


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=60) | st.text(
    "ab {}=~#:%\\\"'/<>&;*_`[]()|!-+.1\n", max_size=60
)


def shown(markdown):
    """Return what a reader sees of a text."""
    return to_html(markdown).split()


@settings(deadline=None)
@given(prompt=TEXTS, option=TEXTS, feedback=TEXTS)
@example(prompt="", option=r"a\#b\}c\~d", feedback=r"\\#")
def test_any_text_comes_back(prompt, option, feedback):
    prompt, option, feedback = (from_html(to_html(text)) for text in (prompt, option, feedback))
    part = Choice(options=(Option(option, True, feedback), Option("other", False)))
    whole = forms.question(part, prompt=prompt)
    embedded = forms.question(*forms.in_parts(part, forms.ONE), prompt=prompt)

    found = read(write(forms.collection(whole, embedded)).data).questions

    for one in found:
        assert shown(one.prompt) == shown(prompt)
        assert shown(one.parts[0].options[0].text) == shown(option)
        assert shown(one.parts[0].options[0].feedback) == shown(feedback)


AS_MOODLE_WRITES = """\
<?xml version="1.0" encoding="UTF-8"?>
<quiz>
<!-- question: 0  -->
  <question type="category">
    <category>
      <text>$course$/top/Operating systems//Memory/Week 3</text>
    </category>
    <info format="moodle_auto_format">
      <text></text>
    </info>
    <idnumber></idnumber>
  </question>

<!-- question: 17  -->
  <question type="multichoice">
    <name>
      <text>Größe einer Seite</text>
    </name>
    <questiontext format="html">
      <text><![CDATA[<p dir="ltr" style="text-align: left;">Wie groß ist eine <strong>Seite</strong> auf x86-64?<br></p>
<script>alert(1)</script>]]></text>
    </questiontext>
    <generalfeedback format="html">
      <text><![CDATA[<p>Siehe <code>getconf PAGESIZE</code>.</p>]]></text>
    </generalfeedback>
    <defaultgrade>1.0000000</defaultgrade>
    <penalty>0.3333333</penalty>
    <hidden>0</hidden>
    <idnumber></idnumber>
    <single>true</single>
    <shuffleanswers>true</shuffleanswers>
    <answernumbering>abc</answernumbering>
    <showstandardinstruction>0</showstandardinstruction>
    <correctfeedback format="html">
      <text>Your answer is correct.</text>
    </correctfeedback>
    <partiallycorrectfeedback format="html">
      <text>Your answer is partially correct.</text>
    </partiallycorrectfeedback>
    <incorrectfeedback format="html">
      <text>Read chapter 3 again.</text>
    </incorrectfeedback>
    <shownumcorrect/>
    <answer fraction="100" format="html">
      <text><![CDATA[<p>4 KiB</p>]]></text>
      <feedback format="html">
        <text></text>
      </feedback>
    </answer>
    <answer fraction="0" format="html">
      <text><![CDATA[<p>4 MiB</p>]]></text>
      <feedback format="html">
        <text><![CDATA[<p>Das wäre eine <em>große</em> Seite.</p>]]></text>
      </feedback>
    </answer>
    <hint format="html">
      <text>It is a power of two.</text>
    </hint>
    <tags>
      <tag><text>Virtual memory</text></tag>
    </tags>
  </question>

<!-- question: 18  -->
  <question type="truefalse">
    <name><text>NULL</text></name>
    <questiontext format="moodle_auto_format">
      <text>malloc never
returns NULL.</text>
    </questiontext>
    <answer fraction="0" format="moodle_auto_format"><text>true</text></answer>
    <answer fraction="100" format="moodle_auto_format"><text>false</text></answer>
  </question>

<!-- question: 19  -->
  <question type="numerical">
    <name><text>Stack</text></name>
    <questiontext format="markdown"><text>How many *MiB*?</text></questiontext>
    <answer fraction="100" format="moodle_auto_format">
      <text>8,0</text><feedback format="html"><text></text></feedback><tolerance>0.5</tolerance>
    </answer>
    <answer fraction="0" format="moodle_auto_format">
      <text>*</text><feedback format="html"><text>No.</text></feedback><tolerance>0</tolerance>
    </answer>
  </question>

<!-- question: 20  -->
  <question type="cloze">
    <name><text>Lückentext</text></name>
    <questiontext format="html">
      <text><![CDATA[<p>The heap grows {1:MULTICHOICE:=up~down#No.} by {2:NUMERICAL:=128:1} KiB,
says {1:SA:=brk~%0%mmap}.</p>]]></text>
    </questiontext>
  </question>

<!-- question: 21  -->
  <question type="calculatedmulti">
    <name><text>Calculated</text></name>
    <questiontext format="html"><text>{a} + {b}</text></questiontext>
  </question>

<!-- question: 22  -->
  <question type="description">
    <name><text>Read this first</text></name>
    <questiontext format="html"><text>Hello</text></questiontext>
  </question>
</quiz>
"""


def test_a_file_as_moodle_writes_it():
    found = read(AS_MOODLE_WRITES.encode())

    page, null, stack, gaps = found.questions
    assert found.title == "Week 3"
    assert page.id == "grosse-einer-seite"
    assert page.prompt == "Wie groß ist eine **Seite** auf x86-64?"
    assert page.explanation == "Siehe `getconf PAGESIZE`."
    assert page.topics == ("virtual-memory",)
    assert page.parts == (
        Choice(options=(Option("4 KiB", True), Option("4 MiB", False, "Das wäre eine *große* Seite."))),
    )
    assert null.prompt == "malloc never\\\nreturns NULL."
    assert [option.right for option in null.parts[0].options] == [False, True]
    assert stack.prompt == "How many *MiB*?"
    assert stack.parts == (Number(value=Fraction(8), margin=Fraction(1, 2)),)
    assert gaps.prompt == "The heap grows \\_\\_\\_\\_ (1) by \\_\\_\\_\\_ (2) KiB,\nsays \\_\\_\\_\\_ (3)."
    assert gaps.parts == (
        Choice(prompt="(1)", share=0.25, options=(Option("up", True), Option("down", False, "No.")), shuffle=False),
        Number(prompt="(2)", share=0.5, value=Fraction(128), margin=Fraction(1)),
        Text(prompt="(3)", share=0.25, accepted=("brk",), misses=(("mmap", ""),)),
    )


def test_what_is_not_taken_is_said():
    notices = [f"{notice.question}: {notice.what}" for notice in read(AS_MOODLE_WRITES.encode()).notices]

    assert notices == [
        "grosse-einer-seite: its hints",
        "grosse-einer-seite: its incorrectfeedback",
        "Calculated: not taken: there is no counterpart for Moodle's type calculatedmulti",
        "Read this first: not taken: it is a description, which asks nothing",
    ]


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
UNTRUSTED = {
    "entities that explode": f'<!DOCTYPE quiz [<!ENTITY l0 "ha">{LAUGHS}]><quiz>&l9;</quiz>',
    "a file from outside": '<!DOCTYPE quiz [<!ENTITY x SYSTEM "file:///etc/passwd">]><quiz>&x;</quiz>',
    "a DTD to fetch": '<!DOCTYPE quiz SYSTEM "http://example.org/quiz.dtd"><quiz/>',
    "no end": "<quiz><question>",
    "another root": "<questestinterop/>",
    "another language": "Where is p?",
    "nothing": "",
    "an encoding that does not exist": '<?xml version="1.0" encoding="klingon"?><quiz/>',
}


@pytest.mark.parametrize("text", UNTRUSTED.values(), ids=UNTRUSTED)
def test_a_file_that_is_none_is_refused_in_a_sentence(text):
    with pytest.raises(ExchangeError, match="XML"):
        read(text.encode())


def test_deep_nesting_is_survived():
    deep = "<p>" * 20_000
    escaped = deep.replace("<", "&lt;")
    text = f'<quiz><question type="essay"><questiontext format="html"><text>{escaped}x</text></questiontext></question>'

    found = read(f"{text}{'<a>' * 20_000}{'</a>' * 20_000}</quiz>".encode())

    assert found.questions == ()
