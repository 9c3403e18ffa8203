"""Scheduling policies (sched(7)): which there are, and that an ordinary user may not have those of real time."""

from trainer.engine.process.errno import Errno

SCHED_OTHER, SCHED_FIFO, SCHED_RR, SCHED_BATCH, SCHED_IDLE = 0, 1, 2, 3, 5
REAL_TIME = (SCHED_FIFO, SCHED_RR)
POLICIES = (*REAL_TIME, SCHED_OTHER, SCHED_BATCH, SCHED_IDLE)
_PRIORITIES = range(1, 100)  # of real time


def fits(policy: int, priority: int) -> bool:
    """Tell whether there is such a policy and it has such a priority."""
    return priority in _PRIORITIES if policy in REAL_TIME else policy in POLICIES and priority == 0


def refusal(policy: int, priority: int) -> Errno | None:
    """Say why an ordinary user may not choose them."""
    if not fits(policy, priority):
        return Errno.EINVAL
    return Errno.EPERM if policy in REAL_TIME else None
