"""CSV and TSV: what is written is read back, and tables from spreadsheets and Anki are read."""

from dataclasses import replace
from fractions import Fraction

import forms
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.packs.exchange.formats import format_named
from trainer.packs.exchange.notices import ExchangeError
from trainer.packs.exchange.tables.columns import TYPES
from trainer.packs.exchange.tables.reading import read
from trainer.packs.portable import Choice, Number, Option, Recall, Text

CARRIED = {
    "one of several": forms.ONE,
    "several of several": replace(forms.MANY, shuffle=True),
    "any of several": replace(forms.ANY, options=(Option("a", True), Option("b", True, "too"), Option("c", False))),
    "true or false": forms.TRUE_FALSE,
    "a size": forms.SIZE,
    "a number with a tolerance": forms.SHARE,
    "an address": forms.ADDRESS,
    "a text": Text(accepted=("SIGSEGV", "a * b"), misses=(("SIGBUS", "Not here."),)),
    "an order": forms.ORDER,
    "a matching": forms.MATCH,
    "a card": forms.CARD,
}


@pytest.mark.parametrize("name", ["csv", "tsv"])
@pytest.mark.parametrize("part", CARRIED.values(), ids=CARRIED)
def test_a_question_comes_back_as_it_was(part, name):
    form = format_named(name)
    sent = forms.collection(
        forms.question(
            part, program=forms.PROGRAM, platform="textbook", arguments=("-n", "2"), stdin="1\n", explanation="Because."
        )
    )

    assert form.read(form.write(sent).data).questions == sent.questions


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40) | st.text(
    "ab,;\t|\"'=+-@#\n", min_size=1, max_size=40
)


@pytest.mark.parametrize("name", ["csv", "tsv"])
@settings(deadline=None)
@given(prompt=TEXTS, option=TEXTS)
def test_any_text_comes_back(name, prompt, option):
    form = format_named(name)
    prompt, option = (text.strip() or "x" for text in (prompt, option))
    part = Choice(options=(Option(option, True), Option(f"not {option}", False)))
    sent = forms.collection(forms.question(part, prompt=prompt))

    assert form.read(form.write(sent).data).questions == sent.questions


def test_a_spreadsheet_runs_no_text_as_a_formula():
    data = format_named("csv").write(forms.collection(forms.question(forms.CARD, prompt='=cmd|"/c calc"!A0'))).data

    assert b"'=cmd" in data


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_usual_delimiter_and_encoding(delimiter, encoding):
    text = delimiter.join(["Question", "Answer"]) + "\r\n" + delimiter.join(['"Größe, ""ungefähr"""', "4 KiB"]) + "\r\n"

    found = read(text.encode(encoding))

    assert [(one.prompt, one.parts) for one in found.questions] == [('Größe, "ungefähr"', (Recall(answer="4 KiB"),))]


def test_an_encoding_that_was_guessed_is_said():
    assert "Windows-1252" in read("front,back\nGröße,1\n".encode("cp1252")).notices[0].what


@pytest.mark.parametrize("said", ["2", "B", "b", "Heap"])
def test_the_right_option_by_number_letter_or_text(said):
    found = read(f"question,option a,option b,correct answer\nWhere?,Stack,Heap,{said}\n".encode())

    assert found.questions[0].parts == (Choice(options=(Option("Stack", False), Option("Heap", True))),)


def test_several_right_options():
    found = read(b'prompt,option 1,option 2,option 3,right\nWhich?,a,b,c,"1;3"\n')

    assert [option.right for option in found.questions[0].parts[0].options] == [True, False, True]
    assert found.questions[0].parts[0].many


def test_numbers_as_people_write_them():
    found = read(b"type,prompt,answer,unit\nnumber,How much?,128 KiB,bytes\n")

    assert found.questions[0].parts == (Number(value=Fraction(131072), unit="bytes"),)


def test_an_export_of_anki():
    data = b"#separator:tab\n#html:true\n#tags column:3\nWhat is <b>BSS</b>?\tZeros &amp; more\theap week-1\n"

    found = read(data).questions[0]

    assert found.prompt == "What is **BSS**?"
    assert found.parts == (Recall(answer="Zeros & more"),)
    assert found.topics == ("heap", "week-1")


def test_rows_that_are_not_taken_are_said_with_their_line():
    found = read(b"type,prompt,answer,colour\n,a,b,red\ncrossword,c,d,\n,,e,\nnumber,f,many,\n")

    assert [f"{notice.question}: {notice.what}" for notice in found.notices] == [
        "the file: columns that are not known: colour",
        f"line 3: not taken: its type 'crossword' is not one of {', '.join(TYPES)}",
        "line 4: not taken: it has no prompt",
        "line 5: not taken: a number cannot be read: 'many' is not a number",
    ]


def test_an_accepted_text_alone():
    found = read(b"type,prompt,answer\ntext,Which signal?,SIGSEGV\n")

    assert found.questions[0].parts == (Text(accepted=("SIGSEGV",)),)


@pytest.mark.parametrize("data", [b"", b"\n\n,,\n", b'prompt,answer\n"a' + b"x" * 200_000 + b'",b\n'])
def test_what_is_no_table_is_refused(data):
    with pytest.raises(ExchangeError):
        read(data)
