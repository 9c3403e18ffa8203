"""How moments are stored: as microseconds since 1970 in UTC, eight bytes that sort."""

from datetime import UTC, datetime, timedelta

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
MICROSECONDS_A_DAY = timedelta(days=1) // _MICROSECOND


def microseconds(moment: datetime) -> int:
    """Return a moment as it is stored."""
    return (moment - EPOCH) // _MICROSECOND
