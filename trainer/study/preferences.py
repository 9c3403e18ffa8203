"""How a learner wants to be asked."""

from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from trainer.store import Learner
    from trainer.store.store import Store

_NAME = "study"
_BOUNDS = {"retention": (0.5, 0.99), "new_per_day": (0, 9999), "reviews_per_day": (0, 9999)}


@dataclass(frozen=True, slots=True)
class Preferences:
    """``retention`` is the recall (0.5…0.99) at which a card is asked again; the limits are cards a day (0…9999).

    ``parameters`` are FSRS-6's 21, fitted to the learner's own reviews; None takes those that suit most people. Raises
    ValueError or TypeError for what is out of range. (No pydantic model: to build one would cost 10 ms of the time
    until the first card.)
    """

    retention: float = 0.9
    new_per_day: int = 20
    reviews_per_day: int = 200
    parameters: tuple[float, ...] | None = None

    def __post_init__(self) -> None:
        for name, (low, high) in _BOUNDS.items():
            if not low <= getattr(self, name) <= high:
                raise ValueError(f"{name} must be from {low} to {high}")
        if self.parameters is not None:
            import fsrs

            object.__setattr__(self, "parameters", tuple(self.parameters))  # JSON has lists only
            fsrs.Scheduler(self.parameters)  # raises ValueError for too few, too many, and those out of FSRS's bounds

    @classmethod
    def load(cls, store: "Store", learner: "Learner") -> Self:
        """Return what the learner has set, and the defaults for the rest. Raises StoreError."""
        return cls.of(store, learner.id)

    @classmethod
    def of(cls, store: "Store", learner: int) -> Self:
        """Return the preferences of the learner with that number; what is out of range is as if it were not set."""
        return cls.from_setting(store.settings.get(learner, _NAME))

    @classmethod
    def from_setting(cls, kept: Any) -> Self:
        """Return the preferences of a setting's value, which may be None."""
        kept = kept if isinstance(kept, dict) else {}
        values = {name: kept[name] for name in (field.name for field in fields(cls)) if name in kept}
        return cls(**{name: value for name, value in values.items() if cls._admits(name, value)})

    @classmethod
    def _admits(cls, name: str, value: Any) -> bool:
        try:
            cls(**{name: value})
        except (TypeError, ValueError):
            return False
        return True

    def save(self, store: "Store", learner: "Learner") -> None:
        """Keep the preferences. Raises StoreError."""
        store.settings.set(learner.id, _NAME, asdict(self))
