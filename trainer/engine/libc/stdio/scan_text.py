"""Where ``scanf`` puts text: memory of the program, or with ``%ms`` memory of malloc."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

_FIRST_SIZE = 100
_MOST_FIRST = 1024


class TextTarget:
    """Characters of one byte, or of four; a null ``address`` (None) takes them and forgets them."""

    def __init__(self, process: Process, address: int | None, *, allocates: bool, wide: bool, count: int) -> None:
        self._process = process
        self._unit = 4 if wide else 1
        self._slot = address if allocates else None
        self._length = 0
        self._size = 0
        self._address = address
        if self._slot is not None:
            self._size = count if count <= _MOST_FIRST else _FIRST_SIZE
            self._address = process.heap.malloc(self._size * self._unit)
            process.memory.store_u64(self._slot, self._address)

    def add(self, character: int) -> None:
        """Append a character."""
        if self._address is None:
            return
        if self._slot is not None and self._length == self._size:
            self._size *= 2
            self._address = self._process.heap.realloc(self._address, self._size * self._unit)
            self._process.memory.store_u64(self._slot, self._address)
        place = self._address + self._length * self._unit
        if self._unit == 1:
            self._process.memory.store_u8(place, character)
        else:
            self._process.memory.store_u32(place, character)
        self._length += 1

    def finish(self, *, terminate: bool) -> None:
        """End the text, and cut allocated memory to its length."""
        if self._address is None:
            return
        if terminate:
            self.add(0)
        if self._slot is not None and self._length != self._size:
            self._address = self._process.heap.realloc(self._address, self._length * self._unit)
            self._process.memory.store_u64(self._slot, self._address)
