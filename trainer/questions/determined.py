"""Which bytes of a process have been given a value.

Objects with static or thread storage begin with one. A local has none until something is stored to it, and neither has
a block of ``malloc``: what such bytes hold is what was left there before (C11 6.2.6.1, 6.7.9p10, 7.22.3.4).
"""

from itertools import groupby
from typing import TYPE_CHECKING

from trainer.engine.regions import RegionKind

if TYPE_CHECKING:
    from trainer.engine import Run
    from trainer.engine.state import State

_STACKS = (RegionKind.MAIN_STACK, RegionKind.THREAD_STACK)
_CHUNK_HEADER = 8


def determined(run: "Run", state: "State", address: int, size: int) -> tuple[bool, ...]:
    """Say for each of the bytes from ``address`` on whether it has been given a value before ``state``."""
    region = state.region_at(address)
    if region is not None and region.kind in _STACKS:
        return run.timeline.stored(address, size, state.step)
    found: list[bool] = []
    for since, bytes_of in groupby(range(address, address + size), lambda place: _born(run, state.step, place)):
        places = list(bytes_of)
        if since is None:
            found += [True] * len(places)
        else:
            found += run.timeline.stored(places[0], len(places), state.step, since)
    return tuple(found)


def _born(run: "Run", step: int, address: int) -> int | None:
    """Return the step since which stores count for a byte of a block of ``malloc``; None where all is determined."""
    owned, start = False, None
    for event in run.events:
        place, chunk = event.data.get("address"), event.data.get("chunk_size")
        if event.step >= step or not isinstance(place, int) or not isinstance(chunk, int):
            continue
        if not place <= address < place + chunk - _CHUNK_HEADER:
            continue
        match event.kind:
            case "malloc":
                # a chunk out of a bin is unlinked, and its key cleared, within the same statement
                fresh = event.data.get("source") in ("top", "mmap")
                owned, start = True, event.step if fresh else event.step + 1
            case "realloc" if not owned:
                owned, start = True, event.step
            case "calloc" | "free":
                owned, start = event.kind == "calloc", None
    return start
