"""What happened in a run, with the rule that made it happen."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

Datum = int | str | None


_NO_VALUES: Mapping[str, Datum] = MappingProxyType({})


# named tuples, since a run makes tens of thousands of them
class Rule(NamedTuple):
    """A rule of the platform that decided something, as data.

    ``name`` is a key of ``trainer.engine.rules.SENTENCES``; ``values`` are the numbers it was applied to.
    """

    name: str
    values: Mapping[str, Datum] = _NO_VALUES

    def sentence(self) -> str:
        """Render the rule in English."""
        from trainer.engine.rules import sentence

        return sentence(self.name, self.values)


class Event(NamedTuple):
    """One thing that happened at ``step`` in ``thread`` (1 is main) on source line ``line`` (0: before main).

    ``kind`` is "syscall", "malloc", "calloc", "realloc", "free", "stack-growth", "page-fault", "fault", "signal",
    "thread-start", "thread-exit", "output" or "limit"; ``data`` holds its numbers and names.
    """

    step: int
    thread: int
    line: int
    kind: str
    data: Mapping[str, Datum]
    rule: Rule
