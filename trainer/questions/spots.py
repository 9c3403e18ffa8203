"""Pictures of a process that one can point into: each is a row of spots, the highest address first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from trainer.engine.regions import Region, RegionKind
from trainer.questions.errors import ProbeFailed
from trainer.questions.probes.base import region_label
from trainer.questions.probes.objects import Expression, address_of
from trainer.questions.schema import Schema

if TYPE_CHECKING:
    from trainer.engine.state import Frame, State

MOST_SPOTS = 128
_WORD = 8
_HEADER = 8
"""Bytes of a chunk in front of its user data that belong to it: the size field (glibc)."""
_USER_END = 1 << 47
_PAGE = 4096
_TOP = 1 << 64


@dataclass(frozen=True, slots=True)
class Spot:
    """A range ``start <= address < end`` to point at: what it is called, what is known of it, and its region's kind."""

    start: int
    end: int
    title: str
    detail: str = ""
    kind: str = RegionKind.UNMAPPED

    def __contains__(self, address: object) -> bool:
        return isinstance(address, int) and self.start <= address < self.end

    @property
    def size(self) -> int:
        """Length in bytes."""
        return self.end - self.start


class RegionPicture(Schema):
    """The whole address space: regions, and the holes between them."""

    show: Literal["regions"]
    """The whole address space: regions, and the holes between them."""

    def spots(self, state: "State") -> list[Spot]:
        """Return regions and holes; neighbours of one kind are one spot."""
        merged: list[Spot] = []
        for region in sorted(state.regions, key=lambda region: region.start):
            last = merged[-1] if merged else None
            if last is not None and (last.end, last.kind, last.title) == (region.start, region.kind, _title(region)):
                detail = last.detail if last.detail == region.permissions[:3] else "several pieces"
                merged[-1] = Spot(last.start, region.end, last.title, detail, last.kind)
            else:
                merged.append(Spot(region.start, region.end, _title(region), region.permissions[:3], region.kind))
        edges = [Spot(0, 0, ""), *merged, Spot(_TOP, _TOP, "")]
        holes = [_hole(low, high) for low, high in pairwise(edges) if low.end < high.start]
        return [*merged, *holes]


class StackPicture(Schema):
    """The frames of the running thread: their variables, saved frame pointers and return addresses."""

    show: Literal["stack"]
    """The frames of the running thread."""

    def spots(self, state: "State") -> list[Spot]:
        """Return what lies in the frames."""
        frames = state.frames
        callers = [*(frame.function for frame in frames[1:]), "the code that called it"]
        found = [spot for frame, caller in zip(frames, callers, strict=True) for spot in _frame(state, frame, caller)]
        return found


class HeapPicture(Schema):
    """The chunks of the heap."""

    show: Literal["heap"]
    """The chunks of the heap."""

    def spots(self, state: "State") -> list[Spot]:
        """Return the chunks, each with its header."""
        found = []
        for chunk in state.heap():
            start = chunk.address - _HEADER
            title = f"Chunk at {chunk.address:#x}" if chunk.status != "top" else "Top of the heap"
            detail = f"{chunk.size} bytes, {chunk.status if chunk.status != 'top' else 'not used yet'}"
            found.append(Spot(start, start + chunk.size, title, detail, _kind(state, chunk.address)))
        return found


class MemoryPicture(Schema):
    """Bytes from the object ``start`` on: ``size`` of them, in cells of ``cell`` bytes (1 to 16)."""

    show: Literal["memory"]
    """A piece of memory, in cells."""
    start: Expression
    """The object at which the picture begins: `table`, `name[0]`, `*p`."""
    size: Annotated[int, Field(ge=1, le=1024)]
    """How many bytes are shown."""
    cell: Annotated[int, Field(ge=1, le=16)] = 8
    """How many bytes one place has."""

    def spots(self, state: "State") -> list[Spot]:
        """Return the cells. Raises ProbeFailed if there is no such object."""
        base = address_of(state, self.start)
        cells = range(base, base + self.size, self.cell)
        if len(cells) > MOST_SPOTS:
            raise ProbeFailed(f"{len(cells)} cells are more than {MOST_SPOTS}; make them larger")
        name = self.start.removesuffix("[0]").removeprefix("*")
        count = "1 byte" if self.cell == 1 else f"{self.cell} bytes"
        return [
            Spot(place, place + self.cell, f"{name} + {place - base}", count, _kind(state, place)) for place in cells
        ]


Picture = Annotated[RegionPicture | StackPicture | HeapPicture | MemoryPicture, Field(discriminator="show")]


def draw(picture: "RegionPicture | StackPicture | HeapPicture | MemoryPicture", state: "State") -> tuple[Spot, ...]:
    """Return the spots of a picture, highest address first. Raises ProbeFailed if there is nothing to be shown."""
    found = sorted(picture.spots(state), key=lambda spot: spot.start, reverse=True)
    if len(found) < 2:
        raise ProbeFailed("there is nothing to point at in this picture")
    return tuple(found[-MOST_SPOTS:])


def find(spots: Sequence[Spot], address: int) -> int | None:
    """Return the index of the smallest spot that holds an address, None if none does."""
    inside = [index for index, spot in enumerate(spots) if address in spot]
    return min(inside, key=lambda index: spots[index].size) if inside else None


def _title(region: Region) -> str:
    return region_label(region.label or str(region.kind))


def _hole(below: Spot, above: Spot) -> Spot:
    # the last page below 2^47 cannot be mapped, and from there on addresses are not canonical
    word = "Not mapped" if below.end < _USER_END - _PAGE else "No addresses"
    where = f"above {below.title}" if below.title else "at the bottom"
    return Spot(below.end, above.start, f"{word}, {where}")


def _kind(state: "State", address: int) -> str:
    region = state.region_at(address)
    return str(RegionKind.UNMAPPED if region is None else region.kind)


def _frame(state: "State", frame: "Frame", caller: str) -> Iterator[Spot]:
    kind = _kind(state, frame.base)
    name = frame.function
    yield Spot(frame.base + _WORD, frame.base + 2 * _WORD, f"Return address of {name}", f"back to {caller}", kind)
    yield Spot(frame.base, frame.base + _WORD, f"Saved frame pointer of {name}", "the caller's frame", kind)
    for variable in frame.variables:
        end = variable.address + variable.size
        yield Spot(variable.address, end, f"{variable.name} of {name}", f"{variable.type}, {variable.size} bytes", kind)
