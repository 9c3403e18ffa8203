"""What several pages say in the same words; no Qt."""

from datetime import datetime


def when(moment: datetime) -> str:
    """Return a moment in local time: ``2 March 2026, 10:00``."""
    local = moment.astimezone()
    return f"{local.day} {local:%B %Y, %H:%M}"
