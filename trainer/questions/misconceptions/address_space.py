"""Misconceptions about the regions: their order, growth and protection."""

from typing import TYPE_CHECKING

from trainer.engine.lazy_dataclasses import replace
from trainer.engine.regions import RegionKind
from trainer.questions.misconceptions.base import Misconception
from trainer.questions.probes import Probe, Value
from trainer.questions.probes.objects import AddressOf, Distance
from trainer.questions.probes.space import RegionAbove, RegionExists, RegionGrowth

if TYPE_CHECKING:
    from trainer.engine import Region, Run
    from trainer.engine.platforms import Platform

_STACKS = (RegionKind.MAIN_STACK, RegionKind.THREAD_STACK)
_STACK_ENDS = ("stack-limit", "stack-gap")


def _stack_upwards(probe: Probe, value: Value, run: "Run") -> Value:
    if isinstance(probe, RegionGrowth) and probe.region in _STACKS:
        return "up"
    if isinstance(probe, Distance) and isinstance(value, int):
        state = probe.state(run)
        places = [state.region_at(int(state.evaluate(text).value or 0)) for text in (probe.upper, probe.lower)]
        if all(region is not None and region.kind in _STACKS for region in places):
            return -value
    if isinstance(probe, AddressOf) and isinstance(value, int):
        # as far above the stack's end as it lies below
        region = probe.state(run).region_at(value)
        return 2 * region.end - value if region is not None and region.kind in _STACKS else value
    return value


def _stacks_grow_up(regions: "tuple[Region, ...]") -> "tuple[Region, ...]":
    return tuple(replace(region, grows="up") if region.kind in _STACKS else region for region in regions)


def _heap_under_bss(regions: "tuple[Region, ...]") -> "tuple[Region, ...]":
    """Exchange heap and BSS: the heap begins where the BSS did, and the BSS ends where the heap did."""
    heap = [region for region in regions if region.kind is RegionKind.HEAP]
    bss = [region for region in regions if region.kind is RegionKind.BSS]
    if not heap or not bss or heap[0].start < bss[0].start:
        return regions
    shift = {RegionKind.HEAP: bss[0].start - heap[0].start, RegionKind.BSS: heap[-1].end - bss[-1].end}
    moved = (
        replace(region, start=region.start + by, end=region.end + by) if (by := shift.get(region.kind)) else region
        for region in regions
    )
    return tuple(sorted(moved, key=lambda region: region.start))


def _exchanged(probe: Probe, value: Value, run: "Run") -> Value:
    if isinstance(probe, RegionAbove) and {probe.region, probe.other} == {RegionKind.HEAP, RegionKind.BSS}:
        return not value
    return value


def _guard_below_main_stack(probe: Probe, value: Value, run: "Run") -> Value:
    if isinstance(probe, RegionExists) and probe.region is RegionKind.MAIN_GUARD:
        return True
    return "main-guard" if probe.ask == "fault-region" and _overflowed(run) else value


def _stack_into_heap(probe: Probe, value: Value, run: "Run") -> Value:
    return "heap" if probe.ask == "fault-region" and _overflowed(run) else value


def _overflowed(run: "Run") -> bool:
    return any(event.rule.name in _STACK_ENDS for event in run.events)


def _writable_constants(platform: "Platform") -> "Platform":
    return replace(platform, segments=replace(platform.segments, constants_writable=True))


ADDRESS_SPACE = (
    Misconception(
        "stack-grows-up",
        "The stack grows up",
        "the stack grows towards higher addresses",
        "On x86-64 the stack grows down: the frame of a called function lies below that of its caller.",
        "System V psABI for x86-64, 3.2.2",
        read=_stack_upwards,
        regions=_stacks_grow_up,
        asks=frozenset({"region-growth", "distance", "address"}),
    ),
    Misconception(
        "heap-below-bss",
        "The heap lies below the BSS",
        "the heap lies below the global variables",
        "The heap begins above the end of the BSS and grows up from there.",
        "brk(2): the break is the first place after the end of the uninitialized data segment",
        read=_exchanged,
        regions=_heap_under_bss,
        asks=frozenset({"region-above"}),
    ),
    Misconception(
        "guard-page-below-main-stack",
        "The main stack has a guard page",
        "a guard page lies below the main thread's stack on Linux, too",
        "Only further threads have one. The main stack grows page by page up to a limit; beyond it nothing is mapped.",
        "pthread_attr_setguardsize(3); getrlimit(2), RLIMIT_STACK; measured",
        read=_guard_below_main_stack,
        asks=frozenset({"fault-region", "region-exists"}),
    ),
    Misconception(
        "stack-runs-into-heap",
        "A stack overflow reaches the heap",
        "a stack grows until it runs into the heap",
        "A limit (8 MB) or a guard page ends it long before: on 64 bits the heap is many terabytes away.",
        "getrlimit(2), RLIMIT_STACK; mmap(2), MAP_GROWSDOWN",
        read=_stack_into_heap,
        asks=frozenset({"fault-region"}),
    ),
    Misconception(
        "string-literal-writable",
        "A string literal can be written",
        "the characters of a string literal can be changed through a pointer",
        "Literals lie in the read-only data; only an array that is initialised with one is a copy that can be written.",
        "C11 6.4.5 p7: modifying it is undefined; measured: SIGSEGV",
        platform=_writable_constants,
    ),
    Misconception(
        "cast-removes-const",
        "A cast makes a constant writable",
        "a const object can be written once a cast has removed the const",
        "The cast persuades the compiler only: a const object with static storage lies in pages without write access.",
        "C11 6.7.3 p6: undefined; measured: SIGSEGV",
        platform=_writable_constants,
    ),
)
