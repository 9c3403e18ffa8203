"""Identities that are unique on every machine, so that two logs can be merged."""

import secrets
from datetime import datetime
from uuid import UUID


def new_uuid(moment: datetime) -> UUID:
    """Return a UUID of version 7 (RFC 9562, 5.7): milliseconds, then 74 random bits.

    Identities that grow with time are appended to their index; random ones would write a page of their own each.
    """
    milliseconds = int(moment.timestamp() * 1000) & ((1 << 48) - 1)
    random_a, random_b = secrets.randbits(12), secrets.randbits(62)
    return UUID(int=milliseconds << 80 | 7 << 76 | random_a << 64 | 2 << 62 | random_b)
