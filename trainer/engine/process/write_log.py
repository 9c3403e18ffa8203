"""The log of everything a run writes, from which each of its states can be made again.

A flat list of small records: the code of a statement (``FIRST_CODE`` and above); a marker below 11 with address and
value of a store (see ``memory``); or one of the markers here with its operands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trainer.engine.process.memory import PAGE_SIZE, Memory

if TYPE_CHECKING:
    from trainer.engine.process.address_space import AddressSpace
    from trainer.engine.regions import Region

CALL = 16  # number of the function, frame pointer
RETURN = 17
THREAD = 18  # number of the thread that runs from here on
UNWIND = 19  # frame pointer of the frame that is the innermost again
REGIONS = 20  # index into ``regions``


class WriteLog:
    """The records of a run, and what the memory was when recording began."""

    def __init__(self) -> None:
        self.records: list[Any] = []
        self.append = self.records.append
        self.regions: list[tuple[Region, ...]] = []
        self.pages: dict[int, bytes] = {}

    def begin(self, space: AddressSpace, memory: Memory) -> None:
        """Forget what the loader wrote; keep the pages as they are now."""
        self.records.clear()
        self.pages = {number: bytes(page) for number, page in memory.resident.items() if any(page)}
        self.regions = [space.snapshot()]

    def add_regions(self, regions: tuple[Region, ...]) -> int:
        """Keep a snapshot of the regions; returns its index."""
        self.regions.append(regions)
        return len(self.regions) - 1


ZERO_PAGE = bytes(PAGE_SIZE)
