"""What calls of the C library leave on the stack below the caller's frame, where a function called next finds it.

The first call of a function goes through the dynamic linker, which pushes the address of its description of the program
and a register before it looks for the function; some functions push registers themselves. What lies further down
differs with what they do, and is not modelled (measured with gdb on Debian 12, glibc 2.36).
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from trainer.engine.process.memory import PAGE_SIZE

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.engine.process.process import Process

_DESCRIPTION = 0x342E0  # of the program, in ld.so's memory
# what functions push: callee-saved registers from the place below the return address downwards
_PUSHES = {
    "puts": ("r14", "r13", "r12", "rbp", "rbx"),
    "putchar": ("r13", "r12", "rbp", "rbx"),
    "malloc": ("r12", "rbp", "rbx"),
    "calloc": ("r13", "r12", "rbp", "rbx"),
    "realloc": ("r12", "rbp", "rbx"),
}


def bound_lazily(process: Process, name: str, function: Callable[..., Any], names: dict[str, Any]) -> Any:
    """Return what the first call of a library function goes to; later ones find the function under its ``names``."""
    later = _pushing(process, _PUSHES[name], function) if name in _PUSHES else function

    def first(*arguments: Any) -> Any:
        names[f"library_{name}"] = later
        here = sys._getframe(1).f_locals
        words = [0, process.loaded.addresses.startup[0] + _DESCRIPTION, _registers(process, 0)["rbx"]]
        _push(process, here["sp"], words)
        if later is not function:
            _push(process, here["sp"], _saved(process, here["fp"], _PUSHES[name]))
        return function(*arguments)

    return first


def _pushing(process: Process, registers: tuple[str, ...], function: Callable[..., Any]) -> Callable[..., Any]:
    def pushing(*arguments: Any) -> Any:
        here = sys._getframe(1).f_locals
        _push(process, here["sp"], _saved(process, here["fp"], registers))
        return function(*arguments)

    return pushing


def _registers(process: Process, frame_pointer: int) -> dict[str, int]:
    """Return the callee-saved registers as the start-up code has left them."""
    loaded = process.loaded
    return {"rbx": loaded.argv, "rbp": frame_pointer, "r12": 0, "r13": loaded.envp, "r14": loaded.addresses.relro - 8}


def _saved(process: Process, frame_pointer: int, names: tuple[str, ...]) -> list[int]:
    registers = _registers(process, frame_pointer)
    return [registers[name] for name in names]


def _push(process: Process, stack_pointer: int, words: list[int]) -> None:
    """Write below the return address of a call, if that is in the page of the frame, which is there."""
    if process.thread.number == 1 and stack_pointer % PAGE_SIZE >= 8 * (len(words) + 1):
        for index, word in enumerate(words):
            process.memory.store_u64(stack_pointer - 16 - 8 * index, word)
