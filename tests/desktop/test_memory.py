"""Memory that is free goes back to the system."""

import platform
from pathlib import Path

import pytest

from trainer.desktop.memory import give_back

PIECES, SIZE, KEPT = 20_000, 3_000, 50


def resident() -> int:
    """Return how many bytes of this process are in memory."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc can be asked to")
def test_what_lies_between_pieces_that_are_kept_is_given_back():
    pieces = [bytes([number % 256]) * SIZE for number in range(PIECES)]
    kept = pieces[::KEPT]
    pieces.clear()
    before = resident()

    give_back()

    assert resident() < before - PIECES * SIZE / 2
    assert all(len(piece) == SIZE for piece in kept)
