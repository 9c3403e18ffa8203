"""The thirteen regions of the textbook's multi-threaded process, as data; highest address first.

Sizes are the typical ones that courses give, for the learner's eye only: keys come from runs.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trainer.engine.regions import ALL_THREADS, OWNER, RegionKind

if TYPE_CHECKING:
    from trainer.engine import Run


@dataclass(frozen=True, slots=True)
class TextbookRow:
    """A row of the textbook's table; ``growth`` is ``up``, ``down`` or ``none``."""

    kind: RegionKind
    title: str
    size: str
    permissions: str
    sharing: str
    growth: str
    holds: str


ROWS: tuple[TextbookRow, ...] = (
    TextbookRow(
        RegionKind.KERNEL,
        "Kernel space",
        "",
        "---",
        "all processes",
        "none",
        "system calls, device drivers, memory management",
    ),
    TextbookRow(
        RegionKind.ARGS_ENV,
        "Arguments and environment",
        "128 KB – 2 MB",
        "r--",
        ALL_THREADS,
        "none",
        "what main() is passed",
    ),
    TextbookRow(
        RegionKind.THREAD_STACK,
        "Thread 1 stack",
        "8 MB",
        "rw-",
        OWNER,
        "down",
        "calls, return addresses, local variables",
    ),
    TextbookRow(
        RegionKind.THREAD_GUARD,
        "Thread 1 guard page",
        "4 – 64 KB",
        "---",
        OWNER,
        "none",
        "nothing: any access faults",
    ),
    TextbookRow(RegionKind.THREAD_TLS, "Thread 1 TLS", "8 – 64 KB", "rw-", OWNER, "none", "its thread_local variables"),
    TextbookRow(
        RegionKind.MAIN_STACK,
        "Main thread stack",
        "8 MB",
        "rw-",
        OWNER,
        "down",
        "calls, return addresses, local variables",
    ),
    TextbookRow(
        RegionKind.MAIN_GUARD,
        "Main thread guard page",
        "4 – 64 KB",
        "---",
        OWNER,
        "none",
        "nothing: any access faults",
    ),
    TextbookRow(
        RegionKind.MAIN_TLS, "Main thread TLS", "8 – 64 KB", "rw-", OWNER, "none", "its thread_local variables"
    ),
    TextbookRow(RegionKind.HEAP, "Heap", "dynamic", "rw-", ALL_THREADS, "up", "what malloc returns"),
    TextbookRow(
        RegionKind.BSS,
        "BSS",
        "8 KB – 1 MB",
        "rw-",
        ALL_THREADS,
        "none",
        "globals and statics with no explicit value",
    ),
    TextbookRow(
        RegionKind.DATA,
        "Data",
        "8 KB – 1 MB",
        "rw-",
        ALL_THREADS,
        "none",
        "globals and statics with an initial value",
    ),
    TextbookRow(
        RegionKind.RODATA,
        "Read-only data",
        "4 KB – 1 MB",
        "r--",
        ALL_THREADS,
        "none",
        "constants, string literals, const variables",
    ),
    TextbookRow(RegionKind.TEXT, "Text", "1 – 10 MB", "r-x", ALL_THREADS, "none", "machine code"),
)

TEXTBOOK_KINDS: tuple[RegionKind, ...] = tuple(row.kind for row in ROWS)

PERMISSIONS = ("---", "r--", "rw-", "r-x", "rwx")
GROWTHS = ("none", "up", "down")
SHARINGS = ("all processes", ALL_THREADS, OWNER)


def by_address(regions: Sequence[RegionKind], run: "Run | None") -> tuple[RegionKind, ...]:
    """Return ``regions`` as they lie in the run, highest first; those that it lacks where the textbook has them."""
    ends = {region.kind: region.end for region in run.regions} if run is not None else {}
    known = [kind for kind in regions if kind in ends]
    order = sorted(known, key=lambda kind: ends[kind], reverse=True)
    for kind in (kind for kind in regions if kind not in ends):
        rank = _textbook_rank(kind)
        order.insert(next((at for at, other in enumerate(order) if _textbook_rank(other) > rank), len(order)), kind)
    return tuple(order)


def _textbook_rank(kind: RegionKind) -> int:
    return TEXTBOOK_KINDS.index(kind) if kind in TEXTBOOK_KINDS else len(TEXTBOOK_KINDS)
