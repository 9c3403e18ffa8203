"""System V shared memory: shmget(2), shmat(2), shmdt(2), shmctl(2). A segment is a file that has no name in any folder.

The entries of the folder of segments are called after identifier, key and creator, so that a forked child learns of
them as it does of files.
"""

from trainer.engine.events import Rule
from trainer.engine.lazy_dataclasses import dataclass
from trainer.engine.process.errno import Errno
from trainer.engine.process.file_nodes import READ, REGULAR, USER, WRITE, FileNode
from trainer.engine.process.memory_limits import Denied
from trainer.engine.process.name_calls import NameCalls
from trainer.engine.process.open_files import O_RDWR, OpenFile
from trainer.engine.process.sources import SharedPages
from trainer.engine.process.vma import PAGE_SIZE, MapFlag, Protection, page_up

IPC_PRIVATE = 0
_CREATE, _EXCLUSIVE = 0o1000, 0o2000
_READ_ONLY, _ROUND, _REPLACE, _EXECUTE = 0o10000, 0o20000, 0o40000, 0o100000
REMOVED = 0o1000  # SHM_DEST: gone as soon as nobody has it attached
_RIGHTS = 0o777
_PATH = "/SYSV"


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of shared memory; ``node`` holds its bytes, rights and times."""

    identifier: int
    key: int
    creator: int
    node: FileNode

    @property
    def name(self) -> str:
        """The entry in the folder of segments."""
        return f"{self.identifier} {self.key} {self.creator}"


class SegmentCalls(NameCalls):
    """Segments of memory that processes find by a key."""

    def shmget(self, key: int, size: int, flags: int) -> int:
        """Return the identifier of the segment with ``key``, made where the flags ask for it."""
        return self._report("shmget", self._shmget(key, size, flags), key=key, size=size, flags=flags)

    def _shmget(self, key: int, size: int, flags: int) -> int | Errno:
        found = next((segment for segment in self._segments() if key != IPC_PRIVATE and segment.key == key), None)
        if found is not None:
            if flags & _CREATE and flags & _EXCLUSIVE:
                return Errno.EEXIST
            return Errno.EINVAL if size > found.node.size else found.identifier
        if key != IPC_PRIVATE and not flags & _CREATE:
            return Errno.ENOENT
        if not size:
            return Errno.EINVAL
        taken = {segment.identifier for segment in self._segments()}
        identifier = next(number for number in range(len(taken) + 1) if number not in taken)
        file = SharedPages(size, f"{_PATH}{key & 0xFFFFFFFF:08x} (deleted)")
        node = FileNode(self.tree.new_number(), REGULAR | flags & _RIGHTS, USER, file=file)
        node.changed = self._now()
        node.accessed = node.modified = 0
        segment = Segment(identifier, key, self.process.threads.pid, node)
        self.tree.segments.entries[segment.name] = node
        return identifier

    def shmat(self, identifier: int, address: int, flags: int) -> int:
        """Map a segment and return where."""
        result: int | Errno
        rule: Rule | None = None
        try:
            result, rule = self._shmat(identifier, address, flags)
        except Denied as failure:
            result, rule = failure.errno, failure.rule
        return self._report("shmat", result, rule, shmid=identifier, address=address, flags=flags)

    def _shmat(self, identifier: int, address: int, flags: int) -> tuple[int | Errno, Rule | None]:
        segment = self.segment(identifier)
        if segment is None or (address % PAGE_SIZE and not flags & _ROUND) or (flags & _REPLACE and not address):
            return Errno.EINVAL, None
        rights, writes = Protection.READ, not flags & _READ_ONLY
        if not segment.node.allows(READ) or (writes and not segment.node.allows(WRITE)):
            return Errno.EACCES, None
        if writes:
            rights |= Protection.WRITE
        if flags & _EXECUTE:
            rights |= Protection.EXECUTE
        kind = MapFlag.SHARED
        if address:
            address -= address % PAGE_SIZE
            kind |= MapFlag.FIXED if flags & _REPLACE else MapFlag.FIXED_NOREPLACE
        fd = self._install(OpenFile(O_RDWR if writes else 0, file=segment.node.file, node=segment.node))
        if isinstance(fd, Errno):
            return fd, None
        try:
            start, rule = self._mmap(address, segment.node.size, rights, kind, fd, 0)
        except Denied as failure:
            error = Errno.EINVAL if failure.errno is Errno.EEXIST else failure.errno
            raise Denied(error, failure.rule) from None
        finally:
            del self.files[fd]
        segment.node.accessed = self._now()
        return start, rule

    def shmdt(self, address: int) -> int:
        """Unmap the segment that was attached at ``address``."""
        area = self.space.areas.find(address)
        if area is None or area.start != address or area.source is None or not area.source.path.startswith(_PATH):
            return self._report("shmdt", Errno.EINVAL, address=address)
        self.space.unmap(address, address + page_up(area.source.size))
        for segment in self._segments():
            if segment.node.file is area.source:
                segment.node.modified = self._now()
                self._forget_removed(segment)
        return self._report("shmdt", 0, address=address)

    def segment(self, identifier: int) -> Segment | None:
        """Return the segment with that identifier."""
        return next((segment for segment in self._segments() if segment.identifier == identifier), None)

    def attached(self, segment: Segment) -> int:
        """Return how often the segment is mapped, by all processes."""
        return self.process.threads.turns.external(lambda: self._count(segment.node.number))

    def _count(self, number: int) -> int:
        found = self.tree.segments.entries.values()
        files = [node.file for node in found if isinstance(node, FileNode) and node.number == number]
        processes = self.process.threads.processor.processes.values() or [self.process]
        areas = (area for process in processes for area in process.space.areas)
        return sum(area.source in files for area in areas if area.source is not None)

    def set_segment_rights(self, segment: Segment, mode: int) -> None:
        """Change who may read and write (IPC_SET)."""
        segment.node.mode = segment.node.mode & ~_RIGHTS | mode & _RIGHTS
        segment.node.changed = self._now()

    def remove_segment(self, segment: Segment) -> None:
        """Let nobody find the segment any more; it stays as long as somebody has it attached (IPC_RMID)."""
        del self.tree.segments.entries[segment.name]
        hidden = Segment(segment.identifier, IPC_PRIVATE, segment.creator, segment.node)
        self.tree.segments.entries[hidden.name] = hidden.node
        hidden.node.mode |= REMOVED
        self._forget_removed(hidden)

    def _forget_removed(self, segment: Segment) -> None:
        if segment.node.mode & REMOVED and not self.attached(segment):
            del self.tree.segments.entries[segment.name]

    def _segments(self) -> list[Segment]:
        found = []
        for name, node in self.tree.segments.entries.items():
            identifier, key, creator = map(int, name.split())
            assert isinstance(node, FileNode)
            found.append(Segment(identifier, key, creator, node))
        return found
