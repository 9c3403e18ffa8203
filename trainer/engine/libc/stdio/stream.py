"""A stream: what a ``FILE`` does, with its buffer in simulated memory as glibc keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

UNBUFFERED, LINE_BUFFERED, FULLY_BUFFERED = 2, 1, 0  # _IONBF, _IOLBF, _IOFBF
EOF = -1


class Stream:
    """A stream on a file descriptor; its buffer is allocated by ``malloc`` at the first use (4096 bytes; measured)."""

    def __init__(
        self, process: Process, fd: int, mode: int = FULLY_BUFFERED, *, buffer_size: int = 4096, mapped: str = "r+"
    ) -> None:
        self.process = process
        self.fd = fd
        self.mode = mode
        self.buffer_size = buffer_size
        self.access = mapped
        self.buffer = 0
        self.owns_buffer = False
        self.pending = 0  # bytes of the buffer that wait to be written
        self.input = bytearray()  # bytes read ahead
        self.error = False
        self.at_end = False

    def set_buffer(self, buffer: int, mode: int, size: int) -> None:
        """Do what ``setvbuf`` does; a null ``buffer`` leaves the allocation to the first use."""
        self.mode = mode
        if buffer and mode != UNBUFFERED:
            self.buffer, self.buffer_size, self.owns_buffer = buffer, max(size, 1), False

    def write(self, data: bytes) -> None:
        """Take output, passing it on as the buffering demands."""
        if not data:
            return
        if self.mode == UNBUFFERED:
            self.process.kernel.write_bytes(self.fd, data)
            return
        if not self.buffer:
            self.buffer, self.owns_buffer = self.process.heap.malloc(self.buffer_size), True
        position = 0
        while position < len(data):
            count = min(len(data) - position, self.buffer_size - self.pending)
            self.process.memory.store(self.buffer + self.pending, data[position : position + count])
            self.pending += count
            position += count
            if self.pending == self.buffer_size and position < len(data):
                self.flush()
        if self.mode == LINE_BUFFERED and b"\n" in data:
            self.flush()

    def flush(self) -> None:
        """Write what waits in the buffer."""
        if self.pending:
            data = self.process.memory.load(self.buffer, self.pending)
            self.pending = 0
            self.process.kernel.write_bytes(self.fd, data)

    def read(self, count: int) -> bytes:
        """Return up to ``count`` bytes; fewer at the end of the input."""
        while len(self.input) < count and not self.at_end:
            self._fill()
        data = bytes(self.input[:count])
        del self.input[:count]
        return data

    def read_line(self, limit: int) -> bytes:
        """Return bytes up to and with a newline, at most ``limit``."""
        while b"\n" not in self.input[:limit] and len(self.input) < limit and not self.at_end:
            self._fill()
        end = self.input.find(b"\n", 0, limit)
        return self.read(end + 1 if end >= 0 else min(limit, len(self.input)))

    def push_back(self, byte: int) -> None:
        """Do what ``ungetc`` does."""
        self.input[0:0] = bytes((byte & 0xFF,))
        self.at_end = False

    def _fill(self) -> None:
        if not self.buffer and self.mode != UNBUFFERED:
            self.buffer, self.owns_buffer = self.process.heap.malloc(self.buffer_size), True
        size = self.buffer_size if self.buffer else 1
        buffer = self.buffer or self.process.libc_data("stdio_short_buffer", 1)
        count = self.process.kernel.read(self.fd, buffer, size)
        if count <= 0:
            self.at_end, self.error = True, self.error or count < 0
            return
        self.input += self.process.memory.load(buffer, count)

    def close(self) -> None:
        """Flush, give the buffer back and close the descriptor."""
        self.flush()
        if self.owns_buffer:
            self.process.heap.free(self.buffer)
        self.process.kernel.close(self.fd)
