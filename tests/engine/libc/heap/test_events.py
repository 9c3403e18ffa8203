"""What malloc tells about its decisions."""

import pytest

from trainer.engine.rules import SENTENCES


def last(process, kind):
    return next(event for event in reversed(process.events) if event.kind == kind)


def test_an_event_names_request_address_chunk_size_and_source(process):
    block = process.heap.malloc(100)

    assert last(process, "malloc").data == {"request": 100, "address": block, "chunk_size": 112, "source": "top"}


def test_the_rule_of_a_mapped_block_says_why_in_numbers(process):
    process.heap.malloc(1 << 20)

    rule = last(process, "malloc").rule
    assert rule.name == "mmap-threshold"
    assert dict(rule.values) == {"request": 1048576, "chunk": 1048592, "threshold": 131072, "mapped": 1052672}
    assert rule.sentence() == (
        "The request of 1,048,576 bytes needs a chunk of 1,048,592 bytes, which is at or above the mmap threshold of "
        "131,072, and no free chunk is large enough, so malloc mapped 1,052,672 bytes with mmap."
    )


def act(heap, *steps):
    """Run steps like ("malloc", 24) and ("free", index of an earlier step)."""
    results = []
    for name, argument in steps:
        results.append(heap.malloc(argument) if name == "malloc" else heap.free(results[argument]))


PAIR = (("malloc", 2000), ("malloc", 2000), ("malloc", 16))
EIGHT = (*[("malloc", 24)] * 8, *[("free", index) for index in range(8)])


@pytest.mark.parametrize(
    ("steps", "kind", "rule", "source"),
    [
        ([("malloc", 24)], "malloc", "top-split", "top"),
        ([("malloc", 130000), ("malloc", 5000)], "malloc", "heap-grows", "top"),
        ([("malloc", 24), ("free", 0), ("malloc", 24)], "malloc", "tcache-hit", "tcache"),
        ([*EIGHT, *[("malloc", 24)] * 8], "malloc", "fastbin-hit", "fastbin"),
        ([*PAIR, ("free", 0), ("malloc", 2000)], "malloc", "first-fit-unsorted", "unsorted bin"),
        ([*PAIR, ("free", 0), ("malloc", 1500)], "malloc", "best-fit-split", "large bin"),
        ([*PAIR, ("free", 0), ("malloc", 100), ("malloc", 100)], "malloc", "last-remainder-split", "unsorted bin"),
        ([("malloc", 1 << 45)], "malloc", "malloc-fails", "none"),
        ([("malloc", 1 << 63)], "malloc", "request-too-large", "none"),
        ([("malloc", 24), ("free", 0)], "free", "tcache-put", "tcache"),
        (EIGHT, "free", "fastbin-put", "fastbin"),
        ([*PAIR, ("free", 0)], "free", "unsorted-put", "unsorted bin"),
        ([*PAIR, ("free", 0), ("free", 1)], "free", "consolidated", "unsorted bin"),
        ([("malloc", 2000), ("free", 0)], "free", "merged-into-top", "top"),
        ([("malloc", 100000), ("malloc", 100000), ("free", 1)], "free", "heap-trimmed", "top"),
        ([("malloc", 200000), ("free", 0)], "free", "threshold-raised", "mmap"),
    ],
)
def test_each_way_has_a_rule_with_a_sentence(process, steps, kind, rule, source):
    act(process.heap, *steps)

    event = last(process, kind)
    assert (event.rule.name, event.data["source"]) == (rule, source)
    assert rule in SENTENCES
    assert event.rule.sentence()


@pytest.mark.parametrize(
    ("size", "rule"),
    [(90, "realloc-in-place"), (10, "realloc-shrinks"), (5000, "realloc-moves")],
)
def test_realloc_says_whether_the_block_moved(process, size, rule):
    heap = process.heap
    block = heap.malloc(100)
    heap.malloc(16)

    heap.realloc(block, size)

    event = last(process, "realloc")
    assert (event.rule.name, event.data["old"]) == (rule, block)
    assert event.rule.sentence()


def test_the_first_allocation_tells_about_heap_and_tcache(process):
    process.heap.malloc(24)

    assert [event.rule.name for event in process.events if event.kind == "heap"] == ["heap-starts", "tcache-made"]


def test_after_many_calls_malloc_falls_silent(process):
    process.heap.reports_left = 10

    for _ in range(100):
        process.heap.free(process.heap.malloc(24))

    assert sum(event.kind in ("malloc", "free") for event in process.events) == 10
