"""Which pages are in memory when main begins: what the kernel, the dynamic linker and the start-up code have touched.

A page of the program that holds an address is written, since the dynamic linker adds to it where the program lies
(measured with /proc/PID/pagemap). What is touched of libraries are data of the platform.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from trainer.engine.process.fault_around import neighbours
from trainer.engine.process.vma import PAGE_SIZE, page_down

if TYPE_CHECKING:
    from trainer.engine.platforms.base import Piece
    from trainer.engine.process.address_space import AddressSpace
    from trainer.engine.process.image import ProgramImage
    from trainer.engine.process.image_layout import SegmentAddresses


def touch_program(space: "AddressSpace", image: "ProgramImage") -> None:
    """Bring in the pages of the program; its relocated data are not yet read-only."""
    at = image.addresses
    if at.data_end % PAGE_SIZE:
        space.make_own(at.data_end)  # the kernel clears the rest of the page
    space.resolve(at.placement.base, "read")
    space.resolve(at.data_page - 1, "read")  # .dynamic
    for page in {page_down(address) for address in _relocated(image)}:
        space.make_own(page)
    for page in {page_down(at.entry_point), page_down(at.text)}:
        space.resolve(page, "execute")


def touch_piece(space: "AddressSpace", piece: "Piece", start: int) -> None:
    """Bring in what has been touched of a piece of a library that is mapped at ``start``."""
    if not piece.touched:
        return
    area, first = space.areas.find(start), start // PAGE_SIZE
    assert area is not None
    if piece.written:
        space.paging.write_blank(area, (range(first + low, first + high) for low, high in piece.touched))
    elif piece.path:  # the kernel's own pages come in one by one
        space.paging.read_blank({first + page for low, high in piece.touched for page in range(low, high)})
    else:
        space.paging.read_blank(_read(piece.touched, first, first + piece.size // PAGE_SIZE))


@lru_cache(maxsize=64)
def _read(touched: tuple[tuple[int, int], ...], first: int, end: int) -> frozenset[int]:
    """Return the numbers of the pages that come in when ranges of those from ``first`` to before ``end`` are read."""
    numbers = (number for low, high in touched for number in range(first + low, first + high))
    return frozenset(other for number in numbers for other in neighbours(number, first, end))


def _relocated(image: "ProgramImage") -> Iterator[int]:
    """Yield an address on each page that the dynamic linker writes."""
    at = image.addresses
    yield at.data_page - 1  # .got
    yield at.relro - 8  # .fini_array
    yield at.data_page  # .got.plt
    yield from _pages_with_addresses(at, at.relro, image.relro)
    yield from _pages_with_addresses(at, at.data, image.data)


def _pages_with_addresses(at: "SegmentAddresses", start: int, content: bytes) -> Iterator[int]:
    """Yield the first address on each page of ``content`` that holds a pointer into the program or the C library."""
    for upper in {at.placement.base >> 32, at.library >> 32}:
        wanted, found = upper.to_bytes(4, "little"), -1
        while (found := content.find(wanted, found + 1)) >= 0:
            if (start + found) % 8 == 4:
                yield start + found
                found = page_down(start + found) + PAGE_SIZE - 1 - start
