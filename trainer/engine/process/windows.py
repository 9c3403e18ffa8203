"""Typed views of the memory behind stacks, through which generated code reaches the scalars of its frame.

A frame's scalars lie at fixed distances from the frame pointer, so that ``windows.i32[index]`` reads one in a single
host operation. That skips the look-up of the page, so a window is handed out only for pages that are in memory and
writable, and is marked ``stale`` as soon as one of them is not any more; generated code looks at ``stale`` after
whatever may have changed the address space. Where no window can be had, ``Checked`` does the same through the
page-fault handler.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trainer.engine.process.memory import PAGE_SHIFT, STORE_FORMATS, type_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.engine.process.memory import Memory
    from trainer.engine.process.paging import Paging

_LINKAGE = 16  # bytes above the frame pointer: its saved value and the return address
_NOWHERE = 1 << 65


class Windows:
    """Views of one buffer, an attribute a type (``u8 … i64, f32, f64``), indexed in units of the type from ``base``.

    ``low … high`` are the addresses for which they may be used; ``floor`` is the index of ``low`` in words.
    """

    __slots__ = (
        "base",
        "buffer",
        "f32",
        "f64",
        "floor",
        "high",
        "i8",
        "i16",
        "i32",
        "i64",
        "low",
        "stale",
        "u8",
        "u16",
        "u32",
        "u64",
    )

    base: int
    low: int
    high: int
    floor: int
    stale: bool
    u64: Any

    def __init__(self, buffer: memoryview, base: int, low: int, high: int) -> None:
        self.buffer = buffer
        self.base = base
        self.high = high
        self.extend_down(low)
        self.stale = False
        for code in STORE_FORMATS.values():
            setattr(self, type_name(code), buffer.cast(code))  # type: ignore[call-overload]

    def extend_down(self, low: int) -> None:
        """Let them be used from ``low`` on."""
        self.low = low
        self.floor = low - self.base >> 3


class Checked:
    """The same interface for any address, through the page tables; raises ValueError for values out of range."""

    base = 0
    floor = _NOWHERE
    stale = True

    def __init__(self, memory: Memory) -> None:
        for code in STORE_FORMATS.values():
            name = type_name(code)
            load, store = getattr(memory, f"load_{name}"), getattr(memory, f"store_{name}")
            setattr(self, name, _CheckedWindow(load, store, int(name[1:]) // 8, code.isupper()))


class _CheckedWindow:
    """One type of ``Checked``."""

    __slots__ = ("greatest", "least", "load", "size", "store")

    def __init__(
        self, load: Callable[[int], Any], store: Callable[[int, Any], None], size: int, unsigned: bool
    ) -> None:
        self.load = load
        self.store = store
        self.size = size
        half = 1 << size * 8 - 1
        self.least, self.greatest = (0, 2 * half - 1) if unsigned else (-half, half - 1)

    def __getitem__(self, index: int) -> Any:
        return self.load(index * self.size)

    def __setitem__(self, index: int, value: Any) -> None:
        if isinstance(value, int) and not self.least <= value <= self.greatest:
            raise ValueError("out of range")
        self.store(index * self.size, value)


class StackWindows:
    """Hands out the windows of one address space and takes them back."""

    def __init__(self, memory: Memory, paging: Paging) -> None:
        self._memory = memory
        self._paging = paging
        self._live: list[Windows] = []
        self.checked = Checked(memory)

    def enter(self, lowest: int, fp: int) -> Any:
        """Return windows for the frame at ``fp`` whose scalars reach down to ``lowest``."""
        end = fp + _LINKAGE
        for windows in self._live:
            if windows.low <= lowest and end <= windows.high:
                return windows
        first, last = lowest >> PAGE_SHIFT, (end - 1) >> PAGE_SHIFT
        if not self._usable(first, last):
            return self.checked
        return self._extended(first << PAGE_SHIFT, last + 1 << PAGE_SHIFT)

    def _usable(self, first: int, last: int) -> bool:
        memory, foreign = self._memory, self._paging.foreign
        return all(
            (number in memory.writable or memory.unwatch(number)) and number not in foreign
            for number in range(first, last + 1)
        )

    def _extended(self, low: int, high: int) -> Any:
        """Return windows for ``low … high``: those that touch it from above if there are any."""
        buffer, base = self._paging.frames.window(low)
        if self._paging.frames.window(high - 1)[0] is not buffer:
            return self.checked
        for windows in self._live:
            if windows.buffer is buffer and low < windows.low <= high <= windows.high:
                windows.extend_down(low)
                return windows
        windows = Windows(buffer, base, low, high)
        self._live.append(windows)
        return windows

    def invalidate(self, start: int, end: int) -> None:
        """Take back the windows over ``start … end``."""
        for windows in [windows for windows in self._live if windows.low < end and start < windows.high]:
            windows.stale = True
            self._live.remove(windows)

    def invalidate_all(self) -> None:
        """Take back all windows."""
        self.invalidate(0, _NOWHERE)
