"""Whether SQLite's write-ahead log was damaged after it had been on disk (https://sqlite.org/walformat.html).

SQLite plays a log up to the first frame that does not fit the one before, and says nothing of what follows. That is
right after a power cut, which may leave any part of the one transaction that was being written, in any order; that
was not confirmed to anybody. But each transaction is on disk before the next one begins (``synchronous = FULL``). So
where a frame does not fit, and after it stands a commit with the first frame of the following transaction, the frame
had been on disk, whole: it was damaged later, and confirmed transactions are lost. Damage in the newest transaction
cannot be told from a power cut.
"""

import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from struct import Struct
from typing import NamedTuple

_HEADER = Struct(">8I")  # magic, version, page size, checkpoint, two salts, two checksums
_FRAME = Struct(">6I")  # page, pages of the database after a commit (else 0), two salts, two checksums
_MAGIC = 0x377F0682  # the last bit: checksums are of big-endian words
_MASK = 0xFFFFFFFF
_PAUSE = 0.2  # seconds
_MOST = 32 << 20  # bytes of a log that are looked at: half a second

_Sums = tuple[int, int]


class _Frame(NamedTuple):
    page: int
    commits: bool
    fits: bool
    """Whether its checksum continues that of the frame before."""


def lost_transactions(log: Path) -> int:
    """Return how many confirmed transactions, at least, a log holds that was damaged. Raises OSError."""
    lost = _lost_in(log)
    if lost:  # another running copy may have been writing while it was read
        time.sleep(_PAUSE)
        lost = min(lost, _lost_in(log))
    return lost


def _lost_in(log: Path) -> int:
    if not log.exists():
        return 0
    with log.open("rb") as file:
        frames = list(_frames(file.read(_MOST)))
    broken = next((number for number, frame in enumerate(frames) if not frame.fits), len(frames))
    return sum(
        frame.commits and following.fits and following.page != frame.page  # a commit may be repeated to fill a sector
        for frame, following in zip(frames[broken:], frames[broken + 1 :], strict=False)
    )


def _frames(data: bytes) -> Iterator[_Frame]:
    if len(data) < _HEADER.size:
        return
    magic, _, page_size, _, *salts, first, second = _HEADER.unpack_from(data)
    if magic & ~1 != _MAGIC or not 512 <= page_size <= 65536 or page_size % 8:
        return
    order = ">" if magic & 1 else "<"
    head, body = Struct(f"{order}2I"), Struct(f"{order}{page_size // 4}I")
    sums = first, second
    for place in range(_HEADER.size, len(data) - _FRAME.size - page_size + 1, _FRAME.size + page_size):
        page, pages, *own_salts, first, second = _FRAME.unpack_from(data, place)
        words = head.unpack_from(data, place) + body.unpack_from(data, place + _FRAME.size)
        fits = own_salts == salts and _summed(words, *sums) == (first, second)
        sums = first, second
        yield _Frame(page, pages > 0, fits)


def _summed(words: Sequence[int], first: int, second: int) -> _Sums:
    """Return the checksum of words that follow on those of another (section 4.2 of the format)."""
    for even, odd in zip(words[::2], words[1::2], strict=True):
        first = (first + even + second) & _MASK
        second = (second + odd + first) & _MASK
    return first, second
