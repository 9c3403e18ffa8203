"""What system calls on memory are refused for: resource limits, overcommit, and the number of areas."""

from trainer.engine.events import Rule
from trainer.engine.lazy_dataclasses import dataclass
from trainer.engine.platforms.base import INFINITY
from trainer.engine.process.address_space import AddressSpace
from trainer.engine.process.errno import Errno
from trainer.engine.process.limits import Resource
from trainer.engine.process.system_calls import SystemCalls
from trainer.engine.process.vma import Vma, VmaFlag


@dataclass(frozen=True, slots=True)
class Denied(Exception):
    """Unwinds a system call that fails with ``errno`` because of ``rule``."""

    errno: Errno
    rule: Rule


def denied(errno: Errno, name: str, **values: int | str | None) -> Denied:
    """Name the error and the rule behind it."""
    return Denied(errno, Rule(name, values))


class MemoryLimits(SystemCalls):
    """The checks of a process; each raises Denied."""

    @property
    def space(self) -> AddressSpace:
        """The address space of the process."""
        return self.process.space

    def _check_room(self, area: Vma, replaced: list[Vma]) -> None:
        """Check the limits for a new area that takes the place of ``replaced``."""
        limit = self.limits.soft(Resource.AS)
        freed = sum(min(old.end, area.end) - max(old.start, area.start) for old in replaced)
        if limit != INFINITY and self.space.mapped_size() + area.size - freed > limit:
            raise denied(Errno.ENOMEM, "limit-as", limit=limit, length=area.size)
        if area.counts_as_data:
            self._check_data(area.size - freed, valgrind=not area.flags & VmaFlag.BREAK)
        if area.flags & VmaFlag.LOCKED:
            self._check_locked(area.size, Errno.EAGAIN)
        shared_memory = area.shared and area.source is None and not area.flags & VmaFlag.NO_RESERVE
        if area.flags & VmaFlag.ACCOUNTED or shared_memory:
            self.check_memory(area.size)

    def _check_data(self, size: int, *, valgrind: bool = True) -> None:
        soft, hard = self.limits.data()
        if soft == INFINITY or self.space.data_size() + size <= soft:
            return
        # a soft limit of 0 lets mappings through, for the sake of old Valgrind
        if valgrind and soft == 0 and self.space.data_size() + size <= hard:
            return
        raise denied(Errno.ENOMEM, "limit-data", limit=soft, length=size)

    def check_memory(self, size: int) -> None:
        """Raise Denied if ``size`` bytes are more than there is of memory (the overcommit heuristic)."""
        memory = self.space.platform.memory
        if size > memory:
            raise denied(Errno.ENOMEM, "overcommit", memory=memory, length=size)

    def _check_locked(self, size: int, error: Errno = Errno.ENOMEM) -> None:
        """Check whether ``size`` more bytes may be locked: EPERM where none may, else ``error``."""
        limit = self.limits.soft(Resource.MEMLOCK)
        locked = sum(area.size for area in self.space.areas if area.flags & VmaFlag.LOCKED)
        if locked + size > limit:
            raise denied(error if limit else Errno.EPERM, "limit-memlock", limit=limit)

    def _check_map_count(self) -> None:
        """Refuse to split one more area (split_vma)."""
        limit = self.space.platform.max_map_count
        if len(self.space.areas) >= limit:
            raise denied(Errno.ENOMEM, "map-count", count=limit)
