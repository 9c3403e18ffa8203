"""Reading strings that need not end, without touching a byte more than the C library would."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trainer.engine.process.memory import Memory

_PAGE = 4096


def bounded_string(memory: Memory, address: int, limit: int) -> bytes:
    """Return the bytes before the first NUL, at most ``limit``; what lies behind them is not looked at."""
    parts = []
    while limit > 0:
        count = min(limit, _PAGE - address % _PAGE)
        piece = memory.load(address, count)
        end = piece.find(0)
        if end >= 0:
            parts.append(piece[:end])
            break
        parts.append(piece)
        address, limit = address + count, limit - count
    return b"".join(parts)
