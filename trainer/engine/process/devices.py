"""The character devices that programs open (null(4), random(4)); reading and writing them ignores the offset."""

from random import Random

from trainer.engine.process.errno import Errno


class Null:
    """/dev/null: always at its end, takes everything."""

    path = "/dev/null"
    size = 0

    def read(self, offset: int, count: int) -> bytes:
        """Return nothing."""
        return b""

    def write(self, offset: int, data: bytes) -> int | Errno:
        """Forget ``data``."""
        return len(data)


class Zeros(Null):
    """/dev/zero: endless zeros; a mapping of it is anonymous memory."""

    path = "/dev/zero"

    def read(self, offset: int, count: int) -> bytes:
        """Return ``count`` zeros."""
        return bytes(count)


class Full(Zeros):
    """/dev/full: reads as zeros, and has no room for anything."""

    path = "/dev/full"

    def write(self, offset: int, data: bytes) -> int | Errno:
        """Refuse."""
        return Errno.ENOSPC


_PIECE = 1 << 20  # bytes; the generator makes less than 256 MiB at once


class RandomBytes(Null):
    """/dev/urandom: the random numbers of the run."""

    def __init__(self, path: str, random: Random) -> None:
        self.path = path
        self._random = random

    def read(self, offset: int, count: int) -> bytes:
        """Return ``count`` random bytes."""
        pieces = (min(_PIECE, count - done) for done in range(0, count, _PIECE))
        return b"".join(map(self._random.randbytes, pieces))


class Terminal(Null):
    """Standard input that is typed: read line by line; what is written goes to the other end."""

    path = "/dev/pts/0"

    def __init__(self, data: bytes) -> None:
        self.left = data

    def read(self, offset: int, count: int) -> bytes:
        """Return what is left of a line, at most ``count`` bytes; nothing at the end."""
        end = self.left.find(b"\n") + 1 or len(self.left)
        data = self.left[: min(end, count)]
        self.left = self.left[len(data) :]
        return data
