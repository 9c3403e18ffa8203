"""Reading packs: every problem has file, line, column, question, and what would be right."""

import pytest

from trainer.packs import PackError, read_pack

MANIFEST = {"id": "sample", "title": "A sample", "version": "1.0", "authors": ("Somebody",), "licence": "MIT"}


def test_a_sound_pack_is_read(pack):
    read = read_pack(pack())

    assert {key: getattr(read, key) for key in MANIFEST} == MANIFEST
    assert [question.id for question in read.questions] == ["first"]
    assert read.language == "en"


def test_a_program_is_taken_from_its_file(pack):
    read = read_pack(pack())

    assert "malloc(100)" in read.questions[0].program


def test_a_program_may_stand_in_the_question(pack):
    inline = """\
    - id: first
      kind: scenario
      title: First
      prompt: What happens?
      program: |
        int main(void) { return 0; }
    """
    read = read_pack(pack({"questions/all.yaml": inline}))

    assert read.questions[0].program == "int main(void) { return 0; }\n"


def test_questions_come_in_the_order_of_the_files(pack):
    def card(name):
        return QUESTION_HEAD.replace("first", name) + "  back: a\n"

    read = read_pack(pack({"questions/b.yaml": card("second"), "questions/a.yaml": card("zeroth")}))

    assert [question.id for question in read.questions] == ["zeroth", "first", "second"]


QUESTION_HEAD = "- id: first\n  kind: flashcard\n  title: First\n  prompt: '?'\n"


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (
            {"pack.yaml": None},
            "pack.yaml:1:1: the file is missing; a file with id, title, version, authors and licence",
        ),
        ({"pack.yaml": ""}, "pack.yaml:1:1: the file is empty; id, title, …"),
        (
            {"pack.yaml": "id: sample\ntitle: A\nversion: 1.0\nauthors: [B]\nlicence: MIT\n"},
            'pack.yaml:3:1: version is 1.0, which is not text; text, such as "1.0" in quotes',
        ),
        (
            {"pack.yaml": "id: sample\ntitle: A\nversion: '1'\nauthors: [B]\nlicense: MIT\n"},
            "pack.yaml:5:1: there is no key 'license' here; perhaps 'licence'",
        ),
        ({"questions/all.yaml": None}, "pack.yaml:1:1: the pack has no questions; files questions/*.yaml"),
        ({"questions/more.yml": "[]"}, "questions/more.yml:1:1: this file is not read; the name more.yaml"),
        (
            {"questions/all.yaml": "id: first\n"},
            "questions/all.yaml:1:1: the file does not hold a list; a list of questions: '- id: …'",
        ),
        (
            {"questions/all.yaml": QUESTION_HEAD},
            "questions/all.yaml:1:3: first: the key 'back' is missing; a line 'back: …'",
        ),
        (
            {"questions/all.yaml": QUESTION_HEAD + "  back: a\n  promt: b\n"},
            "questions/all.yaml:6:3: first: there is no key 'promt' here; perhaps 'prompt'",
        ),
        (
            {"questions/all.yaml": QUESTION_HEAD + "  back: {text: a, b c}\n"},
            "questions/all.yaml:5:3: first: back is a mapping, which is not text; text",
        ),
        (
            {"questions/all.yaml": QUESTION_HEAD + "  back: 7\n"},
            'questions/all.yaml:5:3: first: back is 7, which is not text; text, such as "7" in quotes',
        ),
        (
            {"questions/all.yaml": QUESTION_HEAD.replace("flashcard", "flashcart")},
            "questions/all.yaml:2:3: first: kind is 'flashcart'; perhaps 'flashcard'; it is one of flashcard, ",
        ),
        (
            {"questions/all.yaml": QUESTION_HEAD.replace("id: first", "id: My First") + "  back: a\n"},
            "questions/all.yaml:1:3: My First: id is 'My First'; lower case, digits and hyphens: my-first",
        ),
        (
            {"questions/all.yaml": QUESTION_HEAD + "  back: a\n  topics: heap\n"},
            "questions/all.yaml:6:3: first: topics is 'heap', which is not a list; [heap]",
        ),
        (
            {"questions/all.yaml": "- title: a\n"},
            "questions/all.yaml:1:3: the key 'kind' is missing; a line 'kind: …'",
        ),
        (
            {"questions/all.yaml": QUESTION_HEAD + "  back: a\n  program: other.c\n"},
            "questions/all.yaml:6:3: first: there is no program 'other.c'; one of small.c",
        ),
        (
            {"questions/all.yaml": QUESTION_HEAD + "  back: a\n  program: ../../etc/passwd.c\n"},
            "questions/all.yaml:6:3: first: there is no program '../../etc/passwd.c'; one of small.c",
        ),
        (
            {"questions/all.yaml": QUESTION_HEAD + "  back: a\n  show: [{ask: points-two}]\n"},
            "questions/all.yaml:6:11: first: ask is 'points-two'; perhaps 'points-to'; it is one of outcome, ",
        ),
        (
            {"questions/all.yaml": QUESTION_HEAD + "  back: a\n" + QUESTION_HEAD + "  back: b\n"},
            "questions/all.yaml:6:3: first: the id 'first' is used twice (first in ",
        ),
        (
            {"questions/all.yaml": b"- id: \xff\n"},
            "questions/all.yaml:1:1: byte 7 of the file is not UTF-8",
        ),
        ({"questions/all.yaml": b"- id: \0\n"}, "questions/all.yaml:1:1: the file holds a NUL byte; a text file"),
        (
            {"questions/all.yaml": "x" * (3 << 20)},
            "questions/all.yaml:1:1: the file is larger than 2 MiB",
        ),
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else "",
)
def test_a_problem_is_told_with_its_place_and_what_would_be_right(problems, files, expected):
    assert any(problem.startswith(expected) for problem in problems(files))


def test_all_problems_are_told_in_one_pass(problems):
    bad = """\
    - id: one
      kind: flashcard
      title: One
      prompt: "?"
    - id: two
      kind: number
      title: Two
      prompt: "?"
      answer: much
      tolerance: some
    - id: three
      kind: choice
      title: Three
      prompt: "?"
      options: [{text: a, correct: maybe}, {text: b, is: 1, colour: red}]
    """
    found = problems({"questions/all.yaml": bad, "questions/more.yaml": "a: [", "pack.yaml": "id: Bad Id\n"})

    assert [problem.split(" ")[0] for problem in found] == [
        "pack.yaml:1:1:",
        "pack.yaml:1:1:",
        "pack.yaml:1:1:",
        "pack.yaml:1:1:",
        "pack.yaml:1:1:",
        "questions/all.yaml:1:3:",
        "questions/all.yaml:9:3:",
        "questions/all.yaml:10:3:",
        "questions/all.yaml:15:23:",
        "questions/all.yaml:15:57:",
        "questions/more.yaml:1:5:",
    ]


@pytest.mark.parametrize(
    ("right", "wrong", "line"),
    [("prompt:", "promt:", 4), ("kind:", "knd:", 2), ("id:", "di:", 1), ("title:", "tilte:", 3), ("back:", "bakc:", 5)],
)
def test_a_needed_key_that_is_misspelt_is_one_problem(problems, right, wrong, line):
    question = (QUESTION_HEAD + "  back: a\n").replace(right, wrong)

    (found,) = problems({"questions/all.yaml": question})

    assert found.startswith(f"questions/all.yaml:{line}:3: ")
    assert found.endswith(f"there is no key {wrong[:-1]!r} here; perhaps {right[:-1]!r}")


def test_a_needed_key_that_is_misspelt_inside_an_option_is_one_problem(problems):
    options = "  options: [{txt: a, correct: true}, {text: b, correct: false}]\n"
    (found,) = problems({"questions/all.yaml": "- id: x\n  kind: choice\n  title: X\n  prompt: '?'\n" + options})

    assert found == "questions/all.yaml:5:14: x: there is no key 'txt' here; perhaps 'text'"


def test_a_comma_in_braces_is_explained(problems):
    options = (
        "  options:\n    - {text: a, correct: true, feedback: First, then more.}\n    - {text: b, correct: false}\n"
    )
    found = problems({"questions/all.yaml": "- id: x\n  kind: choice\n  title: X\n  prompt: '?'\n" + options})

    assert found == [
        "questions/all.yaml:6:49: x: there is no key 'then more.' here; "
        "quotes around the text before it: inside { } a comma begins another key"
    ]


def test_the_error_holds_all_problems(pack):
    with pytest.raises(PackError) as error:
        read_pack(pack({"questions/all.yaml": "- {}\n- {}\n"}))

    keys = ("id", "kind", "prompt", "title")
    assert sorted((problem.line, problem.what) for problem in error.value.problems) == [
        (line, f"the key {key!r} is missing") for line in (1, 2) for key in keys
    ]


def test_what_does_not_exist_is_a_problem(tmp_path):
    with pytest.raises(PackError, match="there is no such folder or file"):
        read_pack(tmp_path / "nothing")


PARAMETERS = """\
- id: first
  kind: number
  title: First
  prompt: |
    A text of several lines,
    of which one asks for ${sise}.
  parameters:
    size: [1, 2]
  program: small.c
  probe: {ask: usable-size, line: malloc, occurrence: "${size - 5}"}
"""


def test_a_placeholder_is_told_with_its_own_place(problems):
    assert problems({"questions/all.yaml": PARAMETERS}) == [
        "questions/all.yaml:6:27: first: there is no parameter 'sise'; there are size"
    ]


def test_a_placeholder_in_a_program_is_told_in_its_file(problems):
    sound = PARAMETERS.replace("sise", "size")
    found = problems({"questions/all.yaml": sound, "programs/small.c": "int main(void)\n{\n    return ${five};\n}\n"})

    assert found == ["programs/small.c:3:12: first: there is no parameter 'five'; there are size"]


def test_what_is_filled_in_is_validated_and_told_at_the_placeholder(problems):
    (problem,) = problems({"questions/all.yaml": PARAMETERS.replace("sise", "size")})

    assert problem.startswith("questions/all.yaml:10:56: first: occurrence is -")


def test_a_placeholder_without_quotes_in_braces_is_explained(problems):
    (problem,) = problems({"questions/all.yaml": "- {is: ${a}}\n"})

    assert problem.startswith("questions/all.yaml:1:9: this is not YAML")
    assert problem.endswith("; quotes around a value with ${…}")


def test_a_mistaken_kind_hides_no_other_mistake(pack):
    question = "- id: first\n  kind: flashkard\n  title: 1\n  prompt: '?'\n  bakc: a\n"

    with pytest.raises(PackError) as error:
        read_pack(pack({"questions/all.yaml": question}))

    assert [(problem.line, problem.what) for problem in error.value.problems] == [
        (2, "kind is 'flashkard'"),
        (3, "title is 1, which is not text"),
        (5, "there is no key 'bakc' here"),
    ]


@pytest.mark.parametrize("kind", ["kind: quiz", "points: 3"])
def test_a_kind_like_none_hides_no_mistake_that_every_kind_shares(pack, kind):
    question = f"""\
- id: Not An Id
  {kind}
  title: 1
  topics: heap
  sometext: here
  checks: [{{probe: {{ask: exit-kode}}, is: 0}}]
  options: [{{text: 5, correct: true}}]
"""

    with pytest.raises(PackError) as error:
        read_pack(pack({"questions/all.yaml": question}))

    assert {(problem.line, problem.what) for problem in error.value.problems} >= {
        (1, "id is 'Not An Id'"),
        (1, "the key 'prompt' is missing"),
        (3, "title is 1, which is not text"),
        (4, "topics is 'heap', which is not a list"),
        (5, "there is no key 'sometext' here"),
        (6, "ask is 'exit-kode'"),
        (7, "text is 5, which is not text"),
    }
    assert not any("'back'" in problem.what for problem in error.value.problems)


def test_mistaken_kinds_of_parts_hide_no_other_mistakes(pack):
    question = """\
- id: first
  kind: parts
  title: A
  prompt: '?'
  parts:
    - {kind: chioce, prompt: 3, options: [{text: a, correct: true}, {correct: 5}]}
    - kind: quiz
      prompt: 2
      nothing: 4
    - {kind: number, unit: kilos, answer: 1}
"""

    with pytest.raises(PackError) as error:
        read_pack(pack({"questions/all.yaml": question}))

    assert [(problem.line, problem.what) for problem in error.value.problems] == [
        (6, "kind is 'chioce'"),
        (6, "prompt is 3, which is not text"),
        (6, "correct is 5"),
        (7, "kind is 'quiz'"),
        (8, "prompt is 2, which is not text"),
        (9, "there is no key 'nothing' here"),
        (10, "unit is 'kilos'"),
    ]


def test_one_program_serves_questions_with_other_parameters(pack):
    program = "int main(void)\n{\n    return ${value};\n}\n"
    question = """\
- id: small
  kind: number
  title: A small one
  platform: textbook
  prompt: What does it return?
  program: returns.c
  probe: {ask: exit-code}
  unit: count
  parameters: {value: 3}
"""
    other = question.replace("small", "large").replace("value: 3", "value: [40, 50, 60]")

    found = read_pack(pack({"questions/all.yaml": question + other, "programs/returns.c": program}))

    assert found.question("small").prepare().value == 3
    assert {found.question("large").prepare(seed).value for seed in range(20)} == {40, 50, 60}
