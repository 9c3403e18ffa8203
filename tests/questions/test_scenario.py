"""Scenarios: outcome, region and reason of a run."""

import pytest
from pydantic import ValidationError

from trainer.questions import KeyRefuted, ProgramRefused
from trainer.questions.outcomes import Outcome
from trainer.questions.scenario import ScenarioAnswer

BIG_MALLOC = """\
#include <stdlib.h>
int main(void)
{
    char *p = malloc(1024 * 1024);
    p[0] = 1;
    return 0;
}
"""
PARTS = {
    "where": {
        "question": "Where does p point?",
        "probe": {"ask": "points-to", "pointer": "p", "after": "char *p"},
        "regions": ["heap", "mmap", "main-stack"],
    },
    "why": {
        "reasons": [
            {"text": "It is more than 128 KB.", "rule": "mmap-limit"},
            {"text": "The heap grew.", "rule": "heap-grows", "feedback": "Only for small blocks."},
        ]
    },
}


def test_the_key_is_read_off_the_run(prepare):
    item = prepare("scenario", program=BIG_MALLOC, **PARTS)

    assert item.key() == ScenarioAnswer(outcome="exit", region="mmap", reason=0)
    assert item.grade(item.key()).score == 1.0
    assert item.grade(item.empty()).score == 0.0


def test_each_part_earns_its_share_and_says_why(prepare):
    item = prepare("scenario", program=BIG_MALLOC, **PARTS)

    grade = item.grade(ScenarioAnswer(outcome="exit", region="heap", reason=1))

    assert grade.score == pytest.approx(1 / 3)
    outcome, region, reason = (mark.text for mark in grade.marks)
    assert outcome == "Right: The program exits with code 0."
    assert region.startswith("Not the heap. After line 4, `p` is 0x")
    assert reason == "Not so: The heap grew. Only for small blocks. It is: It is more than 128 KB."


def test_the_moment_to_show_is_that_of_the_region(prepare):
    item = prepare("scenario", program=BIG_MALLOC, **PARTS)

    assert item.run.timeline.line_of(item.step) == 5


@pytest.mark.parametrize(
    ("program", "platform", "prints", "outcome"),
    [
        ("int main(void) { return 0; }", "textbook", None, Outcome.EXIT),
        ("int main(void) { int *p = 0; return *p; }", "textbook", None, Outcome.SIGSEGV),
        ("#include <stdlib.h>\nint main(void) { abort(); }", "textbook", None, Outcome.SIGABRT),
        ("int main(void) { int zero = 0; return 3 / zero; }", "textbook", None, Outcome.SIGFPE),
        ('#include <stdio.h>\nint main(void) { puts("2"); return 0; }', "textbook", "1\n", Outcome.CORRUPTION),
        (
            "#include <stdlib.h>\nint main(void) { return malloc(1 << 20) == NULL; }",
            "unprotected",
            None,
            Outcome.ALLOCATION_FAILURE,
        ),
    ],
)
def test_outcomes(prepare, program, platform, prints, outcome):
    item = prepare("scenario", program=program, platform=platform, prints=prints, outcomes=list(Outcome))

    assert item.outcome is outcome


def test_a_program_that_never_ends_can_be_predicted(prepare):
    item = prepare("scenario", program="int main(void) { for (;;) ; }", outcomes=["exit", "limit"])

    assert item.outcome is Outcome.LIMIT


def test_a_wrong_exit_code_earns_half_of_the_part(prepare):
    item = prepare("scenario", program="int main(void) { return 3; }", asks_exit_code=True)

    assert item.grade(ScenarioAnswer(outcome="exit", exit_code=3)).score == 1.0
    assert item.grade(ScenarioAnswer(outcome="exit", exit_code=0)).score == 0.5


def test_an_outcome_that_is_not_offered_is_refuted(make):
    question = make("scenario", program="int main(void) { return 0; }", outcomes=["SIGSEGV", "SIGABRT"])

    with pytest.raises(KeyRefuted, match="exits with code 0") as refuted:
        question.prepare()

    assert refuted.value.location == ("outcomes",)


def test_a_region_that_is_not_offered_is_refuted(make):
    where = {**PARTS["where"], "regions": ["heap", "main-stack"]}

    with pytest.raises(KeyRefuted, match="the right region is not offered") as refuted:
        make("scenario", program=BIG_MALLOC, where=where).prepare()

    assert refuted.value.location == ("where", "regions")


def test_reasons_of_which_none_is_true_are_refuted(make):
    why = {"reasons": [PARTS["why"]["reasons"][1], {"text": "Luck.", "correct": False}]}

    with pytest.raises(KeyRefuted, match="none of the reasons are true"):
        make("scenario", program=BIG_MALLOC, why=why).prepare()


def test_where_must_ask_for_a_region(make):
    where = {"question": "Where?", "probe": {"ask": "signal"}}

    with pytest.raises(ValidationError, match="must give a region"):
        make("scenario", program=BIG_MALLOC, where=where)


def test_a_program_that_does_not_parse_is_refused_with_its_place(make):
    with pytest.raises(ProgramRefused) as refused:
        make("scenario", program="int main(void)\n{\n    return }\n").prepare()

    assert refused.value.line == 3
