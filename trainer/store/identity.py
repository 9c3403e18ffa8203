"""Identities that are unique on every machine, so that two logs can be merged."""

import os
from datetime import datetime
from uuid import UUID


def new_uuid(moment: datetime) -> UUID:
    """Return a UUID of version 7 (RFC 9562, 5.7): milliseconds, then 74 random bits.

    Identities that grow with time are appended to their index; random ones would write a page of their own each.
    """
    milliseconds = int(moment.timestamp() * 1000) & ((1 << 48) - 1)
    random = int.from_bytes(os.urandom(10))
    return UUID(int=milliseconds << 80 | 7 << 76 | (random >> 68) << 64 | 2 << 62 | random & ((1 << 62) - 1))
