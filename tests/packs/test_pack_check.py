"""Checking a pack: the engine has the last word on every key."""

import pytest

from trainer.packs import check_pack

QUESTION = """\
- id: first
  kind: choice
  title: First
  platform: textbook
  prompt: Where is it?
  program: small.c
  probe: {{ask: points-to, pointer: {pointer}, after: {line}}}
  options:
    - text: heap
      is: heap
    - text: stack
      is: main-stack
      correct: {stack}
"""


def question(pointer="p", line="malloc", stack="false"):
    return {"questions/all.yaml": QUESTION.format(pointer=pointer, line=line, stack=stack)}


@pytest.fixture
def check(pack):
    def check(files=None):
        folder = pack(files)
        return [str(problem).removeprefix(f"{folder}/") for problem in check_pack(folder)]

    return check


def test_a_sound_pack_has_no_problems(check):
    assert check() == []


def test_a_key_that_the_engine_refutes_is_told_at_its_line(check):
    (problem,) = check(question(stack="true"))

    assert problem.startswith("questions/all.yaml:13:7: first: the run says that this option is false. After line 5")
    assert problem.endswith("; correct: false")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"pointer": "q"}, "questions/all.yaml:7:3: first: There is no variable 'q'"),
        ({"line": "calloc"}, "questions/all.yaml:7:3: first: no line of the program contains 'calloc'"),
    ],
)
def test_a_probe_that_cannot_be_answered_is_told_at_its_line(check, change, expected):
    (problem,) = check(question(**change))

    assert problem.startswith(expected)


def test_a_program_that_does_not_parse_is_told_in_its_file(check):
    (problem,) = check({"programs/small.c": "int main(void)\n{\n    return }\n"})

    assert problem.startswith("programs/small.c:3:")
    assert "first: the program cannot be run" in problem


def test_a_program_inside_a_question_is_told_at_its_line_there(check):
    inline = """\
    - id: first
      kind: scenario
      title: First
      prompt: "?"
      program: |
        int main(void)
        {
            return }
    """
    (problem,) = check({"questions/all.yaml": inline})

    assert problem.startswith("questions/all.yaml:8:")


def test_questions_that_are_sound_are_checked_although_others_are_not(check):
    bad = question(stack="true")["questions/all.yaml"] + "- id: second\n  kind: flashcard\n"

    found = check({"questions/all.yaml": bad})

    assert [problem.split(":")[1] for problem in found] == ["13", "14", "14", "14"]


def test_a_layout_whose_own_key_is_capped_is_unfair(check):
    layout = """\
    - id: odd
      kind: layout
      title: Odd
      prompt: "?"
      platform: textbook
      requires: [{region: heap, directly_below: kernel, at_most: 0.5, because: it is not.}]
    """
    (problem,) = check({"questions/all.yaml": layout})

    assert problem == "questions/all.yaml:1:3: odd: its own key scores 50%; 100 %; look at what caps the score"


def test_progress_is_told(pack):
    told = []

    check_pack(pack(), progress=lambda done, total: told.append((done, total)))

    assert told == [(1, 1)]


def test_a_defect_of_the_engine_does_not_hide_other_problems(pack):
    def broken(question, platform=None):
        raise ZeroDivisionError("oops")

    (problem,) = check_pack(pack(), runner=broken)

    assert problem.what == "the engine failed on this question (ZeroDivisionError: oops)"
