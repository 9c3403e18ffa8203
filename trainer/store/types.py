"""How moments, days and identities are stored.

A TypeDecorator's ``process_bind_param`` makes what goes in, ``process_result_value`` what comes out.
"""
# ruff: noqa: D102

import json
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Dialect, Integer, LargeBinary, Text, Uuid
from sqlalchemy.types import TypeDecorator, TypeEngine

from trainer.store.moments import EPOCH, microseconds


class UtcDateTime(TypeDecorator[datetime]):
    """A moment, kept as microseconds since 1970 in UTC.

    Eight bytes that sort, and no zone to lose: SQLite's own date type gives back naive times, which FSRS refuses.
    A naive time is a bug of the caller and raises ValueError here, before it is stored.
    """

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a time without a zone cannot be stored: {value.isoformat()}")
        return microseconds(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        return None if value is None else EPOCH + timedelta(microseconds=value)


class DayNumber(TypeDecorator[date]):
    """A learner's day, kept as its proleptic Gregorian ordinal (``date.toordinal``)."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> int | None:
        return None if value is None else value.toordinal()

    def process_result_value(self, value: int | None, dialect: Dialect) -> date | None:
        return None if value is None else date.fromordinal(value)


class Fingerprint(TypeDecorator[str]):
    """Hexadecimal digits, two to a byte."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:
        return None if value is None else bytes.fromhex(value)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> str | None:
        return None if value is None else bytes(value).hex()


class TopicList(TypeDecorator[tuple[str, ...]]):
    """Topics, kept as a JSON list in text that can be compared and grouped by."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str | None:
        return None if value is None else json.dumps(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...] | None:
        return None if value is None else tuple(json.loads(value))


class CompactUuid(TypeDecorator[UUID]):
    """A UUID in its 16 bytes, where SQLAlchemy's own type would take 32 characters on SQLite."""

    impl = LargeBinary(16)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(Uuid() if dialect.name == "postgresql" else LargeBinary(16))

    def process_bind_param(self, value: UUID | None, dialect: Dialect) -> Any:
        return value if value is None or dialect.name == "postgresql" else value.bytes

    def process_result_value(self, value: Any, dialect: Dialect) -> UUID | None:
        return value if value is None or isinstance(value, UUID) else UUID(bytes=bytes(value))
