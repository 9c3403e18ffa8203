"""Checking a pack: the engine has the last word on every key."""

import json

import pytest
from bad_packs import png

from trainer.packs import check_pack
from trainer.questions.runs import engine_runner

QUESTION = """\
- id: first
  kind: choice
  title: First
  topics: [region.heap]
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
    def check(files=None, **options):
        folder = pack(files)
        return [str(problem).removeprefix(f"{folder}/") for problem in check_pack(folder, **options).problems]

    return check


@pytest.fixture
def check_questions(check):
    """Check questions that are given by their keys, each with id, title and topic if it has none."""

    def check_them(*questions, files=None, **options):
        usual = {"title": "A question", "prompt": "?", "topics": ["region.heap"], "platform": "textbook"}
        written = [{"id": f"q{index}", **usual, **keys} for index, keys in enumerate(questions)]
        programs = {f"programs/{name}": text for name, text in (files or {}).items() if "/" not in name}
        others = {name: text for name, text in (files or {}).items() if "/" in name}
        used = {"programs/small.c": None, **programs, **others}
        return check({"questions/all.yaml": json.dumps(written, indent=1), **used}, **options)

    return check_them


def test_a_sound_pack_has_no_problems(check):
    assert check() == []


def test_a_key_that_the_engine_refutes_is_told_at_its_line(check):
    (problem,) = check(question(stack="true"))

    assert problem.startswith("questions/all.yaml:14:7: first: the run says that this option is false. After line 5")
    assert problem.endswith("; correct: false")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"pointer": "q"}, "questions/all.yaml:8:3: first: There is no variable 'q'"),
        ({"line": "calloc"}, "questions/all.yaml:8:3: first: no line of the program contains 'calloc'"),
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
      topics: [region.heap]
      prompt: "?"
      program: |
        int main(void)
        {
            return }
    """
    (problem,) = check({"questions/all.yaml": inline, "programs/small.c": None})

    assert problem.startswith("questions/all.yaml:9:")


def test_questions_that_are_sound_are_checked_although_others_are_not(check):
    bad = question(stack="true")["questions/all.yaml"] + "- id: second\n  kind: flashcard\n"

    found = check({"questions/all.yaml": bad})

    assert [problem.split(":")[1] for problem in found] == ["14", "15", "15", "15"]


def test_a_layout_whose_own_key_is_capped_is_unfair(check):
    layout = """\
    - id: odd
      kind: layout
      title: Odd
      topics: [region.heap]
      explanation: It is not.
      prompt: "?"
      platform: textbook
      requires: [{region: heap, directly_below: kernel, at_most: 0.5, because: it is not.}]
    """
    (problem,) = check({"questions/all.yaml": layout, "programs/small.c": None})

    assert problem == "questions/all.yaml:1:3: odd: its own key scores 50%; 100 %; look at what caps the score"


def test_progress_is_told(pack):
    told = []

    check_pack(pack(), progress=lambda done, total: told.append((done, total)))

    assert told == [(1, 1)]


def test_a_defect_of_the_engine_does_not_hide_other_problems(pack):
    def broken(question, platform=None):
        raise ZeroDivisionError("oops")

    (problem,) = check_pack(pack(), runner=broken).problems

    assert problem.what == "the engine failed on this question (ZeroDivisionError: oops)"


SIZES = {"size": {"from": 20, "to": 60}}
MALLOC = """\
#include <stdlib.h>
int main(void)
{
    char *p = malloc(${size});
    p[0] = 1;
    return 0;
}
"""
CHUNK = {"kind": "number", "program": "m.c", "unit": "bytes", "probe": {"ask": "chunk-size", "line": "malloc"}}
CARD = {"kind": "flashcard", "back": "Yes."}
TWO = [{"text": "a", "correct": True, "feedback": "Yes."}, {"text": "b", "correct": False}]


def test_each_question_is_checked_for_many_seeds(check_questions):
    (problem,) = check_questions({**CHUNK, "parameters": SIZES, "answer": 32}, files={"m.c": MALLOC}, seeds=5)

    assert problem.startswith("questions/all.yaml:23:3: q0: the run says 64 bytes. Line 4")
    assert problem.endswith("(seed 0: size = 41); an answer that follows the parameters (${…}), or none")


def test_a_parametrised_question_that_is_right_for_every_seed_has_no_problems(check_questions):
    keys = {**CHUNK, "parameters": SIZES, "answer": "${max(round_up(size + 8, 16), 32)}"}

    assert check_questions({**keys, "explanation": "So."}, files={"m.c": MALLOC}, seeds=40) == []


def test_what_is_wrong_for_one_seed_only_is_found(check_questions):
    options = [{"text": "${a}", "correct": True}, {"text": "7", "correct": False, "feedback": "No."}]
    keys = {"kind": "choice", "parameters": {"a": {"from": 1, "to": 8}}, "options": options}

    assert check_questions(keys, seeds=1) == []
    (problem,) = check_questions(keys, seeds=40)
    assert "two options have the same text" in problem


def test_the_number_of_right_options_is_held_to_what_is_stated(check_questions):
    (problem,) = check_questions({"kind": "choice", "mode": "many", "right": 2, "options": TWO})

    assert "q0: 1 of the options are true; 2 true options, as 'right' says" in problem


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("a <b>bold</b> word", "HTML is not shown: <b>; backticks around code"),
        ("a <script>alert(1)</script>", "HTML is not shown: <script>"),
        ("<div>block</div>", "HTML is not shown: <div>block</div>"),
        ("![x](https://example.org/x.png)", "the image 'https://example.org/x.png' is not in the pack"),
        ("![x](//example.org/x.png)", "the image '//example.org/x.png' is not in the pack"),
        ("![x](../x.png)", "the image '../x.png' is not in the pack"),
        ("![x](/etc/x.png)", "the image '/etc/x.png' is not in the pack"),
        ("![x](images/none.png)", "there is no image 'images/none.png'"),
        ("![x](questions/all.yaml)", "there is no image 'questions/all.yaml'"),
        ("[x](file:///etc/passwd)", "the link 'file:///etc/passwd' leads out of the pack"),
        ("[x](other.md)", "there is no file 'other.md'"),
        ("long " * 1000, "prompt has 5,000 characters; at most 1,000, so that it fits"),
        ("x" * 100, "has 100 characters; at most 80"),
    ],
)
def test_texts_are_markdown_that_fits_and_needs_nothing_from_outside(check_questions, text, complaint):
    (problem,) = check_questions({**CARD, "prompt": text})

    assert complaint in problem
    assert problem.startswith("questions/all.yaml:5:3: q0: ")


@pytest.mark.parametrize(
    "text",
    [
        "`#include <stdio.h>` and `<b>`",
        "a < b and b > a, vector<5>",
        "```c\n<b>\n```",
        "![x](images/x.png)",
        "[malloc(3)](https://man7.org/linux/man-pages/man3/malloc.3.html)",
        "a[1] (b)",
    ],
)
def test_code_links_and_images_of_the_pack_are_welcome(check_questions, text):
    assert check_questions({**CARD, "prompt": text}, files={"images/x.png": png(4, 4)}) == []


def test_options_that_do_not_fit_are_told_at_their_place(check_questions):
    options = [TWO[0], {**TWO[1], "text": "many words " * 40}]
    (problem,) = check_questions({"kind": "choice", "options": options})

    assert "q0: text has 440 characters; at most 300, so that it fits" in problem


@pytest.mark.parametrize(
    ("keys", "warning"),
    [
        ({**CARD, "topics": []}, "the question has no topic"),
        ({"kind": "number", "answer": 5}, "nothing is explained"),
        ({**CARD, "prompt": "How much is ${size}?"}, "there are placeholders, but no parameters"),
        ({**CARD, "parameters": SIZES}, "the parameter 'size' is not used"),
        ({**CARD, "parameters": {"n": [1]}, "prompt": "${n}"}, "the parameters have the same values for every seed"),
        (
            {**CHUNK, "program": "int main(void) { return 0; }", "probe": {"ask": "exit-code"}, "unit": "count",
             "misconceptions": ["malloc-zeroes"]},
            "the misconception 'malloc-zeroes' leads to no wrong answer here",
        ),
    ],
)  # fmt: skip
def test_what_could_be_better_is_a_warning(check_questions, keys, warning):
    (problem,) = check_questions(keys)

    assert f": warning: q0: {warning}" in problem


def test_a_placeholder_in_the_program_of_a_question_without_parameters_is_explained(check_questions):
    problems = check_questions({**CHUNK, "program": "int main(void) { return ${n}; }\n"})

    assert "'parameters' in the question, which fill in the placeholders of its program" in problems[0]


def test_a_region_that_does_not_exist_is_likely_another_one(check_questions):
    (problem,) = check_questions({"kind": "choice", "probe": {"ask": "points-to", "pointer": "p", "before": "return"},
        "program": "int main(void) { char *p = 0; return 0; }\n",
        "options": [{"text": "a", "is": "stack"}, {"text": "b", "is": "unmapped"}]})  # fmt: skip

    assert "there is no region 'stack'; perhaps 'main-stack'; it is one of kernel" in problem


def test_keys_that_are_always_in_the_same_place_are_a_warning(check_questions):
    def question(right):
        options = [{"text": text, "correct": text == right, "feedback": "So."} for text in "abc"]
        return {"kind": "choice", "shuffle": False, "options": options}

    (problem,) = check_questions(*(question("a") for _ in range(4)))
    assert "warning: q0: the right answer stands in the same place in all 4 questions" in problem

    assert check_questions(*(question(right) for right in "aaab")) == []
    assert check_questions(*({**question("a"), "shuffle": True} for _ in range(4))) == []


def test_a_program_that_no_question_uses_is_a_warning(check_questions):
    found = check_questions(CARD, files={"m.c": MALLOC})

    assert found == ["programs/m.c:1:1: warning: no question uses this program; a question about it"]


def test_several_processes_find_the_same_in_the_same_order(pack):
    bad = "".join(
        f"- {{id: q{number}, kind: number, title: Q, prompt: '?', answer: {number}, program: small.c, "
        f"probe: {{ask: exit-code}}}}\n"
        for number in range(12)
    )
    folder = pack({"questions/all.yaml": bad})

    told = []
    here, there = check_pack(folder), check_pack(folder, workers=2, progress=lambda *numbers: told.append(numbers))

    assert len(here.errors) == 11
    assert there.problems == here.problems
    assert told == [(done, 12) for done in range(1, 13)]


def test_the_same_program_is_run_once(pack):
    runs = []

    def counting(question, platform=None):
        if platform is None:
            runs.append(question.source())
        return engine_runner(question, platform)

    check_pack(pack(), runner=counting, seeds=20)

    assert len(set(runs)) == 1


WATCHED = """\
#include <stdlib.h>
static int calls;
static void add(void) { calls++; }

int main(void)
{
    char *block = malloc(40);
    add();
    free(block);
    return 0;
}
"""


@pytest.mark.parametrize(
    ("probe", "expected"),
    [
        ({"ask": "region-of", "expression": "blok", "before": 8}, "perhaps 'block'; it is one of block, calls"),
        ({"ask": "region-of", "expression": "calls", "before": "fre(block)"}, "perhaps line 9: free(block);"),
        ({"ask": "region-of", "expression": "calls", "before": "zzz"}, "a piece of the text of one of its lines"),
        ({"ask": "region-of", "expression": "calls", "before": "block"}, "a longer piece, or a line's number"),
        ({"ask": "region-of", "expression": "calls", "before": 99}, "one of the lines that are: 3, 7, 8, 9, 10"),
        ({"ask": "allocation-source", "line": 8}, "one of the lines that allocate: 7"),
    ],
    ids=["a variable", "a line", "no such line", "several lines", "a line that is not executed", "no allocation"],
)
def test_a_probe_that_cannot_be_answered_says_which_can(check_questions, probe, expected):
    options = [{"text": "a", "is": "bss"}, {"text": "b", "is": "heap", "feedback": "No."}]
    keys = {"kind": "choice", "program": "m.c", "probe": probe, "options": options}

    (problem,) = check_questions(keys, files={"m.c": WATCHED})

    assert problem.endswith(expected)


@pytest.mark.parametrize(
    ("probe", "expected"),
    [
        ({"ask": "called", "function": "ad"}, "perhaps 'add'; it is one of main, add"),
        ({"ask": "executed", "line": 99}, "one of the lines that are: 3, 7, 8, 9, 10"),
        ({"ask": "executed", "line": 8, "occurrence": 5}, "an occurrence up to 1"),
    ],
    ids=["a function", "a line", "too often"],
)
def test_what_never_happens_is_told_with_what_does(check_questions, probe, expected):
    entries = [{"text": "a", "probe": probe}, {"text": "b", "probe": {"ask": "executed", "line": "free(block)"}}]

    (problem,) = check_questions({"kind": "ordering", "program": "m.c", "entries": entries}, files={"m.c": WATCHED})

    assert problem.endswith(expected)


def test_a_topic_that_is_nearly_one_of_the_trainer_s_is_asked_about(check_questions):
    (problem,) = check_questions({**CARD, "topics": ["maloc.chunks"]})

    assert "warning" in problem
    assert "perhaps 'malloc.chunks'" in problem


def test_a_topic_of_an_author_s_own_is_welcome(check_questions):
    assert check_questions({**CARD, "topics": ["semaphores"]}) == []


def test_a_program_of_a_question_that_cannot_be_read_is_used_all_the_same(check_questions):
    (problem,) = check_questions({**CHUNK, "titel": "T"}, files={"m.c": MALLOC})

    assert "there is no key 'titel' here; perhaps 'title'" in problem
