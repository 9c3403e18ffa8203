"""What a process does at a signal: dispositions and sets of signals (sigaction(2), sigsetops(3))."""

from trainer.engine.lazy_dataclasses import dataclass
from trainer.engine.process.signal_numbers import LAST

SIG_DFL, SIG_IGN = 0, 1
SA_SIGINFO, SA_ONSTACK, SA_RESTART = 0x4, 0x08000000, 0x10000000
SA_NODEFER, SA_RESETHAND = 0x40000000, 0x80000000


@dataclass(frozen=True, slots=True)
class Action:
    """A disposition: SIG_DFL, SIG_IGN or a handler's address; ``mask`` is blocked while the handler runs."""

    handler: int = SIG_DFL
    mask: frozenset[int] = frozenset()
    flags: int = 0


def mask_to_set(mask: int) -> set[int]:
    """Return the signal numbers in the first word of a ``sigset_t``."""
    return {number for number in range(1, LAST + 1) if mask >> (number - 1) & 1}


def set_to_mask(numbers: set[int] | frozenset[int]) -> int:
    """Return the first word of the ``sigset_t`` that holds ``numbers``."""
    return sum(1 << (number - 1) for number in numbers)
