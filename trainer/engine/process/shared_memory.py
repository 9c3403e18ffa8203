"""What other processes write to the memory of a process while it does not run.

That is the shared memory; and, after ``vfork``, all of it until the child has ended.
"""

from typing import TYPE_CHECKING

from trainer.engine.process.memory import PAGE_SIZE, STORE_BYTES
from trainer.engine.process.sources import SharedPages

if TYPE_CHECKING:
    from trainer.engine.process.address_space import AddressSpace

Contents = dict[int, bytes]  # address of a page -> its bytes
ZERO_PAGE = bytes(PAGE_SIZE)
Writes = tuple[tuple[int, bytes], ...]


def contents(space: "AddressSpace") -> Contents:
    """Return the pages of all shared mappings that hold something."""
    pages: Contents = {}
    for area in space.areas:
        if area.shared and isinstance(area.source, SharedPages):
            for index, page in area.source.pages():
                address = area.start + index * PAGE_SIZE - area.offset
                if area.start <= address < area.end:
                    pages[address] = bytes(page)
    return pages


def private_changes(parent: "AddressSpace", child: "AddressSpace") -> Writes:
    """Return the private pages of ``child`` that differ from those of ``parent``."""
    mine, own = parent.memory.resident, child.memory.resident
    found = []
    for number, page in own.items():
        area = child.areas.find(number * PAGE_SIZE)
        if area is not None and not area.shared and bytes(mine.get(number, ZERO_PAGE)) != bytes(page):
            found.append((number * PAGE_SIZE, bytes(page)))
    return tuple(found)


def changes(before: Contents, after: Contents) -> Writes:
    """Return the pages that differ."""
    return tuple((address, page) for address, page in after.items() if before.get(address) != page)


def apply(space: "AddressSpace", writes: Writes) -> None:
    """Write the pages to the memory behind the mappings, and to the log of the run."""
    for address, page in writes:
        area = space.areas.find(address)
        if area is None:
            continue
        if not area.shared or area.source is None:
            space.paging.make_usable(area, address // PAGE_SIZE, write=True)
            space.force_store(address, page)
            continue
        area.source.page((address - area.start + area.offset) // PAGE_SIZE)[:] = page
        space.memory.dirty.add(address // PAGE_SIZE)
        if space.memory.log is not None:
            for record in (STORE_BYTES, address, page):
                space.memory.log(record)
