"""Files of /proc as a program reads them: text that is made when reading begins (fs/seq_file.c)."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from trainer.engine.process.errno import Errno

if TYPE_CHECKING:
    from trainer.engine.process.process import Process
    from trainer.engine.process.threads import Thread

Render = Callable[["Process"], bytes]

LONGEST_NAME = 15
_BUFFER = 4096  # bytes that the kernel prepares at once
_AREA = re.compile(rb"^[0-9a-f]+-[0-9a-f]+ ", re.MULTILINE)


class ProcText:
    """A file whose text is made anew whenever it is read from the start."""

    size = 0

    def __init__(self, path: str, process: "Process", render: Render) -> None:
        self.path = path
        self._process, self._render = process, render
        self._content: bytes | None = None

    def read(self, offset: int, count: int) -> bytes:
        """Return up to ``count`` bytes at ``offset``."""
        return self._from(offset)[:count]

    def _from(self, offset: int) -> bytes:
        if offset == 0 or self._content is None:
            self._content = self._render(self._process)
        return self._content[offset:]

    def write(self, offset: int, data: bytes) -> int | Errno:
        """Refuse: these files only tell."""
        return Errno.EACCES


class ProcRecords(ProcText):
    """One with a record for each area: a read returns what is left of those prepared, and as many as fit a buffer."""

    _prepared = 0  # where the records end that are prepared

    def read(self, offset: int, count: int) -> bytes:
        """Return fewer than ``count`` bytes where the buffer is full before."""
        text = self._from(offset)
        left = self._prepared - offset if 0 < offset < self._prepared else 0
        if count <= left:
            return text[:count]
        self._prepared = offset + self._fill(text, left, count)
        return text[: min(count, self._prepared - offset)]

    @staticmethod
    def _fill(text: bytes, start: int, count: int) -> int:
        """Return where the records end that are prepared for ``count`` bytes of ``text``, from ``start`` on."""
        end = start
        for record in [*(found.start() for found in _AREA.finditer(text, start + 1)), len(text)]:
            if end > start and (end >= count or record - start >= _BUFFER):
                break
            end = record
        return end


class NameFile(ProcText):
    """The name of a thread, which another thread of the process may change."""

    def __init__(self, path: str, process: "Process", thread: "Thread") -> None:
        super().__init__(path, process, lambda _: thread.name.encode("latin-1", "replace") + b"\n")
        self._thread = thread

    def write(self, offset: int, data: bytes) -> int:
        """Take over the name, with a newline if there is one."""
        self._thread.name = data[:LONGEST_NAME].partition(b"\0")[0].decode("latin-1")
        return len(data)


class OutOfMemory:
    """How willingly the kernel ends a process when memory runs out, from -1000 to 1000."""

    def __init__(self, _: "Process") -> None:
        self.adjustment = self.least = 0


class ScoreAdjustment(ProcText):
    """/proc/self/oom_score_adj: everybody may raise the value, only the superuser lower it."""

    def __init__(self, path: str, process: "Process") -> None:
        super().__init__(path, process, lambda process: f"{process.part(OutOfMemory).adjustment}\n".encode())

    def write(self, offset: int, data: bytes) -> int | Errno:
        """Set it to a decimal number."""
        try:
            wanted = int(data)
        except ValueError:
            return Errno.EINVAL
        score = self._process.part(OutOfMemory)
        if not -1000 <= wanted <= 1000:
            return Errno.EINVAL
        if wanted < score.least:
            return Errno.EACCES
        score.adjustment = wanted
        return len(data)
