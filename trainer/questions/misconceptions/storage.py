"""Misconceptions about where objects lie, how large they are, and who has them."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from trainer.questions.misconceptions.base import OUTCOMES, Misconception
from trainer.questions.misconceptions.rewriting import (
    constant_locals_static,
    initialised,
    packed_records,
    whole_array_parameters,
    without,
)
from trainer.questions.probes import Probe, Value
from trainer.questions.probes.objects import Distance, RegionOf

if TYPE_CHECKING:
    from trainer.engine import Run
    from trainer.questions.item import Item

_STACK_REGIONS = ("main-stack", "thread-stack")


def _zero_in_data(probe: Probe, value: Value, run: "Run") -> Value:
    named = isinstance(probe, RegionOf) and value == "bss" and initialised(run.source, probe.expression)
    return "data" if named else value


def _private_stacks(probe: Probe, value: Value, run: "Run") -> Value:
    if len(run.timeline.at(len(run.timeline)).threads) < 2 or run.signal is not None:
        return value
    return {"outcome": "SIGSEGV", "signal": "SIGSEGV", "exit-code": None}.get(probe.ask, value)


def _pointee(probe: Probe, value: Value, run: "Run") -> Value:
    # a pointer variable is taken for what it points to
    if isinstance(probe, RegionOf) and value in (*_STACK_REGIONS, "data", "bss"):
        state = probe.state(run)
        target = state.evaluate(probe.expression)
        if "*" in target.type and isinstance(target.value, int):
            region = state.region_at(target.value)
            return value if region is None else str(region.kind)
    return value


def _byte_by_byte(probe: Probe, value: Value, run: "Run") -> Value:
    # the addresses of two elements differ by their indices, not by their sizes
    if not isinstance(probe, Distance) or not isinstance(value, int):
        return value
    state = probe.state(run)
    try:
        size = state.evaluate(f"*({probe.lower})").size
    except LookupError:
        return value
    return value // size if size and value % size == 0 else value


def _most_significant_first(item: "Item[Any, Any]") -> "Item[Any, Any] | None":
    from trainer.questions.bytes import BytesItem

    if not isinstance(item, BytesItem):
        return None
    values = list(item.content.values)
    for field in item.content.fields:
        if not field.padding:
            part = slice(field.offset, field.offset + field.size)
            values[part] = reversed(values[part])
    content = replace(item.content, values=tuple(values))
    return BytesItem(item.question, item.run, item.seed, item.runner, item.state, content)


STORAGE = (
    Misconception(
        "local-static-on-stack",
        "A static local lies on the stack",
        "a static variable in a function lies on the stack like the other locals, and is made anew in every call",
        "static gives it the lifetime of the program: it lies in data or BSS and keeps its value between calls.",
        "C11 6.2.4 p3",
        source=lambda source: without(source, "static", inside=True),
    ),
    Misconception(
        "const-local-in-rodata",
        "A const local is a read-only constant",
        "a const local variable lies in the read-only data",
        "A local lies on the stack, const or not; const only forbids the compiler to let it be assigned.",
        "C11 6.2.4 p5; measured with gcc 12 -O0",
        source=constant_locals_static,
    ),
    Misconception(
        "zero-initialised-in-data",
        "What has an initialiser is in data",
        "a global that is initialised with 0 lies in the data segment",
        "What starts as zero needs no place in the file: with or without an explicit 0 it lies in the BSS.",
        "gcc(1), -fno-zero-initialized-in-bss; elf(5), .bss; measured",
        read=_zero_in_data,
        asks=frozenset({"region-of"}),
    ),
    Misconception(
        "pointer-is-its-block",
        "A pointer lies where it points",
        "a pointer variable lies in the heap when it points there",
        "The pointer itself is an ordinary variable, with a place of its own; only what it points to is in the heap.",
        "C11 6.2.5 p20",
        read=_pointee,
        asks=frozenset({"region-of"}),
    ),
    Misconception(
        "tls-shared",
        "thread_local is like static",
        "a thread_local variable is one variable that all threads share",
        "Each thread has its own, at another address, with its initial value when the thread starts.",
        "C11 6.2.4 p4",
        source=lambda source: without(source, "_Thread_local", "thread_local", "__thread"),
    ),
    Misconception(
        "thread-stack-private",
        "Stacks are closed to other threads",
        "a thread cannot access the stack of another thread",
        "All threads share one address space: with its address, any thread can read and write a local of another one.",
        "pthreads(7)",
        read=_private_stacks,
        asks=frozenset({"outcome", "signal", "exit-code"}),
    ),
    Misconception(
        "sizeof-array-parameter",
        "An array parameter is an array",
        "sizeof of an array parameter is the size of the whole array",
        "A parameter that is declared as an array is a pointer, so its size is 8 bytes.",
        "C11 6.7.6.3 p7",
        source=whole_array_parameters,
        asks=OUTCOMES | {"value"},
    ),
    Misconception(
        "no-padding",
        "Members lie side by side",
        "the members of a struct follow each other without gaps",
        "Each member lies at a multiple of its alignment, and the size is a multiple of the largest one.",
        "System V psABI for x86-64, 3.1.2; C11 6.7.2.1 p15",
        source=packed_records,
    ),
    Misconception(
        "element-is-a-byte",
        "From one element to the next it is one address",
        "the addresses of neighbouring elements differ by 1, whatever their type",
        "Elements lie side by side, each as large as its type: `p + 1` is `sizeof *p` bytes further.",
        "C11 6.5.6 p8",
        read=_byte_by_byte,
        asks=frozenset({"distance"}),
    ),
    Misconception(
        "big-endian",
        "The most significant byte comes first",
        "the bytes of a number lie in the order in which it is written, the most significant one first",
        "x86-64 is little-endian: the least significant byte lies at the lowest address.",
        "System V psABI for x86-64, 3.1.2; Intel SDM volume 1, 1.3.1",
        item=_most_significant_first,
    ),
)
