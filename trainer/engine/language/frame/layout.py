"""The layout of a stack frame as gcc 12 -O0 makes it (measured with DWARF locations and addresses).

From the saved frame pointer downwards: saved registers; scalars whose address is never taken, in the order of their
names (``single_assignment``); the other objects, first results of calls that wait in memory, then those of a block
before those of the blocks in it, in the order of declaration (a compound literal once it is complete); last, objects
of 32 bytes and more that are declared in inner blocks, where those share their place that never live at the same time
(``lifetimes``).
Parameters follow from the next multiple of 16 (``parameter_slots``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.language.frame.machine_modes import has_mode
from trainer.engine.language.frame.parameter_slots import ParameterSlots, slot_of
from trainer.engine.lazy_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from trainer.engine.language.symbols import Local

SHARED_SIZE = 32
_WORD = 8
_ARGUMENT_REGISTERS = 176
SAVED_REGISTERS = 5  # rbx, r12 to r15
LINKAGE = 16  # the saved frame pointer and the return address


STACK_ALIGN = 16


def _place(offset: int, size: int, align: int) -> int:
    """Return the distance from the frame pointer of an object below ``offset``.

    The frame pointer lies 16 bytes below a boundary for the largest alignment.
    """
    linkage = 0 if align <= STACK_ALIGN else STACK_ALIGN
    return -(-(offset + linkage + max(size, 1)) // align) * align - linkage


@dataclass(slots=True)
class Extras:
    """What a frame holds besides objects.

    ``registers`` are those that the function saves as it needs them; ``arguments``: it saves all argument registers,
    for ``va_start``; ``result``: it keeps the address where its result goes, before the parameters. Below everything
    else, or in holes, lie ``results``, the sizes of places for results of calls that nobody wants, or that are copied
    further, then ``spilled``, those of floating values that wait during calls, and ``register`` variables without one.
    """

    registers: int = 0
    arguments: bool = False
    result: bool = False
    spilled: tuple[int, ...] = ()
    results: tuple[int, ...] = ()

    @property
    def size(self) -> int:
        """Bytes, a multiple of 16."""
        return -(-8 * min(self.registers, SAVED_REGISTERS) // 16) * 16 + (_ARGUMENT_REGISTERS if self.arguments else 0)


def lay_out(
    locals_: Sequence[Local],
    parameters: Sequence[Local],
    names: Sequence[Local],
    extras: Extras,
    overlap: Callable[[Local, Local], bool],
) -> tuple[int, int]:
    """Set the offsets of all objects (bytes below the frame pointer); returns size and alignment of the frame.

    ``names`` are the objects that could be registers, in the order of their names (``single_assignment``); those that
    ``overlap`` cannot share their place.
    """
    others = sorted(
        (local for local in locals_ if not _is_nowhere(local)), key=lambda local: (local.is_scoped, local.blocks)
    )
    shared = [local for local in others if local.blocks and local.type.size >= SHARED_SIZE]
    offset = extras.size
    for local in (*names, *(local for local in others if local not in shared)):
        offset = local.offset = _place(offset, local.type.size, local.align)
    for group in _partitions(shared, overlap):
        offset = _place(offset, max(local.type.size for local in group), max(local.align for local in group))
        for local in group:
            local.offset = offset
    largest = max((local.align for local in (*locals_, *parameters)), default=1)
    slots = ParameterSlots(-(-(-offset // 16) * 16), 0 if largest <= STACK_ALIGN else STACK_ALIGN)
    if extras.result:
        slots.take(_WORD, _WORD)
    for parameter in parameters:
        if parameter.in_register:
            continue
        if parameter.on_stack is not None:
            parameter.offset = -LINKAGE - parameter.on_stack
        else:
            parameter.offset = -slots.take(*slot_of(parameter.type, parameter.align))
    for size in extras.results:
        slots.take(-(-size // 16) * 16, 16)
    for size in (*extras.spilled, *[_WORD] * (extras.registers - SAVED_REGISTERS)):
        slots.take(size, size)
    for local in (*locals_, *parameters):
        if local.is_spilled:
            local.offset = -slots.take(local.type.size, local.type.size)
    size = offset = -(slots.bottom // 16) * 16
    for local in locals_:  # what is never used, or in registers, has no place in gcc's frame: it lies below
        if _is_nowhere(local) and local not in names and not local.in_register:
            offset = local.offset = _place(offset, local.type.size, local.align)
    return size, largest


def _is_nowhere(local: Local) -> bool:
    """Whether gcc keeps an object in a register, or among the objects that are like registers."""
    return local.is_register or (local.unseen and has_mode(local.type))


def _partitions(locals_: list[Local], overlap: Callable[[Local, Local], bool]) -> list[list[Local]]:
    """Put objects that never live at the same time together, the largest first, of equals the latest."""
    groups: list[list[Local]] = []
    latest_first = locals_[::-1]
    for local in sorted(latest_first, key=lambda local: (-local.align, -local.type.size)):
        for group in groups:
            if not any(overlap(local, member) for member in group):
                group.append(local)
                break
        else:
            groups.append([local])
    return groups
