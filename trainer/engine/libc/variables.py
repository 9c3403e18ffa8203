"""Objects of the C library that programs may name: its functions find them where the program has its copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.libc.objects import initial_bytes

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

_SIZE = 16


class Variables:
    """Addresses by name, and the values of ``int`` objects and of pointers there."""

    def __init__(self, process: Process) -> None:
        self._process = process
        self._places: dict[str, int] = {}

    def place(self, name: str) -> int:
        """Return the address of an object."""
        if name not in self._places:
            address = self._process.program.library_objects.get(name)
            if address is None:
                address = self._process.libc_data(name, _SIZE)
                self._process.memory.store(address, initial_bytes(self._process, name))
            self._places[name] = address
        return self._places[name]

    def integer(self, name: str) -> int:
        """Return the value of an ``int``."""
        return self._process.memory.load_i32(self.place(name))

    def set_integer(self, name: str, value: int) -> None:
        """Change an ``int``."""
        self._process.memory.store_i32(self.place(name), value)

    def set_pointer(self, name: str, value: int) -> None:
        """Change a pointer."""
        self._process.memory.store_u64(self.place(name), value)
