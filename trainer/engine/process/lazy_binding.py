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
        linker = [process.loaded.argv, process.loaded.addresses.startup[0] + _DESCRIPTION, 0]
        _push(process, here["sp"], b"".join(word.to_bytes(8, "little") for word in linker))
        if name in _PUSHES:
            before, after = _saved(process, _PUSHES[name])
            _push(process, here["sp"], before + here["fp"].to_bytes(8, "little") + after)
        return function(*arguments)

    return first


def _pushing(process: Process, registers: tuple[str, ...], function: Callable[..., Any]) -> Callable[..., Any]:
    before, after = _saved(process, registers)
    frame, store, size = sys._getframe, process.memory.store, 8 * len(registers)

    def pushing(*arguments: Any) -> Any:
        # as _push, in as few operations as possible
        here = frame(1).f_locals
        stack_pointer = here["sp"]
        if stack_pointer % PAGE_SIZE > size and process.thread.number == 1:
            store(stack_pointer - 8 - size, before + here["fp"].to_bytes(8, "little") + after)
        return function(*arguments)

    return pushing


def _saved(process: Process, registers: tuple[str, ...]) -> tuple[bytes, bytes]:
    """Return what lies below and above the pushed ``rbp``: registers that the start-up code has left as they are."""
    loaded = process.loaded
    values = {"rbx": loaded.argv, "r12": 0, "r13": loaded.envp, "r14": loaded.addresses.relro - 8}
    words = [values.get(name, 0).to_bytes(8, "little") for name in reversed(registers)]
    place = len(words) - 1 - registers.index("rbp")
    return b"".join(words[:place]), b"".join(words[place + 1 :])


def _push(process: Process, stack_pointer: int, data: bytes) -> None:
    """Write below the return address of a call, if that is in the page of the frame, which is there."""
    if stack_pointer % PAGE_SIZE > len(data) and process.thread.number == 1:
        process.memory.store(stack_pointer - 8 - len(data), data)
