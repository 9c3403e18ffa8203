"""Which pages of a file come into memory with one that is read, since that costs no fault then (mm/memory.c)."""

_AROUND = 16  # pages: fault_around_bytes of the kernel
_TABLE = 512  # pages that one page table has


def neighbours(number: int, first: int, end: int) -> range:
    """Return those of page ``number``: at most 64 KiB of its page table and area, from ``first`` to before ``end``."""
    first = max(number & -_AROUND, first)
    return range(first, min(first + _AROUND, (number | _TABLE - 1) + 1, end))
