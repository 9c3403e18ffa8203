"""Where a formatting function takes its arguments from: a call, or a ``va_list`` in memory."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.engine.process.process import Process


class Arguments:
    """Arguments in order; a missing one reads as zero, where the machine would find something by chance."""

    def __init__(self, values: Sequence[Any]) -> None:
        self._values = list(values)
        self._next = 0

    def integer(self) -> int:
        """Take an integer or pointer, as 64 unsigned bits."""
        value = self._take()
        if isinstance(value, float):
            value = int.from_bytes(struct.pack("<d", value), "little")
        return int(value) & 0xFFFFFFFFFFFFFFFF

    def double(self) -> float:
        """Take a ``double``."""
        value = self._take()
        return value if isinstance(value, float) else struct.unpack("<d", struct.pack("<Q", value & (1 << 64) - 1))[0]

    def _take(self) -> Any:
        self._next += 1
        return self._values[self._next - 1] if self._next <= len(self._values) else 0

    def at(self, position: int) -> None:
        """Continue with argument number ``position`` (1 is the first), as ``%2$d`` asks."""
        self._next = position - 1


class VaList(Arguments):
    """The arguments of a ``va_list`` (psABI 3.5.7): eight bytes each in its overflow area."""

    def __init__(self, process: Process, pointer: int) -> None:
        super().__init__(())
        self._process = process
        self._pointer = pointer
        self._start = process.memory.load_u64(pointer + 8)

    def _take(self) -> int:
        memory = self._process.memory
        address = memory.load_u64(self._pointer + 8)
        memory.store_u64(self._pointer + 8, address + 8)
        return memory.load_u64(address)

    def at(self, position: int) -> None:
        """Continue with argument number ``position``."""
        self._process.memory.store_u64(self._pointer + 8, self._start + 8 * (position - 1))
