"""Variable arguments (psABI 3.5.7). The registers of a ``va_list`` count as used up, so that all lie in memory."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Any

from trainer.engine.floating import Extended

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.engine.process.process import Process

_REGISTERS_USED = 48, 176  # gp_offset and fp_offset when no registers are left
_WORD, _WIDE = 8, 16


def push_arguments(process: Process, sp: int, arguments: Sequence[Any]) -> int:
    """Spill variable arguments below ``sp``, in eightbytes; returns the new stack pointer, where the first one lies."""
    pieces = [(_bytes(argument), _WIDE if isinstance(argument, Extended) else _WORD) for argument in arguments]
    end = 0
    places = []
    for data, alignment in pieces:
        place = -(-end // alignment) * alignment
        places.append(place)
        end = place + -(-len(data) // _WORD) * _WORD
    sp -= -(-end // _WIDE) * _WIDE
    for place, (data, _) in zip(places, pieces, strict=True):
        process.memory.store(sp + place, data)
    return sp


def _bytes(argument: Any) -> bytes:
    if isinstance(argument, bytes):
        return argument
    if isinstance(argument, Extended):
        return argument.encode().ljust(_WIDE, b"\0")
    if isinstance(argument, float):
        return struct.pack("<d", argument)
    return int(argument & 0xFFFFFFFFFFFFFFFF).to_bytes(_WORD, "little")


def start_arguments(process: Process, pointer: int, area: int) -> None:
    """Fill in a ``va_list`` whose registers are used up, so that everything comes from ``area``."""
    memory = process.memory
    memory.store_u32(pointer, _REGISTERS_USED[0])
    memory.store_u32(pointer + 4, _REGISTERS_USED[1])
    memory.store_u64(pointer + 8, area)
    memory.store_u64(pointer + 16, 0)


def next_argument(process: Process, pointer: int, size: int, alignment: int) -> int:
    """Return the address of the next argument of a ``va_list`` and move on."""
    memory = process.memory
    address = memory.load_u64(pointer + 8)
    if alignment > _WORD:
        address = -(-address // _WIDE) * _WIDE
    memory.store_u64(pointer + 8, address + (size + 7 & -8))
    return address
