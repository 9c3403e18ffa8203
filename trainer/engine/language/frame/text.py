"""From emitted lines to the text of a host function, once the frame is laid out.

While a function is compiled, its lines name automatic objects by marks, since nobody knows yet where they will lie:
``§7§`` is the distance of an object below ``fp``, ``§7+4:i32§`` a load of a scalar 4 bytes into it, a line that begins
with ``¶`` a store. Scalars near the frame pointer are reached through windows (see ``process.windows``); others
through the page tables.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trainer.engine.process.memory import STORE_FORMATS, type_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from trainer.engine.language.expressions.code import Slot
    from trainer.engine.language.symbols import Local

STACK_INDEX = "¤sp"
TICK = "¤tick"
RENEW = "¤renew"
PUSH = "¤push"  # a call of the library pushes its return address
_MARK = re.compile(r"§(\d+)(?:([+-]\d+):(\w+))?§")
_WINDOWS = frozenset(type_name(code) for code in STORE_FORMATS.values())
_NEAR = 2048  # bytes below the frame pointer that windows reach
_LARGE = 16 << 12  # bytes of a frame below which a push may be the first access, so that the stack must grow
_LINKAGE = 16  # bytes from the frame pointer up to the caller's frame


def address_text(slot: Slot) -> str:
    """Return the mark of the address of a slot."""
    return f"(fp - §{id(slot.local)}§{f' + {slot.offset}' if slot.offset else ''})"


def load_text(slot: Slot, code: str) -> str:
    """Return the mark of a load; ``code`` names the type of the scalar."""
    return f"§{id(slot.local)}{slot.offset:+d}:{code}§"


def store_text(slot: Slot, code: str, value: str, name: str = "", wrapped: str = "") -> str:
    """Return the line of a store.

    A value that may be out of range goes by way of the variable ``name``, which ``wrapped`` then brings into range.
    """
    return f"¶{id(slot.local)}{slot.offset:+d}:{code}¶{name}¶{wrapped}¶{value}"


class FrameText:
    """Renders the lines of one function with a frame of ``size`` bytes.

    ``slot_code``, when recording, gives the code of a slot in the write log.
    """

    def __init__(self, size: int, objects: Iterable[Local], slot_code: Callable[[str, int], int] | None) -> None:
        self._size = size
        self._objects = {id(local): local for local in objects}
        self._slot_code = slot_code
        self._types = {"u64"}
        self._reach = 0

    def render(self, lines: Sequence[str]) -> list[list[str]]:
        """Return for each line what becomes of it."""
        moves = any(line.startswith("sp = ") or "; sp = " in line for line in lines)
        stack_index = "(sp - windows.base >> 3)" if moves else f"f8 - {self._size // 8}"
        lines = [line.replace(STACK_INDEX, stack_index) for line in lines]
        texts = [self._store(line) if line.startswith("¶") else [_MARK.sub(self._replace, line)] for line in lines]
        renewal = f"{self._enter()}; {self.views()}"
        for text in texts:
            if text[0] == PUSH:
                text[:] = self._push(moves)
            elif text[0] == TICK:
                text[0] = f"if T[0] >= T[1]: tick(); {renewal}"
            elif text[0] == RENEW:
                text[0] = f"if windows.stale: {renewal}"
        return texts

    def _push(self, moves: bool) -> list[str]:
        """Return what touches the place of a return address, in a function that may have a large frame."""
        touch = "store(sp - 8, load(sp - 8, 8))"
        if moves:
            return [f"if fp - sp > {_LARGE}: {touch}"]
        return [touch] if self._size > _LARGE else []

    def entry(self) -> str:
        """Return the line that gets the windows of a new frame.

        ``f8``, the index of the frame pointer in words, comes from the caller, whose windows mostly serve here, too.
        """
        return f"if f8 - {-(-self._reach // 8)} < windows.floor: {self._enter()}"

    def _enter(self) -> str:
        return f"windows = enter(fp - {self._reach}, fp); f8 = fp - windows.base >> 3"

    def views(self) -> str:
        """Return the statements that unpack the windows."""
        views = [f"{name} = windows.{name}" for name in sorted(self._types)]
        sizes = sorted({int(name[1:]) // 8 for name in self._types} - {8})
        return "; ".join((*views, *(f"f{size} = f8 * {8 // size}" for size in sizes)))

    def _replace(self, mark: re.Match[str]) -> str:
        number, offset, code = mark.groups()
        below = self._objects[int(number)].offset
        if code is None:
            return str(below)
        below -= int(offset)
        return self._window(below, code) or f"load_{code}(fp - {below})"

    def _window(self, below: int, code: str) -> str | None:
        """Return the element of a window that lies ``below`` the frame pointer, None if windows do not reach it."""
        if code not in _WINDOWS:
            return None
        size = int(code[1:]) // 8
        if below % size or not size - _LINKAGE <= below <= _NEAR:
            return None
        self._types.add(code)
        self._reach = max(self._reach, below)
        return f"{code}[f{size} {'-' if below >= 0 else '+'} {abs(below) // size}]"

    def _store(self, line: str) -> list[str]:
        _, where, name, wrapped, value = line.split("¶")
        value = _MARK.sub(self._replace, value)
        number, offset, code = re.fullmatch(r"(\d+)([+-]\d+):(\w+)", where).groups()  # type: ignore[union-attr]
        below = self._objects[int(number)].offset - int(offset)
        window = self._window(below, code)
        if window is None:
            lines = [f"{name} = {value}", f"{name} = {wrapped}"] if name else []
            return [*lines, f"store_{code}(fp - {below}, {name or value})"]
        lines = [f"{window} = {value}"]
        if name:
            lines = [
                f"{name} = {value}",
                f"try: {window} = {name}",
                f"except ValueError: {window} = {name} = {wrapped}",
            ]
        if self._slot_code is not None:
            lines.append(f"log({self._slot_code(code, below)}); log({name or value})")
        return lines
