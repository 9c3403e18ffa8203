"""FSRS's forgetting curve in SQL: the recall of a card that was last reviewed so long ago."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Double, bindparam, func, type_coerce

from trainer.store.moments import MICROSECONDS_A_DAY, microseconds
from trainer.store.tables import CARDS

# (1 + factor * days / stability) ** decay, over days that are fractions here. SQLAlchemy's own division would add 0.0.
_MICROSECONDS = bindparam("moment", type_=BigInteger) - type_coerce(CARDS.c.last_review, BigInteger)
_FADED = (bindparam("factor", type_=Double) * _MICROSECONDS).op("/")(CARDS.c.stability)
RECALL = func.pow(1 + _FADED, bindparam("decay", type_=Double))
"""The predicted recall (0…1) of a card at a moment; it takes the values of :func:`curve`."""


def curve(moment: datetime, factor: float, decay: float) -> dict[str, Any]:
    """Return the values that RECALL needs; ``factor`` (a day) and ``decay`` shape the curve."""
    return {"moment": microseconds(moment), "factor": factor / MICROSECONDS_A_DAY, "decay": decay}
