"""What calls of the C library leave on the stack below the caller's frame, where a function called next finds it.

The first call of a function goes through the dynamic linker, which pushes the address of its description of the program
and a register before it looks for the function; some functions push registers themselves. What lies further down
differs with what they do, and is not modelled (measured with gdb on Debian 12, glibc 2.36).
"""

from __future__ import annotations

import struct
import sys
from typing import TYPE_CHECKING, Any

from trainer.engine.process.library_pages import touch_library
from trainer.engine.process.memory import PAGE_MASK, PAGE_SHIFT, PAGE_SIZE

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.engine.process.process import Process

_BINDING_FRAMES = 0x638  # bytes below the caller's frame, the same for all functions (measured by painting the stack)
_DESCRIPTION = 0x342E0  # of the program, in ld.so's memory
# what functions push: callee-saved registers from the place below the return address downwards
PUSHES = {
    "puts": ("r14", "r13", "r12", "rbp", "rbx"),
    "putchar": ("r13", "r12", "rbp", "rbx"),
    "malloc": ("r12", "rbp", "rbx"),
    "calloc": ("r13", "r12", "rbp", "rbx"),
    "realloc": ("r12", "rbp", "rbx"),
}


def bound_lazily(process: Process, name: str, function: Callable[..., Any], names: dict[str, Any]) -> Any:
    """Return what the first call of a library function goes to; later ones find the function under its ``names``."""

    def first(*arguments: Any) -> Any:
        names[f"library_{name}"] = function
        _bind(process, name, sys._getframe(1).f_locals["sp"])
        return function(*arguments)

    return first


def entered(process: Process, name: str, names: dict[str, Any]) -> Callable[[int, int], None]:
    """Return what pushes the registers that a function of ``PUSHES`` saves, at a stack and a frame pointer.

    Generated code calls it under ``entered_`` and the function's name before it calls the function, for the first time
    with what binding leaves.
    """
    if not process.loaded.addresses.startup:
        return _push_nothing
    later = _pushing(process, PUSHES[name])

    def first(stack_pointer: int, frame_pointer: int) -> None:
        names[f"entered_{name}"] = later
        _bind(process, name, stack_pointer)
        later(stack_pointer, frame_pointer)

    return first if name in process.program.bound_lazily else later


def _push_nothing(stack_pointer: int, frame_pointer: int) -> None:
    pass


def _bind(process: Process, name: str, stack_pointer: int) -> None:
    touch_library(process, name)
    # .got.plt, where the address is kept, and the end of the dynamic linker's frames
    for address in (process.loaded.addresses.data_page, stack_pointer - _BINDING_FRAMES):
        if address >> PAGE_SHIFT not in process.memory.writable:
            process.space.resolve(address, "write")
    description = process.loaded.addresses.startup[0] + _DESCRIPTION
    _push(process, stack_pointer, struct.pack("<3Q", process.loaded.argv, description, 0))


def _pushing(process: Process, registers: tuple[str, ...]) -> Callable[[int, int], None]:
    below, above = _saved(process, registers)
    words = struct.Struct(f"<{len(registers)}Q")
    read, readable, distance = words.unpack_from, process.memory.readable, 8 + words.size

    def push(stack_pointer: int, frame_pointer: int) -> None:
        saved = (*below, frame_pointer, *above)
        try:
            # a loop would push what is there already
            if read(readable[stack_pointer >> PAGE_SHIFT], (stack_pointer & PAGE_MASK) - distance) == saved:
                return
        except (KeyError, struct.error):
            pass
        _push(process, stack_pointer, words.pack(*saved))

    return push


def _saved(process: Process, registers: tuple[str, ...]) -> tuple[list[int], list[int]]:
    """Return what lies below and above the pushed ``rbp``: registers that the start-up code has left as they are."""
    loaded = process.loaded
    values = {"rbx": loaded.argv, "r12": 0, "r13": loaded.envp, "r14": loaded.addresses.relro - 8}
    words = [values.get(name, 0) for name in reversed(registers)]
    place = len(words) - 1 - registers.index("rbp")
    return words[:place], words[place + 1 :]


def _push(process: Process, stack_pointer: int, data: bytes) -> None:
    """Write below the return address of a call, if that is in the page of the frame, which is there."""
    if stack_pointer % PAGE_SIZE > len(data) and process.thread.number == 1:
        process.memory.store(stack_pointer - 8 - len(data), data)
