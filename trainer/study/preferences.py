"""How a learner wants to be asked."""

from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from trainer.store import Learner
    from trainer.store.store import Store

_NAME = "study"


@dataclass(frozen=True, slots=True)
class Preferences:
    """``retention`` is the recall (0…1) at which a card is asked again; the limits are cards a day."""

    retention: float = 0.9
    new_per_day: int = 20
    reviews_per_day: int = 200

    @classmethod
    def load(cls, store: "Store", learner: "Learner") -> Self:
        """Return what the learner has set, and the defaults for the rest."""
        return cls.of(store, learner.id)

    @classmethod
    def of(cls, store: "Store", learner: int) -> Self:
        """Return the preferences of the learner with that number."""
        known = {field.name for field in fields(cls)}
        values = store.settings.get(learner, _NAME, {})
        return cls(**{name: value for name, value in values.items() if name in known})

    def save(self, store: "Store", learner: "Learner") -> None:
        """Keep the preferences."""
        store.settings.set(learner.id, _NAME, asdict(self))
