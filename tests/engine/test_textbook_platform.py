"""Every row of the textbook model runs: 13 regions, three protections, three outcomes of a collision."""

import pytest

from trainer.engine import run

ALL_REGIONS = """
#include <stdlib.h>
int zeroed;
int set = 5;
const int fixed = 7;
_Thread_local int own = 1;
int main(int argc, char **argv)
{
    int local = 0;
    char *block = malloc(16);
    block[0] = 1;
    own = set + fixed + zeroed + local;
    return 0;
}
"""


@pytest.fixture(scope="module")
def textbook():
    return run(ALL_REGIONS, "textbook")


# from the highest address to the lowest: kind, permissions, grows
ROWS = [
    ("kernel", "---p", ""),
    ("args-env", "r--p", ""),
    ("thread-stack", "rw-p", "down"),
    ("thread-guard", "---p", ""),
    ("thread-tls", "rw-p", ""),
    ("main-stack", "rw-p", "down"),
    ("main-guard", "---p", ""),
    ("main-tls", "rw-p", ""),
    ("heap", "rw-p", "up"),
    ("bss", "rw-p", ""),
    ("data", "rw-p", ""),
    ("rodata", "r--p", ""),
    ("text", "r-xp", ""),
]


def test_the_thirteen_regions_lie_in_the_textbook_order_with_their_rights(textbook):
    found = [(region.kind, region.permissions, region.grows) for region in reversed(textbook.regions)]

    assert found == ROWS


@pytest.mark.parametrize(
    ("kind", "smallest", "largest"),
    [
        ("args-env", 128 << 10, 2 << 20),
        ("thread-stack", 8 << 20, 8 << 20),
        ("thread-guard", 4 << 10, 64 << 10),
        ("thread-tls", 8 << 10, 64 << 10),
        ("main-stack", 8 << 20, 8 << 20),
        ("main-guard", 4 << 10, 64 << 10),
        ("main-tls", 8 << 10, 64 << 10),
        ("bss", 8 << 10, 1 << 20),
        ("data", 8 << 10, 1 << 20),
        ("rodata", 4 << 10, 1 << 20),
        ("text", 1 << 20, 10 << 20),
    ],
)
def test_a_region_has_a_size_in_the_textbook_range(textbook, kind, smallest, largest):
    region = next(region for region in textbook.regions if region.kind == kind)

    assert smallest <= region.size <= largest


@pytest.mark.parametrize(
    ("expression", "kind"),
    [
        ("local", "main-stack"),
        ("*block", "heap"),
        ("zeroed", "bss"),
        ("set", "data"),
        ("fixed", "rodata"),
        ("own", "main-tls"),
        ("*argv", "args-env"),
    ],
)
def test_an_object_lies_in_its_region(textbook, expression, kind):
    state = textbook.timeline.at(len(textbook.timeline) - 1)

    assert state.evaluate(expression).region == kind


def test_code_lies_in_text(textbook):
    state = textbook.timeline.at(len(textbook.timeline) - 1)

    assert state.evaluate("main").region == "text"


RECURSION = """
int deeper(int n) { int pad[64]; pad[0] = n; return deeper(n + 1) + pad[0]; }
int main(void) { return deeper(0); }
"""


def test_a_stack_overflow_ends_in_the_guard_page_before_it_reaches_the_heap():
    result = run(RECURSION, "textbook", record=False)

    assert result.signal == "SIGSEGV"
    assert result.fault.region == "main-guard"


def test_on_linux_a_stack_overflow_is_refused_at_the_limit_where_nothing_is_mapped():
    result = run(RECURSION, "linux-x86_64", record=False)

    assert (result.signal, result.fault.region, result.fault.code) == ("SIGSEGV", "unmapped", "SEGV_MAPERR")


def allocation_source(size: int, platform: str) -> str:
    result = run(f"#include <stdlib.h>\nint main(void) {{ return malloc({size}) == 0; }}", platform)
    return next(event.data["source"] for event in result.events if event.kind == "malloc")


@pytest.mark.parametrize(
    ("size", "source"),
    [(131072 - 1024, "top"), (131072, "top"), (131073, "mmap"), (1 << 20, "mmap")],
)
def test_a_large_malloc_does_not_use_the_heap(size, source):
    assert allocation_source(size, "textbook") == source


def test_on_linux_the_first_malloc_of_128_kib_stays_in_the_heap():
    assert allocation_source(131072, "linux-x86_64") == "top"


CONTINUED_HEAP = """
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>
int main(void)
{
    char *first = malloc(1000);
    char *wall = (char *)(((unsigned long)sbrk(0) + 4096 * 2) & ~4095UL);
    mmap(wall, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
    char *last = first;
    for (int i = 0; i < 400; i++)
        last = malloc(1000);
    last[0] = 1;
    return 0;
}
"""


@pytest.mark.parametrize("platform", ["textbook", "linux-x86_64"])
def test_a_heap_that_cannot_continue_with_sbrk_continues_with_mmap(platform):
    result = run(CONTINUED_HEAP, platform)
    state = result.timeline.at(len(result.timeline) - 1)

    assert result.exit_code == 0
    assert state.evaluate("*first").region == "heap"
    assert state.evaluate("*last").region == "mmap"


CORRUPTION = """
#include <stdio.h>
#include <stdlib.h>
int eat(int n)
{
    volatile char pad[512];
    for (int i = 0; i < 512; i++)
        pad[i] = 0x55;
    return n ? eat(n - 1) + pad[0] - pad[1] : 0;
}
int main(void)
{
    char *ballast = malloc(100000);
    int *balance = malloc(sizeof *balance);
    *balance = 1000;
    setvbuf(stdout, NULL, _IONBF, 0);
    eat(EATEN);
    printf("%d\\n", *balance);
    return 0;
}
"""


def test_without_protection_a_deep_stack_corrupts_the_heap_silently():
    result = run(CORRUPTION.replace("EATEN", "430"), "unprotected", record=False)

    assert result.exit_code == 0
    assert result.stdout == f"{0x55555555}\n"


def test_with_protection_the_same_program_keeps_its_value():
    result = run(CORRUPTION.replace("EATEN", "430"), "textbook", record=False)

    assert (result.exit_code, result.stdout) == (0, "1000\n")


OUT_OF_MEMORY = """
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
int main(void)
{
    struct rlimit limit = {4 << 20, 4 << 20};
    setrlimit(RLIMIT_DATA, &limit);
    char *block = malloc(64 << 20);
    HANDLING
    block[0] = 1;
    return 0;
}
"""


def test_a_program_that_handles_null_ends_as_it_wants():
    handling = 'if (!block) { puts("no memory"); return 3; }'

    result = run(OUT_OF_MEMORY.replace("HANDLING", handling), "textbook", record=False)

    assert (result.exit_code, result.stdout) == (3, "no memory\n")


def test_a_program_that_does_not_handle_null_crashes():
    result = run(OUT_OF_MEMORY.replace("HANDLING", ""), "textbook", record=False)

    assert (result.signal, result.fault.address) == ("SIGSEGV", 0)
