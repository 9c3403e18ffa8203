"""Variable arguments (psABI 3.5.7). The registers of a ``va_list`` count as used up, so that all lie in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.engine.process.process import Process

_REGISTERS_USED = 48, 176  # gp_offset and fp_offset when no registers are left
_WORD = 8


def push_arguments(process: Process, sp: int, arguments: Sequence[Any]) -> int:
    """Spill variable arguments below ``sp``, in eightbytes; returns the new stack pointer, where the first one lies."""
    sizes = [-(-len(argument) // _WORD) * _WORD if isinstance(argument, bytes) else _WORD for argument in arguments]
    sp = sp - (sum(sizes) + 15 & -16)
    memory = process.memory
    address = sp
    for argument, size in zip(arguments, sizes, strict=True):
        if isinstance(argument, float):
            memory.store_f64(address, argument)
        elif isinstance(argument, bytes):
            memory.store(address, argument)
        else:
            memory.store_u64(address, argument & 0xFFFFFFFFFFFFFFFF)
        address += size
    return sp


def start_arguments(process: Process, pointer: int, area: int) -> None:
    """Fill in a ``va_list`` whose registers are used up, so that everything comes from ``area``."""
    memory = process.memory
    memory.store_u32(pointer, _REGISTERS_USED[0])
    memory.store_u32(pointer + 4, _REGISTERS_USED[1])
    memory.store_u64(pointer + 8, area)
    memory.store_u64(pointer + 16, 0)


def next_argument(process: Process, pointer: int, size: int) -> int:
    """Return the address of the next argument of a ``va_list`` and move on."""
    memory = process.memory
    address = memory.load_u64(pointer + 8)
    memory.store_u64(pointer + 8, address + (size + 7 & -8))
    return address
