"""What a process has used: processor time, memory, page faults (getrusage(2))."""

from typing import TYPE_CHECKING

from trainer.engine.lazy_dataclasses import dataclass

if TYPE_CHECKING:
    from trainer.engine.process.process import Process


@dataclass(frozen=True, slots=True)
class Usage:
    """Nanoseconds of processor time, the most pages in memory, minor and major page faults."""

    time: int = 0
    peak: int = 0
    faults: int = 0
    major_faults: int = 0

    def with_child(self, other: "Usage") -> "Usage":
        """Return the sum with what another process has used; of the peaks the larger one counts."""
        faults, major_faults = self.faults + other.faults, self.major_faults + other.major_faults
        return Usage(self.time + other.time, max(self.peak, other.peak), faults, major_faults)


def usage(process: "Process") -> Usage:
    """Return what a process has used until now."""
    processor, space = process.threads.processor, process.space
    runs = processor.running is not None and processor.running.process is process
    time = process.threads.computed + (processor.spent() if runs else 0)
    return Usage(time, space.paging.peak, space.minor_faults, space.paging.major_faults)
