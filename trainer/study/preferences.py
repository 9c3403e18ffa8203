"""How a learner wants to be asked."""

from typing import TYPE_CHECKING, Annotated, Self

import fsrs
from pydantic import AfterValidator, Field, ValidationError

from trainer.questions.schema import Schema

if TYPE_CHECKING:
    from trainer.store import Learner
    from trainer.store.store import Store

_NAME = "study"


def _bounded(parameters: tuple[float, ...]) -> tuple[float, ...]:
    fsrs.Scheduler(parameters)  # raises ValueError for too few, too many, and those out of FSRS's bounds
    return parameters


Parameters = Annotated[tuple[float, ...], AfterValidator(_bounded)]
"""The 21 parameters of FSRS-6."""


class Preferences(Schema):
    """``retention`` is the recall (0…1) at which a card is asked again; the limits are cards a day.

    ``parameters`` are FSRS's, fitted to the learner's own reviews; None takes those that suit most people.
    """

    retention: Annotated[float, Field(ge=0.5, le=0.99)] = 0.9
    new_per_day: Annotated[int, Field(ge=0, le=9999)] = 20
    reviews_per_day: Annotated[int, Field(ge=0, le=9999)] = 200
    parameters: Parameters | None = None

    @classmethod
    def load(cls, store: "Store", learner: "Learner") -> Self:
        """Return what the learner has set, and the defaults for the rest. Raises StoreError."""
        return cls.of(store, learner.id)

    @classmethod
    def of(cls, store: "Store", learner: int) -> Self:
        """Return the preferences of the learner with that number; what is out of range is as if it were not set."""
        kept = store.settings.get(learner, _NAME, {})
        values = {name: value for name, value in kept.items() if name in cls.model_fields}
        try:
            return cls.model_validate(values)
        except ValidationError as error:
            wrong = {problem["loc"][0] for problem in error.errors()}
            return cls.model_validate({name: value for name, value in values.items() if name not in wrong})

    def save(self, store: "Store", learner: "Learner") -> None:
        """Keep the preferences. Raises StoreError."""
        store.settings.set(learner.id, _NAME, self.model_dump(mode="json"))
