"""Misconceptions: a wrong rule leads to a wrong answer, which is then recognised."""

import pytest
from pydantic import TypeAdapter, ValidationError

from trainer.questions import KINDS, KeyRefuted, QuestionError
from trainer.questions.bytes import BytesAnswer
from trainer.questions.choice import ChoiceAnswer
from trainer.questions.claims import evaluate
from trainer.questions.flashcard import Flashcard
from trainer.questions.layout import LayoutAnswer, PlacedRegion
from trainer.questions.misconceptions import MISCONCEPTIONS
from trainer.questions.misconceptions.believing import believed_run
from trainer.questions.misconceptions.rewriting import (
    constant_locals_static,
    nulled_after_free,
    packed_records,
    whole_array_parameters,
    without,
)
from trainer.questions.number import NumberAnswer
from trainer.questions.outcomes import Outcome
from trainer.questions.probes import AnyProbe
from trainer.questions.runs import engine_runner
from trainer.questions.scenario import ScenarioAnswer

TWO_BLOCKS = """\
#include <stdlib.h>
int main(void)
{
    char *p = malloc(20);
    char *q = malloc(%s);
    p[0] = 1;
    q[0] = 1;
    free(p);
    int gone = p[0];
    char *r = malloc(20);
    return r[8] + (p == 0);
}
"""
SMALL = TWO_BLOCKS % "20"
CLEARED = """\
#include <stdlib.h>
#include <string.h>
int main(void)
{
    char *p = malloc(2000);
    char *keep = malloc(10);
    memset(p, 7, 2000);
    free(p);
    p = calloc(1, 2000);
    char *q = malloc(500);
    keep[0] = 0;
    return p[500];
}
"""
ELEMENTS = """\
int row[8];
int main(void)
{
    int *p = row + 2;
    int *q = row + 5;
    return q == p;
}
"""
DIRTY = CLEARED.replace("calloc(1, 2000)", "malloc(2000)")
RAISED = """\
#include <stdlib.h>
int main(void)
{
    free(malloc(1 << 20));
    char *p = malloc(1 << 19);
    p[0] = 0;
    return 0;
}
"""
DEEP = "int deep(int n) { int a[100]; a[0] = n; return deep(n + 1) + a[0]; }\nint main(void) { return deep(0); }\n"
LITERAL = "int main(void)\n{\n    char *p = \"ab\";\n    p[0] = 'x';\n    return 0;\n}\n"
CONSTANT = "const int k = 1;\nint main(void)\n{\n    int *p = (int *)&k;\n    *p = 2;\n    return k;\n}\n"
STATIC = (
    "int next(void)\n{\n    static int n;\n    return ++n;\n}\nint main(void)\n{\n    next();\n    return next();\n}\n"
)
CONST_LOCAL = "int main(void)\n{\n    const int k = 7;\n    return k;\n}\n"
ZERO = "int zero = 0;\nint none;\nint main(void)\n{\n    return zero + none;\n}\n"
POINTER = "#include <stdlib.h>\nint main(void)\n{\n    char *p = malloc(5);\n    p[0] = 0;\n    return 0;\n}\n"
THREADS = """\
#include <pthread.h>
static _Thread_local int own = 1;
static void *work(void *place)
{
    own = 2;
    *(int *)place = 5;
    return 0;
}
int main(void)
{
    int local = 0;
    pthread_t thread;
    pthread_create(&thread, 0, work, &local);
    pthread_join(thread, 0);
    return local * 10 + own;
}
"""
SIZEOF = (
    "int size(char a[10])\n{\n    return sizeof a;\n}\nint main(void)\n{\n    char b[10];\n    return size(b);\n}\n"
)
PADDED = "struct s { char a; int b; char c; };\nint main(void)\n{\n    return sizeof(struct s);\n}\n"
NOTHING = "int b;\nint main(void)\n{\n    return 0;\n}\n"
FRAMES = """\
void inner(int *outside)
{
    int inside = *outside;
    inside++;
}
int main(void)
{
    int x = 1;
    inner(&x);
    return 0;
}
"""

BELIEFS = [
    ("threshold-on-first-call", TWO_BLOCKS % "(128 << 10)", {"ask": "allocation-source", "line": 5}, "heap", "mmap"),
    ("threshold-never-changes", RAISED, {"ask": "points-to", "pointer": "p", "before": "p[0]"}, "heap", "mmap"),
    ("brk-for-everything", TWO_BLOCKS % "(1 << 20)", {"ask": "points-to", "pointer": "q", "before": 6}, "mmap", "heap"),
    ("kernel-for-every-block", SMALL, {"ask": "system-call-count", "line": 5}, 0, 1),
    ("malloc-zeroes", DIRTY, {"ask": "exit-code"}, 7, 0),
    ("calloc-not-zeroed", CLEARED, {"ask": "exit-code"}, 0, 7),
    ("free-returns-to-os", SMALL, {"ask": "points-to", "pointer": "p", "before": "int gone"}, "heap", "unmapped"),
    ("freed-memory-faults", SMALL, {"ask": "signal"}, None, "SIGSEGV"),
    ("free-sets-null", SMALL, {"ask": "fault-line"}, None, 9),
    ("malloc-exact-size", SMALL, {"ask": "chunk-size", "line": 5}, 32, 20),
    ("malloc-exact-size", SMALL, {"ask": "usable-size", "line": 5}, 24, 20),
    ("malloc-exact-size", SMALL, {"ask": "distance", "upper": "q", "lower": "p", "before": 6}, 32, 20),
    ("chunk-not-rounded", SMALL, {"ask": "chunk-size", "line": 5}, 32, 28),
    ("chunk-header-16", SMALL, {"ask": "chunk-size", "line": 5}, 32, 48),
    ("chunk-only-rounded", TWO_BLOCKS % "30", {"ask": "chunk-size", "line": 5}, 48, 32),
    ("stack-grows-up", NOTHING, {"ask": "region-growth", "region": "main-stack"}, "down", "up"),
    ("stack-grows-up", FRAMES, {"ask": "distance", "upper": "outside", "lower": "&inside", "before": 4}, 32, -32),
    ("heap-below-bss", POINTER, {"ask": "region-above", "region": "heap", "other": "bss"}, True, False),
    ("guard-page-below-main-stack", DEEP, {"ask": "fault-region"}, "unmapped", "main-guard"),
    ("guard-page-below-main-stack", NOTHING, {"ask": "region-exists", "region": "main-guard"}, False, True),
    ("stack-runs-into-heap", DEEP, {"ask": "fault-region"}, "unmapped", "heap"),
    ("string-literal-writable", LITERAL, {"ask": "signal"}, "SIGSEGV", None),
    ("cast-removes-const", CONSTANT, {"ask": "exit-code"}, None, 2),
    ("local-static-on-stack", STATIC, {"ask": "region-of", "expression": "n", "before": 4}, "bss", "main-stack"),
    (
        "const-local-in-rodata",
        CONST_LOCAL,
        {"ask": "region-of", "expression": "k", "before": 4},
        "main-stack",
        "rodata",
    ),
    ("zero-initialised-in-data", ZERO, {"ask": "region-of", "expression": "zero"}, "bss", "data"),
    ("pointer-is-its-block", POINTER, {"ask": "region-of", "expression": "p", "before": 5}, "main-stack", "heap"),
    ("tls-shared", THREADS, {"ask": "exit-code"}, 51, 52),
    ("thread-stack-private", THREADS, {"ask": "signal"}, None, "SIGSEGV"),
    ("no-padding", PADDED, {"ask": "exit-code"}, 12, 6),
    ("element-is-a-byte", ELEMENTS, {"ask": "distance", "upper": "q", "lower": "p", "before": "return"}, 12, 3),
    ("sizeof-array-parameter", SIZEOF, {"ask": "exit-code"}, 8, 10),
]


def probe_of(keys):
    return TypeAdapter(AnyProbe).validate_python(keys)


@pytest.mark.parametrize(("name", "program", "probe", "truth", "believed"), BELIEFS, ids=lambda value: str(value)[:30])
def test_a_wrong_rule_gives_a_wrong_answer(name, program, probe, truth, believed):
    card = Flashcard(kind="flashcard", id="a", title="A", prompt="?", back="!", program=program)
    run, other = engine_runner(card), believed_run(card, MISCONCEPTIONS[name], engine_runner)

    assert evaluate(probe_of(probe), other, ()).value == believed
    if truth is not None or probe["ask"] != "fault-line":
        assert evaluate(probe_of(probe), run, ()).value == truth


def test_addresses_are_mirrored_for_those_who_take_the_stack_to_grow_up():
    card = Flashcard(kind="flashcard", id="a", title="A", prompt="?", back="!", program=FRAMES)
    other = believed_run(card, MISCONCEPTIONS["stack-grows-up"], engine_runner)
    upper, lower = (
        evaluate(probe_of({"ask": "address", "expression": name, "before": 4}), other, ()).value
        for name in ("*outside", "inside")
    )

    assert lower > upper


def test_every_misconception_is_tried():
    assert {name for name, *_ in BELIEFS} == set(MISCONCEPTIONS) - {"big-endian"}


def test_every_misconception_says_what_is_believed_what_is_true_and_where_it_stands():
    for misconception in MISCONCEPTIONS.values():
        assert misconception.belief[0].islower()
        assert not misconception.belief.endswith(".")
        assert misconception.truth.endswith(".")
        assert misconception.reference


def test_what_the_belief_says_nothing_about_stays_as_it_is():
    card = Flashcard(kind="flashcard", id="a", title="A", prompt="?", back="!", program=POINTER)
    other = believed_run(card, MISCONCEPTIONS["stack-grows-up"], engine_runner)

    assert evaluate(probe_of({"ask": "exit-code"}), other, ()).value == 0


def test_a_number_that_follows_from_a_belief_is_recognised(prepare):
    item = prepare(
        "number",
        unit="bytes",
        program=SMALL,
        probe={"ask": "chunk-size", "line": 5},
        misconceptions=["malloc-exact-size", "chunk-header-16"],
    )

    grade = item.grade(NumberAnswer(text="20"))

    assert grade.misconceptions == ("malloc-exact-size",)
    assert grade.explanation.startswith("**This is what one gets who believes that a block takes exactly as many bytes")
    assert item.grade(NumberAnswer(text="48")).misconceptions == ("chunk-header-16",)
    assert item.grade(NumberAnswer(text="47")).misconceptions == ()
    assert item.grade(item.key()).misconceptions == ()
    assert item.grade(item.empty()).misconceptions == ()


def test_an_option_may_be_what_those_with_a_belief_would_say(prepare):
    item = prepare(
        "choice",
        program=SMALL,
        probe={"ask": "chunk-size", "line": 5},
        options=[{"correct": True}, {"misconception": "malloc-exact-size"}, {"text": "a page", "is": 4096}],
    )

    assert [option.text for option in item.options] == ["32 bytes", "20 bytes", "a page"]
    assert item.key() == ChoiceAnswer(chosen=(0,))
    assert item.grade(ChoiceAnswer(chosen=(1,))).misconceptions == ("malloc-exact-size",)
    assert item.grade(ChoiceAnswer(chosen=(2,))).misconceptions == ()


def test_an_option_in_words_may_name_the_belief_of_those_who_choose_it(prepare):
    item = prepare(
        "choice",
        mode="many",
        options=[
            {"text": "malloc clears nothing", "correct": True},
            {"text": "malloc fills with zeros", "misconception": "malloc-zeroes"},
        ],
    )

    grade = item.grade(ChoiceAnswer(chosen=(0, 1)))

    assert (grade.score, grade.misconceptions) == (0.0, ("malloc-zeroes",))


def test_an_option_written_by_hand_is_recognised_by_what_it_claims(prepare):
    item = prepare(
        "choice",
        program=RAISED,
        platform="linux-x86_64",
        probe={"ask": "points-to", "pointer": "p", "before": "p[0]"},
        options=[
            {"text": "heap", "is": "heap"},
            {"text": "mapping", "is": "mmap"},
            {"text": "stack", "is": "main-stack"},
        ],
        misconceptions=["threshold-never-changes"],
    )

    assert item.grade(ChoiceAnswer(chosen=(1,))).misconceptions == ("threshold-never-changes",)
    assert item.grade(ChoiceAnswer(chosen=(2,))).misconceptions == ()


def test_a_belief_that_is_right_here_makes_no_option(make):
    options = [{"correct": True}, {"misconception": "chunk-header-16"}]
    question = make("choice", program=TWO_BLOCKS % "30", probe={"ask": "chunk-size", "line": 5}, options=options)

    with pytest.raises(KeyRefuted, match="those who hold the misconception 'chunk-header-16' are right") as refuted:
        question.prepare()

    assert refuted.value.location == ("options", 1, "misconception")


def test_two_options_that_come_out_the_same_are_refused(make):
    options = [{"correct": True}, {"misconception": "malloc-exact-size"}, {"is": 20}]
    question = make("choice", program=SMALL, probe={"ask": "chunk-size", "line": 5}, options=options)

    with pytest.raises(QuestionError, match="options 2 and 3 are the same: 20 bytes"):
        question.prepare()


def test_a_prediction_that_follows_from_a_belief_is_recognised(prepare):
    item = prepare(
        "scenario",
        platform="linux-x86_64",
        program=LITERAL,
        misconceptions=["string-literal-writable"],
        why={
            "reasons": [
                {"text": "Literals are read-only.", "rule": "no-permission"},
                {"text": "The literal is copied.", "misconception": "string-literal-writable"},
            ]
        },
    )

    assert item.grade(ScenarioAnswer(outcome=Outcome.EXIT)).misconceptions == ("string-literal-writable",)
    assert item.grade(ScenarioAnswer(outcome=Outcome.SIGSEGV, reason=1)).misconceptions == ("string-literal-writable",)
    assert item.grade(ScenarioAnswer(outcome=Outcome.SIGABRT)).misconceptions == ()


def test_a_layout_that_follows_from_a_belief_is_recognised(prepare):
    item = prepare("layout", regions=["heap", "bss", "data"], misconceptions=["heap-below-bss", "stack-grows-up"])
    built = LayoutAnswer(placed=tuple(PlacedRegion(region=kind) for kind in ("bss", "heap", "data")))

    assert item.grade(built).misconceptions == ("heap-below-bss",)


def test_growth_in_a_layout_is_recognised(prepare):
    item = prepare("layout", regions=["main-stack", "heap"], attributes=["growth"], misconceptions=["stack-grows-up"])
    placed = (PlacedRegion(region="main-stack", growth="up"), PlacedRegion(region="heap", growth="up"))

    assert item.grade(LayoutAnswer(placed=placed)).misconceptions == ("stack-grows-up",)


def test_bytes_in_the_wrong_order_are_recognised(prepare):
    program = "int main(void)\n{\n    int n = 0x12345678;\n    return n == 0;\n}\n"
    item = prepare("bytes", program=program, object="n", moment={"before": 4}, misconceptions=["big-endian"])

    assert item.grade(BytesAnswer(cells=("12", "34", "56", "78"))).misconceptions == ("big-endian",)
    assert item.grade(BytesAnswer(cells=("12", "34", "56", "00"))).misconceptions == ()


def test_an_unknown_misconception_is_refused_with_the_nearest(make):
    with pytest.raises(ValidationError, match="perhaps 'malloc-zeroes'"):
        make("number", answer=1, misconceptions=["malloc-zeros"])


@pytest.mark.parametrize(
    ("rewrite", "before", "after"),
    [
        (lambda text: without(text, "static", inside=True), "static f() {static int n;}", "static f() {       int n;}"),
        (lambda text: without(text, "static"), 'x = "static"; // static', 'x = "static"; // static'),
        (constant_locals_static, "f() { const int a = 1; }", "f() { static const int a = 1; }"),
        (constant_locals_static, "f() { const char *a = b; }", "f() { const char *a = b; }"),
        (constant_locals_static, "const int a; f(const int b) {}", "const int a; f(const int b) {}"),
        (packed_records, "struct s { char a; int b; };", "struct s { char a; int b; } __attribute__((packed));"),
        (packed_records, "struct s x = {1}; int f() {}", "struct s x = {1}; int f() {}"),
        (nulled_after_free, "free( p );", "(free(p), p = 0);"),
        (nulled_after_free, "free(p->next);", "free(p->next);"),
        (
            whole_array_parameters,
            "f(int a[4]) { sizeof(a); sizeof b; }",
            "f(int a[4]) { (4 * sizeof a[0]); sizeof b; }",
        ),
    ],
)
def test_programs_are_rewritten_word_by_word(rewrite, before, after):
    assert rewrite(before) == after


def test_all_kinds_can_name_misconceptions():
    assert all("misconceptions" in kind.model_fields for kind in KINDS.values())
