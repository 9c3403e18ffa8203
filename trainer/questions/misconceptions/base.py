"""What a misconception is: a wrong rule, by which the same program is run, or its run is read."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from trainer.questions.probes import Probe, Value

if TYPE_CHECKING:
    from trainer.engine import Region, Run
    from trainer.engine.platforms import Platform
    from trainer.questions.item import Item

Read = Callable[[Probe, Value, "Run"], Value]
"""From a probe, what it gives in the run and the run itself to what somebody with the belief would say."""


@dataclass(frozen=True)
class Misconception:
    """A wrong belief, named, so that an answer which follows from it is recognised.

    ``belief`` completes "somebody who believes that …"; ``truth`` says in a sentence or two what is so; ``reference``
    is where it can be looked up. The wrong rule is data for the engine, in any of these ways:

    - ``platform`` derives a machine on which the belief holds,
    - ``source`` rewrites the program into one that does what the belief says, line by line the same,
    - ``read`` says what somebody with the belief reads off the run, probe by probe,
    - ``regions`` draws the address space as they see it,
    - ``item`` turns a question that was made ready into the one that they see (None: it says nothing about that kind).

    ``asks`` are the probes that the belief says something about (empty: all); the others are answered as it is.
    """

    name: str
    title: str
    belief: str
    truth: str
    reference: str
    platform: "Callable[[Platform], Platform] | None" = None
    source: Callable[[str], str] | None = None
    read: Read | None = None
    regions: "Callable[[tuple[Region, ...]], tuple[Region, ...]] | None" = None
    item: "Callable[[Item[Any, Any]], Item[Any, Any] | None] | None" = None
    asks: frozenset[str] = frozenset()

    @property
    def feedback(self) -> str:
        """What is said to a learner whose answer follows from the belief (Markdown)."""
        return f"**This is what one gets who believes that {self.belief}.** {self.truth}"


OUTCOMES = frozenset({"outcome", "signal", "exit-code", "stdout", "fault-region", "fault-line", "fault-address"})
"""The probes of how a run ends."""
