"""The character devices that programs open (null(4), random(4)); reading and writing them ignores the offset."""

from random import Random


class Null:
    """/dev/null: always at its end, takes everything."""

    path = "/dev/null"
    size = 0

    def read(self, offset: int, count: int) -> bytes:
        """Return nothing."""
        return b""

    def write(self, offset: int, data: bytes) -> int:
        """Forget ``data``."""
        return len(data)


class Zeros(Null):
    """/dev/zero: endless zeros; a mapping of it is anonymous memory."""

    path = "/dev/zero"

    def read(self, offset: int, count: int) -> bytes:
        """Return ``count`` zeros."""
        return bytes(count)


class RandomBytes(Null):
    """/dev/urandom: the random numbers of the run."""

    def __init__(self, path: str, random: Random) -> None:
        self.path = path
        self._random = random

    def read(self, offset: int, count: int) -> bytes:
        """Return ``count`` random bytes."""
        return self._random.randbytes(count)
