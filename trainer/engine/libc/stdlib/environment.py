"""The environment (getenv(3), setenv(3)): an array of strings that grows in memory of malloc, as in setenv.c."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.libc.registry import function
from trainer.engine.process.errno import Errno

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trainer.engine.process.process import Process

_NODE = 24  # of the search tree in which the library remembers the strings that it has made


class Environment:
    """What ``environ`` points to; ``last`` is the array that the library has allocated itself."""

    def __init__(self, process: Process) -> None:
        self._process = process
        self._memory = process.memory
        named = process.program.library_objects.get("environ")
        self._variable = named or process.libc_data("environ", 8)
        if not named:
            process.memory.store_u64(self._variable, process.loaded.envp)
        self._last = 0
        self._made: dict[bytes, int] = {}

    @property
    def array(self) -> int:
        """The value of ``environ``."""
        return self._memory.load_u64(self._variable)

    @array.setter
    def array(self, value: int) -> None:
        self._memory.store_u64(self._variable, value)

    def _slots(self) -> Iterator[tuple[int, int]]:
        """Yield where each string is noted, and the string."""
        slot = self.array
        while slot and (entry := self._memory.load_u64(slot)):
            yield slot, entry
            slot += 8

    def find(self, name: bytes) -> tuple[int, int]:
        """Return the slot and the string of a variable, zeros for one that is not set."""
        wanted = name + b"="
        for slot, entry in self._slots():
            if self._memory.string(entry).startswith(wanted):
                return slot, entry
        return 0, 0

    def set(self, name: bytes, value: bytes | None, entry: int, *, replace: bool) -> int:
        """Set a variable to a new string, or to the program's own one at ``entry``; -1 without memory."""
        heap, memory = self._process.heap, self._memory
        slot, _ = self.find(name)
        known = bool(slot)
        if not known:
            count = sum(1 for _ in self._slots())
            array = heap.realloc(self._last, 8 * (count + 2))
            if not array:
                return -1
            if self.array != self._last:
                memory.store(array, memory.load(self.array, 8 * count))
            slot = array + 8 * count
            memory.store(slot, bytes(16))
            self._last = self.array = array
        if not known or replace:
            if value is not None:
                entry = self._string(name + b"=" + value + b"\0")
                if not entry:
                    return -1
            memory.store_u64(slot, entry)
        return 0

    def _string(self, text: bytes) -> int:
        """Return a string in memory of malloc; the same one for the same text."""
        heap = self._process.heap
        if text not in self._made:
            address = heap.malloc(len(text))
            if not address:
                return 0
            self._memory.store(address, text)
            node = heap.malloc(_NODE)
            if node:
                self._memory.store_u64(node, address)
                self._made[text] = address
            return address
        return self._made[text]

    def remove(self, name: bytes) -> None:
        """Take all strings of a variable out of the array."""
        while slot := self.find(name)[0]:
            while entry := self._memory.load_u64(slot + 8):
                self._memory.store_u64(slot, entry)
                slot += 8
            self._memory.store_u64(slot, 0)

    def clear(self) -> None:
        """Forget the array."""
        if self.array == self._last and self.array:
            self._process.heap.free(self.array)
            self._last = 0
        self.array = 0


def _valid(process: Process, name: int) -> bytes | None:
    text = process.memory.string(name) if name else b""
    if not text or b"=" in text:
        process.errno = Errno.EINVAL
        return None
    return text


@function("getenv", "secure_getenv")
def getenv(process: Process, name: int) -> int:
    """Return the value of an environment variable, 0 when it is not set."""
    text = process.memory.string(name)
    entry = process.part(Environment).find(text)[1] if text else 0
    return entry + len(text) + 1 if entry else 0


@function()
def setenv(process: Process, name: int, value: int, replace: int) -> int:
    """Set a variable to a copy of ``value``."""
    text = _valid(process, name)
    if text is None:
        return -1
    return process.part(Environment).set(text, process.memory.string(value), 0, replace=bool(replace))


@function()
def putenv(process: Process, entry: int) -> int:
    """Put the string ``NAME=value`` itself into the environment; without ``=`` the variable is removed."""
    name, found, _ = process.memory.string(entry).partition(b"=")
    environment = process.part(Environment)
    if not found:
        environment.remove(name)
        return 0
    return environment.set(name, None, entry, replace=True)


@function()
def unsetenv(process: Process, name: int) -> int:
    """Remove a variable."""
    text = _valid(process, name)
    if text is None:
        return -1
    process.part(Environment).remove(text)
    return 0


@function()
def clearenv(process: Process) -> int:
    """Remove all variables."""
    process.part(Environment).clear()
    return 0
