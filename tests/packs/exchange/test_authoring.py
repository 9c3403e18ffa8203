"""Questions that need no run of their own go to another program and come back as the same questions."""

from io import StringIO

import forms
import pytest
from ruamel.yaml import YAML

from trainer.packs import read_pack
from trainer.packs.command import main
from trainer.packs.exchange.authoring import author
from trainer.packs.exchange.collection import Found
from trainer.packs.exchange.folder import yaml_text

QUESTIONS = """\
- id: one
  kind: choice
  title: One of several
  topics: [region.heap, malloc]
  platform: textbook
  prompt: |-
    Which of these is `{true}`?

    - a = b
    - c ~ d
  program: small.c
  arguments: [-n, "two words"]
  stdin: "1\\n2\\n"
  options:
    - {text: "`malloc` grows the *heap*.", correct: true, feedback: Since it calls `brk`.}
    - {text: "#include <stdio.h> does, at 100 %.", correct: false}
  explanation: Look at **brk**(2).
- id: many
  kind: choice
  mode: many
  title: Several of several
  platform: textbook
  prompt: Which?
  options:
    - {text: a, correct: true}
    - {text: b, correct: true, feedback: Too.}
    - {text: c, correct: false}
- id: truth
  kind: choice
  mode: true-false
  title: True or false
  platform: textbook
  prompt: malloc zeroes.
  correct: false
- id: card
  kind: flashcard
  title: A card
  platform: textbook
  prompt: What does the BSS hold?
  back: "Zeros, and `static int x;`."
- id: order
  kind: ordering
  title: An order
  platform: textbook
  prompt: From the top.
  stated: true
  entries: [{text: Stack}, {text: Heap}, {text: BSS}]
- id: places
  kind: placement
  title: Places
  platform: textbook
  prompt: Where?
  objects:
    - {text: "`int x;` in main", region: main-stack}
    - {text: "`malloc(1)`", region: heap}
  regions: [main-stack, heap]
- id: word
  kind: text
  title: A word
  platform: textbook
  prompt: Which signal?
  accept: [SIGSEGV, "a*b"]
  misses: [{text: SIGBUS, feedback: Not here.}]
- id: number
  kind: number
  title: A number
  platform: textbook
  prompt: How many?
  answer: 12
  tolerance: 0.5
  misses: [{value: 10, feedback: Count again.}]
"""
PARTS = """\
- id: parts
  kind: parts
  title: Parts
  platform: textbook
  prompt: Look at the program.
  program: small.c
  parts:
    - kind: choice
      points: 2
      prompt: Where?
      options: [{text: Heap, correct: true}, {text: Stack, correct: false}]
    - {kind: number, prompt: How many?, answer: 3}
"""


@pytest.fixture
def there_and_back(pack, tmp_path, capsys):
    """Return a pack, and the one that it becomes when it goes out to a file of that ending and comes back."""

    def travel(questions, ending):
        folder = pack({"questions/all.yaml": questions})
        file, back = tmp_path / f"pack.{ending}", tmp_path / "back"
        assert main(["export", str(folder), str(file)]) == 0
        assert main(["import", str(file), str(back)]) == 0
        assert main(["check", str(back)]) == 0
        return read_pack(folder), read_pack(back)

    return travel


@pytest.mark.parametrize("ending", ["xml", "gift", "csv", "tsv"])
def test_the_same_questions_come_back(there_and_back, ending):
    sent, back = there_and_back(QUESTIONS, ending)

    assert back.questions == sent.questions


def test_parts_come_back_as_parts_from_moodle(there_and_back):
    sent, back = there_and_back(PARTS, "xml")

    assert back.questions == sent.questions


LONG = """\
- id: long
  kind: choice
  title: Long
  platform: textbook
  prompt: Which?
  shuffle: false
  options:
    - {text: The right one, correct: true}
""" + "".join(f"    - {{text: Number {number}, correct: false}}\n" for number in range(2, 41))


@pytest.mark.parametrize("ending", ["xml", "gift", "csv", "tsv"])
def test_a_choice_of_forty_comes_back(there_and_back, ending):
    sent, back = there_and_back(LONG, ending)

    assert [option.text for option in back.question("long").options] == [
        option.text for option in sent.question("long").options
    ]


CLOZE = """\
- id: words
  kind: cloze
  title: Words
  platform: textbook
  prompt: Fill it in.
  text: "The heap grows **[[blank-1]]**, by `[[blank-2]]`."
  blanks:
    blank-1: {accept: [up, upwards], misses: [{text: down, feedback: "That is the stack."}]}
    blank-2: {accept: [brk], patterns: ["*brk"], case: true}
- id: code
  kind: cloze
  title: Code
  platform: textbook
  prompt: Fill it in.
  program: small.c
  code: "char *p = [[blank-1]](100);\\nif (p < q && *p == '[[blank-2]]') {}"
  blanks: {blank-1: {accept: [malloc]}, blank-2: {accept: [x]}}
"""


def test_gaps_come_back_from_moodle(there_and_back):
    sent, back = there_and_back(CLOZE, "xml")

    assert back.questions == sent.questions


def test_the_title_of_the_pack_comes_back(there_and_back):
    sent, back = there_and_back(QUESTIONS, "xml")

    assert (back.title, back.id) == (sent.title, "a-sample")


def authored(*parts, **fields):
    return author(Found((forms.question(*parts, **fields),)))


def test_a_matching_becomes_a_choice_for_each_row():
    keys = authored(forms.MATCH).questions[0]

    assert keys["kind"] == "parts"
    assert [part["prompt"] for part in keys["parts"]] == ["Heap", "Text"]
    assert [option["correct"] for option in keys["parts"][1]["options"]] == [False, True, False]


def test_a_table_becomes_a_text_for_each_cell():
    table = forms.Table(
        columns=("x",), rows=("before", "after"), cells=((forms.Cell("1"),), (forms.Cell("0x2", also=("2",)),))
    )

    parts = authored(table).questions[0]["parts"]

    assert [(part["prompt"], part["answer"]) for part in parts] == [("before: `x`", 1), ("after: `x`", "0x2")]


def test_a_long_matching_becomes_several_questions():
    rows = tuple(f"row {number}" for number in range(13))
    long = forms.Matching(rows=rows, choices=("a", "b"), key=(0,) * 13)

    assert [len(keys["parts"]) for keys in authored(long).questions] == [10, 3]


def test_a_text_that_is_an_address_becomes_a_number():
    keys = authored(forms.Text(accepted=("0x1000", "4096"))).questions[0]

    assert (keys["kind"], keys["unit"], keys["answer"]) == ("number", "address", "0x1000")


@pytest.mark.parametrize(
    ("part", "reason"),
    [
        (forms.Choice(options=(forms.Option("a", True), forms.Option("a", False))), "two options have the same text"),
        (forms.Choice(options=(forms.Option("a", False), forms.Option("b", False))), "none of the options are true"),
        (forms.Ordering(entries=("a",)), "entries is too short"),
        (
            forms.Choice(options=tuple(forms.Option(str(number), number == 0) for number in range(41))),
            "options is too long, at most 40 entries",
        ),
    ],
)
def test_what_makes_no_sound_question_is_said_not_written(part, reason):
    made = authored(part)

    assert made.questions == ()
    assert made.notices[0].what.startswith(f"not taken: {reason}")


def test_a_program_that_the_engine_refuses_is_said():
    made = authored(forms.ONE, program="int main(void) { @ }")

    assert made.questions == ()
    assert made.notices[0].what.startswith("not taken: ")


def test_texts_of_several_lines_are_written_as_blocks():
    text = yaml_text([{"id": "x", "prompt": "a: 1\n- b\n", "title": "# no: comment"}])

    assert "prompt: |\n" in text
    assert YAML(typ="safe").load(StringIO(text)) == [{"id": "x", "prompt": "a: 1\n- b\n", "title": "# no: comment"}]
