"""Where ``scanf`` reads from: a stream or a string, byte by byte, with one byte put back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from trainer.engine.libc.stdio.file import EOF

if TYPE_CHECKING:
    from trainer.engine.libc.stdio.file_stream import FileStream
    from trainer.engine.process.process import Process


class ByteSource(Protocol):
    """Bytes one at a time."""

    def get_byte(self) -> int:
        """Take a byte, or EOF."""
        ...

    def put_back(self, byte: int) -> int:
        """Make ``byte`` the next one."""
        ...


class StringSource:
    """The bytes of a string."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._place = 0

    def get_byte(self) -> int:
        """Take a byte, or EOF."""
        if self._place == len(self._data):
            return EOF
        self._place += 1
        return self._data[self._place - 1]

    def put_back(self, byte: int) -> int:
        """Make the last byte the next one."""
        self._place -= 1
        return byte


class ScanInput:
    """Counts what is taken; ``byte`` is the last one, EOF at the end."""

    def __init__(self, process: Process, source: FileStream | StringSource) -> None:
        self._process = process
        self._errno = 0
        self._source: ByteSource = source
        self.byte = 0
        self.taken = 0

    def next(self) -> int:
        """Take a byte; after EOF there is no more, and errno is again what it was then (vfscanf-internal.c)."""
        if self.byte == EOF:
            self._process.errno = self._errno
            return EOF
        self.byte = self._source.get_byte()
        if self.byte == EOF:
            self._errno = self._process.errno
        else:
            self.taken += 1
        return self.byte

    def back(self) -> None:
        """Put the last byte back."""
        if self.byte != EOF:
            self._source.put_back(self.byte)
            self.taken -= 1
