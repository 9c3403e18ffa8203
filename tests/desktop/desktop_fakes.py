"""Hand-made address spaces and runs, for widgets that are tested without the engine."""

from dataclasses import dataclass, field

from trainer.engine.errors import Fault
from trainer.engine.events import Event, Rule
from trainer.engine.regions import DESCRIPTIONS, Region, RegionKind

KIB, MIB = 1 << 10, 1 << 20
POINTERS = """\
#include <stdlib.h>
int main(void)
{
    int local = 1;
    int *p = malloc(40);
    int *q = &local;
    *p = *q;
    return 0;
}
"""


def region(start: int, size: int, permissions: str, kind: str, label: str = "", **more) -> Region:
    """Return a region with the sharing and growth of its kind."""
    known = DESCRIPTIONS[RegionKind(kind)]
    more = {"shared_by": known.shared_by, "grows": known.grows, "resident": 4096} | more
    return Region(start, start + size, permissions, RegionKind(kind), label, **more)


TEXTBOOK = (
    region(0x400000, MIB, "r-xp", "text", "text"),
    region(0x500000, 4 * KIB, "r--p", "rodata", "read-only data"),
    region(0x501000, 8 * KIB, "rw-p", "data", "data"),
    region(0x503000, 8 * KIB, "rw-p", "bss", "BSS"),
    region(0x505000, 132 * KIB, "rw-p", "heap", "heap"),
    region(0x7FFFDF7FD000, 8 * KIB, "rw-p", "main-tls", "main thread TLS", thread=1),
    region(0x7FFFDF7FF000, 4 * KIB, "---p", "main-guard", "main thread guard page", resident=0),
    region(0x7FFFDF800000, 8 * MIB, "rw-p", "main-stack", "main thread stack", thread=1),
    region(0x7FFFE0000000, 8 * KIB, "rw-p", "thread-tls", "thread 1 TLS", thread=2),
    region(0x7FFFE0002000, 4 * KIB, "---p", "thread-guard", "thread 1 guard page", resident=0),
    region(0x7FFFE0003000, 8 * MIB, "rw-p", "thread-stack", "thread 1 stack", thread=2),
    region(0x7FFFFFFDE000, 128 * KIB, "r--p", "args-env", "arguments and environment"),
    region(0xFFFF800000000000, 1 << 47, "---p", "kernel", "kernel space", resident=0),
)


STACK_OVERFLOW = Fault(0x7FFFDF7FFFF8, "main-guard", 7, "write", "SEGV_ACCERR", "SIGSEGV")


@dataclass(frozen=True)
class FakeVariable:
    name: str
    type: str
    address: int
    size: int
    value: str
    region: str


@dataclass(frozen=True)
class FakeFrame:
    function: str
    line: int
    base: int
    variables: tuple[FakeVariable, ...] = ()


@dataclass(frozen=True)
class FakeChunk:
    address: int
    size: int
    status: str


@dataclass
class FakeState:
    step: int
    line: int
    thread: int = 1
    function: str = "main"
    regions: tuple[Region, ...] = TEXTBOOK

    depth: int = 1

    def frames_of(self, thread, most=None):
        base = 0x7FFFDFFFFE00
        count = FakeVariable("count", "int", base - 4, 4, str(self.step), "main-stack")
        pointer = FakeVariable("p", "char *", base - 16, 8, "0x5052a0", "main-stack")
        return (FakeFrame("main", self.line, base, (count, pointer)),)

    @property
    def globals(self):
        return (FakeVariable("counter", "int", 0x503010, 4, "0", "bss"),)

    def heap(self):
        return (FakeChunk(0x505010, 0x290, "in use"), FakeChunk(0x5052A0, 0x110, "in use"))


@dataclass
class FakeTimeline:
    lines: tuple[int, ...] = (4, 5, 6, 5, 6, 7)

    def __len__(self) -> int:
        return len(self.lines)

    def at(self, step: int) -> FakeState:
        return FakeState(step, self.lines[min(step, len(self.lines) - 1)])

    def line_of(self, step: int) -> int:
        return self.lines[min(step, len(self.lines) - 1)] if self.lines else 0


@dataclass
class FakeRun:
    source: str = "int main(void)\n{\n    return 0;\n}\n"
    platform: str = "textbook"
    stdout: str = ""
    stderr: str = ""
    exit_code: int | None = None
    signal: str | None = "SIGSEGV"
    limit: str | None = None
    fault: Fault | None = STACK_OVERFLOW
    regions: tuple[Region, ...] = TEXTBOOK
    timeline: FakeTimeline = field(default_factory=FakeTimeline)
    events: tuple[Event, ...] = (
        Event(
            2,
            1,
            6,
            "malloc",
            {"request": 256, "address": 0x5052A0, "chunk_size": 272, "source": "top"},
            Rule("break-moved", {"end": 0x526000}),
        ),
        Event(
            5,
            1,
            7,
            "fault",
            {"address": 0x7FFFDF7FFFF8, "access": "write"},
            Rule("stack-gap", {"gap": 1 << 20, "next": 0x7FFFDF700000}),
        ),
    )
