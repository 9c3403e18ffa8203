"""Traces of heap operations, run by the model as ``data/driver.c`` runs them on the real malloc.

An operation is a letter and numbers, blocks are named by slot: ``m3 100`` is ``slot[3] = malloc(100)``; the letters
are explained in the driver. The first line of a result tells where the real process had its heap, main_arena and
next mapping and what its tcache key was; the model takes these over, so that every byte can be compared.
"""

import struct
import subprocess
import zlib
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

from traced_process import Place, TracedProcess

from trainer.engine.errors import LimitReached, ProcessKilled
from trainer.engine.libc.heap.layout import (
    HEAP_MAX,
    HEAP_PREVIOUS,
    HEAP_SIZE,
    NEXT_ARENA,
    STATE_SIZE,
    TOP,
)
from trainer.engine.libc.heap.morecore import sbrk
from trainer.engine.libc.heap.parameters import PARAMETERS_SIZE
from trainer.engine.process.vma import Protection

DRIVER = Path(__file__).parent / "data" / "driver.c"


class Model:
    """Runs a trace on the model; ``lines`` are those that the driver prints, ``ending`` is signal and message."""

    def __init__(self, place, areas=()):
        self.process = TracedProcess(place, areas)
        self.main_thread = self.process.thread
        self.threads = {}
        self.born = 1
        self.cached_stacks = 0
        self.threaded = False
        self.heap = self.process.heap
        self.slots = {}
        self.lines = []
        self.ending = ("", "")
        self.quiet = False
        heap = self.heap
        heap.free(heap.malloc(24))
        self.slots[0] = heap.malloc(24)
        big = heap.malloc(2000)
        self.slots[2] = heap.malloc(24)
        heap.free(big)

    def run(self, operations):
        try:
            for operation in operations:
                number, operation = operation[1:].split(" ", 1) if operation[0] == "@" else (0, operation)
                self.run_thread(int(number))
                self.process.errno = 0
                self.step(operation[0], *(int(word, 0) for word in operation[1:].split()))
        except ProcessKilled as end:
            self.ending = (end.signal, bytes(self.process.stderr_bytes).decode())
        except LimitReached:
            self.ending = ("SIGVTALRM", "")
        return self

    def run_thread(self, number):
        """Let a thread (0: main) do the next operation."""
        process = self.process
        process.thread, self.running = self.main_thread, number
        if number == 0:
            return
        if number not in self.threads:
            self.threaded = True
            if self.cached_stacks:
                self.cached_stacks -= 1
            else:
                self.heap.calloc(17, 16)  # its dynamic thread vector
            self.born += 1
            self.threads[number] = SimpleNamespace(number=self.born)
            process.threads.threads.append(self.threads[number])
        process.thread = self.threads[number]

    def end_thread(self, number):
        """End the running thread."""
        process = self.process
        self.heap.thread_exit(process.thread)
        process.threads.threads.remove(self.threads.pop(number))
        process.thread = self.main_thread
        self.cached_stacks += 1

    def step(self, name, *v):
        heap, slots, memory = self.heap, self.slots, self.process.memory
        result = 0
        block = slots.get(v[0], 0) if v else 0
        match name:
            case "m":
                result = slots[v[0]] = self.process.malloc(self.process, v[1])
            case "f":
                self.process.free(self.process, block)
                slots[v[0]] = 0
            case "F":
                self.process.free(self.process, block + v[1] & (1 << 64) - 1)
            case "c":
                result = slots[v[0]] = self.process.calloc(self.process, v[1], v[2])
            case "r":
                result = heap.realloc(block, v[1])
                if result or v[1] == 0:
                    slots[v[0]] = result
            case "a":
                result = slots[v[0]] = heap.memalign(v[1], v[2])
            case "p":
                spare = self.process.place.arena - 64 & -4096
                memory.store_u64(spare, block)
                result = heap.posix_memalign(spare, v[1], v[2])
                slots[v[0]] = memory.load_u64(spare)
                memory.store_u64(spare, 0)
            case "s":
                memory.fill(block, v[1] & 0xFF, heap.usable_size(block))
            case "w":
                memory.store_u64(block + v[1], v[2] & (1 << 64) - 1)
            case "l":
                memory.store_u64(block + v[1], slots.get(v[2], 0))
            case "L":
                memory.store_u64(block + v[1], slots.get(v[2], 0) ^ block + v[1] >> 12)
            case "N":
                memory.store_u64(block + v[1], v[2] ^ block + v[1] >> 12)
            case "B":
                memory.store_u8(block + v[1], v[2] & 0xFF)
            case "A":
                memory.store_u64(self.process.place.arena + v[0], v[1] & (1 << 64) - 1)
            case "u":
                result = heap.usable_size(block)
            case "o":
                result = int(heap.option(v[0], v[1]))
            case "t":
                result = int(heap.trim(v[0]))
            case "b":
                result = sbrk(heap, v[0]) & (1 << 64) - 1
            case "k":
                result = (sbrk(heap, 0) + 4095 & -4096) + v[0] * 4096
                self.process.space.map(result, 4096, Protection.NONE)
            case "x":
                self.end_thread(self.running)
            case "q":
                self.quiet = True
            case "i":
                result = zlib.crc32(struct.pack("<10Q", *heap.information()))
        shown = slots.get(v[0], 0) if v and name not in "wlLNBAuotbkix" and not self.quiet else 0
        self.lines.append(self.line(result, shown))

    def line(self, result, block):
        place, errno = self.process.place, int(self.process.errno)
        end = sbrk(self.heap, 0)
        heap = self.heap_sum(place.heap, end)
        parameters = self.bytes(self.heap.parameters.places["mp_"], PARAMETERS_SIZE)
        arena = zlib.crc32(parameters + self.bytes(place.arena, STATE_SIZE))
        total = zlib.crc32(self.bytes(block - 8, self.heap.usable_size(block) + 8)) if block else 0
        areas, places = self.areas()
        return f"{result:x} {errno} {end - place.heap:x} {heap:x} {arena:x} {total:x} {areas:x}{places}"

    def heap_sum(self, start, end):
        if not self.threaded:
            return zlib.crc32(self.bytes(start, end - start))
        total = 0
        while start + 16 <= end:
            head = self.bytes(start + 8, 8)
            total = zlib.crc32(head, total)
            size = int.from_bytes(head, "little") & ~7
            if size < 32:
                break
            start = start + size & (1 << 64) - 1
        return total

    def areas(self):
        load, total, places = self.process.memory.load_u64, 0, ""
        arena = load(self.process.place.arena + NEXT_ARENA)
        while arena != self.process.place.arena:
            area = load(arena + TOP) & -HEAP_MAX
            while area:
                total = zlib.crc32(self.bytes(area, load(area + HEAP_SIZE)), total)
                places += f" {area:x}"
                area = load(area + HEAP_PREVIOUS)
            arena = load(arena + NEXT_ARENA)
        return total, places

    def bytes(self, start, size):
        """Read without touching pages."""
        parts, end = [], start + size
        while start < end:
            count = min(end - start, 4096 - start % 4096)
            parts.append(self.process.space.peek(start, count) or bytes(count))
            start += count
        return b"".join(parts)


@dataclass(frozen=True)
class Result:
    """What the real malloc did."""

    place: Place
    lines: list
    ending: tuple

    @property
    def areas(self):
        """The areas of further arenas in the order in which they appeared."""
        order, before = [], set()
        for line in self.lines:
            present = {int(word, 16) for word in line.split()[7:]}
            order += sorted(present - before)
            before = present
        return order


def run_real(driver, operations):
    """Run the trace on the real malloc, through the compiled driver."""
    text = "".join(operation + "\n" for operation in operations)
    done = subprocess.run([driver], input=text.encode(), capture_output=True, check=False)
    first, *lines = done.stdout.decode().splitlines()
    signal = {0: "", -6: "SIGABRT", -11: "SIGSEGV", -7: "SIGBUS", -26: "SIGVTALRM"}[done.returncode]
    return Result(Place.parse(first), lines, (signal, done.stderr.decode()))


def compare(real, operations):
    """Run the model like ``real``; returns None or a text about the first difference."""
    model = Model(real.place, real.areas).run(operations)
    for index, (expected, actual) in enumerate(zip(real.lines, model.lines, strict=False)):
        if expected != actual:
            return f"operation {index} ({operations[index]}): real {expected}, model {actual}"
    if len(real.lines) != len(model.lines) or real.ending != model.ending:
        return (
            f"real ends after {len(real.lines)} with {real.ending}, model after {len(model.lines)} with {model.ending}"
        )
    return None
