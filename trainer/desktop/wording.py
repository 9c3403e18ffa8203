"""What several pages say in the same words; no Qt."""

from collections.abc import Mapping
from datetime import datetime


def counted(count: float, noun: str) -> str:
    """Return ``1 point``, ``2.5 points``, ``1,200 answers``."""
    return f"{count:,.10g} {noun}{'' if count == 1 else 's'}"


def listed(counts: Mapping[str, int]) -> str:
    """Return ``choice 3, number 12``: names in order, each with its count."""
    return ", ".join(f"{name} {count}" for name, count in sorted(counts.items()))


def when(moment: datetime) -> str:
    """Return a moment in local time: ``2 March 2026, 10:00``."""
    local = moment.astimezone()
    return f"{local.day} {local:%B %Y, %H:%M}"
