"""Named misconceptions: wrong rules, by which an answer that follows from one is recognised.

To add one, describe it in the module of its subject; it is then known to packs, checks, feedback and the reference.
"""

from difflib import get_close_matches
from typing import Annotated, Final

from pydantic import AfterValidator, WithJsonSchema

from trainer.questions.misconceptions.address_space import ADDRESS_SPACE
from trainer.questions.misconceptions.base import Misconception
from trainer.questions.misconceptions.heap import HEAP
from trainer.questions.misconceptions.storage import STORAGE

MISCONCEPTIONS: Final[dict[str, Misconception]] = {
    misconception.name: misconception for misconception in (*HEAP, *ADDRESS_SPACE, *STORAGE)
}


def _known(name: str) -> str:
    if name not in MISCONCEPTIONS:
        close = get_close_matches(name, MISCONCEPTIONS, 1)
        hint = f"perhaps {close[0]!r}" if close else "there are " + ", ".join(MISCONCEPTIONS)
        raise ValueError(f"there is no misconception {name!r}; {hint}")
    return name


MisconceptionName = Annotated[
    str, AfterValidator(_known), WithJsonSchema({"type": "string", "enum": list(MISCONCEPTIONS)})
]
"""The name of one of ``MISCONCEPTIONS``."""

__all__ = ["MISCONCEPTIONS", "Misconception", "MisconceptionName"]
