"""Writes ``data/recorded.json``: traces and what the real malloc did with them.

    python tests/engine/libc/heap/record.py DRIVER

``DRIVER`` is ``data/driver.c`` compiled with gcc on a machine with glibc 2.36.
"""

import json
import sys
from dataclasses import astuple
from pathlib import Path

from generators import aligned_trace, damaging_trace, random_trace, slightly_damaging_trace, threaded_trace
from traces import run_real

RECORDED = Path(__file__).parent / "data" / "recorded.json"


def record(driver):
    traces = [random_trace(seed, 100) for seed in range(1000, 1005)]
    traces += [damaging_trace(seed, 30) for seed in range(1000, 1030)]
    traces += [slightly_damaging_trace(seed, 60, threads) for threads in (1, 3) for seed in range(1000, 1010)]
    traces += [aligned_trace(seed, 40) for seed in range(1000, 1003)]
    traces += [threaded_trace(seed, 100) for seed in range(1000, 1003)]
    records = []
    for trace in traces:
        real = run_real(driver, trace)
        records.append({"trace": trace, "place": astuple(real.place), "lines": real.lines, "ending": list(real.ending)})
    lines = ",\n".join(json.dumps(entry) for entry in records)
    RECORDED.write_text(f"[\n{lines}\n]\n", encoding="utf-8")


if __name__ == "__main__":
    record(sys.argv[1])
