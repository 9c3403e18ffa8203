"""What all system calls share: the process, its limits, and the event that each leaves."""

from typing import TYPE_CHECKING

from trainer.engine.events import Datum, Rule
from trainer.engine.process.call_rules import rule_of
from trainer.engine.process.errno import Errno
from trainer.engine.process.limits import ResourceLimits
from trainer.engine.process.vma import VmaFlag

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

Values = dict[str, Datum]


class SystemCalls:
    """Base of the groups of system calls; each returns a result, or the negative of an ``Errno``."""

    def __init__(self, process: "Process") -> None:
        self.process = process
        self.limits = ResourceLimits(process.platform)
        self.future_flags = VmaFlag.NONE  # of every new mapping (mlockall)

    def _report(self, name: str, result: int | Errno, rule: Rule | None = None, **arguments: Datum) -> int:
        """Add the event of a finished call and return what the program's register holds.

        Without ``rule``, the one that holds for every success or failure of its kind decided.
        """
        failed = isinstance(result, Errno)
        error = result.name if isinstance(result, Errno) else None
        value = -result if failed else int(result)
        rule = rule or rule_of(name, result, arguments)
        self.process.emit("syscall", rule, name=name, result=-1 if failed else value, errno=error, **arguments)
        return value
