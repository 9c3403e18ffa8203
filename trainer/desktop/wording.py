"""What several pages say in the same words; no Qt."""

from datetime import datetime


def counted(count: float, noun: str) -> str:
    """Return ``1 point``, ``2.5 points``, ``1,200 answers``."""
    return f"{count:,.10g} {noun}{'' if count == 1 else 's'}"


def when(moment: datetime) -> str:
    """Return a moment in local time: ``2 March 2026, 10:00``."""
    local = moment.astimezone()
    return f"{local.day} {local:%B %Y, %H:%M}"
