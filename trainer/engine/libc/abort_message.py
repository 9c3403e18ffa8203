"""The last words of a program that the C library aborts, in a mapping of their own where a debugger finds them."""

from typing import TYPE_CHECKING

from trainer.engine.process.vma import MapFlag, Protection, page_up

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

_READ_WRITE = Protection.READ | Protection.WRITE
_ANONYMOUS = MapFlag.PRIVATE | MapFlag.ANONYMOUS


class AbortMessage:
    """``__abort_msg`` of one process: the size of the mapping, then the text."""

    def __init__(self, process: "Process") -> None:
        self._process = process
        self._mapping = (0, 0)  # address, size

    def keep(self, message: bytes) -> None:
        """Map a message, then unmap the one before, which an earlier abort left whose handler did not return."""
        kernel, size = self._process.kernel, page_up(len(message) + 1)
        address = kernel.mmap(0, size, _READ_WRITE, _ANONYMOUS)
        if address < 0:
            return
        self._process.memory.store(address, size.to_bytes(4, "little") + message + b"\0")
        before, self._mapping = self._mapping, (address, size)
        if before[0]:
            kernel.munmap(*before)
