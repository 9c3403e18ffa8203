"""What happened in a run, with the rule that made it happen."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Datum = int | str | None


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the platform that decided something, as data.

    ``name`` is a key of ``trainer.engine.rules.SENTENCES``; ``values`` are the numbers it was applied to.
    """

    name: str
    values: Mapping[str, Datum] = field(default_factory=dict)

    def sentence(self) -> str:
        """Render the rule in English."""
        from trainer.engine.rules import sentence

        return sentence(self.name, self.values)


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened at ``step`` in ``thread`` (1 is main) on source line ``line`` (0: before main).

    ``kind`` is "syscall", "malloc", "calloc", "realloc", "free", "stack-growth", "page-fault", "fault", "signal",
    "thread-start", "thread-exit", "output" or "limit"; ``data`` holds its numbers and names.
    """

    step: int
    thread: int
    line: int
    kind: str
    data: Mapping[str, Datum]
    rule: Rule | None = None
