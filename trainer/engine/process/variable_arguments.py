"""Variable arguments (psABI 3.5.7): saved registers, arguments on the stack, and the ``va_list`` that walks both."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Any

from trainer.engine.extended import Extended

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.engine.process.process import Process

# what generated code calls
__all__ = ["aggregate", "next_aggregate", "next_argument", "save_arguments", "start_arguments"]

_WORD, _WIDE = 8, 16
_INTEGERS_END, _VECTORS_END = 48, 176  # of the area of saved registers: 6 of 8 bytes, then 8 of 16
INTEGER, VECTOR = "i", "f"


class Aggregate(bytes):
    """An argument of several words: the class of each, none for one in memory, and its alignment."""

    classes: str
    alignment: int


def aggregate(data: bytes, classes: str, alignment: int) -> Aggregate:
    """Return the bytes of an argument with how it travels."""
    argument = Aggregate(data)
    argument.classes, argument.alignment = classes, alignment
    return argument


def save_arguments(
    process: Process, area: int, stack: int, named: tuple[int, int, int], arguments: Sequence[Any]
) -> None:
    """Store variable arguments: those in registers in the area that the function saves them in, if it has one.

    ``stack`` is where arguments on the stack begin; ``named`` tells how many registers of both kinds and how many
    bytes of the stack the named parameters take.
    """
    store = process.memory.store
    integers, vectors, end = _WORD * named[0], _INTEGERS_END + _WIDE * named[1], named[2]
    for argument in arguments:
        data, classes, alignment = _shape(argument)
        if _fits(classes, integers, vectors):
            for word, kind in enumerate(classes):
                if area:
                    store(area + (integers if kind == INTEGER else vectors), data[_WORD * word : _WORD * (word + 1)])
                integers += _WORD * (kind == INTEGER)
                vectors += _WIDE * (kind == VECTOR)
        else:
            end = -(-end // alignment) * alignment
            store(stack + end, data)
            end += -(-len(data) // _WORD) * _WORD


def _shape(argument: Any) -> tuple[bytes, str, int]:
    """Return the bytes of an argument, the classes of its words and its alignment in memory."""
    if isinstance(argument, Aggregate):
        return argument, argument.classes, argument.alignment
    if isinstance(argument, bytes):
        return argument, "", _WORD
    if isinstance(argument, Extended):
        return argument.encode().ljust(_WIDE, b"\0"), "", _WIDE
    if isinstance(argument, float):
        return struct.pack("<d", argument), VECTOR, _WORD
    return int(argument & 0xFFFFFFFFFFFFFFFF).to_bytes(_WORD, "little"), INTEGER, _WORD


def _fits(classes: str, integers: int, vectors: int) -> bool:
    """Tell whether registers are left for all words of an argument; ``integers`` and ``vectors`` are offsets."""
    return (
        bool(classes)
        and integers + _WORD * classes.count(INTEGER) <= _INTEGERS_END
        and vectors + _WIDE * classes.count(VECTOR) <= _VECTORS_END
    )


def start_arguments(process: Process, pointer: int, area: int, stack: int, named: tuple[int, int, int]) -> None:
    """Fill in a ``va_list``; the parameters are those of ``save_arguments``."""
    memory = process.memory
    memory.store_u32(pointer, min(_WORD * named[0], _INTEGERS_END))
    memory.store_u32(pointer + 4, min(_INTEGERS_END + _WIDE * named[1], _VECTORS_END))
    memory.store_u64(pointer + 8, stack + named[2])
    memory.store_u64(pointer + 16, area)


def next_argument(process: Process, pointer: int, classes: str, size: int, alignment: int) -> int:
    """Return the address of the next argument of a ``va_list``, whose words are of one class, and move on."""
    return _next_words(process, pointer, classes, size, alignment)[0]


def next_aggregate(process: Process, pointer: int, classes: str, size: int, alignment: int) -> bytes:
    """Return the bytes of the next argument of a ``va_list``, and move on."""
    addresses = _next_words(process, pointer, classes, size, alignment)
    lengths = [min(_WORD, size - _WORD * word) for word in range(len(classes))] if len(addresses) > 1 else [size]
    return b"".join(
        process.memory.load(address, length) for address, length in zip(addresses, lengths, strict=True) if length
    )


def _next_words(process: Process, pointer: int, classes: str, size: int, alignment: int) -> list[int]:
    """Return where the words of the next argument were saved, or where all of it lies on the stack."""
    memory = process.memory
    integers, vectors = memory.load_u32(pointer), memory.load_u32(pointer + 4)
    if _fits(classes, integers, vectors):
        area = memory.load_u64(pointer + 16)
        addresses = []
        for kind in classes:
            addresses.append(area + (integers if kind == INTEGER else vectors))
            integers += _WORD * (kind == INTEGER)
            vectors += _WIDE * (kind == VECTOR)
        memory.store_u32(pointer, integers)
        memory.store_u32(pointer + 4, vectors)
        return addresses
    address = memory.load_u64(pointer + 8)
    if alignment > _WORD:
        address = -(-address // alignment) * alignment
    memory.store_u64(pointer + 8, address + -(-size // _WORD) * _WORD)
    return [address]
