"""Probes: typed questions to a run, answered with evidence."""

import pytest
from pydantic import TypeAdapter, ValidationError

from trainer.engine import run
from trainer.questions.errors import ProbeFailed
from trainer.questions.probes import AnyProbe

PROGRAM = """\
#include <stdio.h>
#include <stdlib.h>

int counter = 5;
const char *word = "hi";

int twice(int n)
{
    int result = 2 * n;
    return result;
}

int main(void)
{
    int local = 1;
    char *small = malloc(24);
    char *large = malloc(200000);
    char *gone = malloc(1 << 20);
    free(gone);
    local = twice(21);
    counter = counter + 1;
    for (int i = 0; i < 3; i++) {
        local += i;
    }
    printf("%d\\n", local);
    return small == large;
}
"""
CRASH = """\
int main(void)
{
    char *text = "x";
    text[0] = 'y';
    return 0;
}
"""


@pytest.fixture(scope="module")
def textbook():
    return run(PROGRAM, "textbook")


@pytest.fixture(scope="module")
def crash():
    return run(CRASH, "textbook")


def probe(**keys):
    return TypeAdapter(AnyProbe).validate_python(keys)


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        ({"ask": "outcome"}, "exit"),
        ({"ask": "outcome", "prints": "44\n"}, "corruption"),
        ({"ask": "signal"}, None),
        ({"ask": "exit-code"}, 0),
        ({"ask": "stdout"}, "45\n"),
        ({"ask": "region-of", "expression": "local", "before": "counter = counter"}, "main-stack"),
        ({"ask": "region-of", "expression": "counter"}, "data"),
        ({"ask": "region-of", "expression": "word[0]"}, "rodata"),
        ({"ask": "points-to", "pointer": "small", "after": "char *small"}, "heap"),
        ({"ask": "points-to", "pointer": "large", "after": "char *large"}, "mmap"),
        ({"ask": "points-to", "pointer": "gone", "after": "char *gone"}, "mmap"),
        ({"ask": "points-to", "pointer": "gone", "after": "free(gone)"}, "unmapped"),
        ({"ask": "value", "expression": "counter", "before": "counter = counter"}, 5),
        ({"ask": "value", "expression": "counter", "after": "counter = counter"}, 6),
        ({"ask": "value", "expression": "local", "after": "local = twice"}, 42),
        ({"ask": "value", "expression": "local", "before": "local += i", "occurrence": "first"}, 42),
        ({"ask": "value", "expression": "local", "before": "local += i", "occurrence": "last"}, 43),
        ({"ask": "value", "expression": "n", "before": 9}, 21),
        ({"ask": "distance", "upper": "&large[16]", "lower": "large", "before": "counter = counter"}, 16),
        ({"ask": "allocation-source", "line": "malloc(24)"}, "heap"),
        ({"ask": "allocation-source", "line": "malloc(200000)"}, "mmap"),
        ({"ask": "chunk-size", "line": "malloc(24)"}, 32),
        ({"ask": "usable-size", "line": "malloc(24)"}, 24),
        ({"ask": "system-calls", "line": "malloc(200000)"}, "mmap"),
        ({"ask": "system-calls", "line": "free(gone)"}, "munmap"),
        ({"ask": "system-calls", "line": "local = twice"}, ""),
        ({"ask": "system-call-count", "line": "malloc(24)", "name": "brk"}, 2),
        ({"ask": "rule", "name": "mmap-limit", "line": "malloc(200000)"}, True),
        ({"ask": "rule", "name": "mmap-limit", "line": "malloc(24)"}, False),
        ({"ask": "region-exists", "region": "main-guard"}, True),
        ({"ask": "region-exists", "region": "libc"}, False),
        ({"ask": "region-permissions", "region": "text"}, "r-x"),
        ({"ask": "region-size", "region": "main-stack"}, 8 << 20),
        ({"ask": "region-growth", "region": "heap"}, "up"),
        ({"ask": "region-growth", "region": "data"}, "none"),
        ({"ask": "region-sharing", "region": "kernel"}, "all processes"),
        ({"ask": "region-above", "region": "heap", "other": "text"}, True),
        ({"ask": "region-above", "region": "text", "other": "heap"}, False),
    ],
    ids=lambda value: " ".join(map(str, value.values())) if isinstance(value, dict) else "",
)
def test_answers(textbook, keys, value):
    result = probe(**keys).evaluate(textbook)

    assert result.value == value
    assert type(result.value) is type(value)


@pytest.mark.parametrize(
    ("ask", "value"),
    [("fault-region", "rodata"), ("fault-line", 4), ("signal", "SIGSEGV"), ("exit-code", None), ("outcome", "SIGSEGV")],
)
def test_answers_of_a_crash(crash, ask, value):
    result = probe(ask=ask).evaluate(crash)

    assert result.value == value
    assert result.evidence.startswith("SIGSEGV at line 4: writing to 0x")


def test_a_pointer_to_nothing_that_was_never_set(crash):
    result = probe(ask="points-to", pointer="text", before=4).evaluate(crash)

    assert result.evidence.startswith("Before line 4, `text` is 0x")


def test_evidence_of_a_pointer_says_which_rule_placed_it(textbook):
    result = probe(ask="points-to", pointer="large", after="char *large").evaluate(textbook)

    assert "larger than 131,072 bytes" in result.evidence


def test_the_step_is_the_moment_that_was_looked_at(textbook):
    result = probe(ask="value", expression="counter", before="counter = counter").evaluate(textbook)

    assert textbook.timeline.line_of(result.step) == 21


@pytest.mark.parametrize(
    ("keys", "complaint"),
    [
        ({"ask": "value", "expression": "local", "before": 500}, "line 500 is never executed"),
        ({"ask": "value", "expression": "local", "before": "no such text"}, "no line of the program contains"),
        ({"ask": "value", "expression": "local", "before": "malloc"}, "is on several lines of the program: 16, 17, 18"),
        ({"ask": "value", "expression": "nobody", "before": 20}, "nobody"),
        ({"ask": "value", "expression": "local + 1", "before": 20}, r"\w"),
        ({"ask": "allocation-source", "line": "local = twice"}, "makes 0 allocations"),
        ({"ask": "allocation-source", "line": "malloc(24)", "occurrence": 2}, "makes 1 allocations"),
        ({"ask": "fault-region"}, "no memory fault. The program exits with code 0"),
        ({"ask": "region-size", "region": "libc"}, "there is no C library in the address space at the end"),
    ],
)
def test_what_the_run_cannot_say_is_a_sentence(textbook, keys, complaint):
    with pytest.raises(ProbeFailed, match=complaint):
        probe(**keys).evaluate(textbook)


def test_a_probe_looks_before_or_after_not_both():
    with pytest.raises(ValidationError, match="either 'before' or 'after'"):
        probe(ask="value", expression="x", before=1, after=2)


def test_after_a_call_means_after_it_returned():
    recursion = (
        "int f(int n)\n{\n    return n ? f(n - 1) : 7;\n}\nint main(void)\n{\n    int x = f(5);\n    return x;\n}\n"
    )

    result = probe(ask="value", expression="x", after="int x").evaluate(run(recursion, "textbook"))

    assert result.value == 7


def test_a_thread_is_chosen_by_its_number():
    threads = """\
#include <pthread.h>
int shared;
void *work(void *argument)
{
    shared = shared + 1;
    return argument;
}
int main(void)
{
    pthread_t thread;
    pthread_create(&thread, 0, work, 0);
    pthread_join(thread, 0);
    work(0);
    return 0;
}
"""
    recorded = run(threads, "textbook")

    values = [probe(ask="value", expression="shared", before=5, thread=n).evaluate(recorded).value for n in (1, 2)]

    assert values == [1, 0]


@pytest.mark.parametrize(
    ("keys", "value", "evidence"),
    [
        (
            {"ask": "executed", "line": "local += i", "occurrence": 2},
            13,
            "Statement 13, line 23: line 23, `local += i;`, begins.",
        ),
        ({"ask": "called", "function": "twice"}, 7, "Statement 7, line 9: `twice` is entered."),
        ({"ask": "event", "event": "syscall", "name": "munmap"}, 5, "Statement 5, line 19: the system call `munmap`."),
        ({"ask": "event", "rule": "break-moved"}, 2, "Statement 2, line 16: The break is byte-exact"),
    ],
)
def test_happenings_have_a_place_in_the_run(textbook, keys, value, evidence):
    result = probe(**keys).evaluate(textbook)

    assert result.value == value
    assert result.evidence.startswith(evidence)


def test_a_happening_that_is_not_frequent_enough_fails(textbook):
    with pytest.raises(ProbeFailed, match="`twice` is entered: this happens 1×, not 2×"):
        probe(ask="called", function="twice", occurrence=2).evaluate(textbook)


def test_an_event_must_be_told_by_its_kind_or_its_rule():
    with pytest.raises(ValidationError, match="say which event"):
        probe(ask="event", line=3)


@pytest.mark.parametrize(("occurrence", "value"), [("first", 42), (2, 42), (3, 43), ("last", 43)])
def test_a_line_can_be_looked_at_the_nth_time(textbook, occurrence, value):
    keys = {"ask": "value", "expression": "local", "before": "local += i", "occurrence": occurrence}

    assert probe(**keys).evaluate(textbook).value == value


def test_a_time_that_does_not_come_is_named(textbook):
    with pytest.raises(ProbeFailed, match="line 23 is executed 3 times, not 4"):
        probe(ask="value", expression="local", before="local += i", occurrence=4).evaluate(textbook)


def test_the_address_of_an_object(textbook):
    state = textbook.timeline.at(len(textbook.timeline))

    assert probe(ask="address", expression="counter").evaluate(textbook).value == state.evaluate("counter").address
