"""Going on elsewhere than before a signal, because its handler has changed the registers that the kernel saved."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from trainer.engine.errors import LimitReached
from trainer.engine.language.signatures import integers_to
from trainer.engine.process.code_addresses import code_at, hijacked

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

# gregs of ucontext_t (sys/ucontext.h), as far as the kernel restores them
_NAMES = (
    *("R8", "R9", "R10", "R11", "R12", "R13", "R14", "R15", "RDI", "RSI"),
    *("RBP", "RBX", "RDX", "RAX", "RCX", "RSP", "RIP", "EFL"),
)
_INDEX = {name: index for index, name in enumerate(_NAMES)}
_RIP = _INDEX["RIP"]
_ARGUMENTS = ("RDI", "RSI", "RDX", "RCX", "R8", "R9")
_SAVED = struct.Struct(f"<{len(_NAMES)}Q")


def saved_registers(process: Process, address: int) -> tuple[int, ...]:
    """Return the registers that are to be restored from ``gregs`` at an address."""
    return _SAVED.unpack(process.memory.load(address, _SAVED.size))


def resume(process: Process, before: tuple[int, ...], after: tuple[int, ...]) -> None:
    """Go on where a handler wants it; returns if that is where the program was interrupted.

    A function that is begun so takes its arguments from the registers, and returns to what lies on top of the stack.
    Raises ``LimitReached`` where the code of a function would go on with other registers, or in its midst.
    """
    if after == before:
        return
    target = after[_RIP]
    image = process.loaded.addresses
    known = process.linked.function(target) is not None
    if target == before[_RIP]:
        changed = ", ".join(name for name, old, new in zip(_NAMES, before, after, strict=True) if old != new)
        raise LimitReached(f"a handler changed {changed} of what it interrupted, which is not simulated")
    if not known and image.text <= target < image.text_end:
        raise LimitReached(
            f"a handler let the program go on at {target:#x}, in the midst of machine code, which is not simulated"
        )
    stack_pointer, frame_pointer = after[_INDEX["RSP"]], after[_INDEX["RBP"]]
    arguments = [after[_INDEX[name]] for name in _ARGUMENTS]
    given = integers_to(process.linked.signature(target), len(arguments)) if known else "v()"
    function = code_at(process, target, given)
    passed = arguments if known else ()
    function(stack_pointer + 8, frame_pointer, process.memory.load_u64(stack_pointer), process.checked, 0, *passed)
    hijacked(process, stack_pointer - 8, 0)
