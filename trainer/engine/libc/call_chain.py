"""``<execinfo.h>``: the return addresses on the stack, and what they are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.libc.loaded_objects import object_at, shown_name, symbol_at
from trainer.engine.libc.pthread.unwinder import load_unwinder
from trainer.engine.libc.registry import function
from trainer.engine.process.signal_frame import SignalFrame

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trainer.engine.process.process import Process

# where the C library goes on in what called main, and in what called the start routine of a thread (measured)
_IN_START_MAIN, _IN_START = 0x27305, 0x21
_IN_START_THREAD, _IN_CLONE = 0x891F5, 0x1098EC
_RESTORER = 0x3C050  # where handlers return to
_FAR = 1 << 24  # bytes between two frames of one stack, at most


def _chain(process: Process) -> Iterator[int]:
    """Yield the places at which the running functions go on, the innermost first."""
    here, peek = process.registers(), process.space.peek
    at, back = process.loaded.addresses, process.loaded.return_address
    yield here.instruction_pointer
    frame = here.frame_pointer
    while (words := peek(frame, 16)) is not None:
        above, place = int.from_bytes(words[:8], "little"), int.from_bytes(words[8:], "little")
        if place != back:
            yield place
            if not frame < above < frame + _FAR:
                return
        elif above <= 1:
            break
        else:  # a handler of a signal
            yield at.library + _RESTORER
            yield process.memory.load_u64(SignalFrame(frame + 8).instruction_pointer)
        frame = above
    if process.thread is process.threads.main:
        yield from (back, at.library + _IN_START_MAIN, at.entry_point + _IN_START)
    else:
        yield from (at.library + _IN_START_THREAD, at.library + _IN_CLONE)


@function()
def backtrace(process: Process, buffer: int, size: int) -> int:
    """Store up to ``size`` return addresses; the first call loads the unwinder."""
    load_unwinder(process)
    places = list(_chain(process))[: max(size, 0)]
    for index, place in enumerate(places):
        process.memory.store_u64(buffer + 8 * index, place)
    return len(places)


def _describe(process: Process, address: int, gap: str) -> bytes:
    entry = object_at(process, address)
    if entry is None:
        return f"[{address:#x}]".encode()
    symbol = symbol_at(process, entry, address)
    name, start = symbol or ("", entry.start)
    return f"{shown_name(process, entry)}({name}+{address - start:#x}){gap}[{address:#x}]".encode()


def _addresses(process: Process, buffer: int, size: int) -> Sequence[int]:
    return [process.memory.load_u64(buffer + 8 * index) for index in range(size)]


@function()
def backtrace_symbols(process: Process, buffer: int, size: int) -> int:
    """Return a block of the heap with pointers to the descriptions, and the descriptions."""
    texts = [_describe(process, address, " ") + b"\0" for address in _addresses(process, buffer, size)]
    block = process.heap.malloc(8 * size + sum(map(len, texts)))
    if block:
        at = block + 8 * size
        for index, text in enumerate(texts):
            process.memory.store_u64(block + 8 * index, at)
            process.memory.store(at, text)
            at += len(text)
    return block


@function()
def backtrace_symbols_fd(process: Process, buffer: int, size: int, fd: int) -> None:
    """Write the descriptions to a file, without allocating."""
    for address in _addresses(process, buffer, size):
        process.kernel.write_bytes(fd, _describe(process, address, "") + b"\n")
