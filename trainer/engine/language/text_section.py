"""The text section: where functions lie in it, and what in them has an address of its own.

A program can read its code: how functions begin and end, and calls, are there; the rest is no code.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from trainer.engine.process.image import align

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from trainer.engine.language.compiled_unit import CompiledUnit

_ENTRY_SIZE = 6  # bytes of a function around its calls
_CALL_SIZE = 5  # bytes of a call instruction
_PROLOGUE = bytes.fromhex("554889e5")  # push %rbp; mov %rsp,%rbp
_EPILOGUE = bytes.fromhex("c9c3")  # leave; ret
_CALL = b"\xe8"
_UNKNOWN = b"\x06"  # no instruction, so that a copy of a function cannot run


class TextSection:
    """Places are offsets in bytes from the start of the section.

    ``starts`` are those of the functions, ``returns``, ``traps`` and ``labels`` those of what has an address of its own
    in them, by its host name.
    """

    def __init__(self, unit: CompiledUnit, alignments: Mapping[str, int]) -> None:
        self._unit = unit
        self.alignment = max(alignments.values(), default=1)
        self.starts, self.size = self._place_functions(alignments)
        self.returns = dict(self._place_calls())
        self.traps = {name: self._place_of_trap(name, function) for name, function in unit.traps.items()}
        self.labels = self._place_labels()

    @property
    def places(self) -> dict[str, int]:
        """Everything that has an address inside of a function."""
        return {**self.returns, **self.traps, **self.labels}

    def content(self) -> bytes:
        """Return what a program can read."""
        text = bytearray(_UNKNOWN * self.size)
        for behind in self.returns.values():
            text[behind - _CALL_SIZE] = _CALL[0]
        for start, end in pairwise([*self.starts.values(), self.size]):
            text[start : start + len(_PROLOGUE)] = _PROLOGUE
            text[end - len(_EPILOGUE) : end] = _EPILOGUE
        return bytes(text)

    def _room(self, function: str, calls: int) -> int:
        """Return the bytes of a function, at least those that its calls need."""
        return max(_ENTRY_SIZE + calls * _CALL_SIZE, self._unit.code_sizes[function])

    def _place_functions(self, alignments: Mapping[str, int]) -> tuple[dict[str, int], int]:
        unit = self._unit
        inside = Counter(function for function, _ in unit.return_addresses.values())  # what has an address of its own
        inside.update(unit.label_addresses.values())
        starts, offset = {}, 0
        for info in unit.functions:
            starts[info.name] = offset = align(offset, alignments[info.name])
            offset += self._room(info.name, inside[info.name])
        return starts, offset

    def _place_calls(self) -> Iterator[tuple[str, int]]:
        """Let each call return to where gcc would have it, and no two to one place."""
        unit = self._unit
        calls: dict[str, list[str]] = {}
        for name, (function, _) in unit.return_addresses.items():
            calls.setdefault(function, []).append(name)
        for function, names in calls.items():
            first, behind = len(_PROLOGUE) + _CALL_SIZE, self._room(function, len(names)) - len(_EPILOGUE)
            for index, name in enumerate(sorted(names, key=unit.offsets.__getitem__)):
                last = behind - _CALL_SIZE * (len(names) - 1 - index)
                place = min(max(first, unit.offsets[name]), last)
                yield name, self.starts[function] + place
                first = place + _CALL_SIZE

    def _place_of_trap(self, name: str, function: str) -> int:
        last = self._unit.code_sizes[function] - len(_EPILOGUE) - 1
        return self.starts[function] + max(len(_PROLOGUE), min(self._unit.offsets[name], last))

    def _place_labels(self) -> dict[str, int]:
        """Put labels behind the entry of their function, where no call returns to."""
        taken = set(self.returns.values())
        places: dict[str, int] = {}
        following: dict[str, int] = {}
        for name, function in self._unit.label_addresses.items():
            place = following.get(function, self.starts[function] + len(_PROLOGUE))
            while place in taken:
                place += 1
            places[name] = place
            following[function] = place + 1
        return places
