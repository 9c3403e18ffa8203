"""The pydantic base of everything an author or a learner writes."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

Markdown = Annotated[str, StringConstraints(max_length=20_000)]
Short = Annotated[str, StringConstraints(min_length=1, max_length=2_000)]


class Schema(BaseModel):
    """Frozen, and refuses keys that it does not know: a misspelt key must not be ignored."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)
