"""How fast the engine is, as ratios to gcc, gdb and Python on the same machine in the same run.

    python tests/benchmarks/engine.py

Prints a table and ends with 1 when a budget is exceeded. What needs gcc or gdb is left out where they are missing.
"""

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from random import Random
from typing import NamedTuple

from trainer.engine import Limits, Run, Timeline, run
from trainer.questions.outcomes import Outcome
from trainer.questions.scenario import Scenario, ScenarioAnswer

ROOMY = Limits(steps=100_000_000, memory=2 << 30, seconds=600)

SCENARIO = """\
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
static int total;
static void add(const int *values, int count)
{
    for (int i = 0; i < count; i++)
        total += values[i];
}
int main(void)
{
    int *values = malloc(8 * sizeof *values);
    memset(values, 0, 8 * sizeof *values);
    for (int i = 0; i < 8; i++)
        values[i] = i;
    add(values, 8);
    printf("%d\\n", total);
    free(values);
    return 0;
}
"""

QUESTION = Scenario(
    kind="scenario",
    id="sum",
    title="A sum",
    topics=("heap",),
    prompt="How does it end?",
    program=SCENARIO,
    asks_exit_code=True,
    explanation="It ends well.",
)

WORK = """\
#include <stdio.h>
#include <stdlib.h>
struct node { int key; struct node *left, *right; };
static int fib(int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }
static struct node *insert(struct node *tree, int key)
{
    if (tree == NULL) {
        struct node *fresh = malloc(sizeof *fresh);
        fresh->key = key;
        fresh->left = fresh->right = NULL;
        return fresh;
    }
    if (key < tree->key)
        tree->left = insert(tree->left, key);
    else
        tree->right = insert(tree->right, key);
    return tree;
}
static void release(struct node *tree)
{
    if (tree != NULL) {
        release(tree->left);
        release(tree->right);
        free(tree);
    }
}
int main(void)
{
    unsigned state = 1;
    long sum = 0;
    int table[64];
    for (int round = 0; round < ROUNDS; round++) {
        struct node *tree = NULL;
        for (int i = 0; i < 60; i++) {
            state = state * 1103515245u + 12345u;
            tree = insert(tree, (int)(state >> 16) % 1000);
        }
        release(tree);
        for (int i = 0; i < 64; i++)
            table[i] = i * i;
        for (int i = 1; i < 64; i++)
            sum += table[i] - table[i - 1];
        for (int i = 0; i < 50; i++) {
            char *block = malloc(16 + i % 7 * 16);
            block[0] = (char)i;
            sum += block[0];
            free(block);
        }
        sum += fib(10);
    }
    printf("%ld\\n", sum);
    return 0;
}
"""

SUM = """\
int main(void)
{
    long sum = 0;
    for (int i = 0; i < COUNT; i++)
        sum += i;
    return sum & 1;
}
"""

PAIRS = """\
#include <stdlib.h>
static void *live[LIVE];
int main(void)
{
    for (int i = 0; i < LIVE; i++)
        live[i] = malloc(24 + i % 64 * 16);
    for (int i = 0; i < PAIRS; i++)
        free(malloc(40 + i % 200 * 16));
    return 0;
}
"""

GDB_STEPS = """\
import gdb
gdb.execute("set pagination off")
gdb.execute("break main", to_string=True)
gdb.execute("run", to_string=True)
try:
    while STEPPING:
        gdb.execute("step", to_string=True)
        gdb.selected_frame()
except gdb.error:
    pass
"""

# what a cold run imports, each with those before it; the rest of its time goes into the command and the program
COLD_PARTS = {"Python": "sys", "pycparser": "pycparser.c_parser", "the engine": "trainer.engine.execution"}
COLD_IMPORT = "import gc; gc.disable(); import {}; gc.freeze()"


class Figure(NamedTuple):
    """A measured ratio and its budget, which it must reach (``at_least``) or keep below."""

    name: str
    detail: str
    ratio: float
    budget: float
    at_least: bool = False

    @property
    def met(self) -> bool:
        """Whether the budget is kept."""
        return self.ratio >= self.budget if self.at_least else self.ratio <= self.budget


def used() -> float:
    """Return the processor time of this process and its children (seconds), which other load disturbs little."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def fastest(action: Callable[[], object], rounds: int = 5) -> float:
    """Return the least processor time of several rounds (seconds)."""
    times = []
    for _ in range(rounds):
        begin = used()
        action()
        times.append(used() - begin)
    return min(times)


def taking_turns(*actions: tuple[Callable[[], object], int], rounds: int = 10) -> list[float]:
    """Return the least processor time (seconds) of each action, where the speed of the machine may change.

    In each round, every action is done as often as its number says.
    """
    times = [[fastest(action, often) for action, often in actions] for _ in range(rounds)]
    return [min(of_one) for of_one in zip(*times, strict=True)]


def simulate(source: str, *, record: bool) -> Run:
    """Run a program that must come to its end."""
    result = run(source, record=record, limits=ROOMY)
    assert result.exit_code is not None, result
    return result


def compile_natively(source: str, folder: Path, *options: str) -> Path:
    """Compile with the local gcc."""
    program = folder / "program"
    (folder / "program.c").write_text(source)
    subprocess.run(["gcc", "-O0", *options, folder / "program.c", "-o", program], check=True)
    return program


def grading() -> None:
    """Run the program of a question, which has been compiled when it was shown, and score an answer."""
    item = QUESTION.prepare(runner=lambda question, platform=None: run(question.source(), question.platform))
    assert item.score(ScenarioAnswer(outcome=Outcome.EXIT, exit_code=0)) == 1


def against_gcc(folder: Path) -> Iterator[Figure]:
    """Compare with compiling and running: in a running app, and from a cold process."""

    def natively() -> None:
        subprocess.run([compile_natively(SCENARIO, folder)], check=True, stdout=subprocess.DEVNULL)

    def from_cold(*command: str) -> None:
        subprocess.run([sys.executable, *command], check=True, stdout=subprocess.DEVNULL, env=cold)

    cold = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    program = str(folder / "program.c")
    fresh = iter(range(1000))

    def never_seen() -> None:
        simulate(f"{SCENARIO}// {next(fresh)}\n", record=True)

    commands = [*(("-c", COLD_IMPORT.format(part)) for part in COLD_PARTS.values()), ("-m", "trainer", "run", program)]
    native, graded, first, *started = taking_turns(
        (natively, 1), (grading, 15), (never_seen, 15), *((partial(from_cold, *command), 1) for command in commands)
    )
    for name, spent in (("grading 20 lines, recorded", graded), ("the first run of 20 lines, recorded", first)):
        yield Figure(name, f"{spent * 1e3:.1f} ms, gcc {native * 1e3:.0f} ms", native / spent, 20, True)
    spans = zip((*COLD_PARTS, "the program"), (0, *started), started, strict=False)
    parts = ", ".join(f"{name} {(end - begin) * 1e3:.0f}" for name, begin, end in spans)
    detail = f"{started[-1] * 1e3:.0f} ms ({parts}), gcc {native * 1e3:.0f} ms"
    yield Figure("cold trainer run", detail, started[-1] / native, 1)


def against_gdb(folder: Path) -> Iterator[Figure]:
    """Compare the statements of a program of calls, loops and heap work with gdb's steps through the same program."""
    source = WORK.replace("ROUNDS", "1")
    program = compile_natively(source, folder, "-g")
    script = folder / "steps.py"
    # without the sources of the C library, so that gdb steps over it
    command = ["gdb", "-q", "-batch", "-iex", f"set debug-file-directory {folder}", "-x", script, program]

    def debug(stepping: bool) -> float:
        script.write_text(GDB_STEPS.replace("STEPPING", str(stepping)))
        return fastest(lambda: subprocess.run(command, check=True, capture_output=True), 3)

    gdb_rate = len(simulate(source, record=True).timeline) / (debug(True) - debug(False))

    many = WORK.replace("ROUNDS", "40")
    statements = len(simulate(many, record=True).timeline)
    for label, record, budget in (("recorded", True, 300), ("unrecorded", False, 900)):
        rate = statements / fastest(lambda record=record: simulate(many, record=record))
        detail = f"{rate / 1e3:,.0f} thousand statements/s, gdb {gdb_rate:,.0f}"
        yield Figure(f"{label} statements to gdb's", detail, rate / gdb_rate, budget, True)


def against_python() -> Iterator[Figure]:
    """Compare a summing loop with the same loop in plain Python."""

    def plain() -> int:
        total = 0
        for i in range(1_000_000):
            total += i
        return total

    source = SUM.replace("COUNT", "1000000")
    ours, theirs = fastest(lambda: simulate(source, record=False), 3), fastest(plain)
    yield Figure("summing loop of 1,000,000", f"{ours:.2f} s, Python {theirs * 1e3:.0f} ms", ours / theirs, 25)


def growth() -> Iterator[Figure]:
    """Check that costs do not grow: per statement with their number, per allocation with what is alive."""
    times = {
        count: fastest(lambda count=count: simulate(SUM.replace("COUNT", str(count)), record=True))
        for count in (5_000, 50_000)
    }
    ratio = times[50_000] / 10 / times[5_000]
    yield Figure("a statement in 100,000 to one in 10,000", f"{times[50_000] * 10:.1f} µs", ratio, 1.2)

    programs = [
        partial(simulate, PAIRS.replace("LIVE", str(live)).replace("PAIRS", str(count)), record=False)
        for live in (10, 100_000)
        for count in (1_000, 101_000)
    ]
    few_10, many_10, few, many = taking_turns(*((program, 1) for program in programs), rounds=4)
    ratio = (many - few) / (many_10 - few_10)
    yield Figure("a malloc/free pair among 100,000 to 10", f"{(many - few) * 10:.1f} µs", ratio, 1.2)


def look_at(timeline: Timeline, step: int) -> None:
    """Do what the desktop does when it shows a step."""
    state = timeline.at(step)
    state.variables, state.frames  # noqa: B018 - they are made when asked for


def seeking() -> Iterator[Figure]:
    """Go to steps all over a long run; the budgets are in ms and MiB."""
    for statements, budget in ((100_000, 20), (1_000_000, 100)):
        timeline = simulate(SUM.replace("COUNT", str(statements // 2)), record=True).timeline
        random = Random(1)
        steps = [statements // 2, *(random.randrange(statements) for _ in range(100))]
        worst = max(fastest(partial(look_at, timeline, step), 1) for step in steps)
        yield Figure(f"worst seek in {statements:,} statements", f"{worst * 1e3:.1f} ms", worst * 1e3, budget)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield Figure("memory of all these runs", f"{peak:.0f} MiB", peak, 300)


def figures() -> Iterator[Figure]:
    """Measure everything that can be measured here."""
    yield from seeking()
    with tempfile.TemporaryDirectory() as name:
        if shutil.which("gcc"):
            yield from against_gcc(Path(name))
        if shutil.which("gcc") and shutil.which("gdb"):
            yield from against_gdb(Path(name))
    yield from against_python()
    yield from growth()


def main() -> int:
    """Print the table."""
    missed = 0
    for figure in figures():
        sign = "≥" if figure.at_least else "≤"
        verdict = "ok" if figure.met else "MISSED"
        print(
            f"{figure.name:45} {figure.ratio:8.2f} {sign} {figure.budget:<6g} {verdict:7} {figure.detail}", flush=True
        )
        missed += not figure.met
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
