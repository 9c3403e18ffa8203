"""``<obstack.h>``: stacks of objects in chunks of memory that functions of the program allocate (obstack.c)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.libc.registry import function

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

_DEFAULT_SIZE, _DEFAULT_MASK = 4064, 15
# offsets in struct obstack, and in the header of a chunk
_CHUNK_SIZE, _CHUNK, _BASE, _NEXT, _LIMIT, _MASK, _ALLOCATE, _RELEASE, _FLAGS = 0, 8, 16, 24, 32, 48, 56, 64, 80
_PREVIOUS, _CONTENTS = 8, 16
_MAY_BE_EMPTY = 2
_EXHAUSTED = b"memory exhausted\n"


def _new_chunk(process: Process, stack: int, size: int) -> int:
    """Allocate a chunk; the program ends without memory."""
    memory = process.memory
    chunk: int = process.call(memory.load_u64(stack + _ALLOCATE), size)
    if not chunk:
        process.write_stderr(_EXHAUSTED)
        process.exit(1)
    memory.store_u64(chunk, chunk + size)
    memory.store_u64(stack + _CHUNK, chunk)
    memory.store_u64(stack + _LIMIT, chunk + size)
    return chunk


def _first_place(process: Process, stack: int, chunk: int) -> int:
    mask = process.memory.load_i32(stack + _MASK)
    return (chunk + _CONTENTS + mask) & ~mask


def _flag(process: Process, stack: int, *, may_be_empty: bool) -> None:
    flags = process.memory.load_u32(stack + _FLAGS) & ~_MAY_BE_EMPTY
    process.memory.store_u32(stack + _FLAGS, flags | (_MAY_BE_EMPTY if may_be_empty else 0))


@function("_obstack_begin")
def obstack_begin(process: Process, stack: int, size: int, alignment: int, allocate: int, release: int) -> int:
    """Begin a stack with chunks of ``size`` bytes, 0 for one that fits a page with the header of malloc."""
    memory = process.memory
    memory.store_u64(stack + _ALLOCATE, allocate)
    memory.store_u64(stack + _RELEASE, release)
    memory.store_u64(stack + _CHUNK_SIZE, size or _DEFAULT_SIZE)
    memory.store_i32(stack + _MASK, alignment - 1 if alignment else _DEFAULT_MASK)
    memory.store_u32(stack + _FLAGS, 0)
    chunk = _new_chunk(process, stack, size or _DEFAULT_SIZE)
    memory.store_u64(chunk + _PREVIOUS, 0)
    place = _first_place(process, stack, chunk)
    memory.store_u64(stack + _BASE, place)
    memory.store_u64(stack + _NEXT, place)
    return 1


@function("_obstack_newchunk")
def obstack_newchunk(process: Process, stack: int, length: int) -> None:
    """Move the object that grows to a new chunk with room for ``length`` more bytes and some."""
    memory = process.memory
    old, base = memory.load_u64(stack + _CHUNK), memory.load_u64(stack + _BASE)
    size = memory.load_u64(stack + _NEXT) - base
    wanted = size + length + (size >> 3) + memory.load_i32(stack + _MASK) + 100
    chunk = _new_chunk(process, stack, max(wanted, memory.load_i64(stack + _CHUNK_SIZE)))
    memory.store_u64(chunk + _PREVIOUS, old)
    place = _first_place(process, stack, chunk)
    memory.store(place, memory.load(base, size))
    alone = base == _first_place(process, stack, old)
    if alone and not memory.load_u32(stack + _FLAGS) & _MAY_BE_EMPTY:
        memory.store_u64(chunk + _PREVIOUS, memory.load_u64(old + _PREVIOUS))
        process.call(memory.load_u64(stack + _RELEASE), old)
    memory.store_u64(stack + _BASE, place)
    memory.store_u64(stack + _NEXT, place + size)
    _flag(process, stack, may_be_empty=False)


@function("__obstack_finished")
def obstack_finished(process: Process, stack: int) -> int:
    """End the growing of an object, and return it: what obstack_finish does."""
    memory = process.memory
    base, following = memory.load_u64(stack + _BASE), memory.load_u64(stack + _NEXT)
    if following == base:
        _flag(process, stack, may_be_empty=True)
    mask = memory.load_i32(stack + _MASK)
    place = min((following + mask) & ~mask, memory.load_u64(stack + _LIMIT))
    memory.store_u64(stack + _BASE, place)
    memory.store_u64(stack + _NEXT, place)
    return base


@function()
def obstack_free(process: Process, stack: int, item: int) -> None:
    """Remove an object and all that came after it; null removes everything, and ends the stack."""
    memory = process.memory
    chunk = memory.load_u64(stack + _CHUNK)
    while chunk and not chunk < item <= memory.load_u64(chunk):
        previous = memory.load_u64(chunk + _PREVIOUS)
        process.call(memory.load_u64(stack + _RELEASE), chunk)
        chunk = previous
        _flag(process, stack, may_be_empty=True)
    if chunk:
        memory.store_u64(stack + _BASE, item)
        memory.store_u64(stack + _NEXT, item)
        memory.store_u64(stack + _LIMIT, memory.load_u64(chunk))
        memory.store_u64(stack + _CHUNK, chunk)
    elif item:
        process.signals.abort()


@function("_obstack_memory_used")
def obstack_memory_used(process: Process, stack: int) -> int:
    """Return the size of all chunks."""
    total, chunk = 0, process.memory.load_u64(stack + _CHUNK)
    while chunk:
        total += process.memory.load_u64(chunk) - chunk
        chunk = process.memory.load_u64(chunk + _PREVIOUS)
    return total
