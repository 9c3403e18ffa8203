"""Where ``printf`` and ``scanf`` take their arguments from: a call, or a ``va_list`` in memory (psABI 3.5.7)."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Any, Protocol

from trainer.engine.extended import Extended
from trainer.engine.process.variable_arguments import INTEGER, VECTOR, next_argument

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.engine.process.process import Process

_MASK = (1 << 64) - 1


class Arguments(Protocol):
    """A source of arguments, each taken once."""

    def integer(self) -> int:
        """Take an integer or pointer, as 64 unsigned bits."""
        ...

    def double(self) -> float:
        """Take a ``double``."""
        ...

    def long_double(self) -> Extended:
        """Take a ``long double``."""
        ...


class CallArguments:
    """The variable arguments of a call with ``fixed`` named integer parameters before them.

    Integers and doubles travel in different registers, so each kind is counted by itself: ``printf("%d %f", 1.0, 2)``
    prints 2 and 1.0. An integer that was not passed is what lies in the registers, here 0, and then on the stack.
    """

    _REGISTERS = 6

    def __init__(self, process: Process, values: Sequence[Any], fixed: int) -> None:
        self._process = process
        self._doubles = [value for value in values if isinstance(value, float)]
        self._long_doubles = [value for value in values if isinstance(value, Extended)]
        self._integers = [value for value in values if not isinstance(value, float | Extended)]
        if any(isinstance(value, bytes) for value in self._integers):
            self._integers = list(_words(self._integers))
        self._registers = self._REGISTERS - fixed
        self._next_double = self._next_integer = 0

    def integer(self) -> int:
        """Take an integer or pointer, as 64 unsigned bits."""
        index = self._next_integer
        self._next_integer = index + 1
        if index < len(self._integers):
            return int(self._integers[index]) & _MASK
        beyond = index - max(self._registers, len(self._integers))
        if beyond < 0:
            return 0
        return self._process.memory.load_u64(self._process.stack_pointer() + 8 * beyond)

    def double(self) -> float:
        """Take a ``double``."""
        index = self._next_double
        self._next_double = index + 1
        return self._doubles[index] if index < len(self._doubles) else 0.0

    def long_double(self) -> Extended:
        """Take a ``long double``, which travels in memory."""
        return self._long_doubles.pop(0) if self._long_doubles else Extended.of(0)


def _words(values: list[Any]) -> list[int]:
    """Split structures passed by value into eightbytes."""
    words: list[int] = []
    for value in values:
        data = value if isinstance(value, bytes) else (int(value) & _MASK).to_bytes(8, "little")
        padded = data.ljust(-(-len(data) // 8) * 8, b"\0")
        words += struct.unpack(f"<{len(padded) // 8}Q", padded)
    return words


class VaListArguments:
    """The arguments of a ``va_list``."""

    def __init__(self, process: Process, pointer: int) -> None:
        self._process = process
        self._pointer = pointer

    def integer(self) -> int:
        """Take an integer or pointer, as 64 unsigned bits."""
        return self._process.memory.load_u64(next_argument(self._process, self._pointer, INTEGER, 8, 8))

    def double(self) -> float:
        """Take a ``double``."""
        return self._process.memory.load_f64(next_argument(self._process, self._pointer, VECTOR, 8, 8))

    def long_double(self) -> Extended:
        """Take a ``long double``, which travels in memory."""
        return Extended.decode(self._process.memory.load(next_argument(self._process, self._pointer, "", 16, 16), 10))
