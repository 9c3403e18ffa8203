"""What runs when a program goes on at an address: a function, machine code that it has written, or a fault."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trainer.engine.language.signatures import adapted

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.engine.process.process import Process


def code_at(process: Process, address: int, given: str = "") -> Callable[..., Any]:
    """Return the function at a code address for a call with the signature ``given``, where that is known.

    Anything else faults as an instruction fetch does.
    """
    function = process.linked.function(address)
    if function is None:
        process.space.execute_check(address)
        return machine_code(process, address, given)
    expected = process.linked.signature(address)
    return function if not given or expected in (given, None) else adapted(function, given, expected)


def machine_code(process: Process, address: int, given: str) -> Callable[..., Any]:
    """Return what runs executable bytes that are no function of the program."""
    from trainer.engine.process.machine_code.running import function_at

    return function_at(process, address, given)


def hijacked(process: Process, fp: int, value: Any) -> Any:
    """Return to an address that the program has overwritten: run what lies there, or fault."""
    sp = fp + 16
    target = process.memory.load_u64(fp + 8)
    back = process.memory.load_u64(sp)
    code_at(process, target, "v()")(sp + 8, process.memory.load_u64(fp), back, process.checked, 0)
    return hijacked(process, sp - 8, value)
