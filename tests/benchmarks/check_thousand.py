"""Time `trainer pack check` on a pack of 1,000 questions, each with a program of its own: `python check_thousand.py`.

One in five has parameters, so that it is run for each of the 20 seeds.
"""

import json
import os
import sys
import tempfile
import time
from pathlib import Path

from trainer.packs.command import main

MANIFEST = "id: thousand\ntitle: A thousand\nversion: '1'\nauthors: [Nobody]\nlicence: MIT\n"
PROGRAM = """\
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int limit = %(number)d;
int total;

static int add(int amount)
{
    static int calls;
    calls++;
    total += amount;
    return calls;
}

int main(void)
{
    char *p = malloc(%(size)s);
    char *q = malloc(%(size)s + %(number)d);
    memset(p, 1, %(size)s);
    for (int i = 0; i < 20; i++)
        add(i);
    q[0] = p[0];
    printf("%%d\\n", total);
    free(q);
    free(p);
    return 0;
}
"""
POINTS_TO = {"ask": "points-to", "pointer": "p", "before": "memset"}
CHUNK = {"ask": "chunk-size", "line": "char *p"}
CHOICE = {
    "kind": "choice",
    "probe": POINTS_TO,
    "options": [{"text": "heap", "is": "heap"}, {"text": "stack", "is": "main-stack"}, {"text": "BSS", "is": "bss"}],
}
NUMBER = {"kind": "number", "unit": "bytes", "probe": CHUNK}
FORMS = [
    CHOICE,
    {**NUMBER, "misconceptions": ["malloc-exact-size"]},
    {"kind": "scenario", "where": {"question": "Where?", "probe": POINTS_TO}},
    {"kind": "flashcard", "back": "Yes.", "show": [POINTS_TO, CHUNK]},
    {
        **NUMBER,
        "parameters": {"size": {"from": 20, "to": 4000, "step": 4}},
        "answer": "${max(round_up(size + 8, 16), 32)}",
    },
]


def write(folder: Path, count: int) -> None:
    (folder / "questions").mkdir()
    (folder / "pack.yaml").write_text(MANIFEST)
    for start in range(0, count, 100):
        questions = []
        for number in range(start, min(start + 100, count)):
            form = FORMS[number % len(FORMS)]
            size = "${size}" if "parameters" in form else str(24 + number)
            usual = {"id": f"q{number}", "title": "Q", "prompt": "?", "topics": ["heap"], "explanation": "So it is."}
            questions.append({**usual, **form, "program": PROGRAM % {"number": number, "size": size}})
        (folder / "questions" / f"from-{start:04}.yaml").write_text(json.dumps(questions, indent=1))


def processor_seconds() -> float:
    """Return the processor time of this process and of the workers that have ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    with tempfile.TemporaryDirectory() as name:
        write(Path(name), count)
        begin, used = time.perf_counter(), processor_seconds()
        status = main(["check", name, *sys.argv[2:]])
        taken, used = time.perf_counter() - begin, processor_seconds() - used
        print(
            f"{count} questions: {taken:.1f} s, of the processor {used:.1f} s ({used / count * 1000:.0f} ms a question)"
        )
        print(f"on {os.cpu_count()} processors; exit {status}")
