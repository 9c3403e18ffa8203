"""The system calls on resource limits: getrlimit(2), setrlimit(2)."""

from trainer.engine.process.errno import Errno
from trainer.engine.process.limits import Resource
from trainer.engine.process.system_calls import SystemCalls


class LimitCalls(SystemCalls):
    """Asking for and changing resource limits."""

    def getrlimit(self, resource: int) -> tuple[int, int] | int:
        """Return soft and hard limit, or the negative of an ``Errno``."""
        found = self.limits.get(resource)
        return -found if isinstance(found, Errno) else found

    def setrlimit(self, resource: int, soft: int, hard: int) -> int:
        """Change a resource limit; it is in force at once."""
        failure = self.limits.set(resource, soft, hard)
        if failure is None and resource == Resource.CPU:
            self.process.limit_processor_time()
        result: int | Errno = 0 if failure is None else failure
        return self._report("setrlimit", result, resource=resource, soft=soft, hard=hard)
