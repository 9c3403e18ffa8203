"""The shortcuts of malloc and free do what the general functions do, in fewer steps."""

from collections import Counter

import pytest
from generators import damaging_trace, random_trace, slightly_damaging_trace, threaded_trace
from traced_process import Place
from traces import Model

from trainer.engine import run
from trainer.engine.lazy_dataclasses import replace
from trainer.engine.libc.library import callee
from trainer.engine.platforms import PLATFORMS

PLACE = Place(heap=0x555555559000, arena=0x7FFFF7FA8C60, key=0x123456789ABCDEF0, mapping_top=0x7FFFF7DD2000)
AREAS = tuple(0x7FFFE0000000 - (index << 26) for index in range(40))


def outcome(trace, general):
    """What a trace leads to when only the general functions may be used, or with the shortcuts."""
    model = Model(PLACE, AREAS)
    if general:
        process, heap = model.process, model.process.heap
        process.malloc, process.free = (lambda _, size: heap.malloc(size)), (lambda _, address: heap.free(address))
        process.calloc = lambda _, count, size: heap.calloc(count, size)
    model.run(trace)
    return model.lines, model.ending


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize(
    "make",
    [
        lambda seed: random_trace(seed, 120),
        lambda seed: damaging_trace(seed, 60),
        lambda seed: slightly_damaging_trace(seed, 100),
        lambda seed: threaded_trace(seed, 60),
    ],
    ids=["behaved", "damaging", "slightly damaging", "threaded"],
)
def test_shortcuts_leave_the_same_bytes(make, seed):
    trace = make(seed)

    assert outcome(trace, general=False) == outcome(trace, general=True)


def test_the_common_cases_need_no_general_function():
    model = Model(PLACE, AREAS)
    process = model.process
    process.heap.malloc(2000)  # the free block that every trace begins with
    process.memory.fill(PLACE.heap + 4096, 0, 8192)  # no page has to be brought in
    process.heap.malloc = process.heap.calloc = process.heap.free = None
    process.malloc, process.calloc, process.free = (callee(name, process) for name in ("malloc", "calloc", "free"))

    blocks = [process.malloc(process, 40) for _ in range(20)]
    large = process.malloc(process, 3000)
    process.free(process, large)
    for block in blocks:
        process.free(process, block)  # into the tcache, then into a fastbin
    again = [process.calloc(process, 1, 40), *(process.malloc(process, 40) for _ in range(19))]

    assert sorted(again) == sorted(blocks)
    assert process.malloc(process, 900) == large


@pytest.mark.parametrize(
    ("rule", "printed"),
    [
        ({"strict_threshold": True, "mmap_threshold": 0}, "mapped 1, first byte x"),
        ({"malloc_clears": True}, "mapped 0, first byte 0"),
    ],
)
def test_the_rules_of_a_platform_come_first(rule, printed):
    linux = PLATFORMS["linux-x86_64"]
    program = """
        #include <stdio.h>
        #include <stdlib.h>
        int main(void) {
            char *block = malloc(100);
            block[20] = 'x';
            printf("mapped %zu, ", ((size_t *)block)[-1] >> 1 & 1);
            if (((size_t *)block)[-1] & 1) {
                free(block);
                block = malloc(100);
            }
            printf("first byte %c\\n", block[20] ? block[20] : '0');
        }
    """

    result = run(program, replace(linux, malloc=replace(linux.malloc, **rule)))

    assert result.stdout == printed + "\n"


PROGRAM = """
    #include <stdlib.h>
    void *blocks[20];
    int main(void) {
        for (int i = 0; i < 20; i++) blocks[i] = malloc(40);
        for (int i = 0; i < 20; i++) free(blocks[i]);
        for (int i = 0; i < 20; i++) blocks[i] = malloc(40);
    }
"""


def test_events_name_place_and_rule():
    events = [event for event in run(PROGRAM).events if event.kind in ("malloc", "free")]

    assert [event.line for event in events] == [5] * 20 + [6] * 20 + [7] * 20
    freed, taken = ["tcache"] * 7 + ["fastbin"] * 13, ["tcache"] * 7 + ["fastbin", *["tcache"] * 7] + ["fastbin"]
    assert [event.data["source"] for event in events] == ["top"] * 20 + freed + taken + ["tcache"] * 4
    assert all(event.rule.sentence() for event in events)


def test_earlier_states_show_the_heap_as_it_was():
    timeline = run(PROGRAM, record=True).timeline

    def statuses(line):
        state = timeline.at(timeline.steps_at(line)[0])
        return Counter(chunk.status for chunk in state.heap() if chunk.size == 48)

    assert statuses(7) == {"tcache": 7, "fastbin": 13}
    assert statuses(6) == {"in use": 20}


def test_the_log_leads_to_the_bytes_that_the_run_left():
    left = run(PROGRAM, record=False).process.space
    (heap,) = (region for region in left.regions() if region.kind == "heap")
    timeline = run(PROGRAM, record=True).timeline

    replayed = timeline.at(len(timeline)).read(heap.start, 4096)

    assert replayed == left.peek(heap.start, 4096)
