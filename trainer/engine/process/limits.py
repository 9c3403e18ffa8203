"""Resource limits of a process (getrlimit(2); numbers of Linux x86-64)."""

from enum import IntEnum

from trainer.engine.platforms.base import INFINITY, Platform
from trainer.engine.process.errno import Errno


class Resource(IntEnum):
    """What a limit bounds."""

    CPU = 0
    FSIZE = 1
    DATA = 2
    STACK = 3
    CORE = 4
    RSS = 5
    NPROC = 6
    NOFILE = 7
    MEMLOCK = 8
    AS = 9
    LOCKS = 10
    SIGPENDING = 11
    MSGQUEUE = 12
    NICE = 13
    RTPRIO = 14
    RTTIME = 15


class ResourceLimits:
    """Soft and hard limits in bytes (or the resource's own unit); ``INFINITY`` is RLIM_INFINITY."""

    def __init__(self, platform: Platform) -> None:
        self._limits = dict.fromkeys(Resource, (INFINITY, INFINITY))
        self._limits[Resource.STACK] = (platform.stack_limit, INFINITY)
        self._limits[Resource.MEMLOCK] = (platform.lock_limit, platform.lock_limit)
        self._limits[Resource.CORE] = (0, 0)
        self._limits[Resource.NOFILE] = (1024, 1 << 20)
        self._limits[Resource.NPROC] = self._limits[Resource.SIGPENDING] = (96364, 96364)
        self._limits[Resource.NICE] = self._limits[Resource.RTPRIO] = (0, 0)
        self._limits[Resource.MSGQUEUE] = (819200, 819200)

    def soft(self, resource: Resource) -> int:
        """Return the limit in force."""
        return self._limits[resource][0]

    def data(self) -> tuple[int, int]:
        """Return soft and hard RLIMIT_DATA."""
        return self._limits[Resource.DATA]

    def processor_time(self) -> tuple[int, int]:
        """Return soft and hard RLIMIT_CPU, in seconds."""
        return self._limits[Resource.CPU]

    def get(self, resource: int) -> tuple[int, int] | Errno:
        """Return soft and hard limit; EINVAL for an unknown resource."""
        return self._limits[Resource(resource)] if resource in self._limits else Errno.EINVAL

    def set(self, resource: int, soft: int, hard: int) -> Errno | None:
        """Change a limit; an ordinary user cannot raise the hard limit."""
        if resource not in self._limits or soft > hard:
            return Errno.EINVAL
        if hard > self._limits[Resource(resource)][1]:
            return Errno.EPERM
        self._limits[Resource(resource)] = (soft, hard)
        return None

    def copy_from(self, other: "ResourceLimits") -> None:
        """Take over the limits of ``other`` (fork)."""
        self._limits = dict(other._limits)
