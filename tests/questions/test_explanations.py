"""Explanations are made from runs: evidence, deciding rules, and what another platform does."""

FIRST_MALLOC = """\
#include <stdlib.h>
int main(void)
{
    char *p = malloc(131073);
    p[0] = 1;
    return 0;
}
"""
WHERE = {"ask": "points-to", "pointer": "p", "after": "char *p"}
OPTIONS = [{"text": "heap", "is": "heap"}, {"text": "mapping", "is": "mmap"}]


def test_authors_words_come_first(prepare):
    item = prepare("choice", program=FIRST_MALLOC, probe=WHERE, options=OPTIONS, explanation="Large blocks are mapped.")

    assert item.explanation().startswith("Large blocks are mapped.\n\n- After line 4, `p` is 0x")


def test_another_platform_is_named_where_it_differs(prepare):
    item = prepare("choice", platform="linux-x86_64", program=FIRST_MALLOC, probe=WHERE, options=OPTIONS)

    explanation = item.explanation()

    assert item.key_text() == "heap"
    assert "**The same program – The textbook process:** After line 4, `p` is" in explanation
    assert "in a mapping made by mmap" in explanation


def test_another_platform_is_not_named_where_it_agrees(prepare):
    agreeing = FIRST_MALLOC.replace("131073", "100")
    item = prepare("choice", program=agreeing, probe=WHERE, options=OPTIONS)

    assert "The same program" not in item.explanation()


def test_the_fatal_rule_is_told(prepare):
    item = prepare("scenario", program="int main(void)\n{\n    int *p = 0;\n    *p = 1;\n    return 0;\n}\n")

    assert "a null pointer faults" in item.explanation()


def test_nothing_is_said_twice(prepare):
    where = {"question": "Where?", "probe": WHERE, "regions": ["heap", "mmap"]}
    why = {"reasons": [{"text": "Large.", "rule": "mmap-limit"}, {"text": "Small.", "rule": "top-split"}]}
    item = prepare("scenario", program=FIRST_MALLOC, where=where, why=why)

    assert item.explanation().count("larger than 131,072 bytes") == 1


def test_authors_may_add_what_differs_elsewhere(prepare):
    item = prepare("flashcard", back="8 MB", elsewhere="On Linux it is a limit.")

    assert item.explanation() == "On Linux it is a limit."


def test_the_process_is_shown_at_the_step_of_the_evidence(prepare):
    item = prepare("choice", program=FIRST_MALLOC, probe=WHERE, options=OPTIONS)

    grade = item.grade(item.key())

    assert item.run.timeline.line_of(grade.step) == 5


def test_what_is_refused_after_the_moment_that_is_asked_about_is_not_told(prepare):
    program = "int main(void)\n{\n    int x = 1;\n    int *p = 0;\n    *p = x;\n    return 0;\n}\n"
    options = [{"text": "1", "is": 1}, {"text": "2", "is": 2}]
    item = prepare("choice", program=program, probe={"ask": "value", "expression": "x", "after": 3}, options=options)

    assert "faults" not in item.explanation()
