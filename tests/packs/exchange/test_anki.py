"""Decks of Anki: cards with everything asked on the front and everything told on the back."""

import sqlite3
from io import BytesIO
from zipfile import ZipFile

import forms
import pytest

from trainer.packs.exchange.anki.deck import write


@pytest.fixture
def notes(tmp_path):
    """Return the fields (question, answer, explanation, typed), the tags and the guid of each note."""

    def read(*questions):
        place = tmp_path / "collection.anki2"
        place.write_bytes(ZipFile(BytesIO(write(forms.collection(*questions)).data)).read("collection.anki2"))
        connection = sqlite3.connect(place)
        rows = connection.execute("SELECT flds, tags, guid FROM notes ORDER BY id").fetchall()
        connection.close()
        return [(fields.split("\x1f"), tags.split(), guid) for fields, tags, guid in rows]

    return read


def test_a_card(notes):
    (question, answer, explanation, typed), tags, _ = notes(
        forms.question(forms.CARD, program=forms.PROGRAM, explanation="Because.", evidence="- It does.")
    )[0]

    assert "Where is <code>p</code>?" in question
    assert "#include &lt;stdio.h&gt;" in question
    assert answer == "<p>It grows <strong>up</strong>.</p>"
    assert "Because." in explanation
    assert "It does." in explanation
    assert typed == ""
    assert tags == ["region::heap"]


@pytest.mark.parametrize("part", [forms.SIZE, forms.ADDRESS, forms.TEXT], ids=["size", "address", "text"])
def test_what_is_typed_is_compared(part, notes):
    fields = notes(forms.question(part))[0][0]

    assert fields[3] in ("4096", "0x5052a0", "SIGSEGV")


def test_a_choice_shows_its_options_and_tells_the_right_one(notes):
    question, answer, *_ = notes(forms.question(forms.ONE))[0][0]

    assert question.count("<li>") == 3
    assert answer.startswith("<p><strong>The <code>heap</code></strong></p>")


def test_the_right_order_shows_only_on_the_back(notes):
    question, answer, *_ = notes(forms.question(forms.ORDER))[0][0]

    assert "<li>BSS</li><li>Heap</li>" in question
    assert "<li>Stack</li><li>Heap</li>" in answer


def test_given_entries_are_in_place_on_the_front_and_all_right_orders_on_the_back(notes):
    question, answer, *_ = notes(forms.question(forms.SEVERAL))[0][0]

    assert "<ul><li>a</li><li>b</li></ul><p>In place already, in this order:</p><ol><li>c</li></ol>" in question
    assert "<ol><li>a</li><li>b</li><li>c</li></ol><p>or</p><ol><li>b</li><li>a</li><li>c</li></ol>" in answer


def test_a_table_is_blank_on_the_front_and_filled_in_on_the_back(notes):
    question, answer, *_ = notes(forms.question(forms.TABLE))[0][0]

    assert "<td>____</td><td>yes</td>" in question
    assert "<td>1</td><td>yes</td>" in answer


def test_gaps_are_blank_on_the_front_and_filled_in_on_the_back(notes):
    question, answer, *_ = notes(forms.question(forms.GAPS))[0][0]

    assert "grows ____<sub>1</sub> {so}" in question
    assert "grows <strong>up</strong> {so}" in answer


def test_parts_are_numbered_on_both_sides(notes):
    question, answer, *_ = notes(forms.question(*forms.in_parts(forms.ONE, forms.SIZE)))[0][0]

    assert question.count("What about") == 2
    assert answer.startswith("<ol>\n<li><p>")


def test_the_same_question_is_always_the_same_note(notes):
    assert notes(forms.question(forms.CARD))[0][2] == notes(forms.question(forms.CARD, prompt="Now?"))[0][2]


def test_that_nothing_is_graded_is_said():
    notices = write(forms.collection(forms.question(forms.ONE), forms.question(forms.CARD))).notices

    assert [(notice.question, notice.what) for notice in notices] == [
        ("question-1", "its grading: the learner compares and grades themselves")
    ]


def test_anki_imports_it_and_updates_it_when_it_comes_again(tmp_path):
    pytest.importorskip("anki.collection", reason="needs Anki itself (pip install anki), which is large")
    from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

    collection = Collection(str(tmp_path / "collection.anki2"))

    def load(prompt):
        deck = tmp_path / "deck.apkg"
        deck.write_bytes(
            write(forms.collection(*(forms.question(part, prompt=prompt) for part in forms.PARTS.values()))).data
        )
        request = ImportAnkiPackageRequest(package_path=str(deck), options=ImportAnkiPackageOptions())
        return collection.import_anki_package(request).log

    first, second = load("Where?"), load("Where?")

    assert (len(first.new), len(second.new), len(second.duplicate)) == (13, 0, 13)
    shown = [collection.get_card(card).question() for card in collection.find_cards("")]
    assert all("Where?" in question for question in shown)
    collection.close()
