"""The open streams of a process."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.libc.stdio.stream import FULLY_BUFFERED, LINE_BUFFERED, UNBUFFERED, Stream

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

FILE_SIZE = 472  # of what fopen allocates: FILE, lock and wide data (measured: a chunk of 480 bytes)
_TERMINAL_BUFFER = 1024


class Stdio:
    """Streams by the address of their ``FILE``."""

    def __init__(self, process: Process) -> None:
        self.process = process
        self.streams: dict[int, Stream] = {}
        output = (LINE_BUFFERED, _TERMINAL_BUFFER) if process.tty else (FULLY_BUFFERED, 4096)
        for name, fd, mode, size in (
            ("stdin", 0, FULLY_BUFFERED, 4096),
            ("stdout", 1, *output),
            ("stderr", 2, UNBUFFERED, 4096),
        ):
            self.streams[self.stream_address(name)] = Stream(process, fd, mode, buffer_size=size)

    def stream_address(self, name: str) -> int:
        """Return the address of a standard stream's ``FILE`` in the C library's data."""
        return self.process.libc_data(f"_IO_2_1_{name}_", 224)

    @property
    def stdout(self) -> Stream:
        """Standard output."""
        return self.streams[self.stream_address("stdout")]

    @property
    def stdin(self) -> Stream:
        """Standard input."""
        return self.streams[self.stream_address("stdin")]

    def stream(self, address: int) -> Stream:
        """Return the stream of a ``FILE``; a pointer that is none crashes the program, as reading its lock would."""
        while address not in self.streams:
            self.process.memory.load_u64(address + 136)
            self.process.signals.abort()
        return self.streams[address]

    def open(self, fd: int) -> int:
        """Make a ``FILE`` for a descriptor; returns its address, 0 without memory."""
        address = self.process.heap.malloc(FILE_SIZE)
        if address:
            self.streams[address] = Stream(self.process, fd)
        return address

    def close(self, address: int) -> None:
        """Close a stream and free its ``FILE``."""
        self.streams.pop(address).close()
        if address not in {self.stream_address(name) for name in ("stdin", "stdout", "stderr")}:
            self.process.heap.free(address)

    def flush_all(self) -> None:
        """Write what waits in all streams."""
        for stream in list(self.streams.values()):
            stream.flush()
