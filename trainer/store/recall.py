"""FSRS's forgetting curve in SQL: the recall of a card that was last reviewed so long ago."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Double, bindparam, func, type_coerce

from trainer.store.models import CARDS
from trainer.store.types import MICROSECONDS_A_DAY, microseconds

# (1 + factor * days / stability) ** decay, over days that are fractions here
_MICROSECONDS = bindparam("moment", type_=BigInteger) - type_coerce(CARDS.c.last_review, BigInteger)
_DAYS = _MICROSECONDS / bindparam("day_length", type_=Double)
RECALL = func.pow(1 + bindparam("factor", type_=Double) * _DAYS / CARDS.c.stability, bindparam("decay", type_=Double))
"""The predicted recall (0…1) of a card at a moment; it takes the values of :func:`curve`."""


def curve(moment: datetime, factor: float, decay: float) -> dict[str, Any]:
    """Return the values that RECALL needs; ``factor`` and ``decay`` shape the curve."""
    return {
        "moment": microseconds(moment),
        "day_length": float(MICROSECONDS_A_DAY),
        "factor": factor,
        "decay": decay,
    }
