"""Long work that somebody watches, and may give up."""

from collections.abc import Callable
from dataclasses import dataclass

from trainer.store.errors import Cancelled


@dataclass(frozen=True, slots=True)
class Watch:
    """Who waits: ``progress`` is told what is being done and how far it is (0…1), ``cancelled`` asked all the time."""

    progress: Callable[[str, float], None] = lambda what, share: None
    cancelled: Callable[[], bool] = lambda: False

    def go_on(self, what: str, share: float) -> None:
        """Say how far it is. Raises Cancelled where nobody waits any more."""
        if self.cancelled():
            raise Cancelled("Cancelled; everything is as it was.")
        self.progress(what, min(share, 1.0))


UNWATCHED = Watch()
"""Nobody watches."""
