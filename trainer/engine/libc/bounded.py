"""Reading memory of unknown length in pieces that end where a page ends.

The string functions of the C library read ahead, but never into a page that they need not look at; so what is read
here faults only where they would.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trainer.engine.process.memory import Memory

_PAGE = 4096
UNLIMITED = 1 << 64


def pieces(memory: Memory, address: int, limit: int = UNLIMITED) -> Iterator[bytes]:
    """Yield the bytes at ``address``, page by page, ``limit`` of them."""
    while limit > 0:
        count = min(limit, _PAGE - address % _PAGE)
        yield memory.load(address, count)
        address, limit = address + count, limit - count


def bounded_string(memory: Memory, address: int, limit: int) -> bytes:
    """Return the bytes before the first NUL, at most ``limit``."""
    parts = []
    for piece in pieces(memory, address, limit):
        end = piece.find(0)
        if end >= 0:
            parts.append(piece[:end])
            break
        parts.append(piece)
    return b"".join(parts)


def leading(memory: Memory, address: int, members: bytes) -> bytes:
    """Return the leading bytes that are ``members``."""
    parts = []
    for piece in pieces(memory, address):
        rest = piece.lstrip(members)
        parts.append(piece[: len(piece) - len(rest)])
        if rest:
            break
    return b"".join(parts)
